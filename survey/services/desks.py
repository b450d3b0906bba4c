"""What a signed-in member of staff works with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from survey.call_sheet import WriteCallSheet
from survey.data_file import WriteData
from survey.dialling import Wire
from survey.edition import Edition
from survey.errors import SurveyError
from survey.formats import Formats
from survey.ports import Clock, UnitOfWork
from survey.services.back_checks import BackChecksDesk
from survey.services.calendar import CalendarDesk
from survey.services.calling import CallingDesk
from survey.services.carrier import CarrierDesk
from survey.services.issuing import IssuingDesk
from survey.services.log import LogDesk
from survey.services.mending import MendingDesk
from survey.services.microdata import DataDesk
from survey.services.monitoring import MonitoringDesk
from survey.services.notices import NoticeDesk
from survey.services.origins import OriginsDesk
from survey.services.people import Keyring, StaffDesk
from survey.services.persons import PersonsDesk
from survey.services.practice import PracticeDesk
from survey.services.presence import FailedTries, PresenceDesk
from survey.services.quality import QualityDesk
from survey.services.registers import RegistersDesk
from survey.services.registry import RegistryDesk
from survey.services.reporting import ReportingDesk
from survey.services.retention import RetentionDesk, Scrubber
from survey.services.sampling import SamplingDesk
from survey.services.sheets import CallSheetsDesk
from survey.services.telephony import TelephonyDesk
from survey.services.vault import Backups, VaultDesk
from survey.sheet import WriteBook, WriteSheet
from survey.staff import Staff


class Copies(Backups, Scrubber, Protocol):
    """The copies of a store, and its own file written anew."""


class OpenStore(Protocol):
    """A store that somebody signed in to."""

    @property
    def staff(self) -> Staff:
        """Who signed in."""
        ...

    @property
    def keys(self) -> Keyring:
        """The keys of those who may."""
        ...

    @property
    def is_open(self) -> bool:
        """Whether it is not closed yet."""
        ...

    @property
    def backups(self) -> Copies:
        """Its copies."""
        ...

    @property
    def tries(self) -> FailedTries:
        """Who tried to come in."""
        ...

    def work(self) -> UnitOfWork:
        """Start a unit of work."""
        ...

    def close(self) -> None:
        """Let others in."""
        ...


@dataclass(frozen=True, slots=True)
class Desks:
    """All desks of one member of staff over one open store; `close` ends the work with the store.

    `seat` gives another operator a desk on it: an invented quarter is called by several.
    """

    staff: Staff
    edition: Edition
    registry: RegistryDesk
    registers: RegistersDesk
    notices: NoticeDesk
    persons: PersonsDesk
    sampling: SamplingDesk
    calling: CallingDesk
    call_sheets: CallSheetsDesk
    monitoring: MonitoringDesk
    quality: QualityDesk
    back_checks: BackChecksDesk
    mending: MendingDesk
    reporting: ReportingDesk
    carrier: CarrierDesk
    data: DataDesk
    issuing: IssuingDesk
    origins: OriginsDesk
    calendar: CalendarDesk
    telephony: TelephonyDesk
    practice: PracticeDesk
    people: StaffDesk
    log: LogDesk
    presence: PresenceDesk
    vault: VaultDesk
    retention: RetentionDesk
    write_sheet: WriteSheet
    write_call_sheet: WriteCallSheet
    write_data: WriteData
    write_book: WriteBook
    close: Callable[[], None]
    seat: Callable[[Staff], CallingDesk]


class OpenDesks(Protocol):
    """Open a store for a login, made with that one account if it is not there yet, and set the desks on it."""

    def __call__(self, path: Path, login: str, password: str, clock: Clock = ...) -> Desks:
        """Return the desks."""
        ...


def set_desks(store: OpenStore, clock: Clock, edition: Edition, formats: Formats, wire: Wire) -> Desks:
    """Set every desk of a member of staff on an open store; the log tells that he came and went."""
    parts = (store.work, clock, edition, store.staff)
    vault = VaultDesk(*parts, store.backups)
    try:
        vault.sign_in(store.tries)
    except SurveyError:  # a full disk: who makes room and tries again must not find the store in use
        store.close()
        raise
    reporting = ReportingDesk(*parts)
    return Desks(
        staff=store.staff,
        edition=edition,
        registry=RegistryDesk(*parts, formats.open_workbook),
        registers=RegistersDesk(*parts, formats.open_workbook),
        notices=NoticeDesk(*parts),
        persons=PersonsDesk(store.work, clock, store.staff),
        sampling=SamplingDesk(*parts),
        calling=CallingDesk(*parts),
        call_sheets=CallSheetsDesk(*parts, formats.open_workbook),
        monitoring=MonitoringDesk(*parts),
        mending=MendingDesk(*parts),
        reporting=reporting,
        carrier=CarrierDesk(store.work, clock, store.staff, reporting),
        data=DataDesk(*parts),
        quality=QualityDesk(*parts),
        back_checks=BackChecksDesk(*parts),
        issuing=IssuingDesk(*parts),
        origins=OriginsDesk(*parts),
        calendar=CalendarDesk(*parts),
        telephony=TelephonyDesk(store.work, clock, store.staff, wire),
        practice=PracticeDesk(*parts),
        people=StaffDesk(*parts, store.keys),
        log=LogDesk(store.work, clock, store.staff),
        presence=PresenceDesk(store.work, clock, store.staff, store.keys, store.tries),
        vault=vault,
        write_sheet=formats.write_sheet,
        write_call_sheet=formats.write_call_sheet,
        write_data=formats.write_data,
        write_book=formats.write_book,
        retention=RetentionDesk(*parts, store.backups),
        close=partial(_close, store, vault),
        seat=partial(CallingDesk, store.work, clock, edition),
    )


def _close(store: OpenStore, vault: VaultDesk) -> None:
    try:
        if store.is_open:
            vault.sign_out()
    finally:
        store.close()
