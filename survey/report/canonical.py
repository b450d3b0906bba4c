"""A section as plain values: what the command line prints and what its SHA-256 is taken of."""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from survey.report.diagnostics import Diagnostics
from survey.report.figures import ActsCheck, AuditSection, Breach, Figure, RateFigures
from survey.report.snapshot import Snapshot
from survey.report.statistics import Statistic, Statistics
from survey.sampling.protocol import Protocol


def section_document(section: AuditSection) -> dict[str, Any]:
    """Return a section as JSON values in the shape of the command line's contract; NaN and infinity are null."""
    return {"snapshot_sha256": section.snapshot_sha256, **_content(section)}


def snapshot_sha256(section: AuditSection) -> str:
    """Return the SHA-256 of a section's canonical JSON: keys sorted, no spaces, UTF-8, its own hash left out."""
    return _sha256(_content(section))


def _sha256(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def report_document(snapshot: Snapshot) -> dict[str, Any]:
    """Return the whole state of a report as JSON values: section 2 and 3 as ever, and what stands beside them."""
    return {"snapshot_sha256": snapshot.sha256, **_state(snapshot)}


def report_sha256(snapshot: Snapshot) -> str:
    """Return the SHA-256 of a report's canonical JSON, its own hash and its version left out."""
    return _sha256(_state(snapshot))


def _state(snapshot: Snapshot) -> dict[str, Any]:
    protocol = snapshot.protocol
    return {
        **_content(snapshot.section),
        "kind": snapshot.kind.value,
        "rows": [_plain({**asdict(one), "month": str(one.month)}) for one in snapshot.months],
        "previous": _indicators(snapshot.quarter.previous),
        "year_ago": _indicators(snapshot.quarter.year_ago),
        "year": _indicators(snapshot.year.now) if snapshot.year else None,
        "last_year": _indicators(snapshot.year.year_ago) if snapshot.year else None,
        "audits": [section_document(one) for one in snapshot.audits],
        "protocol": _protocol(protocol) if protocol else None,
        "words": {name: dict(sorted(texts.items())) for name, texts in sorted(snapshot.words.items())},
    }


def _protocol(protocol: Protocol) -> dict[str, Any]:
    return {
        "frame_sha256": protocol.wave.frame_sha256,
        "seed": protocol.wave.seed,
        "drawn_at": protocol.wave.drawn_at.isoformat(),
        "drawn_by": protocol.drawn_by,
        "strata": [asdict(stratum) for stratum in protocol.wave.plan.strata],
        "sources": [{"month": str(one.month), "number": one.number, "sha256": one.sha256} for one in protocol.sources],
        "releases": [{"replicate": one.replicate, "at": one.at.isoformat()} for one in protocol.releases],
    }


def _indicators(counted: Statistics | None) -> dict[str, Any] | None:
    return statistics_document(counted)["statistics"] if counted else None


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
