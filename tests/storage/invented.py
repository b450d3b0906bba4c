"""Invented registries, waves and cases for the tests of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from storage.engine import Store
from survey.edition import Severity
from survey.facts import Answer
from survey.fieldwork.case import Case, CaseRow, CaseState, Stage
from survey.ids import uuid7
from survey.language import Language
from survey.periods import Month, Quarter
from survey.ports import UnitOfWork
from survey.registry.records import Finding, Phone, Record, Version
from survey.sampling.design import Draw, Plan, Request, StratumPlan, Wave

LOGIN, PASSWORD, NAME = "supervisor", "жеті-жұлдыз-7", "Сапарова Әйгерім Болатқызы"
NOW = datetime(2026, 10, 5, 4, 30, tzinfo=UTC)
JULY, QUARTER = Month(2026, 7), Quarter(2026, 3)
FRESH = CaseState(Stage.FRESH, "3.11", 0, None, None, None)


def record(number: int = 12, **changes: object) -> Record:
    values: dict[str, object] = {
        "number": number,
        "cells": {"client": f"Ермеков Дәурен {number}", "place": "Көкшетау қаласы", "id_number": "900101300017"},
        "counted": True,
        "region": "KZ-11",
        "id_number": "900101300017",
        "person": f"person {number}",
        "name_birth": f"ермеков дәурен {number}|1990-01-01",
        "enterprise": f"enterprise {number}",
        "sex": "male",
        "birth": date(1990, 1, 1),
        "category": "micro",
        "start": date(2026, 7, 2),
        "end": date(2026, 7, 3),
        "phones": (Phone("+77015550101", 21), Phone("+77162550101", 20)),
    }
    return Record(**values | changes)


def finding(row: int = 12, code: str = "id.checksum", column: int = 6) -> Finding:
    return Finding(row, column, code, Severity.ERROR, "900101300018", {"expected": 7, "word": "ЖСН"})


def version(by: UUID, number: int = 1, month: Month = JULY, *, late: bool = False) -> Version:
    return Version(
        id=uuid7(NOW),
        month=month,
        number=number,
        file="шілде.xlsx",
        sha256=f"{number:064x}",
        received=date(2026, 8, 3),
        late=late,
        rows=3,
        counted=2,
        imported_at=NOW,
        by=by,
    )


def wave(by: UUID, quarter: Quarter = QUARTER, drawn_at: datetime = NOW) -> tuple[Wave, Draw]:
    plan = Plan(
        quarter=quarter,
        request=Request(sample=3),
        frame=40,
        completes=2,
        sample=3,
        margin=0.25,
        strata=(StratumPlan("KZ-11", 40, 55, 2, 3, 2, 0.25),),
    )
    drawn = Wave(uuid7(drawn_at), "2019-59", plan, "2026Q3", "cd" * 32, drawn_at, by)
    return drawn, Draw(plan, drawn.seed, drawn.frame_sha256, ())


def case(of: Wave, kept: Version, order: int = 1) -> Case:
    return Case(
        id=uuid7(NOW),
        wave=of.id,
        order=order,
        replicate=1,
        region="KZ-11",
        client=f"person {order}",
        services=2,
        version=kept.id,
        row=order,
        phones=("+77015550101", "+77162550101"),
    )


def field(work: UnitOfWork, by: UUID, size: int = 3) -> tuple[Wave, list[Case]]:
    """Store a registry and a wave of `size` fresh cases."""
    kept = version(by)
    work.registries.add(kept, [record(number) for number in range(1, size + 1)], [])
    drawn, draw = wave(by)
    cases = [case(drawn, kept, order) for order in range(1, size + 1)]
    work.waves.add(drawn, draw, [CaseRow(case, FRESH) for case in cases])
    return drawn, cases


def answer(of: Case, by: UUID, choice: str = "yes", *, minute: int = 0) -> Answer:
    at = NOW + timedelta(minutes=minute)
    return Answer(id=uuid7(at), case=of.id, at=at, by=by, question="q1", choice=choice, language=Language.KK)


@contextmanager
def committed(store: Store) -> Iterator[UnitOfWork]:
    """Do some work and make it durable."""
    with store.work() as work:
        yield work
        work.commit()
