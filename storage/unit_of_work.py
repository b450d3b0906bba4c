"""One transaction of a store."""

from types import TracebackType
from typing import Self

from sqlalchemy import Engine

from storage.audit import AuditTable
from storage.destruction import DestructionTables
from storage.log_reading import LogTable
from storage.repositories.cases import CaseTable
from storage.repositories.exchange import ExchangeTable
from storage.repositories.facts import FactTables
from storage.repositories.mappings import MappingTable
from storage.repositories.months import MonthTable
from storage.repositories.person_links import PersonLinkTable
from storage.repositories.registers import RegisterTables
from storage.repositories.registries import RegistryTables
from storage.repositories.reports import ReportTables
from storage.repositories.staff import StaffTable
from storage.repositories.tallies import TallyTables
from storage.repositories.waves import WaveTable
from storage.sealed import ALONE
from survey.audit import AuditLog
from survey.dialling import KeptExchange
from survey.fieldwork.store import Cases
from survey.fieldwork.tallies import Tallies
from survey.log import LogReading
from survey.ports import Facts, Months, Registries, StaffList, Waves
from survey.registers.store import Registers
from survey.registry.form import ColumnMappings
from survey.registry.links import PersonLinks
from survey.report.approval import Reports
from survey.retention import Destruction


class StoreWork:
    """One transaction (survey.ports.UnitOfWork): rolls back unless committed; durable when commit returns."""

    registries: Registries
    person_links: PersonLinks
    months: Months
    mappings: ColumnMappings
    registers: Registers
    waves: Waves
    cases: Cases
    facts: Facts
    tallies: Tallies
    staff: StaffList
    reports: Reports
    audit: AuditLog
    exchange: KeptExchange
    log: LogReading
    destruction: Destruction

    def __init__(self, engine: Engine) -> None:
        """Take the engine; nothing happens before the work is entered."""
        self._engine = engine

    def __enter__(self) -> Self:
        """Begin."""
        self._connection = self._engine.connect()
        self.registries = RegistryTables(self._connection)
        self.person_links = PersonLinkTable(self._connection)
        self.months = MonthTable(self._connection)
        self.mappings = MappingTable(self._connection)
        self.registers = RegisterTables(self._connection)
        self.waves = WaveTable(self._connection)
        self.cases = CaseTable(self._connection)
        self.facts = FactTables(self._connection)
        self.tallies = TallyTables(self._connection)
        self.staff = StaffTable(self._connection)
        self.reports = ReportTables(self._connection)
        self.audit = AuditTable(self._connection)
        self.exchange = ExchangeTable(self._connection)
        self.log = LogTable(self._connection)
        self.destruction = DestructionTables(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        self._connection.rollback()
        self._connection.close()

    def alone(self) -> None:
        """Let nobody else write from the first statement on."""
        self._connection.execution_options(**{ALONE: True})

    def commit(self) -> None:
        """Make everything durable."""
        self._connection.commit()
