"""Half a fieldwork, played on the real calling desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from survey.demo.hours import any_calling_moment, calling_moments
from survey.demo.words import pick, words
from survey.edition import Edition
from survey.errors import Refused
from survey.language import Language
from survey.services.calling import CallingDesk, Turn

RINGING, ANSWERING, HASTE = timedelta(seconds=18), timedelta(seconds=14), timedelta(seconds=2)
BREAK_AFTER, ALL = (1, 2), 99
"""Questions answered before an interview is broken off, and more than there are."""
REFUSAL = "2.112"
NOT_AVAILABLE = "2.20"
SOONEST, LATEST = timedelta(hours=1), timedelta(days=3)
SECOND_NUMBER = 0.2
OFTEN = 25
"""After so many turns something is done between."""


@dataclass(slots=True)
class SteppingClock:
    """A clock that stands until it is moved, never goes back and never passes its end (UTC)."""

    at: datetime
    end: datetime

    def __call__(self) -> datetime:
        """Return the moment it stands at."""
        return self.at

    def move_to(self, moment: datetime) -> None:
        """Move on to a moment."""
        self.at = max(self.at, min(moment, self.end))

    def pass_by(self, time: timedelta) -> None:
        """Move on by some time."""
        self.move_to(self.at + time)


def play_fieldwork(
    callings: Sequence[CallingDesk],
    clock: SteppingClock,
    edition: Edition,
    seed: int,
    turns: int,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Call so many clients, spread evenly over the calling hours between the clock's moment and its end.

    The operators take turns; now and then something is done between. A turn with nobody to call passes by.
    """
    chance, oddity = Random(seed), Random(f"{seed} odd")  # noqa: S311  invented on purpose, and repeatable
    plays = [_Play(chance, oddity, calling, clock, edition) for calling in callings]
    for place, moment in enumerate(calling_moments(clock.at, clock.end, edition, turns), 1):
        clock.move_to(moment)
        play = plays[place % len(plays)]
        turn = play.calling.next_client()
        if isinstance(turn, Turn):
            play.call(turn)
        if place % OFTEN == 0:
            between()


@dataclass(frozen=True, slots=True)
class _Play:
    """One operator's calls; now and then an interview is odd: hasty, or answered along a line."""

    chance: Random
    oddity: Random
    calling: CallingDesk
    clock: SteppingClock
    edition: Edition

    def call(self, turn: Turn) -> None:
        case = turn.case.id
        other = len(turn.case.phones) > 1 and self.chance.random() < SECOND_NUMBER
        self.calling.dial(case, turn.case.phones[1 if other else 0])
        self.clock.pass_by(RINGING)
        ending = pick(self.chance, words("fieldwork")["outcomes"])
        if ending == "interview":
            self._interview(turn)
        elif ending == self.edition.callback:
            self._call_back(case)
        else:
            if self.edition.outcome(ending).note_needed:
                self.calling.note(case, words("fieldwork")["notes"]["other"][self._language()])
            self.calling.close(case, ending)

    def _call_back(self, case: UUID) -> None:
        soonest = self.clock() + SOONEST
        try:
            self.calling.appoint(case, any_calling_moment(self.chance, soonest, soonest + LATEST, self.edition))
        except Refused:  # the wave closes before; the client has no time until then
            self.calling.close(case, NOT_AVAILABLE)

    def _interview(self, turn: Turn) -> None:
        case, language, behaviour = turn.case.id, self._language(), words("fieldwork")
        breaks_off = self.chance.random() < behaviour["breaks_off"]
        interview, bearable = turn.interview, self.chance.choice(BREAK_AFTER) if breaks_off else ALL
        hasty, straight = (self.oddity.random() < behaviour[share] for share in ("hasty", "straight"))
        while (question := interview.next_question()) and len(interview.current) < bearable:
            self.clock.pass_by(HASTE if hasty else ANSWERING)
            choice = question.choices[0].key if straight else pick(self.chance, behaviour["answers"][question.id])
            interview = self.calling.answer(case, question.id, choice, language).interview
        if self.chance.random() < behaviour["noted"]:
            self.calling.note(case, self.chance.choice(behaviour["notes"][language]))
        if question:
            self.calling.close(case, REFUSAL)
        else:
            self.calling.complete(case)

    def _language(self) -> Language:
        return Language.KK if self.chance.random() < words("fieldwork")["kazakh"] else Language.RU
