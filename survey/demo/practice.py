"""A practice: invented clients in a store of their own, which nobody can open again once it is closed."""

import csv
import secrets
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from survey.demo.quarter import invent_quarter
from survey.demo.rows import Line
from survey.edition import Edition
from survey.fieldwork.hours import next_calling_moment
from survey.language import Language
from survey.periods import Month
from survey.ports import Clock
from survey.sampling.design import Request
from survey.services.calling import CallingDesk
from survey.services.desks import Desks, OpenDesks
from survey.services.practice import PracticeDesk

LOGIN = "practice"
SERVICES, CLIENTS = 300, 40
ROOM = timedelta(hours=2)
"""How long clients may be called yet when a practice begins."""


@dataclass(frozen=True, slots=True)
class Practice:
    """All that a practice lets be done: calls. Its registries, reports and exports are out of everybody's reach.

    `close` ends it and removes the store.
    """

    calling: CallingDesk
    lessons: PracticeDesk
    edition: Edition
    clock: Clock
    close: Callable[[], None]


def open_practice(open_desks: OpenDesks, edition: Edition, clock: Clock) -> Practice:
    """Make a throwaway store under a password that nobody knows, and fill it with clients of nobody.

    It lies in a folder of its own, encrypted like every store, so that a crash leaves nothing readable behind.
    """
    time = within_calling_hours(clock, edition)
    with ExitStack() as held:
        folder = Path(held.enter_context(TemporaryDirectory(prefix="pikirterim-practice-")))
        desks = open_desks(folder / "practice.db", LOGIN, secrets.token_urlsafe(), clock=time)
        held.callback(desks.close)
        _fill(desks, folder / "practice.csv", time())
        return Practice(desks.calling, desks.practice, edition, time, held.pop_all().close)


def within_calling_hours(clock: Clock, edition: Edition) -> Clock:
    """Return a clock set on to when clients may be called: people practise in the evening, too."""
    now = clock()
    start = next_calling_moment(now, edition)
    if next_calling_moment(start + ROOM, edition) != start + ROOM:
        start = next_calling_moment(start + ROOM, edition)
    return lambda: clock() + (start - now)


def _fill(desks: Desks, file: Path, now: datetime) -> None:
    seed = now.toordinal()
    quarter = Month.of(now.date()).quarter.previous
    month = quarter.months[0]
    invented = invent_quarter(quarter, SERVICES, seed, desks.edition)
    _write(file, desks.edition, invented.registries[month])
    desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.sampling.draw(quarter, Request(sample=CLIENTS), str(seed))


def _write(file: Path, edition: Edition, lines: Iterable[Line]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(column.heading[Language.KK] for column in edition.columns)
        for line in lines:
            writer.writerow(_cell(line[column.name]) for column in edition.columns)


def _cell(cell: object) -> str:
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)
