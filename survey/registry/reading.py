"""From an open workbook to records and findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter

from survey.edition import Edition, Severity
from survey.errors import FileRefused
from survey.periods import Month
from survey.registry.checks import CHECKS, Facts
from survey.registry.headings import Form, find_form
from survey.registry.links import PersonLink
from survey.registry.neighbours import Neighbours
from survey.registry.records import Finding, RawRow, Record
from survey.registry.row import Row, RowReader, as_text
from survey.registry.workbook import Workbook

PROGRESS_EVERY = 500
LEAST_CELLS = 4
"""A line with fewer filled cells of the form is a total or a signature, no row."""


@dataclass(slots=True)
class Reading:
    """A month's registry read: its records and what is wrong with them, in the order of the sheet."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_registry(
    workbook: Workbook,
    edition: Edition,
    month: Month,
    file: str,
    progress: Callable[[int], None],
    links: Sequence[PersonLink] = (),
) -> Reading:
    """Read, check and key every row.

    `progress` is told the rows so far every 500 rows and may raise Stopped. `links` are the supervisor's words on who
    is one person, by which numbers are shared or not. Raises FileRefused (registry.no_form,
    registry.column_missing, registry.empty).
    """
    reading = Reading()
    reading.records += stream_registry(workbook, edition, month, file, progress, reading.findings, links)
    return reading


def stream_registry(
    workbook: Workbook,
    edition: Edition,
    month: Month,
    file: str,
    progress: Callable[[int], None],
    findings: list[Finding],
    links: Sequence[PersonLink] = (),
) -> Iterator[Record]:
    """Read as `read_registry` does, a record at a time; `findings` are whole after the last."""
    form = find_form(workbook, edition, file)
    judge = _Judge(edition, links)
    reader = RowReader(edition, month)
    rows = 0
    for raw in _rows(workbook, form, edition):
        row = reader.read(raw)
        found = judge.findings(row)
        findings += found
        yield row.record(judge.columns, counted=is_counted(found))
        rows += 1
        if rows % PROGRESS_EVERY == 0:
            progress(rows)
    if not rows:
        raise FileRefused("registry.empty", file=file)
    findings += judge.shared_numbers()


def is_counted(findings: Sequence[Finding]) -> bool:
    """Tell whether a row with these findings counts."""
    return not findings or all(finding.severity is not Severity.EXCLUDED for finding in findings)


def _rows(workbook: Workbook, form: Form, edition: Edition) -> Iterator[RawRow]:
    numbering = {column.name: str(column.number) for column in edition.columns}
    names, places = tuple(form.places), tuple(form.places.values())
    pick, width = itemgetter(*places), max(places) + 1
    lines = islice(workbook.rows(form.sheet), form.row, None)
    for number, cells in enumerate(lines, start=form.row + 1):
        whole = cells if len(cells) >= width else [*cells, *[None] * (width - len(cells))]
        row = RawRow(number, dict(zip(names, pick(whole), strict=True)))
        filled = [name for name, cell in row.cells.items() if cell is not None and cell != ""]
        if len(filled) >= LEAST_CELLS and any(as_text(row.cells[name]) != numbering[name] for name in filled):
            yield row


class _Judge:
    """Runs an edition's checks over a row and remembers it beside its neighbours; one without a severity is not run."""

    def __init__(self, edition: Edition, links: Sequence[PersonLink]) -> None:
        self.columns = {column.name: column.number for column in edition.columns}
        self._severities = edition.severities
        self._checks = tuple((check.code, check.column, check.find) for check in CHECKS if self._asked(check.code))
        self._neighbours = Neighbours(links)

    def findings(self, row: Row) -> list[Finding]:
        found = [
            self._finding(row.number, code, column, row.text[column], facts)
            for code, column, find in self._checks
            for facts in find(row, column)
        ]
        repeated = self._neighbours.see(row, sound=is_counted(found))
        if repeated and self._asked(repeated.code):
            found.append(
                self._finding(row.number, repeated.code, "service", row.text["service"], {"first": repeated.first})
            )
        return found

    def shared_numbers(self) -> Iterator[Finding]:
        if self._asked("phone.shared"):
            for shared in self._neighbours.shared():
                facts = {"persons": shared.persons}
                yield self._finding(shared.row, "phone.shared", "mobile_phone", shared.number, facts)

    def _asked(self, code: str) -> bool:
        return code in self._severities

    def _finding(self, row: int, code: str, column: str, value: str, facts: Facts) -> Finding:
        return Finding(row, self.columns[column], code, self._severities[code], value, facts)
