"""Two versions of a month side by side (¶9), as frozen words: added, gone, mended, newly broken, changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from survey.edition import Edition
from survey.masking import masked_cell
from survey.registry.comparison import Comparison, RowPair, VersionRow
from ui.registry.faces import FindingFace
from ui.registry.listing import Listing, Sheet, row_column
from ui.texts import Texts
from ui.widgets.table import Column

KINDS = {
    "broken": "chip-bad",
    "mended": "chip-good",
    "changed": "chip-quiet",
    "added": "chip-accent",
    "gone": "chip-warning",
}
EMPTY = "∅"


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """A row of either version: its number and cells, the cells that changed, what is wrong now and no more."""

    number: int
    cells: Mapping[str, str]
    changes: Mapping[str, tuple[str, str]]
    appeared: Sequence[str]
    settled: Sequence[str]


def comparison_listing(found: Comparison | None, edition: Edition, texts: Texts) -> Listing[ChangedRow]:
    """Lay a comparison out by kind; None when a month has but one version."""
    if found is None:
        return Listing((), texts("listing.one_version"))
    rows = {
        "broken": _pairs(found.broken),
        "mended": _pairs(found.mended),
        "changed": _pairs(found.changed),
        "added": _alone(found.added),
        "gone": _alone(found.gone),
    }
    columns = _columns(edition, texts)
    sheets = [_sheet(kind, rows[kind], columns, texts) for kind in KINDS if rows[kind]]
    return Listing(sheets, texts("listing.nothing_changed", n=found.unchanged))


def _sheet(
    kind: str, rows: Sequence[ChangedRow], columns: Sequence[Column[ChangedRow]], texts: Texts
) -> Sheet[ChangedRow]:
    name = texts(f"listing.kind_{kind}")
    face = FindingFace(kind, name, texts.number(len(rows)), KINDS[kind], "")
    return Sheet(face, texts("registry.finding_rows", name=name, n=len(rows)), columns, rows)


def _columns(edition: Edition, texts: Texts) -> list[Column[ChangedRow]]:
    headings = {column.name: column.heading[texts.language] for column in edition.columns}
    return [
        row_column(texts, lambda row: row.number),
        Column(texts("registry.column.client"), lambda row: row.cells.get("client", "")),
        Column(headings["service"], lambda row: row.cells.get("service", "")),
        Column(texts("listing.column_findings"), lambda row: _findings(row, texts)),
        Column(texts("listing.column_changes"), lambda row: _changes(row, headings)),
    ]


def _changes(row: ChangedRow, headings: Mapping[str, str]) -> str:
    return "; ".join(
        f"{headings.get(name, name)}: {_written(name, before)} → {_written(name, now)}"
        for name, (before, now) in row.changes.items()
    )


def _written(name: str, value: str) -> str:
    return masked_cell(name, value) or EMPTY


def _findings(row: ChangedRow, texts: Texts) -> str:
    appeared = [texts(f"finding.name.{code}") for code in row.appeared]
    settled = [texts(f"finding.name.{code}") for code in row.settled]
    return "; ".join([*(f"+ {name}" for name in appeared), *(f"− {name}" for name in settled)])


def _pairs(pairs: Iterable[RowPair]) -> list[ChangedRow]:
    return [
        ChangedRow(
            pair.newer.number,
            pair.newer.cells,
            pair.changed,
            _codes(pair.newer.findings - pair.older.findings),
            _codes(pair.older.findings - pair.newer.findings),
        )
        for pair in pairs
    ]


def _alone(rows: Iterable[VersionRow]) -> list[ChangedRow]:
    return [ChangedRow(row.number, row.cells, {}, _codes(row.findings), ()) for row in rows]


def _codes(findings: Iterable[tuple[str, int]]) -> list[str]:
    return sorted({code for code, _ in findings})
