"""The commands about the letter of ¶8 and what came of it."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from ui.texts import Texts

if TYPE_CHECKING:
    from survey.registry.standing import Standing
    from survey.services.desks import Desks

Document = dict[str, Any]


def registry_notice(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write the letter as DOCX or PDF, or its annex as XLSX, by the file's ending."""
    from ui.paper.letters import save_letter  # noqa: PLC0415  reportlab and python-docx load with it

    notice = desks.notices.notice(arguments.month, warnings=arguments.warnings)
    save_letter(notice, desks.edition, arguments.language, arguments.out, desks.write_sheet)
    desks.notices.saved(notice, arguments.out.name)
    return {
        "due": notice.due.isoformat(),
        "received": _written(notice.received),
        "corrections_due": notice.corrections_due.isoformat(),
        "findings": {count.code: count.rows for count in notice.counts},
        "file": str(arguments.out),
    }


def notice_sent(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Enter the day the letter went out."""
    return _standing(desks.notices.notice_sent(arguments.month, arguments.day))


def notice_received(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Enter the day the provider received the letter."""
    return _standing(desks.notices.notice_received(arguments.month, arguments.day))


def registry_accept(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Take a month's newest version for good."""
    return _standing(desks.notices.accept(arguments.month))


def _standing(standing: "Standing") -> Document:
    return {
        "state": standing.state.value,
        "notice_due": _written(standing.notice_due),
        "sent": _written(standing.sent),
        "received": _written(standing.received),
        "corrections_due": _written(standing.corrections_due),
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


NOTICES: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "registry notice": registry_notice,
    "registry notice-sent": notice_sent,
    "registry notice-received": notice_received,
    "registry accept": registry_accept,
}
