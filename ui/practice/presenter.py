"""Opens a practice, says what each of its calls teaches, and ends it; knows no widget."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from survey.errors import SurveyError
from survey.language import Language
from survey.practice import Lesson
from ui.tasks import Run
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.demo.practice import Practice

MINUTE = 60


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_practice(self, practice: "Practice") -> None:
        """Put the interview of the practice on the screen."""

    def show_lesson(self, words: str) -> None:
        """Say what the last call teaches."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""


class PracticePresenter:
    """One practice, from its store's making to its removal; `ended` is called when it is gone."""

    def __init__(self, open_one: Callable[[], "Practice"], view: View, run: Run, ended: Callable[[], None]) -> None:
        """Take what the screen works with."""
        self._open_one = open_one
        self._view = view
        self._run = run
        self._ended = ended
        self._texts = Texts(Language.KK)
        self._made: Practice | None = None
        self._lesson: Lesson | None = None
        self._presses = self._pressed = 0

    def translate(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        self._say()

    def begin(self) -> None:
        """Make the store of the practice."""
        self._run(self._open, self._view.show_practice, self._refused)

    def press(self) -> None:
        """Count a key."""
        self._presses += 1

    def changed(self) -> None:
        """Look at the call that ended."""
        if self._made:
            self._pressed, self._presses = self._presses, 0
            self._run(self._made.lessons.lesson, self._learnt, self._view.show_error)

    def end(self) -> None:
        """Remove the store; a practice that is being made is removed once it is there."""
        self._run(self._close, lambda _: self._ended(), self._refused)

    def _open(self) -> "Practice":
        """Keep what was made where `_close` finds it, even if the screen is gone by then."""
        self._made = made = self._open_one()
        return made

    def _close(self) -> None:
        made, self._made = self._made, None
        if made:
            made.close()

    def _refused(self, error: SurveyError) -> None:
        self._view.show_error(error)
        self._ended()

    def _learnt(self, lesson: Lesson | None) -> None:
        self._lesson = lesson
        self._say()

    def _say(self) -> None:
        if self._lesson:
            self._view.show_lesson(lesson_words(self._lesson, self._pressed, self._texts))


def lesson_words(lesson: Lesson, presses: int, texts: Texts) -> str:
    """Say what was done, how fast, and what was left out."""
    minutes, seconds = divmod(int(lesson.time.total_seconds()), MINUTE)
    ended = texts("practice.complete" if lesson.complete else "practice.ended")
    pace = texts("practice.pace", n=presses, time=f"{minutes}:{seconds:02}")
    missing = [texts(f"practice.left_out_{what.value}") for what in lesson.left_out]
    return " ".join((ended, pace, *(missing or [texts("practice.nothing_left_out")])))
