"""¶11 on an invented quarter: every act that is missing, unsigned or different is found, and nothing else."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

import main
from storage.exchange.demo_files import write_demo_files
from survey.demo.quarter import invent_quarter
from survey.demo.rows import Line
from survey.demo.visits import invent_visits
from survey.demo.words import words
from survey.edition import Edition, Severity
from survey.edition_file import load_edition
from survey.periods import Month, Quarter
from survey.registers.judging import ACT_CODES

QUARTER = Quarter(2026, 3)
SERVICES, SEED = 2500, 5
HEADINGS = (4, 1, 1)
"""The row of each month's headings; the first has titles above."""


def test_p11_the_invented_disagreements_are_found_and_no_others(tmp_path: Path) -> None:
    edition = load_edition(main.EDITION)
    files = write_demo_files(tmp_path / "demo", QUARTER, SERVICES, SEED, edition)
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", "a-long-password")) as desks:
        for month, file in zip(QUARTER.months, files, strict=False):
            desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        excluded = {
            (month, one.row)
            for month in QUARTER.months
            for one in desks.registry.findings(month)
            if one.severity is Severity.EXCLUDED
        }
        desks.registers.import_acts(files[3])
        found = {
            (month, one.row, one.code)
            for month in QUARTER.months
            for one in desks.registry.findings(month)
            if one.code in ACT_CODES
        }
    expected = {one for one in invented(edition) if one[:2] not in excluded}
    assert found == expected
    assert {code for _, _, code in found} == set(ACT_CODES)


def invented(edition: Edition) -> Iterator[tuple[Month, int, str]]:
    """Tell from the services themselves which row disagrees with its act, whose number is the service's serial."""
    quarter = invent_quarter(QUARTER, SERVICES, SEED, edition)
    visits = invent_visits(Random(SEED), QUARTER, SERVICES, edition)
    acts = {str(act["number"]): act for act in quarter.acts}
    for month, headings in zip(QUARTER.months, HEADINGS, strict=True):
        serials = (serial for serial, visit in enumerate(visits, start=1) if visit.end in month)
        serial, last = 0, None
        for row, line in enumerate(quarter.registries[month], start=headings + 1):
            serial = serial if line is last else next(serials)
            last = line
            visit = visits[serial - 1]
            act = acts.get(f"А-{serial:06}")
            for code in disagreements(act, visit.service[visit.language], visit.end):
                yield month, row, code


def disagreements(act: Line | None, service: str, end: date) -> Iterator[str]:
    if act is None:
        yield "act.missing"
        return
    if act["signed"] == words("registers")["acts"]["unsigned"]:
        yield "act.unsigned"
    if act["end"] != end:
        yield "act.date_differs"
    if act["service"] != service:
        yield "act.service_differs"
