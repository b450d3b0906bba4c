"""Who works with the program."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a member of staff is here to do."""

    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff."""

    id: UUID
    login: str
    name: str
    role: Role
