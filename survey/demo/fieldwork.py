"""Half a fieldwork, played on the real calling desk."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from survey.demo.hours import any_calling_moment, calling_moments
from survey.demo.words import pick, words
from survey.edition import Edition
from survey.language import Language
from survey.services.calling import CallingDesk, Turn

RINGING, ANSWERING = timedelta(seconds=18), timedelta(seconds=14)
BREAK_AFTER, ALL = (1, 2), 99
"""Questions answered before an interview is broken off, and more than there are."""
REFUSAL = "2.112"
SOONEST, LATEST = timedelta(hours=1), timedelta(days=3)
SECOND_NUMBER = 0.2


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


def play_fieldwork(calling: CallingDesk, clock: SteppingClock, edition: Edition, seed: int, turns: int) -> None:
    """Call so many clients, spread evenly over the calling hours between the clock's moment and its end.

    A turn with nobody to call passes by.
    """
    play = _Play(Random(seed), calling, clock, edition)  # noqa: S311  invented on purpose, and repeatable
    for moment in calling_moments(clock.at, clock.end, edition, turns):
        clock.move_to(moment)
        turn = calling.next_client()
        if isinstance(turn, Turn):
            play.call(turn)


@dataclass(frozen=True, slots=True)
class _Play:
    """One operator's calls."""

    chance: Random
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
            soonest = self.clock() + SOONEST
            self.calling.appoint(case, any_calling_moment(self.chance, soonest, soonest + LATEST, self.edition))
        else:
            if self.edition.outcome(ending).note_needed:
                self.calling.note(case, words("fieldwork")["notes"]["other"][self._language()])
            self.calling.close(case, ending)

    def _interview(self, turn: Turn) -> None:
        case, language, behaviour = turn.case.id, self._language(), words("fieldwork")
        breaks_off = self.chance.random() < behaviour["breaks_off"]
        interview, bearable = turn.interview, self.chance.choice(BREAK_AFTER) if breaks_off else ALL
        while (question := interview.next_question()) and len(interview.current) < bearable:
            self.clock.pass_by(ANSWERING)
            choice = pick(self.chance, behaviour["answers"][question.id])
            interview = self.calling.answer(case, question.id, choice, language).interview
        if self.chance.random() < behaviour["noted"]:
            self.calling.note(case, self.chance.choice(behaviour["notes"][language]))
        if question:
            self.calling.close(case, REFUSAL)
        else:
            self.calling.complete(case)

    def _language(self) -> Language:
        return Language.KK if self.chance.random() < words("fieldwork")["kazakh"] else Language.RU
