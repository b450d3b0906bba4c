"""From an open workbook to records and findings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from survey.edition import Edition
from survey.errors import FileRefused
from survey.periods import Month
from survey.registry.checks import CHECKS
from survey.registry.form import Form, require_whole
from survey.registry.judge import Judge
from survey.registry.lines import AT_ONCE, form_rows
from survey.registry.links import PersonLink
from survey.registry.records import Aside, Finding, Record, Records
from survey.registry.row import RowReader
from survey.registry.workbook import Workbook


@dataclass(slots=True)
class RegistryFile:
    """A month's registry as it is read: the form found in its file, some rows at a time.

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
        """Read, check and key every row; `pieces` says what is told and raised."""
        return (record for piece in self.pieces(progress) for record in piece)

    def pieces(self, progress: Callable[[int], None]) -> Iterator[Records]:
        """Read, check and key every row, 500 records at a time.

        `progress` is told the rows so far every 500 rows and may raise Stopped. Raises FileRefused (registry.no_form,
        registry.column_missing, registry.parts_differ, registry.empty, file.*).
        """
        require_whole(self.form, self.edition, self.name, len(self.workbook.names))
        judge = Judge(CHECKS, self.edition, self.links)
        reader = RowReader(self.edition, self.month)
        rows = 0
        for raw in form_rows(self.workbook, self.form, self.edition, self.name, self.asides):
            some = reader.read_all(raw)
            found, excluded = judge.findings(some)
            self.findings += found
            yield some.records(judge.columns, [place not in excluded for place in range(len(some.number))])
            rows += len(some.number)
            if rows % AT_ONCE == 0:
                progress(rows)
        if not rows:
            raise FileRefused("registry.empty", file=self.name)
        self.findings += judge.shared_numbers()
