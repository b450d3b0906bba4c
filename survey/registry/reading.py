"""From an open workbook to records and findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from survey.edition import Edition, Severity
from survey.errors import FileRefused
from survey.periods import Month
from survey.registry.checks import CHECKS, ColumnCheck, Facts
from survey.registry.form import Form, require_whole
from survey.registry.lines import form_rows
from survey.registry.links import PersonLink
from survey.registry.neighbours import Neighbours
from survey.registry.records import Aside, Finding, Record
from survey.registry.row import Row, RowReader, as_text
from survey.registry.workbook import Workbook

PROGRESS_EVERY = 500


@dataclass(slots=True)
class Reading:
    """A month's registry read: its records and what is wrong with them, in the order of the sheet.

    `asides` are the lines that were not taken for rows: nothing that stands in the file goes unseen.
    """

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)


def read_registry(
    workbook: Workbook,
    form: Form,
    edition: Edition,
    month: Month,
    file: str,
    progress: Callable[[int], None],
    links: Sequence[PersonLink] = (),
) -> Reading:
    """Read, check and key every row of a form that was found.

    `progress` is told the rows so far every 500 rows and may raise Stopped. `links` are the supervisor's words on who
    is one person, by which numbers are shared or not. Raises FileRefused (registry.no_form,
    registry.column_missing, registry.parts_differ, registry.empty, file.*).
    """
    require_whole(form, edition, file, len(workbook.names))
    judge = _Judge(edition, links)
    reader = RowReader(edition, month)
    reading = Reading()
    for raw in form_rows(workbook, form, edition, file, reading.asides):
        row = reader.read(raw)
        found = judge.findings(row)
        reading.findings += found
        record = row.record(judge.columns, counted=is_counted(found))
        if raw.extra:
            told = {name: as_text(cell) for name, cell in raw.extra.items()}
            record = replace(record, cells={**record.cells, **told})
        reading.records.append(record)
        if len(reading.records) % PROGRESS_EVERY == 0:
            progress(len(reading.records))
    if not reading.records:
        raise FileRefused("registry.empty", file=file)
    reading.findings += judge.shared_numbers()
    return reading


def is_counted(findings: Sequence[Finding]) -> bool:
    """Tell whether a row with these findings counts."""
    return not any(finding.severity is Severity.EXCLUDED for finding in findings)


class _Judge:
    """Runs every check over a row and remembers it beside its neighbours."""

    def __init__(self, edition: Edition, links: Sequence[PersonLink]) -> None:
        self.columns = {column.name: column.number for column in edition.columns}
        self._severities = edition.severities
        self._neighbours = Neighbours(links)

    def findings(self, row: Row) -> list[Finding]:
        found = [self._of(row, check, facts) for check in CHECKS for facts in check.find(row, check.column)]
        repeated = self._neighbours.see(row, sound=is_counted(found))
        if repeated:
            found.append(
                self._finding(row.number, repeated.code, "service", row.text["service"], {"first": repeated.first})
            )
        return found

    def shared_numbers(self) -> Iterator[Finding]:
        for shared in self._neighbours.shared():
            facts = {"persons": shared.persons}
            yield self._finding(shared.row, "phone.shared", "mobile_phone", shared.number, facts)

    def _of(self, row: Row, check: ColumnCheck, facts: Facts) -> Finding:
        return self._finding(row.number, check.code, check.column, row.text[check.column], facts)

    def _finding(self, row: int, code: str, column: str, value: str, facts: Facts) -> Finding:
        return Finding(row, self.columns[column], code, self._severities[code], value, facts)
