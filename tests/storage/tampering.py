"""A store with a few days of invented work, and one tampering after another done to copies of its rows."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from storage.audit import FACT_TABLES, GUARDED
from survey.audit import Logged, entry
from survey.facts import (
    Answer,
    Appointment,
    CheckAnswer,
    CheckCall,
    CheckStart,
    Claim,
    Dial,
    Disposition,
    Fact,
    Note,
    Review,
    Verdict,
)
from survey.ids import uuid7
from survey.language import Language
from survey.ports import UnitOfWork
from survey.registry.links import PersonLink, Ruling
from survey.registry.standing import MonthFact, Step
from survey.sampling.design import Release
from survey.staff import Staff
from tests.storage.invented import FRESH, JULY, NOW, field

TARGETS = ("audit_log", *FACT_TABLES)
Row = list[Any]


@dataclass(frozen=True, slots=True)
class Tampering:
    """What was done to which table."""

    deed: str
    table: str


def live_some_days(work: UnitOfWork, staff: Staff, chance: random.Random, days: int = 3) -> None:
    """Let facts of every kind be made over some sessions, each sealed when it closes; nothing is committed."""
    wave, cases = field(work, staff.id, 6)
    moment = NOW
    for day in range(1, days + 1):
        work.audit.seal(entry(moment, staff, Logged.SIGN_IN, staff.login))
        for _ in range(chance.randint(2, 8)):
            moment += timedelta(microseconds=chance.randint(1, 10**9))
            work.facts.add(chance.choice(_facts(chance.choice(cases).id, moment, staff.id)))
        _decide(work, staff.id, moment, day)
        work.waves.release(Release(uuid7(moment), wave.id, day, moment, staff.id), FRESH)
        work.audit.add(entry(moment, staff, Logged.RELEASED, "2026Q3", {"replicate": day}, {"replicate": day - 1}))
        work.audit.seal(entry(moment, staff, Logged.CLOSED, staff.login))


def _facts(case: UUID, at: datetime, by: UUID) -> tuple[Fact, ...]:
    stamp: dict[str, Any] = {"id": uuid7(at), "case": case, "at": at, "by": by}
    return (
        Claim(**stamp),
        Dial(phone="+77015550101", **stamp),
        Answer(question="q1", choice="yes", language=Language.KK, **stamp),
        Note(text="жазба", **stamp),
        Disposition(outcome="3.11", **stamp),
        Appointment(due=at, **stamp),
        Review(verdict=Verdict.REJECTED, reason="тыңдалмайды", **stamp),
        CheckStart(of=case, **stamp),
        CheckAnswer(of=case, question="q1", choice="no", language=Language.RU, **stamp),
        CheckCall(of=case, phone="+77015550101", outcome="3.13", **stamp),
    )


def _decide(work: UnitOfWork, by: UUID, at: datetime, day: int) -> None:
    version = work.registries.latest(JULY)
    assert version
    link = PersonLink(id=uuid7(at), at=at, by=by, one="a", other=f"b{day}", ruling=Ruling.JOINED, reason="бір адам")
    work.person_links.add(link)
    work.months.add(
        MonthFact(id=uuid7(at), month=JULY, version=version.id, step=Step.SENT, day=at.date(), at=at, by=by)
    )


def drop_guards(connection: Connection) -> None:
    """Do what a tamperer does first."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for table in GUARDED:
        for verb in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(f"DROP TRIGGER {table}_refuse_{verb}")


def tamper(connection: Connection, chance: random.Random) -> Tampering:
    """Change, delete, insert or swap something in the log or the facts; what was there is always different after."""
    filled = [table for table in TARGETS if _rows(connection, table)]
    while True:
        table, deed = chance.choice(filled), chance.choice(list(_DEEDS))
        try:
            if _DEEDS[deed](connection, table, chance):
                return Tampering(deed, table)
        except IntegrityError:  # two rows under one number: such a change leaves nothing behind
            continue


def _rows(connection: Connection, table: str) -> list[Row]:
    return [list(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")]


def _columns(connection: Connection, table: str) -> Sequence[str]:
    return [row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]


def _other(value: Any, chance: random.Random) -> Any:
    match value:
        case bytes():
            place = chance.randrange(len(value))
            return value[:place] + bytes([value[place] ^ chance.randint(1, 255)]) + value[place + 1 :]
        case int():
            return value + chance.choice([-1, 1]) * chance.randint(1, 10**6)
        case str() if value and chance.random() < 0.5:
            place = chance.randrange(len(value))
            return value[:place] + chr(ord(value[place]) + 1) + value[place + 1 :]
        case str():
            return value + chance.choice([" ", "x", "́"])
    return chance.choice([1, "x", b"\0" * 16])


def _change(connection: Connection, table: str, chance: random.Random) -> bool:
    columns, row = _columns(connection, table), chance.choice(_rows(connection, table))
    place = chance.randrange(len(columns))
    key = columns.index("id")
    connection.exec_driver_sql(
        f'UPDATE {table} SET "{columns[place]}" = ? WHERE id = ?', (_other(row[place], chance), row[key])
    )
    return True


def _delete(connection: Connection, table: str, chance: random.Random) -> bool:
    key = _columns(connection, table).index("id")
    rows = _rows(connection, table)
    for row in chance.sample(rows, min(len(rows), chance.choice([1, 1, 1, 2, 3]))):
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE id = ?", (row[key],))
    return True


def _insert(connection: Connection, table: str, chance: random.Random) -> bool:
    columns, row = _columns(connection, table), chance.choice(_rows(connection, table))
    row[columns.index("id")] = chance.randbytes(16)
    if table == "audit_log":
        row[columns.index("number")] = chance.choice([None, -1, 0, 10**6])
    if table == "wave_releases":
        row[columns.index("replicate")] = chance.randint(100, 999)
    connection.exec_driver_sql(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", tuple(row))
    return True


def _swap(connection: Connection, table: str, chance: random.Random) -> bool:
    """Let two rows change what one of their columns says."""
    columns, rows = _columns(connection, table), _rows(connection, table)
    if len(rows) < 2:
        return False
    key = columns.index("id")
    place = chance.randrange(len(columns))
    one, other = chance.sample(rows, 2)
    unique = {"id", "number", "replicate"}
    if one[place] == other[place] or columns[place] in unique:
        return False
    for row, value in ((one, other[place]), (other, one[place])):
        connection.exec_driver_sql(f'UPDATE {table} SET "{columns[place]}" = ? WHERE id = ?', (value, row[key]))
    return True


_DEEDS: dict[str, Callable[[Connection, str, random.Random], bool]] = {
    "change": _change,
    "delete": _delete,
    "insert": _insert,
    "swap": _swap,
}
