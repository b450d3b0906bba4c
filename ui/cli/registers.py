"""The commands about versions compared, doubtful services, and the registers of acts and questionnaires."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from survey.masking import masked_cell
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.registry.comparison import RowPair
    from survey.services.desks import Desks

Document = dict[str, Any] | list[Any]


def registry_compare(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Tell what changed between two versions of a month."""
    found = desks.registry.compare(arguments.month, arguments.older, arguments.newer)
    return {
        "added": [row.number for row in found.added],
        "gone": [row.number for row in found.gone],
        "mended": [_pair(pair) for pair in found.mended],
        "broken": [_pair(pair) for pair in found.broken],
        "changed": [_pair(pair) for pair in found.changed],
        "unchanged": found.unchanged,
    }


def registry_doubtful(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """List the services that clients deny."""
    return [
        {
            "month": str(one.month),
            "version": one.version,
            "row": one.row,
            "region": one.region,
            "client": one.client,
            "service": one.service,
            "end": one.end and one.end.isoformat(),
            "operator": one.operator,
            "at": one.at.isoformat(),
            "case": str(one.case),
        }
        for one in desks.registry.doubtful(arguments.quarter)
    ]


def acts_import(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Take in a register of signed acts."""
    result = desks.registers.import_acts(arguments.file)
    return {
        "rows": result.register.rows,
        "matched": result.matched,
        "unmatched": len(result.unmatched),
        "findings": dict(result.findings),
        "months": [str(month) for month in result.register.months],
        "frozen": [str(quarter) for quarter in result.frozen],
        "unmatched_acts": [
            {
                "row": act.row,
                "number": act.number,
                "services": list(act.services),
                "end": act.end and act.end.isoformat(),
            }
            for act in result.unmatched
        ],
    }


def questionnaires_import(desks: "Desks", arguments: Namespace, _texts: Texts) -> Document:
    """Take in a register of online questionnaires."""
    result = desks.registers.import_questionnaires(arguments.file)
    return {
        "rows": result.register.rows,
        "matched": result.matched,
        "unmatched": result.unmatched,
        "findings": dict(result.findings),
        "months": [str(month) for month in result.register.months],
    }


def questionnaires_findings(desks: "Desks", arguments: Namespace, texts: Texts) -> Document:
    """List what is wrong in a quarter's register of online questionnaires."""
    return [
        {
            "row": finding.row,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity.value,
            "value": masked_cell(finding.column, finding.value),
            "message": texts(
                f"finding.{finding.code}", value=masked_cell(finding.column, finding.value), **finding.facts
            ),
        }
        for finding in desks.registers.questionnaire_findings(arguments.quarter)
    ]


def _pair(pair: "RowPair") -> dict[str, Any]:
    return {
        "older": pair.older.number,
        "newer": pair.newer.number,
        "findings": sorted({code for code, _ in pair.newer.findings}),
        "cells": {name: [masked_cell(name, cell) for cell in cells] for name, cells in pair.changed.items()},
    }


REGISTERS: "Mapping[str, Callable[[Desks, Namespace, Texts], Document]]" = {
    "registry compare": registry_compare,
    "registry doubtful": registry_doubtful,
    "acts import": acts_import,
    "questionnaires import": questionnaires_import,
    "questionnaires findings": questionnaires_findings,
}
