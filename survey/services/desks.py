"""What a signed-in member of staff works with."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from survey.call_sheet import WriteCallSheet
from survey.data_file import WriteData
from survey.edition import Edition
from survey.exchange import Exchange
from survey.ports import Clock, UnitOfWork
from survey.services.calendar import CalendarDesk
from survey.services.calling import CallingDesk
from survey.services.carrier import CarrierDesk
from survey.services.mending import MendingDesk
from survey.services.microdata import DataDesk
from survey.services.monitoring import MonitoringDesk
from survey.services.notices import NoticeDesk
from survey.services.people import Keyring, StaffDesk
from survey.services.persons import PersonsDesk
from survey.services.registers import RegistersDesk
from survey.services.registry import RegistryDesk
from survey.services.reporting import ReportingDesk
from survey.services.sampling import SamplingDesk
from survey.services.sheets import CallSheetsDesk
from survey.services.vault import Backups, FailedTries, VaultDesk
from survey.sheet import WriteSheet
from survey.staff import Staff


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
    def backups(self) -> Backups:
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
    mending: MendingDesk
    reporting: ReportingDesk
    carrier: CarrierDesk
    data: DataDesk
    calendar: CalendarDesk
    people: StaffDesk
    vault: VaultDesk
    write_sheet: WriteSheet
    write_call_sheet: WriteCallSheet
    write_data: WriteData
    close: Callable[[], None]


def set_desks(store: OpenStore, clock: Clock, edition: Edition, exchange: Exchange) -> Desks:
    """Set every desk of a member of staff on an open store; the log tells that he came and went."""
    parts = (store.work, clock, edition, store.staff)
    vault = VaultDesk(*parts, store.backups)
    vault.sign_in(store.tries)
    reporting = ReportingDesk(*parts)
    return Desks(
        staff=store.staff,
        edition=edition,
        registry=RegistryDesk(*parts, exchange.open_workbook),
        registers=RegistersDesk(*parts, exchange.open_workbook),
        notices=NoticeDesk(*parts),
        persons=PersonsDesk(store.work, clock, store.staff),
        sampling=SamplingDesk(*parts),
        calling=CallingDesk(*parts),
        call_sheets=CallSheetsDesk(*parts, exchange.open_workbook),
        monitoring=MonitoringDesk(*parts),
        mending=MendingDesk(*parts),
        reporting=reporting,
        carrier=CarrierDesk(store.work, clock, store.staff, reporting),
        data=DataDesk(*parts),
        calendar=CalendarDesk(*parts),
        people=StaffDesk(*parts, store.keys),
        vault=vault,
        write_sheet=exchange.write_sheet,
        write_call_sheet=exchange.write_call_sheet,
        write_data=exchange.write_data,
        close=partial(_close, store, vault),
    )


def _close(store: OpenStore, vault: VaultDesk) -> None:
    try:
        if store.is_open:
            vault.sign_out()
    finally:
        store.close()
