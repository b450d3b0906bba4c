"""What a signed-in member of staff works with."""

from collections.abc import Callable
from dataclasses import dataclass

from survey.edition import Edition
from survey.services.calling import CallingDesk
from survey.services.people import StaffDesk
from survey.services.registry import RegistryDesk
from survey.services.reporting import ReportingDesk
from survey.services.sampling import SamplingDesk
from survey.staff import Staff


@dataclass(frozen=True, slots=True)
class Desks:
    """All desks of one member of staff over one open store; `close` ends the work with the store."""

    staff: Staff
    edition: Edition
    registry: RegistryDesk
    sampling: SamplingDesk
    calling: CallingDesk
    reporting: ReportingDesk
    people: StaffDesk
    close: Callable[[], None]
