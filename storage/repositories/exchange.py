"""The telephone exchange that calls are made through."""

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from storage.tables import exchange as table
from survey.dialling import Exchange

_ONLY = 1
_GET = select(*(column for column in table.c if column is not table.c.number))
_FORGET, _KEEP = delete(table), insert(table)


class ExchangeTable:
    """The exchange in the store (survey.dialling.KeptExchange)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def get(self) -> Exchange | None:
        """Return it, None when there is none."""
        row = self._connection.execute(_GET).first()
        return Exchange(**row._asdict()) if row else None

    def keep(self, exchange: Exchange) -> None:
        """Keep it in place of the one before."""
        self._connection.execute(_FORGET)
        self._connection.execute(_KEEP, {"number": _ONLY, **asdict(exchange)})
