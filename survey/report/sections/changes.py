"""The annex of a later version: what differs from the version approved before."""

from collections.abc import Iterable, Iterator, Mapping

from survey.report.approval import Changed
from survey.report.document import Block, Cell, Column, Kind, Number, Paragraph, Row, Section, Table, Words, numbered
from survey.report.names import say
from survey.report.snapshot import Snapshot

MOST = 200
"""So many changed figures are listed one by one."""


def changes_annex(snapshot: Snapshot, body: tuple[Section, ...]) -> Section:
    """Return the annex: each changed figure by the place where the tables have it."""
    changes = {one.ref: one for one in snapshot.changes}
    rows = list(_rows(changes, numbered(body)))
    before = str(snapshot.version - 1)
    blocks: list[Block] = [
        Paragraph(say("report_text.changes_told", version=before, all=str(len(rows)), shown=str(min(len(rows), MOST))))
    ]
    if rows:
        columns = (
            Column(say("report_text.changes_place"), 0.2, Kind.WORDS),
            Column(say("report_text.changes_row"), 0.3, Kind.WORDS),
            Column(say("report_text.changes_column"), 0.2, Kind.WORDS),
            Column(say("report_text.changes_before"), 0.15),
            Column(say("report_text.changes_after"), 0.15),
        )
        blocks.append(Table("changes", say("report_text.changes_table"), columns, tuple(rows[:MOST])))
    return Section("changes", say("report_text.changes", version=before), tuple(blocks))


def _rows(changes: Mapping[str, Changed], body: Iterable[Section]) -> Iterator[Row]:
    tables = (block for section in body for block in section.blocks if isinstance(block, Table))
    for table in tables:
        place = say("report_text.table", number=str(table.number))
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if isinstance(cell, Number) and cell.ref in changes:
                    yield Row((place, _words(row.cells[0]), column.head, *_told(changes[cell.ref])))


def _words(cell: Cell) -> Words:
    return cell if not isinstance(cell, Number) else ""  # type: ignore[return-value]  # a row begins with its name


def _told(changed: Changed) -> tuple[Cell, Cell]:
    return changed.before or "–", changed.after or "–"
