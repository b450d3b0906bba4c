"""The commands about call sheets for a branch without the program."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from survey.errors import Refused
from survey.language import Language, Text
from survey.masking import masked_words
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks
    from survey.services.sheets import RefusedRow

Document = dict[str, Any]


def calls_export(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """Write the cases still to be called."""
    from ui.paper.call_sheet import call_sheet  # noqa: PLC0415  few commands need it

    to_call = desks.call_sheets.export(arguments.quarter, arguments.region)
    language = arguments.language or (Language.RU if texts.language is Language.RU else Language.KK)
    desks.write_call_sheet(arguments.out, call_sheet(to_call, desks.edition, language))
    desks.call_sheets.saved(to_call, arguments.out.name, arguments.reason)
    return {"cases": len(to_call.cases), "file": str(arguments.out)}


def calls_import(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """Take in the calls of a filled sheet."""
    taken = desks.call_sheets.take_in(arguments.file)
    return {
        "interviews": taken.interviews,
        "attempts": taken.attempts,
        "known": taken.known,
        "refused": [_refused(row, texts) for row in taken.refused],
    }


def _refused(row: "RefusedRow", texts: Texts) -> Document:
    return {
        "row": row.row,
        "case": masked_words(row.case),
        "code": row.code,
        "message": masked_words(texts.error(Refused(row.code, **row.facts))),
        **{name: _plain(value, texts) for name, value in row.facts.items()},
    }


def _plain(value: object, texts: Texts) -> object:
    match value:
        case Text():
            return value[texts.language]
        case datetime() | time():
            return value.isoformat()
        case tuple():
            return [_plain(one, texts) for one in value]
        case int():
            return value
    return masked_words(str(value))


CALLS: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "calls export": calls_export,
    "calls import": calls_import,
}
