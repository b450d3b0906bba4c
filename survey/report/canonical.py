"""A section as plain values: what the command line prints and what its SHA-256 is taken of."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from survey.report.diagnostics import Diagnostics
from survey.report.figures import ActsCheck, AuditSection, Breach, Figure, RateFigures
from survey.report.statistics import Statistic, Statistics


def section_document(section: AuditSection) -> dict[str, Any]:
    """Return a section as JSON values in the shape of the command line's contract; NaN and infinity are null."""
    return {"snapshot_sha256": section.snapshot_sha256, **_content(section)}


def snapshot_sha256(section: AuditSection) -> str:
    """Return the SHA-256 of a section's canonical JSON: keys sorted, no spaces, UTF-8, its own hash left out."""
    text = json.dumps(_content(section), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def statistics_document(counted: Statistics) -> dict[str, Any]:
    """Return the indicators of section 2 as JSON values, and the line about the months carried over."""
    carried = counted.carried
    return {
        "statistics": {name: _statistic(one) for name, one in counted.indicators.items()},
        "mode_unknown": counted.mode_unknown,
        "carried": {**asdict(carried), "months": [str(month) for month in carried.months]} if carried else None,
    }


def diagnostics_document(found: Diagnostics, operators: Sequence[RateFigures]) -> dict[str, Any]:
    """Return the diagnostics of a wave and its operators' rates as JSON values."""
    plain: dict[str, Any] = _plain(asdict(found))
    return {**plain, "operators": [_rates(rates) for rates in operators]}


def _plain(value: Any) -> Any:  # noqa: ANN401  a JSON value
    match value:
        case float():
            return _number(value)
        case dict():
            return {str(name): _plain(part) for name, part in value.items()}
        case list() | tuple():
            return [_plain(part) for part in value]
    return value


def _statistic(one: Statistic) -> dict[str, Any]:
    rows = [{**dict(zip(one.dimensions, key, strict=True)), "value": value} for key, value in one.cells.items()]
    return {"rows": rows, "total": one.total}


def _content(section: AuditSection) -> dict[str, Any]:
    return {
        "quarter": str(section.quarter),
        "edition": section.edition,
        "weighting": section.weighting.value,
        "frame": section.frame,
        "sample": section.sample,
        "interviews": section.interviews,
        "doubtful": section.doubtful,
        "last_at": section.last_at.isoformat() if section.last_at else None,
        "lonely": list(section.lonely),
        "silent": list(section.silent),
        **statistics_document(section.statistics),
        "audit": [_figure(figure) for figure in section.figures],
        "rates": [_rates(rates) for rates in section.rates],
        "breaches": [_breach(breach) for breach in section.breaches],
        "acts": _acts(section.acts),
        "online": [_figure(figure) for figure in section.online],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "domain": dict(figure.domain),
        "estimate": _number(figure.estimate),
        "se": _number(figure.se),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "n": figure.n,
        "n_eff": _number(figure.n_eff),
        "base": figure.base,
        "flag": figure.flag,
        "change": _numbers(asdict(figure.change)) if figure.change else None,
    }


def _rates(rates: RateFigures) -> dict[str, Any]:
    return {
        "domain": dict(rates.domain),
        "counts": dict(rates.counts),
        "e": _number(rates.e),
        **_numbers(rates.rates),
        "weighted": _numbers(rates.weighted),
        "bad_numbers": _number(rates.bad_numbers),
    }


def _breach(breach: Breach) -> dict[str, str]:
    return {"month": str(breach.month), "due": breach.due.isoformat(), "received": breach.received.isoformat()}


def _acts(acts: ActsCheck) -> dict[str, Any]:
    return {
        "carried_out": acts.carried_out,
        "months": [str(month) for month in acts.months],
        "left_out": acts.left_out,
    }


def _numbers(values: Mapping[str, float]) -> dict[str, float | None]:
    return {name: _number(value) for name, value in values.items()}


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None
