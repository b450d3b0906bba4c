"""An operator at the interview screen, who knows only keys and what stands on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from survey.errors import SurveyError
from survey.facts import Answer, Fact
from survey.fieldwork.case import CaseRow
from survey.ports import NewWork
from survey.staff import Staff
from ui.interview.screen import InterviewScreen

Some = TypeVar("Some", bound=Fact)


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A store as desks need it: units of work, and who is at work."""

    work: NewWork
    staff: Staff


class Operator:
    """Presses keys; `refusals` are what the screen said was wrong, `changes` how often it said that figures moved."""

    def __init__(self, screen: InterviewScreen, store: OpenStore) -> None:
        self.screen = screen
        self.store = store
        self.refusals: list[str] = []
        self.changes = 0
        self.departures = 0
        screen.failed.connect(self._refused)
        screen.changed.connect(self._changed)
        screen.left.connect(self._left)

    def press(self, *keys: str) -> None:
        for key in keys:
            combination = QKeySequence.fromString(key)[0]
            window = QApplication.activeModalWidget() or self.screen
            QTest.keyClick(window.windowHandle(), combination.key(), combination.keyboardModifiers())

    def write(self, words: str) -> None:
        for letter in words:
            letter_key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), letter_key)

    @property
    def sight(self) -> str:
        """The question that is asked, else "complete" or "idle"."""
        for part in self.screen.findChildren(QWidget, "interview.active"):
            if part.isVisible():
                return str(part.property("says"))
        return "complete" if self.sees("interview.complete") else "idle"

    def sees(self, name: str) -> bool:
        return any(part.isVisible() for part in self.screen.findChildren(QWidget, name))

    def line(self, question: str) -> str:
        """Return the answer on the folded line of a question."""
        folded = self.screen.findChild(QWidget, f"interview.saved.{question}")
        assert isinstance(folded, QWidget)
        return str(folded.property("says"))

    @property
    def words(self) -> str:
        """All that can be read on the screen."""
        labels = [label for label in self.screen.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text() for label in labels)

    def row(self, order: int = 1) -> CaseRow:
        with self.store.work() as work:
            wave = work.waves.latest()
            assert wave
            return next(row for row in work.waves.cases(wave.id) if row.case.order == order)

    def facts(self, kind: type[Some], order: int = 1) -> Sequence[Some]:
        with self.store.work() as work:
            return [fact for fact in work.facts.of_case(self.row(order).case.id) if isinstance(fact, kind)]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """What was answered to the first client, in the order given."""
        return [(fact.question, fact.choice) for fact in self.facts(Answer)]

    def _refused(self, error: SurveyError) -> None:
        self.refusals.append(error.code)

    def _changed(self) -> None:
        self.changes += 1

    def _left(self) -> None:
        self.departures += 1
