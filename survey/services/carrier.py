"""The carrier desk: the report leaves the house (¶¶12-13)."""

from survey.audit import Logged, entry
from survey.carrier import Package, WritePackage
from survey.periods import Quarter
from survey.ports import Clock, NewWork
from survey.services.guard import needs
from survey.services.reporting import ReportingDesk
from survey.staff import Deed, Staff


class CarrierDesk:
    """The report of one supervisor on its way out."""

    def __init__(self, work: NewWork, clock: Clock, staff: Staff, reporting: ReportingDesk) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._staff = staff
        self._reporting = reporting

    @needs(Deed.HAND_IN_REPORT)
    def hand_in(self, quarter: Quarter, write: WritePackage) -> Package:
        """Write a quarter's report to its carrier; only what was read back unharmed counts as done.

        Raises Refused (report.no_wave, report.no_registry), FileRefused (carrier.*).
        """
        snapshot = self._reporting.snapshot(quarter)
        package = write(snapshot, self._clock())
        told = {"snapshot_sha256": snapshot.sha256, "files": len(package.files), "folder": package.folder.name}
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.HANDED_IN, quarter, told))
            work.commit()
        return package
