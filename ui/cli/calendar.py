"""The command about due dates."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ui.texts import Texts

if TYPE_CHECKING:
    from survey.deadlines import DueDate
    from survey.services.desks import Desks


def due_dates(desks: "Desks", arguments: Namespace, texts: Texts) -> list[Any]:
    """List what is due in a year and where it stands, and write it for other calendars where that is asked."""
    dates = desks.calendar.year(arguments.year)
    if arguments.out:
        from ui.paper.ics import save_ics  # noqa: PLC0415  the list alone does without

        save_ics(dates, texts, datetime.now(UTC), arguments.out)
    return [_document(one, texts) for one in dates]


def _document(one: "DueDate", texts: Texts) -> dict[str, Any]:
    return {
        "due": one.due.isoformat(),
        "paragraph": one.paragraph,
        "what": texts(f"calendar.{one.duty.value}", period=one.period),
        "state": one.state.value,
        "duty": one.duty.value,
        "period": str(one.period),
        "done": one.done.isoformat() if one.done else None,
        "blocked_by": one.obstacle.value if one.obstacle else None,
        "working_days_left": one.working_days,
    }


CALENDAR: "Mapping[str, Callable[[Desks, Namespace, Texts], list[Any]]]" = {"calendar": due_dates}
