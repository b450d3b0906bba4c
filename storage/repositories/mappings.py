"""Column mappings that were made by hand."""

from sqlalchemy import Connection, bindparam, insert, select

from storage.tables import column_mappings
from survey.registry.form import HandMapping
from survey.registry.headings import Mapped

_ADD = insert(column_mappings)
_LATEST = (
    select(column_mappings.c.columns)
    .where(column_mappings.c.headings == bindparam("headings"))
    .order_by(column_mappings.c.at.desc())
    .limit(1)
)


class MappingTable:
    """Mappings in the store (survey.ports.ColumnMappings)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, mapping: HandMapping) -> None:
        """Keep a mapping."""
        values = {
            "id": mapping.id,
            "headings": mapping.headings,
            "columns": dict(mapping.columns),
            "at": mapping.at,
            "by_id": mapping.by,
        }
        self._connection.execute(_ADD, values)

    def latest(self, headings: str) -> Mapped | None:
        """Return the mapping made last for a set of headings."""
        return self._connection.execute(_LATEST, {"headings": headings}).scalar_one_or_none()
