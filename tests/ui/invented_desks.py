"""Desks that answer from memory, with invented clients; they stand in for the real ones in the tests of screens."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

from storage.exchange.books import write_book
from survey.deadlines import DueDate, DueState, Duty, Obstacle
from survey.dialling import Exchange, check_exchange
from survey.edition import Edition
from survey.edition_file import load_edition
from survey.errors import Refused, SurveyError, WrongPassword
from survey.fieldwork.case import Case
from survey.language import Language
from survey.log import PAGE, Record, Sought
from survey.outcome import Group
from survey.periods import Month, Quarter
from survey.ports import FindingCount, FindingRow
from survey.registry.comparison import Comparison
from survey.registry.form import FormProposal
from survey.registry.records import Aside, Version
from survey.registry.standing import MonthState
from survey.report.answers import Response
from survey.report.audit import audit
from survey.report.document import Document, ReportKind
from survey.report.figures import AuditSection
from survey.report.origins import CaseOrigin, Origin, RowOrigin, is_indicator
from survey.report.response import CaseResult, rate_figures
from survey.report.snapshot import Compared, Snapshot
from survey.report.statistics import count_statistics
from survey.retention import Holding
from survey.sampling.allocation import allocate
from survey.sampling.design import Draw, Plan, Release, Request, StratumPlan, Wave
from survey.sampling.protocol import Protocol
from survey.sampling.size import margin_of_share
from survey.services.calling import Day, Pause
from survey.services.closing import Closing
from survey.services.desks import Desks
from survey.services.doubtful import DoubtfulService
from survey.services.issuing import IssuedVersion
from survey.services.log import Page
from survey.services.people import Account
from survey.services.registry import ImportResult, MonthStatus
from survey.services.reporting import InterviewRow
from survey.services.retention import Destroyed, Term
from survey.services.sampling import DrawnWave
from survey.staff import Role, Staff
from tests.ui.invented_board import InventedMending, InventedMonitoring
from tests.ui.invented_quality import InventedBackChecks, InventedQuality
from tests.ui.invented_registers import (
    COMPARISON,
    DENIED,
    FINDING_ROWS,
    InventedNotices,
    InventedPersons,
    InventedRegisters,
)

EDITION_FILE = Path(__file__).parents[2] / "resources" / "editions" / "2019-59.toml"
QUARTER = Quarter(2026, 3)
NOW = datetime(2026, 9, 21, 5, 12, tzinfo=UTC)
ONE = UUID(int=1)
SUPERVISOR = Staff(ONE, "supervisor", "Жандос Әлиев", Role.SUPERVISOR)
ROW_COUNTS = {"phone.missing": 2, "date.end_before_start": 3}


def version_of(month: Month, *, late: bool = False) -> Version:
    received = month.next.first
    return Version(ONE, month, 2, f"kzt_{month}.xlsx", "4f9c" * 16, received, late, 21_340, 20_612, NOW, ONE)


@dataclass
class InventedRegistry:
    arrived: dict[Month, Version] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    steps: Sequence[int] = (500, 1000)
    received: list[tuple[Path, Month, date | None]] = field(default_factory=list)
    error: SurveyError | None = None
    proposal: FormProposal | None = None
    mappings: list[Mapping[str, int] | None] = field(default_factory=list)
    asides: Sequence[Aside] = ()
    compared: list[tuple[int, int]] = field(default_factory=list)
    denied: Sequence[DoubtfulService] = (DENIED,)
    states: dict[Month, MonthState] = field(default_factory=dict)

    def import_month(
        self,
        path: Path,
        month: Month,
        received: date | None,
        progress: Callable[[int], None],
        mapping: Mapping[str, int] | None = None,
    ) -> ImportResult:
        for rows in self.steps:
            progress(rows)
        if self.error and mapping is None:
            raise self.error
        self.received.append((path, month, received))
        self.mappings.append(mapping)
        self.arrived[month] = version = version_of(month)
        return ImportResult(version, 20_612, 728, self.counts, 18_004, 9_120, repeated=False, asides=self.asides)

    def months(self, quarter: Quarter) -> tuple[MonthStatus, ...]:
        return tuple(self._status(month, self.arrived.get(month)) for month in quarter.months)

    def _status(self, month: Month, version: Version | None) -> MonthStatus:
        if version is None:
            return MonthStatus(month, month.next.first, None, 0)
        state, due = self.states.get(month, MonthState.RECEIVED), month.next.first
        answer = due.replace(day=7) if state is MonthState.NOTIFIED else None
        return MonthStatus(month, due, version, sum(self.counts.values()), state, due.replace(day=2), answer)

    def propose_mapping(self, _path: Path) -> FormProposal:
        assert self.proposal
        return self.proposal

    def versions(self, month: Month) -> Sequence[Version]:
        last = self.arrived.get(month)
        return [replace(last, number=number) for number in range(1, last.number + 1)] if last else []

    def compare(self, _month: Month, older: int, newer: int) -> Comparison:
        self.compared.append((older, newer))
        return COMPARISON

    def doubtful(self, _quarter: Quarter) -> Sequence[DoubtfulService]:
        return self.denied

    def finding_counts(self, _month: Month) -> list[FindingCount]:
        return [FindingCount(code, "excluded", rows) for code, rows in self.counts.items()]

    def finding_rows(self, _month: Month, code: str, _limit: int = 1000) -> Sequence[FindingRow]:
        return [row for row in FINDING_ROWS if row.finding.code == code]

    def latest_quarter(self) -> Quarter | None:
        return max(self.arrived).quarter if self.arrived else None


@dataclass
class InventedSampling:
    edition: Edition
    drawn: Wave | None = None
    released: int = 1
    asked: list[tuple[Request, str | None]] = field(default_factory=list)
    response: float | None = None
    error: Refused | None = None
    saved: list[tuple[Quarter, str]] = field(default_factory=list)

    def plan(self, quarter: Quarter, request: Request, seed: str | None = None) -> Plan:
        self.asked.append((request, seed))
        if self.error:
            raise self.error
        regions = [region.code for region in self.edition.regions if region.exists_on(date(2026, 9, 30))]
        persons = {code: 58 if place == 2 else 600 + 211 * place for place, code in enumerate(regions)}
        weights = {code: size**0.5 for code, size in persons.items()}
        sizes = allocate(request.sample or 2640, weights, persons, dict.fromkeys(persons, 0))
        strata = tuple(
            StratumPlan(
                region=code,
                persons=persons[code],
                services=round(persons[code] * 1.5),
                no_phone=0,
                sample=sizes[code],
                completes=round(sizes[code] * request.response),
                margin=margin_of_share(round(sizes[code] * request.response), request.confidence, persons[code]),
            )
            for code in regions
        )
        frame, completes = sum(persons.values()), sum(stratum.completes for stratum in strata)
        margin = margin_of_share(completes, request.confidence, frame)
        return Plan(quarter, request, frame, completes, sum(sizes.values()), margin, strata)

    def draw(self, quarter: Quarter, request: Request, seed: str) -> Draw:
        plan = self.plan(quarter, request, seed)
        self.drawn = Wave(ONE, self.edition.id, plan, seed, "4f9c01a1" * 8, NOW, ONE)
        return Draw(plan, seed, self.drawn.frame_sha256, ())

    def wave(self, _quarter: Quarter) -> DrawnWave | None:
        return DrawnWave(self.drawn, self.released) if self.drawn else None

    def last_response(self, _quarter: Quarter) -> float | None:
        return self.response

    def close_wave(self, _quarter: Quarter) -> Closing:
        return Closing(16, 0)

    def release_next(self, _quarter: Quarter) -> Release:
        self.released += 1
        return Release(ONE, ONE, self.released, NOW, ONE)

    def protocol(self, _quarter: Quarter) -> Protocol:
        assert self.drawn
        sources = tuple(version_of(month) for month in QUARTER.months[:2])
        releases = (Release(ONE, ONE, 1, NOW, ONE),)
        return Protocol(self.drawn, sources, SUPERVISOR.name, {1: 1320, 2: 1320}, releases)

    def protocol_saved(self, quarter: Quarter, file: str) -> None:
        self.saved.append((quarter, file))


DAY = Day(31, 14, datetime(2026, 9, 21, 6, 40, tzinfo=UTC))


@dataclass
class InventedCalling:
    today: Day = DAY

    def day(self) -> Day:
        return self.today

    def in_hand(self) -> None:
        return None

    def next_client(self) -> Pause:
        return Pause(wave=False, counts={}, next_due=None)


BRANCH = Staff(UUID(int=7), "semey", "Серікова Гүлнәр", Role.BRANCH, "KZ-10", must_change=True)


class InventedPeople:
    def __init__(self) -> None:
        self.staff = {one.id: one for one in (SUPERVISOR, BRANCH)}

    def everyone(self) -> Sequence[Staff]:
        return list(self.staff.values())

    def add(self, account: Account, _password: str) -> Staff:
        if account.login == BRANCH.login:
            raise Refused("staff.login_taken", login=account.login)
        return self._keep(Staff(UUID(int=9), account.login, account.name, account.role, must_change=True))

    def recoverable(self) -> bool:
        return False

    def renew_recovery_key(self) -> str:
        return RECOVERY_KEY

    def disable(self, staff: UUID) -> Staff:
        return self._keep(replace(self.staff[staff], disabled=True))

    def train(self, staff: UUID, languages: tuple[Language, ...], *, converts: bool) -> Staff:
        return self._keep(replace(self.staff[staff], languages=languages, converts=converts))

    def reset(self, staff: UUID, _password: str) -> Staff:
        return self._keep(replace(self.staff[staff], disabled=False, must_change=True))

    def _keep(self, staff: Staff) -> Staff:
        self.staff[staff.id] = staff
        return staff


def interview_row(number: int, choices: dict[str, str], region: str = "KZ-63") -> InterviewRow:
    case = Case(UUID(int=number), ONE, number, 1, region, f"c{number}", 1, ONE, number, ("+77053101240",))
    return InterviewRow(case, SUPERVISOR.name, datetime(2026, 9, 21, 5, number, tzinfo=UTC), choices, "")


@dataclass
class InventedReporting:
    section_now: AuditSection
    rows: list[InterviewRow] = field(default_factory=list)
    rejected: list[tuple[UUID, str]] = field(default_factory=list)
    error: Refused | None = None
    kept: list[tuple[Quarter, str]] = field(default_factory=list)
    words: dict[str, dict[Language, str]] = field(default_factory=dict)

    def section(self, quarter: Quarter) -> AuditSection:
        if self.error:
            raise self.error
        return replace(self.section_now, quarter=quarter, interviews=len(self.rows))

    def snapshot(self, quarter: Quarter) -> Snapshot:
        section = self.section(quarter)
        counted = count_statistics((), (), invented_edition())
        words = {name: texts for name, texts in self.words.items() if texts}
        sha256 = section.snapshot_sha256
        return Snapshot(ReportKind.QUARTERLY, section, Compared(counted), (), words=words, sha256=sha256)

    def saved(self, report: Document, file: str) -> None:
        self.kept.append((report.quarter, file))

    def interviews(self, _quarter: Quarter) -> Sequence[InterviewRow]:
        return sorted(self.rows, key=lambda row: row.at, reverse=True)

    def reject(self, case: UUID, reason: str) -> None:
        self.rejected.append((case, reason))
        self.rows = [row for row in self.rows if row.case.id != case]


@dataclass
class InventedIssuing:
    """Keeps what is written and approved; `refused` meets whoever writes."""

    reporting: InventedReporting
    versions: list[IssuedVersion] = field(default_factory=list)
    refused: Refused | None = None

    def approved(self, _quarter: Quarter) -> Sequence[IssuedVersion]:
        return self.versions

    def approve(self, quarter: Quarter) -> IssuedVersion:
        snapshot = self.reporting.snapshot(quarter)
        self.versions.append(IssuedVersion(len(self.versions) + 1, snapshot.sha256, NOW, SUPERVISOR.name))
        return self.versions[-1]

    def write(self, _quarter: Quarter, paragraph: str, language: Language, text: str) -> None:
        if self.refused:
            raise self.refused
        kept = {**self.reporting.words.get(paragraph, {}), language: text}
        self.reporting.words[paragraph] = {one: words for one, words in kept.items() if words}


@dataclass
class InventedOrigins:
    """Answers with one registry row, and one interview about it."""

    opened: list[str] = field(default_factory=list)

    def open(self, _quarter: Quarter, ref: str) -> Origin:
        self.opened.append(ref)
        row = RowOrigin(QUARTER.months[0], ONE, 7, "KZ-75", "Оспанова Динара", "1507••••0412", "Кеңес беру", None)
        if is_indicator(ref):
            return Origin(ref, rows=(row,), total=1, counted=1)
        case = CaseOrigin(row, ONE, 2, "Асель", "1.1", "5", counted=True, weight=12.5)
        return Origin(ref, cases=(case,), total=1, counted=1, weight=12.5, weight_counted=12.5)

    def figures_of(self, _quarter: Quarter, _version: UUID, _row: int) -> Sequence[str]:
        return ("interviews", "audit.q2.mean", "nothing.of.this")


@dataclass
class InventedCalendar:
    years: list[int | None] = field(default_factory=list)

    def year(self, year: int | None = None) -> tuple[DueDate, ...]:
        """Answer with a done and a late registry, a letter that is due, a report that waits."""
        self.years.append(year)
        shown = year or NOW.year
        august = Month(shown, 8)
        return (
            DueDate(Duty.REGISTRY, Month(shown, 7), date(shown, 8, 3), DueState.DONE, date(shown, 8, 1)),
            DueDate(Duty.REGISTRY, august, date(shown, 9, 1), DueState.LATE, None, Obstacle.PROVIDER, working_days=-14),
            DueDate(Duty.NOTICE, august, date(shown, 9, 22), DueState.DUE, None, None, working_days=1),
            DueDate(
                Duty.REPORT, QUARTER, date(shown, 10, 12), DueState.NOT_STARTED, None, Obstacle.PERIOD, working_days=15
            ),
        )


class InventedTelephony:
    """An exchange that answers at once, or fails with `fault`."""

    def __init__(self, kept: Exchange | None = None, fault: SurveyError | None = None) -> None:
        self.kept, self.fault = kept, fault
        self.called: list[tuple[str, str]] = []
        self.probed: list[Exchange] = []

    def exchange(self) -> Exchange | None:
        return self.kept and replace(self.kept, secret="")

    def keep(self, exchange: Exchange) -> None:
        check_exchange(exchange)
        self.kept = exchange

    def probe(self, exchange: Exchange) -> Callable[[], None]:
        self.probed.append(exchange)
        return self._answer

    def call(self, line: str, number: str) -> Callable[[], None]:
        self.called.append((line, number))
        return self._answer

    def drop(self) -> None:
        self.fault = None

    def _answer(self) -> None:
        if self.fault:
            raise self.fault


RECOVERY_KEY = "23456-789AC-EFHJK-MNPRT-WXY23-456PX"


class InventedRescue:
    def __init__(self, error: SurveyError | None = None) -> None:
        self.error = error
        self.asked: list[tuple[Path, str, str, str]] = []

    def restore(self, _path: Path, _backup: Path, _login: str, _password: str) -> Path | None:
        raise NotImplementedError

    def recover(self, path: Path, recovery_key: str, login: str, password: str) -> str:
        self.asked.append((path, recovery_key, login, password))
        if self.error:
            raise self.error
        return RECOVERY_KEY


class InventedPresence:
    def __init__(self) -> None:
        self.told: list[str] = []

    def lock(self) -> None:
        self.told.append("locked")

    def unlock(self, password: str) -> None:
        if password != "a-long-password":
            raise WrongPassword("login.wrong")
        self.told.append("unlocked")


class InventedLog:
    def __init__(self, records: int = 3) -> None:
        self.records = records
        self.asked: list[tuple[Sought, int | None]] = []
        self.exported: list[tuple[str, str]] = []

    def page(self, sought: Sought, below: int | None = None) -> Page:
        self.asked.append((sought, below))
        last = below - 1 if below else self.records
        numbers = range(last, max(0, last - PAGE), -1)
        found = [
            Record(number, NOW, ONE, "staff_reset", "aigul", {"disabled": True}, {"disabled": False})
            for number in numbers
        ]
        return Page(found, {ONE: SUPERVISOR.name}, last > PAGE)

    def export(self, sought: Sought, file: str, reason: str) -> Page:
        self.exported.append((file, reason))
        return self.page(sought)


class InventedRetention:
    def __init__(self) -> None:
        self.holding = Holding(18_004, 62_110, 900, 4_120, 310)
        self.destroyed: list[tuple[Quarter, str]] = []

    def preview(self) -> tuple[Term, ...]:
        terms = (
            Term(QUARTER, date(2029, 10, 5), over=False, open_cases=0, destroyed=False, holding=self.holding),
            Term(Quarter(2023, 2), date(2026, 7, 5), over=True, open_cases=0, destroyed=False, holding=self.holding),
        )
        gone = {quarter for quarter, _ in self.destroyed}
        return tuple(replace(term, destroyed=term.quarter in gone) for term in terms)

    def destroy(self, quarter: Quarter, reason: str) -> Destroyed:
        self.destroyed.append((quarter, reason))
        return Destroyed(self.preview()[1], ("2026-09-20.store", "2026-09-21.store"))


class InventedVault:
    def daily(self) -> datetime | None:
        return NOW


def invented_edition() -> Edition:
    return load_edition(EDITION_FILE)


ANSWERS = (
    {"q1": "yes", "q2": "5", "q3": "yes", "q4": "yes"},
    {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"},
    {"q1": "yes", "q2": "3", "q3": "no", "q4": "dk"},
    {"q1": "no"},
)


def invented_section(edition: Edition, interviews: int = 40) -> AuditSection:
    """Invent answers for two regions and compute the real section from them."""
    regions = ("KZ-63", "KZ-75")
    responses = [Response(regions[n % 2], 1 + n % 3, ANSWERS[n % 4], "", "") for n in range(interviews)]
    frame = dict.fromkeys(regions, 500)
    found = audit(responses, frame, edition)
    groups = [Group.I] * 8 + [Group.R, Group.NC]
    results = [CaseResult(region, group, "", bad_number=False) for region in regions for group in groups]
    return AuditSection(
        quarter=QUARTER,
        edition=edition.id,
        frame=1000,
        sample=80,
        interviews=interviews,
        doubtful=found.doubtful,
        last_at=NOW,
        lonely=found.lonely,
        silent=found.silent,
        figures=found.figures(),
        rates=rate_figures(results, frame),
        breaches=(),
        snapshot_sha256="9be1" * 16,
    )


def invented_desks(edition: Edition, **parts: Any) -> Desks:
    """Return desks that answer from memory; `parts` stand in for single ones."""
    usual: dict[str, Any] = {
        "registry": InventedRegistry(),
        "registers": InventedRegisters(),
        "notices": InventedNotices(version_of(QUARTER.months[-1])),
        "persons": InventedPersons(),
        "write_sheet": lambda file, _sheet: file,
        "sampling": InventedSampling(edition),
        "calling": InventedCalling(),
        "monitoring": InventedMonitoring(),
        "mending": InventedMending(),
        "reporting": InventedReporting(invented_section(edition)),
        "origins": InventedOrigins(),
        "write_book": write_book,
        "calendar": InventedCalendar(),
        "people": InventedPeople(),
        "log": InventedLog(),
        "presence": InventedPresence(),
        "vault": InventedVault(),
        "telephony": InventedTelephony(),
        "quality": InventedQuality(),
        "back_checks": InventedBackChecks(edition),
        "retention": InventedRetention(),
    }
    usual["issuing"] = InventedIssuing(parts.get("reporting", usual["reporting"]))
    desks = SimpleNamespace(edition=edition, close=lambda: None, **({"staff": SUPERVISOR} | usual | parts))
    return cast("Desks", desks)
