"""The sampling desk: plan a wave, draw it."""

from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.case import Case, derive
from survey.ids import uuid7
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.sampling.design import Draw, DrawnClient, Plan, Request, Wave
from survey.sampling.draw import draw, stratify
from survey.sampling.frame import Frame, build_frame
from survey.sampling.plan import plan_sample
from survey.staff import Staff


class SamplingDesk:
    """Plans and draws of one supervisor."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    def plan(self, quarter: Quarter, request: Request, seed: str | None = None) -> Plan:
        """Return a design; nothing is stored.

        A client with services in two regions belongs to that of the kept service, which the seed chooses; without
        a seed the quarter's name stands in. Raises Refused (request.*, wave.no_registry, wave.empty_frame).
        """
        with self._work() as work:
            frame = _frame(work, quarter)
        return plan_sample(quarter, stratify(seed or str(quarter), frame.clients), request)

    def draw(self, quarter: Quarter, request: Request, seed: str) -> Draw:
        """Draw the sample and open the wave.

        Raises Refused (request.*, request.seed, wave.exists, wave.no_registry, wave.empty_frame).
        """
        if not seed.strip():
            raise Refused("request.seed")
        with self._work() as work:
            if work.waves.of_quarter(quarter):
                raise Refused("wave.exists", quarter=quarter)
            drawn = _draw(_frame(work, quarter), quarter, request, seed)
            now = self._clock()
            wave = Wave(uuid7(now), self._edition.id, drawn.plan, seed, drawn.frame_sha256, now, self._staff.id)
            cases = [_case(wave, client) for client in drawn.drawn]
            work.waves.add(wave, drawn, cases, derive((), self._edition))
            work.commit()
        return drawn

    def wave(self, quarter: Quarter) -> Wave | None:
        """Return the wave of a quarter, None before the draw."""
        with self._work() as work:
            return work.waves.of_quarter(quarter)


def _frame(work: UnitOfWork, quarter: Quarter) -> Frame:
    if not any(work.registries.latest(month) for month in quarter.months):
        raise Refused("wave.no_registry", quarter=quarter)
    return build_frame(work.registries.frame_rows(quarter.months))


def _draw(frame: Frame, quarter: Quarter, request: Request, seed: str) -> Draw:
    strata = stratify(seed, frame.clients)
    plan = plan_sample(quarter, strata, request)
    sizes = {stratum.region: stratum.sample for stratum in plan.strata}
    return Draw(plan, seed, frame.sha256, draw(seed, strata, sizes, request.replicates))


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
