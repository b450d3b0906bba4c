"""An evening whose calls go on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Widened:
    """A supervisor let the calls of a day go on until a moment; all moments are UTC."""

    id: UUID
    until: datetime
    at: datetime
    by: UUID
