"""Back-checks: which interviews are asked about again, where each of them stands, how far the answers agree.

Which ones is drawn by the wave's seed and the interview's id: whoever knows both finds the same, and nobody who makes
an interview can steer it, since its id is made when it is finished and stays when it is corrected.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from survey.edition import Edition
from survey.estimation.intervals import Interval, clopper_pearson
from survey.facts import CheckAnswer, CheckCall, CheckStart, Fact
from survey.fieldwork.hours import next_calling_moment
from survey.interview import Interview
from survey.outcome import COMPLETE
from survey.quality.interviews import Finished
from survey.questionnaire import Question

Made = tuple[UUID, UUID]
"""Who made an interview, and of which case."""


class CheckStage(StrEnum):
    """Where a back-check stands."""

    WAITING = "waiting"
    IN_HAND = "in_hand"
    DONE = "done"
    GIVEN_UP = "given_up"


OPEN = frozenset({CheckStage.WAITING, CheckStage.IN_HAND})


@dataclass(frozen=True, slots=True)
class Check:
    """The back-check of an interview.

    `due` (UTC) is when the client may be called again, or when who has it in hand (`by`) loses it; None before the
    first call. `answers` are the client's new ones by question, `earlier` those he had given before he was asked again.
    """

    interview: Finished
    stage: CheckStage
    calls: int
    due: datetime | None
    by: UUID | None
    answers: Mapping[str, str]
    earlier: Mapping[str, str]

    @property
    def disagrees(self) -> bool:
        """Whether the client answered otherwise when he was asked again."""
        return self.stage is CheckStage.DONE and any(
            self.earlier.get(question, choice) != choice for question, choice in self.answers.items()
        )


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many answers to a question were given twice, and how many of them were the same."""

    asked: int
    agreed: int

    @property
    def share(self) -> float:
        """The share of equal answers; there is at least one."""
        return self.agreed / self.asked

    @property
    def interval(self) -> Interval:
        """The exact 95 % interval of the share.

        Kappa is not given: of a dozen checks in which nearly all say yes it tells nothing (Feinstein and Cicchetti
        1990).
        """
        return clopper_pearson(self.share, self.asked)


@dataclass(frozen=True, slots=True)
class OperatorChecks:
    """The back-checks of one operator's interviews: how many there are, stand where, and agree, by question."""

    operator: UUID
    interviews: int
    stages: Mapping[CheckStage, int]
    agreements: Mapping[str, Agreement]


def place_in_draw(seed: str, interview: UUID) -> float:
    """Return the number from 0 to 1 that the draw gives an interview."""
    digest = hashlib.sha256(f"{seed} {interview}".encode()).digest()
    return int.from_bytes(digest[:8]) / (1 << 64)


def drawn(interviews: Iterable[Finished], seed: str, new: Collection[Made], edition: Edition) -> list[Finished]:
    """Return the interviews to ask about again, in the order of the draw; `new` are the first ones of their makers."""
    rules = edition.quality
    places = ((place_in_draw(seed, one.id), one) for one in interviews)
    chosen = [
        (place, one)
        for place, one in places
        if place < (rules.new_percent if (one.by, one.case) in new else rules.check_percent) / 100
    ]
    return [one for _, one in sorted(chosen, key=lambda pair: pair[0])]


def check_of(one: Finished, edition: Edition) -> Check:
    """Return where the back-check of a drawn interview stands."""
    own = [fact for fact in one.facts if isinstance(fact, CheckStart | CheckAnswer | CheckCall) and fact.of == one.id]
    calls = [fact for fact in own if isinstance(fact, CheckCall)]
    starts = [fact for fact in own if isinstance(fact, CheckStart)]
    begun = starts[-1] if starts else None
    new = [fact for fact in own if isinstance(fact, CheckAnswer) and begun and fact.at > begun.at]
    before = [fact for fact in one.facts if begun and fact.at < begun.at]
    stage, due = _standing(own, calls, edition)
    return Check(
        interview=one,
        stage=stage,
        calls=len(calls),
        due=due,
        by=own[-1].by if own else None,
        answers={fact.question: fact.choice for fact in new},
        earlier=Interview.of(edition.questionnaire, before).choices,
    )


def next_asked(answers: Mapping[str, str], edition: Edition) -> Question | None:
    """Return the question to ask again, None when all on the road of the new answers are answered."""
    road = edition.questionnaire.route(answers)
    return next((one for one in road if one.id in edition.quality.questions and one.id not in answers), None)


def by_operator(
    interviews: Sequence[Finished], checks: Sequence[Check], edition: Edition
) -> tuple[OperatorChecks, ...]:
    """Return what the back-checks say of each operator who made interviews."""
    operators = dict.fromkeys(one.by for one in interviews)
    return tuple(
        _of_operator(
            operator,
            sum(one.by == operator for one in interviews),
            [check for check in checks if check.interview.by == operator],
            edition,
        )
        for operator in operators
    )


def _of_operator(operator: UUID, made: int, checks: Sequence[Check], edition: Edition) -> OperatorChecks:
    stages = {stage: sum(check.stage is stage for check in checks) for stage in CheckStage}
    agreements = {}
    for question in edition.quality.questions:
        pairs = [
            (check.earlier[question], check.answers[question])
            for check in checks
            if check.stage is CheckStage.DONE and question in check.earlier and question in check.answers
        ]
        if pairs:
            agreements[question] = Agreement(len(pairs), sum(before == now for before, now in pairs))
    return OperatorChecks(operator, made, stages, agreements)


def _standing(own: Sequence[Fact], calls: Sequence[CheckCall], edition: Edition) -> tuple[CheckStage, datetime | None]:
    rules, pause = edition.quality, timedelta(minutes=edition.quality.retry_minutes)
    last = own[-1] if own else None
    if not isinstance(last, CheckCall):
        return (CheckStage.IN_HAND, last.at + pause) if last else (CheckStage.WAITING, None)
    if last.outcome == COMPLETE:
        return CheckStage.DONE, None
    given = edition.outcome(last.outcome)
    ended = given.retry_minutes is None and not given.asks_time
    if ended or len(calls) >= rules.attempts:
        return CheckStage.GIVEN_UP, None
    wait = timedelta(minutes=given.retry_minutes) if given.retry_minutes else pause
    return CheckStage.WAITING, next_calling_moment(last.at + wait, edition)
