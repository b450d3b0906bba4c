"""By what a case is found: its client's folded name and each of its numbers."""

from alembic import op
from sqlalchemy import JSON, Column, ForeignKey, LargeBinary, Text, column, insert, select, table

from storage.column_types import IDENTIFIER
from survey.registry.folding import fold_search

revision = "0017"
down_revision = "0016"

_CASES = table("cases", *(column(name, LargeBinary) for name in ("id", "version_id")))
_CASES.append_column(column("row_number"))
_CASES.append_column(column("phones", JSON))
_ROWS = table("registry_rows", column("version_id", LargeBinary), column("number"), column("cells", JSON))


def upgrade() -> None:
    """Make the table and fill it for the cases that are there."""
    op.create_table(
        "case_keys",
        Column("key", Text, primary_key=True),
        Column("case_id", IDENTIFIER, ForeignKey("cases.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    found = connection.execute(
        select(_CASES.c.id, _CASES.c.phones, _ROWS.c.cells).join(
            _ROWS, (_ROWS.c.version_id == _CASES.c.version_id) & (_ROWS.c.number == _CASES.c.row_number)
        )
    ).all()
    made = [
        {"key": key, "case_id": row.id}
        for row in found
        for key in {fold_search(row.cells.get("client", "")), *row.phones} - {""}
    ]
    if made:
        connection.execute(insert(table("case_keys", column("key"), column("case_id"))), made)
