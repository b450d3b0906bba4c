"""The quality desk: interviews that wait for a supervisor's word, and what the back-checks say of operators."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Verdict
from survey.fieldwork.case import Case
from survey.periods import Quarter
from survey.ports import ClientCard, Clock, NewWork, UnitOfWork
from survey.quality.checks import Check, Made, OperatorChecks, by_operator, check_of, drawn, place_in_draw
from survey.quality.flags import Flag, flags
from survey.quality.interviews import Finished, finished
from survey.sampling.design import Wave
from survey.services.guard import needs
from survey.services.reviewing import Decision, review
from survey.staff import Deed, Staff


@dataclass(frozen=True, slots=True)
class AwaitedInterview:
    """An interview that waits for a supervisor's word, with what makes it look odd."""

    case: Case
    interview: Finished
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class DrawnCheck:
    """A back-check with the case it is about."""

    case: Case
    check: Check


@dataclass(frozen=True, slots=True)
class WaveQuality:
    """The quality of a wave's interviews: those that wait, the flagged first, then the oldest; how many are approved.

    `operators` has the back-checks of each operator's interviews, `checks` all of them in the order of the draw.
    """

    awaited: tuple[AwaitedInterview, ...]
    approved: int
    operators: tuple[OperatorChecks, ...]
    checks: tuple[DrawnCheck, ...]
    names: Mapping[UUID, str]


class QualityDesk:
    """Quality control of one supervisor."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff

    @needs(Deed.REVIEW)
    def wave(self, quarter: Quarter) -> WaveQuality:
        """Return the quality of a quarter's interviews as the store stands now. Raises Refused (wave.none)."""
        edition = self._edition
        with self._work() as work:
            wave = work.waves.of_quarter(quarter)
            if wave is None:
                raise Refused("wave.none", quarter=quarter)
            made = tuple(_finished_interviews(work, wave))
            checks = [check_of(one, edition) for one in drawn(made, wave.seed, _new(work, edition), edition)]
            cases = {row.case.id: row.case for row in work.waves.cases(wave.id) if row.state.complete_at}
            part = {fact.by for one in made for fact in one.facts}
            names = {by: work.staff.get(by).name for by in part}
        flagged = flags(made, {check.interview.id for check in checks if check.disagrees}, edition)
        awaited = [AwaitedInterview(cases[one.case], one, flagged[one.case]) for one in made if not one.approved]
        awaited.sort(key=lambda row: (-len(row.flags), row.interview.at))
        return WaveQuality(
            awaited=tuple(awaited),
            approved=len(made) - len(awaited),
            operators=by_operator(made, checks, edition),
            checks=tuple(DrawnCheck(cases[check.interview.case], check) for check in checks),
            names=names,
        )

    @needs(Deed.REVIEW)
    def card(self, case: UUID) -> ClientCard:
        """Return the registry row that an interview is about. Raises Refused (case.unknown)."""
        with self._work() as work:
            kept = work.cases.get(case).case
            return work.registries.card(kept.version, kept.row)

    @needs(Deed.REVIEW)
    def approve(self, cases: Sequence[UUID]) -> None:
        """Approve interviews, all or none. Raises Refused (case.unknown, case.not_complete)."""
        self._decide(cases, Decision(Verdict.APPROVED))

    @needs(Deed.REVIEW)
    def send_back(self, case: UUID, reason: str) -> None:
        """Give an interview back to who made it: he calls the client again, and it counts once it is finished anew.

        Raises Refused (review.reason_needed, review.in_hand, case.unknown, case.not_complete).
        """
        self._decide([case], Decision(Verdict.RETURNED, reason))

    @needs(Deed.REVIEW)
    def reject(self, case: UUID, reason: str) -> None:
        """Take an interview out of the figures and open its case again.

        Raises Refused (review.reason_needed, case.unknown, case.not_complete).
        """
        self._decide([case], Decision(Verdict.REJECTED, reason))

    def _decide(self, cases: Sequence[UUID], decision: Decision) -> None:
        with self._work() as work:
            for case in cases:
                review(work, case, decision, self._clock(), self._edition, self._staff)
            work.commit()


def drawn_interviews(work: UnitOfWork, wave: Wave, edition: Edition) -> list[Finished]:
    """Return which of a wave's interviews are asked about again, in the order of the draw; only those are read."""
    most = max(edition.quality.check_percent, edition.quality.new_percent) / 100
    found = work.facts.completions(wave.id)
    cases = dict.fromkeys(case for case, of in found if place_in_draw(wave.seed, of) < most)
    made = [finished(tuple(work.facts.of_case(case))) for case in cases]
    return drawn(made, wave.seed, _new(work, edition), edition)


def _finished_interviews(work: UnitOfWork, wave: Wave) -> Iterator[Finished]:
    for _, facts in groupby(work.facts.of_finished(wave.id), key=lambda fact: fact.case):
        yield finished(tuple(facts))


def _new(work: UnitOfWork, edition: Edition) -> Collection[Made]:
    return work.facts.first_interviews(edition.quality.new_interviews)
