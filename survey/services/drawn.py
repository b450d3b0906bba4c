"""What the store knows of a drawn wave: its protocol and the versions it was drawn from."""

from dataclasses import replace

from survey.ports import UnitOfWork
from survey.registry.records import Version
from survey.sampling.design import Wave
from survey.sampling.protocol import Protocol


def protocol_of(work: UnitOfWork, wave: Wave) -> Protocol:
    """Return what the sampling protocol says of a wave."""
    counted = work.registers.frozen(wave.id)
    return Protocol(
        wave=wave,
        sources=tuple(replace(one, counted=counted.get(one.id, one.counted)) for one in sources_of(work, wave)),
        drawn_by=work.staff.get(wave.by).name,
        replicates=work.waves.replicate_sizes(wave.id),
        releases=tuple(work.waves.releases(wave.id)),
    )


def sources_of(work: UnitOfWork, wave: Wave) -> list[Version]:
    """Return the versions that a wave was drawn from."""
    versions = (work.registries.as_at(month, wave.drawn_at) for month in wave.plan.quarter.months)
    return [version for version in versions if version]
