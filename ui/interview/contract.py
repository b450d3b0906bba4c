"""What the interview's presenter and its screen agree on."""

from datetime import datetime
from enum import Enum, auto
from typing import Protocol

from survey.errors import SurveyError
from survey.language import Language
from survey.services.calling import Day, Pause
from survey.services.undoing import Step
from ui.interview.page import ClientFace, QuestionFace


class Mode(Enum):
    """What the keys mean now."""

    IDLE = auto()
    QUESTIONS = auto()
    OUTCOMES = auto()
    OTHER_OUTCOMES = auto()
    NOTE = auto()
    APPOINTMENT = auto()


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_client(self, face: ClientFace) -> None:
        """Fill the left column."""

    def show_questions(self, faces: tuple[QuestionFace, ...], language: Language) -> None:
        """Lay out the questions; when none is active all are answered."""

    def show_idle(self, pause: Pause | None) -> None:
        """Clear the client away; `pause` says why there is nobody to call."""

    def show_day(self, day: Day) -> None:
        """Fill the counts of the day."""

    def show_mode(self, mode: Mode) -> None:
        """Show what the keys mean now."""

    def show_note(self, text: str) -> None:
        """Put the note as it stands before the operator."""

    def show_call(self, since: datetime | None) -> None:
        """Start the clock of the call, or stop it."""

    def show_undoable(self, steps: tuple[Step, ...]) -> None:
        """Ask which step to take back, and why."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
