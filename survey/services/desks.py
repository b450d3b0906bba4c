"""What a signed-in member of staff works with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from survey.call_sheet import WriteCallSheet
from survey.edition import Edition
from survey.ports import Clock, Keyring, OpenWorkbook, UnitOfWork
from survey.services.calendar import CalendarDesk
from survey.services.calling import CallingDesk
from survey.services.monitoring import MonitoringDesk
from survey.services.notices import NoticeDesk
from survey.services.people import StaffDesk
from survey.services.persons import PersonsDesk
from survey.services.registers import RegistersDesk
from survey.services.registry import RegistryDesk
from survey.services.reporting import ReportingDesk
from survey.services.sampling import SamplingDesk
from survey.services.sheets import CallSheetsDesk
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
    """Set every desk of a member of staff on an open store."""
    parts = (store.work, clock, edition, store.staff)
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
        write_sheet=write_sheet,
        write_call_sheet=write_call_sheet,
        close=store.close,
    )
