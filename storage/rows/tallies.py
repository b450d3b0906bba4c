"""Tallies of cases: hours and turns as JSON."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from survey.fieldwork.shift import Turn
from survey.fieldwork.tallies import Answered, CaseTally, Hour

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def tally_values(wave: UUID, case: UUID, tally: CaseTally) -> dict[str, Any]:
    """Return the row of a case's tally."""
    return {
        "case_id": case,
        "wave_id": wave,
        "last_at": tally.last_at,
        "denied": tally.denied,
        "day": tally.day,
        "hours": [[f"{day}", hour, found.dials, found.contacts] for (day, hour), found in tally.hours.items()],
        "turns": [
            [turn.by.hex, _number(turn.start), turn.calls, _number(turn.end), turn.outcome] for turn in tally.turns
        ],
    }


def hours_of(hours: list[list[Any]]) -> dict[Hour, Answered]:
    """Return the hours in a row."""
    return {(date.fromisoformat(day), hour): Answered(dials, contacts) for day, hour, dials, contacts in hours}


def turns_of(turns: list[list[Any]]) -> list[Turn]:
    """Return the turns in a row."""
    return [Turn(UUID(hex=by), _moment(start), calls, _moment(end), said) for by, start, calls, end, said in turns]


def _number(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND


def _moment(number: int | None) -> datetime | None:
    return None if number is None else _EPOCH + timedelta(microseconds=number)
