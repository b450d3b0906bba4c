"""The command that gives depersonalised interviews to analysts."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.desks import Desks

Document = dict[str, Any]


def data_export(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """Write a quarter's interviews with their codebook."""
    from ui.paper.microdata import data_file  # noqa: PLC0415  few commands need it

    data = desks.data.interviews(arguments.quarter)
    file = data_file(data, desks.edition, arguments.language or texts.language)
    saved = desks.write_data(arguments.out, file, arguments.format)
    desks.data.saved(data, saved[0].name)
    return {"interviews": len(data.records), "files": [str(one) for one in saved]}


DATA: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {"data export": data_export}
