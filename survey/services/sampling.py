"""The sampling desk: plan a wave, draw it, release its replicates, tell how it was drawn."""

from collections.abc import Iterator
from dataclasses import dataclass

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.case import FRESH, RESERVED, Case, CaseRow
from survey.ids import uuid7
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.sampling.design import Allocation, Draw, DrawnClient, Kind, Plan, Release, Request, Wave
from survey.sampling.draw import draw, stratify
from survey.sampling.frame import Frame, build_frame
from survey.sampling.margins import count_margins
from survey.sampling.plan import Strata, plan_sample
from survey.sampling.protocol import Protocol
from survey.services.closing import Closing, close_cases
from survey.services.drawn import protocol_of, sources_of
from survey.services.guard import needs
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class DrawnWave:
    """The wave of a quarter and how many of its replicates are in the field."""

    wave: Wave
    released: int

    @property
    def waiting(self) -> bool:
        """Whether a replicate is left to release."""
        return self.released < self.wave.plan.request.replicates


class SamplingDesk:
    """Plans and draws of one supervisor."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.DRAW_WAVE)
    def plan(self, quarter: Quarter, request: Request, seed: str | None = None) -> Plan:
        """Return a design; nothing is stored.

        A client with services in two regions belongs to that of the kept service, which the seed chooses; without
        a seed the quarter's name stands in. Raises Refused (request.*, wave.no_registry, wave.empty_frame).
        """
        with self._work() as work:
            strata = stratify(seed or str(quarter), _frame(work, quarter).clients)
            return self._plan(work, quarter, strata, request)

    @needs(Deed.DRAW_WAVE)
    def draw(self, quarter: Quarter, request: Request, seed: str) -> Draw:
        """Draw the sample and open the wave; its first replicate goes to the field, the others wait in reserve.

        Raises Refused (request.*, request.seed, wave.exists, wave.no_registry, wave.empty_frame).
        """
        if not seed.strip():
            raise Refused("request.seed")
        with self._work() as work:
            if work.waves.of_quarter(quarter):
                raise Refused("wave.exists", quarter=quarter)
            frame = _frame(work, quarter)
            strata = stratify(seed, frame.clients)
            drawn = _draw(frame, strata, self._plan(work, quarter, strata, request), seed)
            now = self._clock()
            wave = Wave(uuid7(now), self._edition.id, drawn.plan, seed, drawn.frame_sha256, now, self._staff.id)
            work.waves.add(wave, drawn, [CaseRow(_case(wave, client), RESERVED) for client in drawn.drawn])
            work.waves.add_margins(wave.id, count_margins(_kept_kinds(work, strata), self._edition))
            work.registers.freeze(wave.id, sources_of(work, wave))
            told = {"seed": seed, "frame_sha256": drawn.frame_sha256}
            work.audit.add(entry(now, self._staff, Logged.DRAWN, quarter, told))
            self._release(work, wave, 1)
            work.commit()
        return drawn

    @needs(Deed.SEE_DAY)
    def wave(self, quarter: Quarter) -> DrawnWave | None:
        """Return the wave of a quarter, None before the draw."""
        with self._work() as work:
            wave = work.waves.of_quarter(quarter)
            return DrawnWave(wave, len(work.waves.releases(wave.id))) if wave else None

    @needs(Deed.DRAW_WAVE)
    def release_next(self, quarter: Quarter) -> Release:
        """Give the next replicate to the field. Raises Refused (wave.none, wave.all_released)."""
        with self._work() as work:
            wave = _drawn(work, quarter)
            released = len(work.waves.releases(wave.id))
            if released == wave.plan.request.replicates:
                raise Refused("wave.all_released", quarter=quarter)
            release = self._release(work, wave, released + 1)
            work.commit()
        return release

    @needs(Deed.DRAW_WAVE)
    def close_wave(self, quarter: Quarter) -> Closing:
        """End the fieldwork of a quarter: every released case is final now, with the code of its whole history.

        Clients not to be called end as their refusal did. Raises Refused (wave.none).
        """
        with self._work() as work:
            work.alone()
            now = self._clock()
            closing = close_cases(work, _drawn(work, quarter), now, self._edition, self._staff)
            told = {"ended": closing.ended, "never_called": closing.never_called}
            work.audit.add(entry(now, self._staff, Logged.WAVE_CLOSED, quarter, told))
            work.commit()
        return closing

    @needs(Deed.DRAW_WAVE)
    def protocol(self, quarter: Quarter) -> Protocol:
        """Return what the sampling protocol says. Raises Refused (wave.none)."""
        with self._work() as work:
            return protocol_of(work, _drawn(work, quarter))

    @needs(Deed.DRAW_WAVE)
    def protocol_saved(self, quarter: Quarter, file: str) -> None:
        """Write down that the protocol was saved to a file."""
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.PROTOCOL, quarter, {"file": file}))
            work.commit()

    @needs(Deed.DRAW_WAVE)
    def last_response(self, quarter: Quarter) -> float | None:
        """Return the interviews of the quarter before as a share of its clients in the field, None without them."""
        with self._work() as work:
            wave = work.waves.of_quarter(quarter.previous)
            rows = work.waves.cases(wave.id) if wave else ()
        complete = sum(row.state.complete_at is not None for row in rows)
        return complete / len(rows) if complete else None

    def _plan(self, work: UnitOfWork, quarter: Quarter, strata: Strata, request: Request) -> Plan:
        """Return the design; Neyman's allocation goes by how the answers of the quarter before were spread."""
        if request.allocation is not Allocation.NEYMAN or work.waves.of_quarter(quarter.previous) is None:
            return plan_sample(quarter, strata, request)
        from survey.report.spread import spreads  # noqa: PLC0415  numpy loads with it
        from survey.services.gathered import gather  # noqa: PLC0415  numpy loads with it

        before = gather(work, quarter.previous).responses(self._edition)
        return plan_sample(quarter, strata, request, spreads(before, self._edition))

    def _release(self, work: UnitOfWork, wave: Wave, replicate: int) -> Release:
        now = self._clock()
        release = Release(uuid7(now), wave.id, replicate, now, self._staff.id)
        work.waves.release(release, FRESH)
        work.audit.add(entry(now, self._staff, Logged.RELEASED, wave.plan.quarter, {"replicate": replicate}))
        return release


def _drawn(work: UnitOfWork, quarter: Quarter) -> Wave:
    wave = work.waves.of_quarter(quarter)
    if wave is None:
        raise Refused("wave.none", quarter=quarter)
    return wave


def _frame(work: UnitOfWork, quarter: Quarter) -> Frame:
    if not any(work.registries.latest(month) for month in quarter.months):
        raise Refused("wave.no_registry", quarter=quarter)
    return build_frame(work.registries.frame_rows(quarter.months), work.person_links.all())


def _kept_kinds(work: UnitOfWork, strata: Strata) -> Iterator[Kind]:
    kept = [service for members in strata.values() for _, service in members]
    versions = {service.version for service in kept}
    kinds = {(version, row): kind for version in versions for row, kind in work.registries.kinds(version)}
    return (kinds[service.version, service.row] for service in kept)


def _draw(frame: Frame, strata: Strata, plan: Plan, seed: str) -> Draw:
    sizes = {stratum.region: stratum.sample for stratum in plan.strata}
    return Draw(plan, seed, frame.sha256, draw(seed, strata, sizes, plan.request.replicates))


def _case(wave: Wave, drawn: DrawnClient) -> Case:
    return Case(
        id=uuid7(wave.drawn_at),
        wave=wave.id,
        order=drawn.order,
        replicate=drawn.replicate,
        region=drawn.kept.region,
        client=drawn.client.key,
        services=len(drawn.client.services),
        version=drawn.kept.version,
        row=drawn.kept.row,
        phones=drawn.client.phones,
    )
