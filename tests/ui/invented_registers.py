"""The desks beside the registry's own, answering from memory: registers, letters, persons."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from survey.edition import Severity
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.ports import ClientCard, FindingCount, FindingRow
from survey.registers.records import Act, RegisterFinding
from survey.registers.register import Register, RegisterKind
from survey.registry.comparison import Comparison, RowPair, VersionRow
from survey.registry.faces import Face
from survey.registry.form import FormProposal
from survey.registry.headings import FileColumn
from survey.registry.likeness import Reason
from survey.registry.links import Ruling
from survey.registry.records import Finding, Version
from survey.registry.standing import MonthState, Standing
from survey.registry.twins import Twin, TwinSearch
from survey.services.doubtful import DoubtfulService
from survey.services.notices import Notice
from survey.services.persons import Decision
from survey.services.registers import ActsResult, QuestionnairesResult

ONE = UUID(int=1)
NOW = datetime(2026, 10, 1, 5, 12, tzinfo=UTC)
SEPTEMBER = Month(2026, 9)
ACT = Act(
    12, "A-17", "Ахметов Ерлан", "850101300123", ("Бизнес-жоспар",), date(2026, 9, 1), None, online=True, signed=False
)
UNSENT = Standing(MonthState.RECEIVED, date(2026, 10, 2), None, None, None)
BAD_MARK = RegisterFinding(
    7, "marks", "questionnaire.mark_outside", Severity.ERROR, "9", {"aspect": 2, "lowest": 1, "highest": 5}
)
NO_DATE = RegisterFinding(9, "date", "questionnaire.date_missing", Severity.ERROR, "", {})
DENIED = DoubtfulService(
    SEPTEMBER, 2, 204, "KZ-55", "А. Е.", "8501••••0123", "Бизнес-жоспар", None, date(2026, 9, 9), ONE, "Сәуле", NOW
)
CLIENT = {"client": "Ким Олег", "service": "Кеңес", "mobile_phone": "+77010000001", "end": "05.09.2026"}
WRONG = frozenset({("date.missing", 19)})
COMPARISON = Comparison(
    added=(VersionRow(9, CLIENT, frozenset()),),
    gone=(),
    mended=(RowPair(VersionRow(3, CLIENT | {"end": ""}, WRONG), VersionRow(4, CLIENT, frozenset())),),
    broken=(),
    changed=(
        RowPair(VersionRow(5, CLIENT | {"mobile_phone": "+77010000002"}, frozenset()), VersionRow(5, CLIENT, WRONG)),
    ),
    unchanged=21_337,
)
TWIN = Twin(
    Face("nb:ахметов ерлан|1985-01-01", "Ахметов Ерлан", date(1985, 1, 1), "", ("KZ-55",), 2),
    Face("iin:850101300123", "Ахметов Ерлан Болатович", date(1985, 1, 1), "8501••••0123", ("KZ-55", "KZ-75"), 1),
    (Reason.SHORTER, Reason.SAME_BIRTH),
    0.65,
)


def finding_row(row: int, client: str, enterprise: str, region: str, days: int) -> FindingRow:
    finding = Finding(row, 19, "date.end_before_start", Severity.EXCLUDED, "09.09.2026", {"days": days})
    cells = {"client": client, "enterprise": enterprise, "start": "11.09.2026", "end": "09.09.2026"}
    return FindingRow(finding, ClientCard(ONE, row, region, cells, date(2026, 9, 11), date(2026, 9, 9)))


FINDING_ROWS = (
    finding_row(204, "Ахметов Е. Қ.", "ЖК «Самал»", "KZ-55", 2),
    finding_row(1877, "Ким О. В.", "ТОО «Строй-Лайн»", "KZ-75", 31),
    finding_row(5012, "Жұмабек А.", "ШҚ «Дән»", "KZ-39", 1),
)


def proposal(columns: int) -> FormProposal:
    found = tuple(FileColumn(number, "1", f"heading {number}") for number in range(1, columns + 1))
    return FormProposal("1", 3, found, {}, ("end",), found, remembered=False)


def register_of(kind: RegisterKind, rows: int) -> Register:
    return Register(ONE, kind, "register.xlsx", "4f9c" * 16, rows, (SEPTEMBER,), NOW, ONE)


@dataclass
class InventedRegisters:
    acts: Sequence[Act] = (ACT,)
    found: Sequence[RegisterFinding] = (NO_DATE, BAD_MARK, replace(BAD_MARK, row=8))
    error: Refused | None = None
    taken: list[Path] = field(default_factory=list)

    def import_acts(self, path: Path) -> ActsResult:
        self._take(path)
        register = register_of(RegisterKind.ACTS, 100)
        return ActsResult(register, 99, self.acts, {"act.missing": 3}, (Quarter(2026, 3),), repeated=False)

    def import_questionnaires(self, path: Path) -> QuestionnairesResult:
        self._take(path)
        return QuestionnairesResult(register_of(RegisterKind.QUESTIONNAIRES, 50), 48, 2, {}, repeated=False)

    def unmatched_acts(self, _quarter: Quarter) -> Sequence[Act]:
        return self.acts

    def questionnaire_findings(self, _quarter: Quarter) -> Sequence[RegisterFinding]:
        return self.found

    def _take(self, path: Path) -> None:
        if self.error:
            raise self.error
        self.taken.append(path)


@dataclass
class InventedNotices:
    """One month's letter; without `faulty` only warnings were found."""

    version: Version
    faulty: bool = True
    stands: Standing = UNSENT
    kept: tuple[Notice, str] | None = None

    def saved(self, notice: Notice, file: str) -> None:
        self.kept = (notice, file)

    def notice(self, month: Month, *, warnings: bool) -> Notice:
        if not (self.faulty or warnings):
            raise Refused("notice.nothing", month=month)
        finding = Finding(204, 19, "date.end_before_start", Severity.EXCLUDED, "09.09.2026", {"days": 2})
        card = ClientCard(ONE, 204, "KZ-55", {"client": "Ахметов Е. Қ.", "id_number": "850101300123"}, None, None)
        return Notice(
            self.version,
            date(2026, 10, 1),
            date(2026, 10, 2),
            self.stands.received,
            date(2026, 10, 7),
            [FindingCount("date.end_before_start", "excluded", 1)],
            [FindingRow(finding, card)],
        )

    def standing(self, _month: Month) -> Standing:
        return self.stands

    def notice_sent(self, _month: Month, day: date) -> Standing:
        self.stands = replace(self.stands, state=MonthState.NOTIFIED, sent=day)
        return self.stands

    def notice_received(self, _month: Month, day: date) -> Standing:
        if self.stands.sent is None or day < self.stands.sent:
            raise Refused("notice.received_before_sent", day=day, sent=self.stands.sent)
        self.stands = replace(self.stands, received=day, corrections_due=date(2026, 10, 7))
        return self.stands

    def accept(self, _month: Month) -> Standing:
        self.stands = replace(self.stands, state=MonthState.ACCEPTED)
        return self.stands


@dataclass
class InventedPersons:
    pairs: Sequence[Twin] = (TWIN,)
    made: list[Decision] = field(default_factory=list)

    def twins(self, _quarter: Quarter) -> TwinSearch:
        decided = {(one.one.key, one.other.key) for one in self.made}
        left = tuple(twin for twin in self.pairs if (twin.one.key, twin.other.key) not in decided)
        return TwinSearch(left, 1, 0)

    def join(self, one: str, other: str, reason: str) -> None:
        self._decide(one, other, reason, Ruling.JOINED)

    def part(self, one: str, other: str, reason: str) -> None:
        self._decide(one, other, reason, Ruling.PARTED)

    def decisions(self, _quarter: Quarter) -> tuple[Decision, ...]:
        return tuple(reversed(self.made))

    def _decide(self, one: str, other: str, reason: str, ruling: Ruling) -> None:
        if not reason:
            raise Refused("persons.reason_needed")
        faces = {face.key: face for twin in self.pairs for face in (twin.one, twin.other)}
        self.made = [replace(made, holds=False) for made in self.made]
        self.made.append(
            Decision(faces[one], faces[other], ruling, holds=True, by="Жандос Әлиев", at=NOW, reason=reason)
        )
