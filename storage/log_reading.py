"""The audit log read backwards by its number, so that a page costs the same wherever it stands."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from storage.audit_tables import audit_log
from survey.audit import Details
from survey.log import Record, Sought

_LOG = audit_log.c
_NEWEST = select(*(column for column in _LOG if column.name != "hash")).order_by(_LOG.number.desc())


class LogTable:
    """The log (survey.log.LogReading)."""

    def __init__(self, connection: Connection) -> None:
        """Take the connection of a unit of work."""
        self._connection = connection

    def page(self, sought: Sought, below: int | None, size: int) -> Sequence[Record]:
        """Return the newest records, of those with a number below one."""
        asked = _NEWEST.limit(size)
        if below is not None:
            asked = asked.where(_LOG.number < below)
        if sought.words:
            asked = asked.where(
                or_(_LOG.subject.contains(sought.words, autoescape=True), _LOG.by_id.in_(list(sought.people)))
            )
        if sought.kinds:
            asked = asked.where(_LOG.what.in_(list(sought.kinds)))
        if sought.since:
            asked = asked.where(_LOG.at >= sought.since)
        return [_record(row) for row in self._connection.execute(asked)]


def _record(row: Row[Any]) -> Record:
    at: datetime = row.at
    return Record(row.number, at, row.by_id, row.what, row.subject, _details(row.before), _details(row.after))


def _details(told: str) -> Details:
    try:
        found = json.loads(told)
    except ValueError:  # a record that somebody altered is shown all the same; the check names it
        return {"?": told}
    return found if isinstance(found, dict) else {"?": told}
