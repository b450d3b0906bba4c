"""The register of signed acts (¶11), read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from survey.edition import Edition
from survey.errors import FileRefused
from survey.registers.records import Act
from survey.registers.table import find_table, lines_of
from survey.registry.dates import read_date
from survey.registry.folding import fold
from survey.registry.identity import read_id
from survey.registry.records import Cell, RawRow
from survey.registry.row import as_text
from survey.registry.workbook import Workbook

NEEDED = (("service",), ("end",), ("client", "id_number", "number"))
"""What an act is matched by: its service, its date, and whose it is."""
_LISTED = re.compile(r"[;\n\r]+")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the edition that a cell may say, folded."""

    unsigned: frozenset[str]
    modes: dict[str, str] = field(default_factory=dict)


def read_acts(workbook: Workbook, edition: Edition, file: str) -> list[Act]:
    """Return the acts of a register.

    Where it has no column of signatures, all are signed: it is the register of signed acts. Raises FileRefused
    (register.no_table, register.column_missing, register.empty).
    """
    table = find_table(workbook, edition.act_columns, NEEDED, file)
    words = _Words(
        frozenset(fold(word) for word in edition.words["signed"]),
        {fold(word): key for word, key in edition.words["mode"].items()},
    )
    acts = [_act(raw, words) for raw in lines_of(workbook, table)]
    if not acts:
        raise FileRefused("register.empty", file=file)
    return acts


def _act(raw: RawRow, words: _Words) -> Act:
    text = {name: as_text(cell) for name, cell in raw.cells.items()}
    mode = words.modes.get(fold(text.get("mode", "")))
    return Act(
        row=raw.number,
        number=text.get("number", ""),
        client=text.get("client", ""),
        id_number=read_id(text.get("id_number", "")).digits,
        services=tuple(_services(raw.cells["service"])),
        start=read_date(raw.cells.get("start")).day,
        end=read_date(raw.cells["end"]).day,
        online=mode == "online" if mode else None,
        signed="signed" not in raw.cells or _is_signed(raw.cells["signed"], words),
    )


def _services(cell: Cell) -> Iterator[str]:
    listed = _LISTED.split(cell) if isinstance(cell, str) else [as_text(cell)]
    return (words for part in listed if (words := as_text(part)))


def _is_signed(cell: Cell, words: _Words) -> bool:
    """Tell a signature, its day or a word for it from an empty cell and a word for none."""
    if isinstance(cell, (date, datetime)):
        return True
    written = fold(as_text(cell))
    return bool(written) and written not in words.unsigned
