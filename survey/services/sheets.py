"""The call sheets' desk: cases out to a branch without the program, its calls back in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Fact, Why
from survey.fieldwork.case import LENT, CaseRow, Stage, derive
from survey.fieldwork.case_number import CaseNumbers
from survey.fieldwork.hours import next_calling_moment
from survey.fieldwork.sheet_calls import new_facts, with_facts
from survey.fieldwork.sheets import Call, CallReader, FilledSheet, Line, read_sheet
from survey.masking import CALLS_REASON, masked_words
from survey.outcome import COMPLETE
from survey.periods import Quarter
from survey.ports import ClientCard, Clock, NewWork, OpenWorkbook, UnitOfWork
from survey.sampling.design import Wave
from survey.services.closing import bar_after_refusal
from survey.services.guard import needs
from survey.services.mending import move
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class SheetCase:
    """A case to call on a sheet: its number there, its telephone numbers, the kept service's row."""

    id: UUID
    number: str
    phones: tuple[str, ...]
    card: ClientCard


@dataclass(frozen=True, slots=True)
class CasesToCall:
    """The cases still to be called, in order of the draw, and the wave that they are of."""

    wave: Wave
    cases: tuple[SheetCase, ...]


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that was not taken in: the sheet's row number, the case as written there, what is wrong."""

    row: int
    case: str
    code: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came in with a sheet: new interviews, new calls, calls known before, the rows that were refused."""

    interviews: int
    attempts: int
    known: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    order: int
    call: Call


class CallSheetsDesk:
    """The call sheets of one supervisor."""

    def __init__(
        self, work: NewWork, clock: Clock, edition: Edition, staff: Staff, open_workbook: OpenWorkbook
    ) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._open = open_workbook

    @needs(Deed.KEEP_CALL_SHEETS)
    def export(self, quarter: Quarter, region: str | None = None) -> CasesToCall:
        """Return the cases in the field that are not final, of one region or of all.

        Raises Refused (wave.none, region.not_in_edition, sheet.nobody).
        """
        if region:
            self._edition.region(region)
        with self._work() as work:
            wave = _wave(work, quarter)
            numbers = CaseNumbers(wave)
            cases = tuple(
                SheetCase(case.id, numbers.write(case.order), case.phones, work.registries.card(case.version, case.row))
                for row in work.waves.cases(wave.id)
                if (case := row.case).region == (region or case.region) and row.state.stage is not Stage.FINAL
            )
        if not cases:
            raise Refused("sheet.nobody", quarter=quarter)
        return CasesToCall(wave, cases)

    @needs(Deed.KEEP_CALL_SHEETS)
    def saved(self, to_call: CasesToCall, file: str, reason: str = CALLS_REASON) -> None:
        """Write down that a sheet, which names clients and their phones, was saved to a file, and why.

        Its cases are the branch's to call now, for the days that the edition says or until a supervisor recalls them.
        """
        told = {
            "cases": len(to_call.cases),
            "file": masked_words(file),
            "personal": True,
            "reason": masked_words(reason),
        }
        with self._work() as work:
            work.alone()
            now = self._clock()
            due = next_calling_moment(now + timedelta(days=self._edition.calling.sheet_days), self._edition)
            for case in to_call.cases:
                row = work.cases.get(case.id)
                if row.state.stage in LENT:
                    move(work, row, due, Why.SHEET, now, self._edition, self._staff)
            work.audit.add(entry(now, self._staff, Logged.EXPORT, to_call.wave.plan.quarter, told))
            work.commit()

    @needs(Deed.KEEP_CALL_SHEETS)
    def take_in(self, path: Path) -> TakenIn:
        """Take in the calls of a filled sheet: each row whole or not at all, all good ones in one unit of work.

        A call that is known already adds nothing. Raises FileRefused (file.*, sheet.no_form), Refused (wave.none).
        """
        sheet = read_sheet(self._open(path), self._edition, path.name)
        with self._work() as work:
            wave = _wave(work, sheet.quarter)
            taking = _Taking(
                work, self._edition, self._staff, {row.case.order: row for row in work.waves.cases(wave.id)}
            )
            result = taking.take(sheet, wave, self._clock())
            told = {"interviews": result.interviews, "attempts": result.attempts, "refused": len(result.refused)}
            work.audit.add(entry(self._clock(), self._staff, Logged.CALL_SHEET, sheet.quarter, told))
            work.commit()
        return result


class _Taking:
    """One sheet on its way into the store."""

    def __init__(self, work: UnitOfWork, edition: Edition, staff: Staff, cases: dict[int, CaseRow]) -> None:
        self._work = work
        self._edition = edition
        self._staff = staff
        self._cases = cases
        self._histories: dict[int, Sequence[Fact]] = {}
        self._refused: list[RefusedRow] = []

    def take(self, sheet: FilledSheet, wave: Wave, now: datetime) -> TakenIn:
        """Take the calls in the order they were made, so that the rows of a client may stand anywhere."""
        rows = sorted(self._read(sheet, wave, now), key=lambda row: (row.call.at, row.line.number))
        added = [row.call for row in rows if self._add(row)]
        return TakenIn(
            interviews=sum(call.outcome == COMPLETE for call in added),
            attempts=len(added),
            known=len(sheet.lines) - len(added) - len(self._refused),
            refused=tuple(sorted(self._refused, key=lambda refused: refused.row)),
        )

    def _read(self, sheet: FilledSheet, wave: Wave, now: datetime) -> Iterator[_Row]:
        numbers, reader = CaseNumbers(wave), CallReader(self._edition, wave.drawn_at, now)
        for line in sheet.lines:
            try:
                order = numbers.read(line.case)
                if order not in self._cases:
                    raise Refused("sheet.case_unknown", value=line.case)  # noqa: TRY301  one report for every check
                yield _Row(line, order, reader.read(line.cells, self._cases[order].case.phones))
            except Refused as refused:
                self._refuse(line, refused)

    def _add(self, row: _Row) -> bool:
        case = self._cases[row.order]
        if row.order not in self._histories:
            self._histories[row.order] = self._work.facts.of_case(case.case.id)
        history = self._histories[row.order]
        holder = self._work.staff.get(case.state.held_by).name if case.state.held_by else ""
        try:
            facts = new_facts(row.call, case, history, self._edition, self._staff.id, holder)
        except Refused as refused:
            self._refuse(row.line, refused)
            return False
        for fact in facts:
            self._work.facts.add(fact)
        if facts:
            self._histories[row.order] = with_facts(history, facts)
            state = derive(self._histories[row.order], self._edition, case.case.phones)
            self._work.cases.save(case.case.id, state)
            bar_after_refusal(self._work, case.case, self._histories[row.order], self._edition)
            self._cases[row.order] = CaseRow(case.case, state)
        return bool(facts)

    def _refuse(self, line: Line, refused: Refused) -> None:
        self._refused.append(RefusedRow(line.number, line.case, refused.code, refused.facts))


def _wave(work: UnitOfWork, quarter: Quarter) -> Wave:
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        raise Refused("wave.none", quarter=quarter)
    return wave
