"""What changed between two versions of a month, row by row (¶9).

Rows have no identity of their own: a provider who mends a registry sends it whole, and may move, add or drop rows.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey.registry.folding import fold

NEAR = 3
"""Rows as far apart may be one row that was rewritten."""
ALIKE = 0.5
"""The share of a rewritten row's filled cells that stay as they were."""
TELLING = ("client", "id_number", "birth", "mobile_phone", "work_phone", "email")
"""Cells that tell whose row it is; two clients of one centre share most of the others."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A row of a version: its number, its cells by column name, what is wrong with it as (code, column)."""

    number: int
    cells: Mapping[str, str]
    findings: frozenset[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class RowPair:
    """A row in both versions."""

    older: VersionRow
    newer: VersionRow

    @property
    def changed(self) -> Mapping[str, tuple[str, str]]:
        """What the cells that differ said before and say now, by column name."""
        before, now = self.older.cells, self.newer.cells
        return {
            name: (before.get(name, ""), now.get(name, ""))
            for name in dict.fromkeys((*before, *now))
            if before.get(name, "") != now.get(name, "")
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Each row of either version in one place, in order of its number in the newer version, or in its own.

    A pair is `broken` when something is wrong that was not before, else `mended` when something is wrong no more, else
    `changed` when a cell differs. `unchanged` counts the pairs with nothing to tell.
    """

    added: tuple[VersionRow, ...]
    gone: tuple[VersionRow, ...]
    mended: tuple[RowPair, ...]
    broken: tuple[RowPair, ...]
    changed: tuple[RowPair, ...]
    unchanged: int


def compare(older: Sequence[VersionRow], newer: Sequence[VersionRow]) -> Comparison:
    """Pair the rows of two versions and tell what became of each.

    Rows are paired when they are equal; then by IIN or BIN, service and dates; then by client, service and start; then
    by standing near each other with at least half of their cells alike, one that tells the client among them.
    """
    pairs, gone, added = _paired(older, newer)
    classes: dict[str, list[RowPair]] = {"mended": [], "broken": [], "changed": [], "unchanged": []}
    for pair in sorted(pairs, key=lambda pair: pair.newer.number):
        classes[_class(pair)].append(pair)
    return Comparison(
        added=tuple(added),
        gone=tuple(gone),
        mended=tuple(classes["mended"]),
        broken=tuple(classes["broken"]),
        changed=tuple(classes["changed"]),
        unchanged=len(classes["unchanged"]),
    )


def _class(pair: RowPair) -> str:
    before, now = pair.older.findings, pair.newer.findings
    if now - before:
        return "broken"
    if before - now:
        return "mended"
    return "changed" if pair.changed else "unchanged"


def _paired(
    older: Sequence[VersionRow], newer: Sequence[VersionRow]
) -> tuple[list[RowPair], Sequence[VersionRow], Sequence[VersionRow]]:
    """Return the pairs, and the rows of either side that have none."""
    pairs: list[RowPair] = []
    for key in (_whole, _enterprise, _client):
        found = list(_by_key(older, newer, key))
        pairs += found
        older, newer = _rest(older, newer, found)
    found = list(_rewritten(older, newer))
    return [*pairs, *found], *_rest(older, newer, found)


def _rest(
    older: Sequence[VersionRow], newer: Sequence[VersionRow], pairs: Iterable[RowPair]
) -> tuple[list[VersionRow], list[VersionRow]]:
    before, now = {pair.older.number for pair in pairs}, {pair.newer.number for pair in pairs}
    return [row for row in older if row.number not in before], [row for row in newer if row.number not in now]


def _by_key(
    older: Iterable[VersionRow], newer: Iterable[VersionRow], key: Callable[[VersionRow], Hashable]
) -> Iterator[RowPair]:
    """Pair rows of equal keys in order; a row whose key is None has no pair."""
    waiting: defaultdict[Hashable, list[VersionRow]] = defaultdict(list)
    for row in newer:
        waiting[key(row)].append(row)
    rows = {of: iter(found) for of, found in waiting.items() if of is not None}
    for row in older:
        if other := next(rows.get(key(row), iter(())), None):
            yield RowPair(row, other)


def _whole(row: VersionRow) -> Hashable:
    return frozenset((name, cell) for name, cell in row.cells.items() if cell)


def _enterprise(row: VersionRow) -> Hashable:
    return _folded(row, "id_number", "service", "start", "end")


def _client(row: VersionRow) -> Hashable:
    return _folded(row, "client", "service", "start")


def _folded(row: VersionRow, *names: str) -> Hashable:
    """Return the folded cells, None when the first, which tells whose row it is, is empty."""
    key = tuple(fold(row.cells.get(name, "")) for name in names)
    return key if key[0] else None


def _rewritten(older: Sequence[VersionRow], newer: Sequence[VersionRow]) -> Iterator[RowPair]:
    """Pair rows that stand near each other and are mostly alike, the most alike first."""
    by_number = {row.number: row for row in newer}
    near = [
        (alike, RowPair(row, other))
        for row in older
        for number in range(row.number - NEAR, row.number + NEAR + 1)
        if (other := by_number.get(number)) and (alike := _likeness(row, other)) >= ALIKE
    ]
    # A turned comparison must pair the same rows, so nothing here tells older from newer.
    near.sort(key=lambda one: (-one[0], _apart(one[1]), one[1].older.number + one[1].newer.number))
    before: set[int] = set()
    now: set[int] = set()
    for _, pair in near:
        if pair.older.number not in before and pair.newer.number not in now:
            before.add(pair.older.number)
            now.add(pair.newer.number)
            yield pair


def _apart(pair: RowPair) -> int:
    return abs(pair.older.number - pair.newer.number)


def _likeness(one: VersionRow, other: VersionRow) -> float:
    """Return the share of the cells filled in either row that are the same in both, 0 where none tells the client."""
    names = {name for row in (one, other) for name, cell in row.cells.items() if cell}
    same = {name for name in names if one.cells.get(name) == other.cells.get(name)}
    return 0.0 if same.isdisjoint(TELLING) else len(same) / len(names)
