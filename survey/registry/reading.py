"""From an open workbook to records and findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from survey.edition import Edition, Severity
from survey.errors import FileRefused
from survey.periods import Month
from survey.registry.checks import CHECKS, Facts
from survey.registry.form import Form, require_whole
from survey.registry.lines import form_rows
from survey.registry.links import PersonLink
from survey.registry.neighbours import Neighbours
from survey.registry.records import Aside, Finding, Record
from survey.registry.row import Row, RowReader, as_text
from survey.registry.workbook import Workbook

PROGRESS_EVERY = 500


@dataclass(slots=True)
class RegistryFile:
    """A month's registry as it is read: the form found in its file, row by row.

    `links` are the supervisor's words on who is one person, by which numbers are shared or not. After the last record
    `findings` are whole, in the order of the sheet, and `asides` are the lines that were not taken for rows: nothing
    that stands in the file goes unseen.
    """

    workbook: Workbook
    form: Form
    edition: Edition
    month: Month
    name: str
    links: Sequence[PersonLink] = ()
    findings: list[Finding] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)

    def records(self, progress: Callable[[int], None]) -> Iterator[Record]:
        """Read, check and key every row, a record at a time.

        `progress` is told the rows so far every 500 rows and may raise Stopped. Raises FileRefused (registry.no_form,
        registry.column_missing, registry.parts_differ, registry.empty, file.*).
        """
        require_whole(self.form, self.edition, self.name, len(self.workbook.names))
        judge = _Judge(self.edition, self.links)
        reader = RowReader(self.edition, self.month)
        rows = 0
        for raw in form_rows(self.workbook, self.form, self.edition, self.name, self.asides):
            row = reader.read(raw)
            found = judge.findings(row)
            self.findings += found
            record = row.record(judge.columns, counted=is_counted(found))
            if raw.extra:
                told = {name: as_text(cell) for name, cell in raw.extra.items()}
                record = replace(record, cells={**record.cells, **told})
            yield record
            rows += 1
            if rows % PROGRESS_EVERY == 0:
                progress(rows)
        if not rows:
            raise FileRefused("registry.empty", file=self.name)
        self.findings += judge.shared_numbers()


def is_counted(findings: Sequence[Finding]) -> bool:
    """Tell whether a row with these findings counts."""
    return not findings or all(finding.severity is not Severity.EXCLUDED for finding in findings)


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
