"""The checks run over rows: those that look like rows in which nothing was wrong are passed over."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

from survey.edition import Edition, Severity
from survey.registry.checks import ColumnCheck, Facts
from survey.registry.links import PersonLink
from survey.registry.memo import FULL, Memo
from survey.registry.neighbours import Neighbours
from survey.registry.records import Finding
from survey.registry.row import Row, Rows
from survey.registry.sights import Sight


class Judge:
    """Runs an edition's checks over a row and remembers it beside its neighbours; one without a severity is not run."""

    def __init__(self, checks: Iterable[ColumnCheck], edition: Edition, links: Sequence[PersonLink]) -> None:
        """Take the checks that there are, the edition and the supervisor's words on who is one person."""
        self.columns = {column.name: column.number for column in edition.columns}
        self._severities = edition.severities
        self._checks = tuple(check for check in checks if self._asked(check.code))
        alike: defaultdict[tuple[Sight, str], list[ColumnCheck]] = defaultdict(list)
        for check in self._checks:
            alike[check.sees, check.column].append(check)
        self._alike = [_Alike(checks) for checks in alike.values()]
        self._neighbours = Neighbours(links)

    def findings(self, rows: Rows) -> tuple[list[Finding], Collection[int]]:
        """Return the findings of rows in order, and the places of the rows that they exclude."""
        row_at = Memo(rows.row)
        suspects = set[int]().union(*(alike.suspects(rows, row_at) for alike in self._alike))
        found = {place: self._found(row_at[place]) for place in suspects}
        repeats = self._neighbours.see(rows, {place for place in found if not is_counted(found[place])})
        for place, repeated in repeats.items():
            if self._asked(repeated.code):
                value, facts = rows.text["service"][place], {"first": repeated.first}
                again = self._finding(rows.number[place], repeated.code, "service", value, facts)
                found.setdefault(place, []).append(again)
        excluded = {place for place in found if not is_counted(found[place])}
        return [finding for place in sorted(found) for finding in found[place]], excluded

    def _found(self, row: Row) -> list[Finding]:
        return [
            self._finding(row.number, check.code, check.column, row.text[check.column], facts)
            for check in self._checks
            for facts in check.find(row, check.column)
        ]

    def shared_numbers(self) -> Iterator[Finding]:
        """Return the numbers that different persons have, after the last row."""
        if self._asked("phone.shared"):
            for shared in self._neighbours.shared():
                facts = {"persons": shared.persons}
                yield self._finding(shared.row, "phone.shared", "mobile_phone", shared.number, facts)

    def _asked(self, code: str) -> bool:
        return code in self._severities

    def _finding(self, row: int, code: str, column: str, value: str, facts: Facts) -> Finding:
        return Finding(row, self.columns[column], code, self._severities[code], value, facts)


def is_counted(findings: Sequence[Finding]) -> bool:
    """Tell whether a row with these findings counts."""
    return all(finding.severity is not Severity.EXCLUDED for finding in findings)


class _Alike:
    """Checks of a column that see the same, and what they saw where none of them found anything."""

    def __init__(self, checks: Sequence[ColumnCheck]) -> None:
        self._checks = checks
        self._clean: set[Hashable] = set()

    def suspects(self, rows: Rows, row_at: Mapping[int, Row]) -> Iterator[int]:
        """Return the places of the rows in which one of the checks finds something."""
        seen = list(self._checks[0].sees(rows, self._checks[0].column))
        if self._clean.issuperset(seen):
            return
        if len(self._clean) > FULL:
            self._clean.clear()
        for place, sight in enumerate(seen):
            if sight not in self._clean:
                if any(check.find(row_at[place], check.column) for check in self._checks):
                    yield place
                else:
                    self._clean.add(sight)
