"""Members of staff."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from storage.tables import staff
from survey.errors import Refused
from survey.language import Language
from survey.staff import Role, Staff

_ADD = insert(staff)
_BY_LOGIN = select(staff).where(staff.c.login == bindparam("login"))
_EVERYONE = select(staff).order_by(staff.c.name, staff.c.login)
_SAVE = update(staff).where(staff.c.id == bindparam("of"))
_GET = select(staff).where(staff.c.id == bindparam("staff"))


class StaffTable:
    """Members of staff in the store (survey.ports.StaffList)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def by_login(self, login: str) -> Staff | None:
        """Return a member of staff by login."""
        row = self._connection.execute(_BY_LOGIN, {"login": login}).first()
        return _staff_of(row) if row else None

    def get(self, staff: UUID) -> Staff:
        """Return a member of staff. Raises Refused (staff.unknown)."""
        row = self._connection.execute(_GET, {"staff": staff}).first()
        if row is None:
            raise Refused("staff.unknown")
        return _staff_of(row)

    def add(self, staff: Staff) -> None:
        """Add a member of staff."""
        self._connection.execute(_ADD, _values(staff))

    def save(self, staff: Staff) -> None:
        """Keep a changed member of staff."""
        self._connection.execute(_SAVE.values(_values(staff)), {"of": staff.id})

    def everyone(self) -> Sequence[Staff]:
        """Return all members of staff by name."""
        return [_staff_of(row) for row in self._connection.execute(_EVERYONE)]


def _values(staff: Staff) -> dict[str, Any]:
    return asdict(staff) | {"role": staff.role.value, "languages": " ".join(staff.languages)}


def _staff_of(row: Row[Any]) -> Staff:
    languages = tuple(Language(language) for language in row.languages.split())
    return Staff(**row._asdict() | {"role": Role(row.role), "languages": languages})
