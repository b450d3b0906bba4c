"""A quarter half way through fieldwork, made by the real desks."""

from collections.abc import Sequence
from pathlib import Path
from random import Random

from survey.demo.checks import Checker
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.demo.words import words
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.calling import CallingDesk
from survey.services.desks import Desks
from survey.services.people import Account
from survey.staff import Role

SAMPLE, CALLED = 1200, 1000


def take_half_way(desks: Desks, clock: SteppingClock, files: Sequence[Path], quarter: Quarter, seed: int) -> None:
    """Take in a quarter's files, draw a sample, call a part of it and look at its quality.

    `files` are the months', the acts, the questionnaires.
    """
    *registries, acts, questionnaires = files
    for month, file in zip(quarter.months, registries, strict=True):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.registers.import_acts(acts)
    desks.registers.import_questionnaires(questionnaires)
    desks.sampling.draw(quarter, Request(sample=SAMPLE), str(seed))
    callings = [desks.calling, *_operators(desks)]
    checker = Checker(Random(f"{seed} checks"), desks, clock, quarter)  # noqa: S311  invented, and repeatable
    play_fieldwork(callings, clock, desks.edition, seed, CALLED, checker.check)
    checker.review()


def _operators(desks: Desks) -> list[CallingDesk]:
    """Take on the invented operators, who call beside the supervisor."""
    invented = words("fieldwork")
    return [
        desks.seat(desks.people.add(Account(**operator, role=Role.OPERATOR), invented["password"]))
        for operator in invented["operators"]
    ]
