"""The commands that read the audit log."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from survey.log import Sought
from ui.log.faces import log_sheet, who
from ui.texts import ALMATY, Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks

Document = list[Any] | dict[str, Any]


def log_list(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """List the newest records that are sought."""
    page = desks.log.page(_sought(arguments))
    return [
        {
            "number": record.number,
            "at": record.at.isoformat(),
            "by": who(record, page.names, texts),
            "what": record.what,
            "subject": record.subject,
            "before": dict(record.before),
            "after": dict(record.after),
        }
        for record in page.records
    ]


def log_export(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """Write the records that are sought to a file."""
    page = desks.log.export(_sought(arguments), arguments.file.name, arguments.reason)
    desks.write_sheet(arguments.file, log_sheet(page, texts))
    return {"rows": len(page.records), "file": str(arguments.file)}


def _sought(arguments: Namespace) -> Sought:
    since = datetime.combine(arguments.since, time(), ALMATY).astimezone(UTC) if arguments.since else None
    return Sought(arguments.words, kinds=(arguments.what.value,) if arguments.what else (), since=since)


LOG: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {"log list": log_list, "log export": log_export}
