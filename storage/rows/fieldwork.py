"""Waves, cases and their states."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from survey.fieldwork.case import Case, CaseRow, CaseState, Stage
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Allocation, Draw, Plan, Release, Request, StratumPlan, Wave


def wave_values(wave: Wave, draw: Draw) -> dict[str, Any]:
    """Return the row of a wave."""
    return {
        "id": wave.id,
        "edition": wave.edition,
        "quarter": str(draw.plan.quarter),
        "request": asdict(draw.plan.request),
        "frame": draw.plan.frame,
        "completes": draw.plan.completes,
        "sample": draw.plan.sample,
        "margin": draw.plan.margin,
        "strata": [asdict(stratum) for stratum in draw.plan.strata],
        "seed": draw.seed,
        "frame_sha256": draw.frame_sha256,
        "drawn_at": wave.drawn_at,
        "by_id": wave.by,
    }


def wave_of(row: Row[Any]) -> Wave:
    """Return the wave in a row."""
    plan = Plan(
        quarter=Quarter.parse(row.quarter),
        request=Request(**row.request | {"allocation": Allocation(row.request["allocation"])}),
        frame=row.frame,
        completes=row.completes,
        sample=row.sample,
        margin=row.margin,
        strata=tuple(StratumPlan(**stratum) for stratum in row.strata),
    )
    return Wave(
        id=row.id,
        edition=row.edition,
        plan=plan,
        seed=row.seed,
        frame_sha256=row.frame_sha256,
        drawn_at=row.drawn_at,
        by=row.by_id,
    )


def release_values(release: Release) -> dict[str, Any]:
    """Return the row of a release."""
    return {
        "id": release.id,
        "wave_id": release.wave,
        "replicate": release.replicate,
        "at": release.at,
        "by_id": release.by,
    }


def release_of(row: Row[Any]) -> Release:
    """Return the release in a row."""
    return Release(id=row.id, wave=row.wave_id, replicate=row.replicate, at=row.at, by=row.by_id)


def case_values(case: Case) -> dict[str, Any]:
    """Return the row of a case."""
    return {
        "id": case.id,
        "wave_id": case.wave,
        "place": case.order,
        "replicate": case.replicate,
        "region": case.region,
        "client": case.client,
        "services": case.services,
        "version_id": case.version,
        "row_number": case.row,
        "phones": case.phones,
    }


def place_values(case: Case) -> dict[str, Any]:
    """Return what of a state's row never changes."""
    return {"case_id": case.id, "wave_id": case.wave, "place": case.order, "region": case.region}


def state_values(state: CaseState) -> dict[str, Any]:
    """Return what of a state's row may change."""
    return {
        "stage": state.stage.value,
        "outcome": state.outcome,
        "dials": state.dials,
        "due": state.due,
        "held_by": state.held_by,
        "complete_at": state.complete_at,
        "owner": state.owner,
        "language": state.language or "",
        "refused_to": state.refused_to,
        "converting": state.refused_to is not None,
    }


def case_row_of(row: Row[Any]) -> CaseRow:
    """Return the case and its state in a joined row."""
    case = Case(
        id=row.id,
        wave=row.wave_id,
        order=row.place,
        replicate=row.replicate,
        region=row.region,
        client=row.client,
        services=row.services,
        version=row.version_id,
        row=row.row_number,
        phones=tuple(row.phones),
    )
    state = CaseState(
        stage=Stage(row.stage),
        outcome=row.outcome,
        dials=row.dials,
        due=row.due,
        held_by=row.held_by,
        complete_at=row.complete_at,
        owner=row.owner,
        language=Language(row.language) if row.language else None,
        refused_to=row.refused_to,
    )
    return CaseRow(case, state)
