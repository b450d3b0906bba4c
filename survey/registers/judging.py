"""Registry rows judged by the register of acts: each row and the act that confirms it (¶11)."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from survey.edition import Edition
from survey.periods import Month
from survey.registers.records import Act
from survey.registers.services import Key, ServiceRow, fold_number, fold_service
from survey.registry.folding import fold
from survey.registry.records import Finding
from survey.registry.row import as_text

MISSING, UNSIGNED = "act.missing", "act.unsigned"
DATE_DIFFERS, SERVICE_DIFFERS = "act.date_differs", "act.service_differs"
ACT_CODES = (MISSING, UNSIGNED, DATE_DIFFERS, SERVICE_DIFFERS)
FAR = 10**6
"""Days between a service and an act without a date."""
NO_DATE = "–"


@dataclass(frozen=True, slots=True)
class ActsVerdict:
    """Which act confirms which row, what is wrong with the rows of each month, and the acts that no row answers to."""

    matches: Mapping[Key, Act]
    findings: Mapping[Month, Sequence[Finding]]
    unmatched: tuple[Act, ...]


def judge_by_acts(rows: Sequence[ServiceRow], acts: Sequence[Act], edition: Edition) -> ActsVerdict:
    """Match rows with acts and say what is wrong with each row that should count (¶11).

    A row that something else excludes is judged once it is mended; till then its act waits for it.
    """
    matches = match_acts(rows, acts)
    columns = {column.name: column.number for column in edition.columns}
    findings: dict[Month, list[Finding]] = {row.month: [] for row in rows}
    for row in rows:
        if row.sound:
            findings[row.month] += (
                Finding(row.row, columns[column], code, edition.severities[code], value, facts)
                for code, column, value, facts in _wrong(row, matches.get(row.key))
            )
    used = {act.row for act in matches.values()}
    return ActsVerdict(matches, findings, tuple(act for act in acts if act.row not in used))


def match_acts(rows: Iterable[ServiceRow], acts: Iterable[Act]) -> dict[Key, Act]:
    """Return the act of each row that has one; an act confirms as many rows as it lists services.

    A row with an act's number has the act of that number, whatever it says; another has one of its client's acts, best
    with the service and the dates, else with the service, else with the dates. Rows that should count choose first.
    """
    register = _Entries(acts)
    ordered = sorted(rows, key=lambda row: (not row.sound, row.key))
    matches: dict[Key, Act] = {}
    for agrees in (_agrees, _same_service, _same_dates):
        for row in ordered:
            if row.key not in matches and (entry := register.take(row, agrees)):
                matches[row.key] = entry.act
    for row in ordered:
        if row.key not in matches and (entry := register.numbered(row)):
            matches[row.key] = entry.act
    return matches


@dataclass(frozen=True)
class _Entry:
    """One service of an act."""

    act: Act
    place: int
    service: str

    @cached_property
    def client_name(self) -> str:
        return fold(self.act.client)

    @cached_property
    def number(self) -> str:
        return fold_number(self.act.number)


class _Entries:
    """The services of the acts that are not yet taken."""

    def __init__(self, acts: Iterable[Act]) -> None:
        self._by_number: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_id: defaultdict[str, list[_Entry]] = defaultdict(list)
        self._by_name: defaultdict[str, list[_Entry]] = defaultdict(list)
        for entry in _entries(acts):
            if entry.number:
                self._by_number[entry.number].append(entry)
            if entry.act.id_number:
                self._by_id[entry.act.id_number].append(entry)
            if entry.client_name:
                self._by_name[entry.client_name].append(entry)
        self._taken: set[tuple[int, int]] = set()

    def take(self, row: ServiceRow, agrees: Callable[[ServiceRow, _Entry], bool]) -> _Entry | None:
        """Take the nearest entry that agrees with a row, a signed one before an unsigned."""
        free = (entry for entry in self._of(row) if (entry.act.row, entry.place) not in self._taken)
        fitting = [entry for entry in free if agrees(row, entry)]
        if not fitting:
            return None
        best = min(fitting, key=lambda entry: (_days_apart(row, entry.act), not entry.act.signed, entry.act.row))
        self._taken.add((best.act.row, best.place))
        return best

    def numbered(self, row: ServiceRow) -> _Entry | None:
        """Return an entry of the row's number, taken or not."""
        return next(self._of(row), None) if row.number and self._by_number else None

    def _of(self, row: ServiceRow) -> Iterator[_Entry]:
        if row.number and self._by_number:
            yield from (entry for entry in self._by_number.get(row.number, ()) if not _another_client(row, entry))
            return
        if row.id_number:
            yield from self._by_id.get(row.id_number, ())
        if row.client_name:
            for entry in self._by_name.get(row.client_name, ()):
                if not (row.id_number and entry.act.id_number):
                    yield entry


def _entries(acts: Iterable[Act]) -> Iterator[_Entry]:
    for act in acts:
        for place, service in enumerate(act.services or ("",)):
            yield _Entry(act, place, fold_service(service))


def _another_client(row: ServiceRow, entry: _Entry) -> bool:
    """Tell an act of somebody else: what both say of the client differs, number and name."""
    said = [(row.id_number, entry.act.id_number), (row.client_name, entry.client_name)]
    both = [ours == theirs for ours, theirs in said if ours and theirs]
    return bool(both) and not any(both)


def _agrees(row: ServiceRow, entry: _Entry) -> bool:
    return _same_service(row, entry) and _same_dates(row, entry)


def _same_service(row: ServiceRow, entry: _Entry) -> bool:
    return entry.service in row.names or _whole(entry.act) in row.names


def _whole(act: Act) -> str:
    """Return what an act lists as one service: a name may have a semicolon of its own."""
    return fold_service(" ".join(act.services))


def _same_dates(row: ServiceRow, entry: _Entry) -> bool:
    return row.end == entry.act.end and not _start_differs(row, entry.act)


def _start_differs(row: ServiceRow, act: Act) -> bool:
    return row.start is not None and act.start is not None and row.start != act.start


def _days_apart(row: ServiceRow, act: Act) -> int:
    return abs((row.end - act.end).days) if row.end and act.end else FAR


def _wrong(row: ServiceRow, act: Act | None) -> Iterator[tuple[str, str, str, Mapping[str, str | int]]]:
    """Yield what is wrong: the code, the column, its value, and what the sentence needs."""
    if act is None:
        yield MISSING, "service", row.service, {}
        return
    if not act.signed:
        yield UNSIGNED, "service", row.service, {}
    if _start_differs(row, act):
        yield DATE_DIFFERS, "start", as_text(row.start), {"act_date": as_text(act.start)}
    if row.end != act.end:
        yield DATE_DIFFERS, "end", as_text(row.end), {"act_date": as_text(act.end) or NO_DATE}
    if row.names.isdisjoint({_whole(act), *map(fold_service, act.services)}):
        yield SERVICE_DIFFERS, "service", row.service, {"act_service": "; ".join(act.services) or NO_DATE}
