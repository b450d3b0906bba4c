"""What a signed-in member of staff works with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from survey.call_sheet import WriteCallSheet
from survey.edition import Edition
from survey.ports import Clock, OpenWorkbook, UnitOfWork
from survey.services.calendar import CalendarDesk
from survey.services.calling import CallingDesk
from survey.services.log import LogDesk
from survey.services.monitoring import MonitoringDesk
from survey.services.notices import NoticeDesk
from survey.services.people import Keyring, StaffDesk
from survey.services.persons import PersonsDesk
from survey.services.presence import FailedTries, PresenceDesk
from survey.services.registers import RegistersDesk
from survey.services.registry import RegistryDesk
from survey.services.reporting import ReportingDesk
from survey.services.retention import RetentionDesk, Scrubber
from survey.services.sampling import SamplingDesk
from survey.services.sheets import CallSheetsDesk
from survey.services.vault import Backups, VaultDesk
from survey.sheet import WriteSheet
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
    """All desks of one member of staff over one open store; `close` ends the work with the store."""

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
    reporting: ReportingDesk
    calendar: CalendarDesk
    people: StaffDesk
    log: LogDesk
    presence: PresenceDesk
    vault: VaultDesk
    retention: RetentionDesk
    write_sheet: WriteSheet
    write_call_sheet: WriteCallSheet
    close: Callable[[], None]


def set_desks(
    store: OpenStore,
    clock: Clock,
    edition: Edition,
    open_workbook: OpenWorkbook,
    write_sheet: WriteSheet,
    write_call_sheet: WriteCallSheet,
) -> Desks:
    """Set every desk of a member of staff on an open store; the log tells that he came and went."""
    parts = (store.work, clock, edition, store.staff)
    vault = VaultDesk(*parts, store.backups)
    vault.sign_in(store.tries)
    return Desks(
        staff=store.staff,
        edition=edition,
        registry=RegistryDesk(*parts, open_workbook),
        registers=RegistersDesk(*parts, open_workbook),
        notices=NoticeDesk(*parts),
        persons=PersonsDesk(store.work, clock, store.staff),
        sampling=SamplingDesk(*parts),
        calling=CallingDesk(*parts),
        call_sheets=CallSheetsDesk(*parts, open_workbook),
        monitoring=MonitoringDesk(*parts),
        reporting=ReportingDesk(*parts),
        calendar=CalendarDesk(*parts),
        people=StaffDesk(*parts, store.keys),
        log=LogDesk(store.work, clock, store.staff),
        presence=PresenceDesk(store.work, clock, store.staff, store.keys, store.tries),
        vault=vault,
        retention=RetentionDesk(*parts, store.backups),
        write_sheet=write_sheet,
        write_call_sheet=write_call_sheet,
        close=partial(_close, store, vault),
    )


def _close(store: OpenStore, vault: VaultDesk) -> None:
    try:
        if store.is_open:
            vault.sign_out()
    finally:
        store.close()
