"""Column 1: which region a cell means."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from survey.edition import Edition, Interim
from survey.registry.folding import fold_word
from survey.registry.memo import ColumnMemo

CITY = "қаласы"


@dataclass(frozen=True, slots=True)
class Place:
    """The region of a row: its code, empty when unknown, and "unknown", "ambiguous", "renamed" or empty."""

    region: str
    problem: str


class RegionNames:
    """Every name and spelling of the edition's regions."""

    def __init__(self, edition: Edition) -> None:
        """Fold the names once."""
        self._edition = edition
        self._codes: defaultdict[str, set[str]] = defaultdict(set)
        self._former: dict[str, str] = {}
        self._interim: dict[str, Interim] = {}
        for region in edition.regions:
            for name in (region.name.kk, region.name.ru, region.name.en, *region.variants):
                self._codes[fold_word(name)].add(region.code)
            if region.interim:
                self._interim |= {fold_word(name): region.interim for name in region.interim.names}
            self._former |= {fold_word(name): region.code for name in region.former}
        self._found = ColumnMemo(partial(map, self._find))

    def find_all(
        self, written: Sequence[str], settlements: Sequence[str], days: Sequence[date | None]
    ) -> Sequence[Place]:
        """Return the region of each row, as `find` does."""
        return self._found.of(list(zip(written, settlements, days, strict=True)))

    def find(self, written: str, settlement: str, day: date | None) -> Place:
        """Return the region that a cell means on a day.

        A name that two regions share is the city's, unless the settlement is another place.
        """
        return self._find((written, settlement, day))

    def _find(self, cells: tuple[str, str, date | None]) -> Place:
        written, settlement, day = cells
        name = fold_word(written)
        if code := self._former.get(name):
            interim = self._interim.get(name)
            in_force = interim and day and interim.valid_from <= day <= interim.valid_to
            return Place(code, "" if in_force else "renamed")
        codes = {code for code in self._codes.get(name, ()) if day is None or self._edition.region(code).exists_on(day)}
        if not codes:
            return Place("", "unknown")
        if len(codes) == 1:
            return Place(codes.pop(), "")
        at_home = not settlement.strip() or name in fold_word(settlement)
        ordered = sorted(codes, key=lambda code: (self._edition.region(code).name.kk.endswith(CITY) != at_home, code))
        return Place(ordered[0], "ambiguous")
