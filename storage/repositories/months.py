"""What happened to the months between provider and agency, and what a letter tells."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, insert, select

from storage.rows.registry import CARD, card_of, finding_of
from storage.tables import findings, month_facts, registry_rows
from survey.edition import Severity
from survey.periods import Month
from survey.ports import FindingRow
from survey.registry.standing import MonthFact, Step

_ADD = insert(month_facts)
_OF_MONTH = select(month_facts).where(month_facts.c.month == bindparam("month")).order_by(month_facts.c.id)
_TOLD = (
    select(findings, *CARD)
    .join(
        registry_rows,
        (registry_rows.c.version_id == findings.c.version_id) & (registry_rows.c.number == findings.c.row_number),
    )
    .where(
        findings.c.version_id == bindparam("version"),
        findings.c.severity.in_(bindparam("severities", expanding=True)),
    )
    .order_by(findings.c.row_number, findings.c.form_column, findings.c.id)
)


class MonthTable:
    """Months in the store (survey.ports.Months)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, fact: MonthFact) -> None:
        """Add a fact."""
        values = {
            "id": fact.id,
            "month": str(fact.month),
            "version_id": fact.version,
            "step": fact.step.value,
            "day": fact.day,
            "at": fact.at,
            "by_id": fact.by,
        }
        self._connection.execute(_ADD, values)

    def facts(self, month: Month) -> Sequence[MonthFact]:
        """Return the facts of a month in the order they were entered."""
        return [_fact_of(row) for row in self._connection.execute(_OF_MONTH, {"month": str(month)})]

    def finding_rows(self, version: UUID, severities: Collection[Severity]) -> Sequence[FindingRow]:
        """Return the findings of these severities, each beside its row, in order of row and column."""
        wanted = {"version": version, "severities": [severity.value for severity in severities]}
        return [FindingRow(finding_of(row), card_of(row)) for row in self._connection.execute(_TOLD, wanted)]


def _fact_of(row: Row[Any]) -> MonthFact:
    return MonthFact(
        id=row.id,
        month=Month.parse(row.month),
        version=row.version_id,
        step=Step(row.step),
        day=row.day,
        at=row.at,
        by=row.by_id,
    )
