"""The nine indicators of a quarter (¶5.1), beside one bare scan of the same rows and pandas in the same run.

    python bench/indicators.py [--services 200000]

Ours is the desk's verb over the encrypted store, from the question to the last figure. The scan has SQLite add up the
lengths of the columns that the indicators need, over the same rows: what reading and decrypting alone cost. pandas
reads the same columns over the same connection and counts distinct persons and enterprises with groupby, its persons
merged by a dictionary; its totals must be ours.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import pandas as pd
from sqlalchemy import Connection, func, select

import main
from storage.engine import Store, create_store
from storage.rows.registry import STATED
from storage.tables import registry_rows
from survey.edition import Edition
from survey.edition_report import INDICATORS
from survey.ids import uuid7
from survey.periods import Month, Quarter
from survey.registry.records import Phone, Record, Version
from survey.report.statistics import Statistics, age_labels
from survey.services.reporting import ReportingDesk

QUARTER = Quarter(2026, 3)
NOW = datetime(2026, 10, 5, tzinfo=UTC)
SERVICES_A_PERSON = 1.3
RUNS = 3
WIDE = dict.fromkeys(("place", "settlement", "subservice", "subindustry", "manager"), "Шаруашылық жүргізу мәселелері")
EXCLUDED, ELSEWHERE, ONLINE = 0.02, 0.04, 0.3


def invent(month: Month, number: int, edition: Edition, chance: random.Random) -> Iterator[Record]:
    """Yield the rows of a month: persons with an IIN or told by name and birth, some in two regions."""
    regions = [region.code for region in edition.regions if region.exists_on(month.last)]
    forms, industries = list(edition.report.legal_forms)[:8], list(edition.report.industries)
    persons = int(number * len(QUARTER.months) / SERVICES_A_PERSON)
    for row in range(1, number + 1):
        who = chance.randrange(persons)
        birth = date(1950, 1, 1) + timedelta(days=who // 2 * 7919 % 20_000)
        name_birth = f"сынақов ойдан {who // 2}|{birth.isoformat()}"
        service = f"Кәсіпкерлерге арналған қызмет {chance.randrange(30)}"
        yield Record(
            number=row,
            cells=WIDE | {"client": f"Сынақов Ойдан {who}", "service": service},
            counted=chance.random() > EXCLUDED,
            region=regions[who % len(regions)] if chance.random() > ELSEWHERE else chance.choice(regions),
            id_number=f"{who:012}",
            person=f"iin:{who:012}" if who % 2 else f"nb:{name_birth}",
            name_birth=name_birth,
            enterprise=f"id:{who + chance.randrange(2) * persons:012}",
            sex=("male", "female")[who % 2],
            birth=birth,
            category=("micro", "small", "medium")[who % 3],
            start=month.first,
            end=month.first + timedelta(days=chance.randrange(28)),
            phones=(Phone(f"+7701{who:07}", 21),),
            legal_form=forms[who % len(forms)],
            industry=industries[who % len(industries)],
            service=service,
            mode=("online", "offline")[chance.random() > ONLINE],
        )


def fill(store: Store, services: int, edition: Edition) -> None:
    """Put a quarter into a store."""
    chance = random.Random(59)
    for month in QUARTER.months:
        number = services // len(QUARTER.months)
        version = Version(
            id=uuid7(NOW),
            month=month,
            number=1,
            file="r.xlsx",
            sha256=str(month),
            received=month.next.first,
            late=False,
            rows=number,
            counted=number,
            imported_at=NOW,
            by=store.staff.id,
        )
        with store.work() as work:
            work.registries.add(version, invent(month, number, edition, chance), [])
            work.commit()


def scan(connection: Connection) -> int:
    """Add up the lengths of the columns that are read."""
    lengths = sum((func.length(func.coalesce(column, "")) for column in STATED[1:]), start=func.length(STATED[0]))
    return int(connection.scalar(select(func.sum(lengths)).where(registry_rows.c.counted)) or 0)


def with_pandas(connection: Connection, brackets: tuple[int, ...]) -> dict[str, int]:
    """Count the nine with pandas; return how much stands in the cells of each."""
    rows = pd.read_sql(select(*STATED).where(registry_rows.c.counted), connection)
    keyed = rows[rows["person"].str.startswith("iin:")].groupby("name_birth")["person"].agg(["nunique", "first"])
    single = ("nb:" + keyed[keyed["nunique"] == 1].index).to_series().to_frame("key")
    single["iin"] = keyed.loc[keyed["nunique"] == 1, "first"].to_numpy()
    joined = dict(zip(single["key"], single["iin"], strict=True))
    rows["client"] = rows["person"].map(lambda key: joined.get(key, key))
    rows = rows.sort_values(["end_date", "number"], kind="stable")
    firsts = rows.groupby("client").agg({"sex": "first", "birth": "first", "end_date": "first"})
    rows["sex"] = rows["client"].map(firsts["sex"])
    born, on = pd.to_datetime(firsts["birth"]), pd.to_datetime(firsts["end_date"])
    before = (on.dt.month * 100 + on.dt.day) < (born.dt.month * 100 + born.dt.day)
    years = on.dt.year - born.dt.year - before.astype(int)
    ages = pd.cut(years, [-1, *brackets, 200], labels=list(age_labels(brackets)))

    def persons(*keys: str) -> int:
        return int(rows.groupby(list(keys))["client"].nunique().sum())

    services = rows["service"].str.lower().str.split().str.join(" ")
    return dict(
        zip(
            INDICATORS,
            (
                persons("region"),
                persons("region", "industry"),
                int(rows.groupby(["region", "legal_form"])["enterprise"].nunique().sum()),
                persons("region", "sex"),
                int(ages.value_counts().sum()),
                persons("region", "category"),
                int(rows.groupby(["region", services]).size().sum()),
                int(rows.groupby("region").size().sum()),
                int(rows[rows["mode"] == "online"].groupby("region").size().sum()),
            ),
            strict=True,
        )
    )


def sums(counted: Statistics) -> dict[str, int]:
    """Return how much stands in the cells of each indicator."""
    return {name: sum(one.cells.values()) for name, one in counted.indicators.items()}


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Return the median seconds of some runs, and what the last one returned."""
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        result = work()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds), result


def measure() -> int:
    """Print the three beside each other; return 1 when pandas counts otherwise."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--services", type=int, default=200_000)
    services, edition = parser.parse_args().services, main.edition()
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(
            create_store(Path(folder) / "s.db", "supervisor", "supervisor", "a-long-password", lambda: NOW)
        ) as store,
    ):
        fill(store, services, edition)
        desk = ReportingDesk(store.work, lambda: NOW, edition, store.staff)
        our_seconds, counted = timed(lambda: desk.statistics(QUARTER))
        with store.work() as work:
            connection = work.registries._connection  # noqa: SLF001  a yardstick reads past the port
            scan_seconds, _ = timed(lambda: scan(connection))
            pandas_seconds, theirs = timed(lambda: with_pandas(connection, edition.report.age_brackets))
    print(f"nine indicators, {services:,} services   ours {our_seconds:.2f} s")
    print(f"one bare scan  {scan_seconds:.2f} s   ratio {our_seconds / scan_seconds:.2f}")
    print(f"pandas         {pandas_seconds:.2f} s   ratio {our_seconds / pandas_seconds:.2f}")
    if theirs != sums(counted):
        print(f"pandas counts otherwise: {theirs} against {sums(counted)}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(measure())
