"""A quarter half way through fieldwork, made by the real desks."""

from collections.abc import Sequence
from pathlib import Path

from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.periods import Quarter
from survey.sampling.design import Request
from survey.services.desks import Desks

SAMPLE, CALLED = 1200, 1000


def take_half_way(desks: Desks, clock: SteppingClock, files: Sequence[Path], quarter: Quarter, seed: int) -> None:
    """Take in a quarter's files, draw a sample and call a part of it; `files` are the months', acts, questionnaires."""
    *registries, acts, questionnaires = files
    for month, file in zip(quarter.months, registries, strict=True):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.registers.import_acts(acts)
    desks.registers.import_questionnaires(questionnaires)
    desks.sampling.draw(quarter, Request(sample=SAMPLE), str(seed))
    play_fieldwork(desks.calling, clock, desks.edition, seed, CALLED)
