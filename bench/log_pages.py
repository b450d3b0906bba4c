"""How long a page of the audit log takes among a million records: the newest, the oldest, a rare kind, no match.

python bench/log_pages.py [RECORDS]
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from storage.audit_tables import audit_log
from storage.bulk import add_many
from storage.engine import create_store
from survey.audit import Logged
from survey.ids import uuid7
from survey.log import PAGE, Sought

RARE = 250_000
START = datetime(2026, 1, 5, 4, tzinfo=UTC)


def main(records: int) -> None:
    """Fill a log and read its pages."""
    with tempfile.TemporaryDirectory() as folder:
        store = create_store(Path(folder) / "log.db", "supervisor", "supervisor", "a-long-password", lambda: START)
        with store, store.work() as work:
            staff = store.staff.id.bytes
            connection: Any = work.log._connection  # type: ignore[attr-defined]  # noqa: SLF001  a bench fills past the port
            add_many(connection, audit_log, _invented(records, staff))
            for name, sought, below in (
                ("newest page", Sought(), None),
                ("oldest page", Sought(), PAGE),
                ("middle page", Sought(), records // 2),
                ("rare kind", Sought(kinds=(Logged.RESTORED.value,)), None),
                ("rare words", Sought("2031-77"), None),
                ("no match", Sought("жоқ"), None),
            ):
                started = time.perf_counter()
                found = work.log.page(sought, below, PAGE + 1)
                print(f"{name:12} {len(found):4} records {1000 * (time.perf_counter() - started):8.1f} ms")


def _invented(records: int, staff: bytes) -> Iterator[tuple[Any, ...]]:
    kinds = [kind.value for kind in Logged if kind is not Logged.RESTORED]
    for number in range(1, records + 1):
        at = START + timedelta(seconds=number)
        what = Logged.RESTORED.value if number % RARE == 0 else kinds[number % len(kinds)]
        subject = "2031-77" if number % RARE == 0 else f"2026-{number % 12 + 1:02}"
        moment = int(at.timestamp()) * 1_000_000
        yield uuid7(at).bytes, moment, staff, what, subject, "{}", '{"rows":21340}', b"\0" * 32


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
