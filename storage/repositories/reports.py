"""What was written and approved of reports."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select

from storage.report_tables import report_approvals, report_words
from survey.language import Language
from survey.periods import Quarter
from survey.report.approval import Approval, Texts
from survey.report.editing import Wording

_WRITE = insert(report_words)
_WORDS = (
    select(report_words.c.paragraph, report_words.c.language, report_words.c.text)
    .where(report_words.c.quarter == bindparam("quarter"))
    .order_by(report_words.c.id)
)
_APPROVE = insert(report_approvals)
_APPROVALS = (
    select(report_approvals)
    .where(report_approvals.c.quarter == bindparam("quarter"))
    .order_by(report_approvals.c.version)
)


class ReportTables:
    """Words and approvals in the store (survey.report.approval.Reports)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def write(self, wording: Wording) -> None:
        """Add what a supervisor wrote."""
        values = {
            "id": wording.id,
            "quarter": str(wording.quarter),
            "paragraph": wording.paragraph,
            "language": wording.language.value,
            "text": wording.text,
            "at": wording.at,
            "by_id": wording.by,
        }
        self._connection.execute(_WRITE, values)

    def words(self, quarter: Quarter) -> Texts:
        """Return what stands in place of drafts: the last words on each paragraph, empty ones left out."""
        last = {
            (paragraph, Language(language)): text
            for paragraph, language, text in self._connection.execute(_WORDS, {"quarter": str(quarter)})
        }
        found: dict[str, dict[Language, str]] = {}
        for (paragraph, language), text in sorted(last.items()):
            if text:
                found.setdefault(paragraph, {})[language] = text
        return found

    def approve(self, approval: Approval) -> None:
        """Add an approval."""
        values = {
            "id": approval.id,
            "quarter": str(approval.quarter),
            "version": approval.version,
            "sha256": approval.sha256,
            "snapshot": approval.snapshot,
            "at": approval.at,
            "by_id": approval.by,
        }
        self._connection.execute(_APPROVE, values)

    def approvals(self, quarter: Quarter) -> Sequence[Approval]:
        """Return the approvals of a quarter's report in order."""
        return [
            Approval(
                id=row.id,
                quarter=Quarter.parse(row.quarter),
                version=row.version,
                sha256=row.sha256,
                snapshot=row.snapshot,
                at=row.at,
                by=row.by_id,
            )
            for row in self._connection.execute(_APPROVALS, {"quarter": str(quarter)})
        ]
