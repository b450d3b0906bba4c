"""Each command as a function from the desks and the arguments to the document it prints."""

import time
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from survey.masking import masked_cell, masked_words
from survey.sampling.design import Plan
from ui.cli.arguments import request_of
from ui.cli.calendar import CALENDAR
from ui.cli.calls import CALLS
from ui.cli.carrier import CARRIER
from ui.cli.data import DATA
from ui.cli.log import LOG
from ui.cli.notices import NOTICES
from ui.cli.registers import REGISTERS
from ui.cli.reports import REPORTS
from ui.cli.store import STORE
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.registry.records import Finding
    from survey.services.desks import Desks

Document = Mapping[str, Any] | list[Any]


def registry_import(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Take in a month's registry."""
    started = time.perf_counter()
    result = desks.registry.import_month(arguments.file, arguments.month, arguments.received, lambda _rows: None)
    return {
        "rows": result.version.rows,
        "counted": result.counted,
        "excluded": result.excluded,
        "findings": dict(result.findings),
        "persons": result.persons,
        "enterprises": result.enterprises,
        "late": result.version.late,
        "asides": [{"row": aside.row, "text": masked_words(aside.text)} for aside in result.asides],
        "version": result.version.number,
        "seconds": round(time.perf_counter() - started, 3),
    }


def registry_findings(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """List what is wrong in a month's registry."""
    columns = {column.number: column.name for column in desks.edition.columns}
    return [
        {
            "row": finding.row,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity.value,
            "value": masked_cell(columns.get(finding.column, ""), finding.value),
            "message": _message(finding, columns.get(finding.column, ""), texts),
        }
        for finding in desks.registry.findings(arguments.month, arguments.limit)
    ]


def registry_unmask(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Print a row with its personal numbers in full."""
    card = desks.registry.unmask(arguments.month, arguments.row, arguments.reason)
    return {"row": card.row, "region": card.region, "cells": dict(card.cells)}


def _message(finding: "Finding", column: str, texts: Texts) -> str:
    facts = {key: masked_cell(column, one) if isinstance(one, str) else one for key, one in finding.facts.items()}
    return texts(f"finding.{finding.code}", value=masked_cell(column, finding.value), **facts)


def wave_plan(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Design a sample."""
    return _plan(desks.sampling.plan(arguments.quarter, request_of(arguments)))


def wave_draw(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Draw the sample and open the wave."""
    draw = desks.sampling.draw(arguments.quarter, request_of(arguments), arguments.seed)
    return {
        **_plan(draw.plan),
        "frame_sha256": draw.frame_sha256,
        "seed": draw.seed,
        "cases": [
            {
                "order": drawn.order,
                "region": drawn.kept.region,
                "month": str(drawn.kept.month),
                "row": drawn.kept.row,
                "services": len(drawn.client.services),
                "replicate": drawn.replicate,
            }
            for drawn in draw.drawn
        ],
    }


def wave_close(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """End the fieldwork: every case is final."""
    closing = desks.sampling.close_wave(arguments.quarter)
    return {"ended": closing.ended, "never_called": closing.never_called}


def wave_protocol(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Write the sampling protocol."""
    from ui.paper.protocol import save_protocol_pdf  # noqa: PLC0415  reportlab loads with it

    protocol = desks.sampling.protocol(arguments.quarter)
    saved = save_protocol_pdf(protocol, desks.edition, arguments.language, arguments.out)
    desks.sampling.protocol_saved(arguments.quarter, saved.name)
    return {"files": [str(saved)]}


def _plan(plan: Plan) -> dict[str, Any]:
    return {
        "frame": plan.frame,
        "completes": plan.completes,
        "sample": plan.sample,
        "strata": [
            {
                "region": stratum.region,
                "persons": stratum.persons,
                "services": stratum.services,
                "no_phone": stratum.no_phone,
                "sample": stratum.sample,
                "completes": stratum.completes,
                "margin": stratum.margin,
            }
            for stratum in plan.strata
        ],
    }


COMMANDS: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "registry import": registry_import,
    "registry findings": registry_findings,
    "registry unmask": registry_unmask,
    **NOTICES,
    **REGISTERS,
    **STORE,
    **LOG,
    "wave plan": wave_plan,
    "wave draw": wave_draw,
    "wave close": wave_close,
    "wave protocol": wave_protocol,
    **CALLS,
    **REPORTS,
    **CARRIER,
    **DATA,
    **CALENDAR,
}
