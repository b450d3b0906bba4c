"""Persons joined and parted by hand."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from storage.rows.person_links import link_of, link_values
from storage.tables import person_links
from survey.registry.links import PersonLink

_ADD = insert(person_links)
_ALL = select(person_links).order_by(person_links.c.id)


class PersonLinkTable:
    """Persons joined and parted by hand (survey.ports.PersonLinks)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def add(self, link: PersonLink) -> None:
        """Add a word on a pair."""
        self._connection.execute(_ADD, link_values(link))

    def all(self) -> Sequence[PersonLink]:
        """Return every word in the order they were given."""
        return [link_of(row) for row in self._connection.execute(_ALL)]
