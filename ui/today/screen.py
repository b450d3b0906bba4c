"""Today's view and presenter, joined."""

from PySide6.QtCore import Signal

from survey.errors import SurveyError
from survey.periods import Quarter
from survey.ports import Clock
from survey.services.calling import Day
from survey.services.desks import Desks
from survey.staff import Deed
from ui.tasks import Worker
from ui.texts import Texts
from ui.today.break_dialog import BreakDialog
from ui.today.history import HistoryDialog
from ui.today.presenter import TodayPresenter
from ui.today.shift import ShiftPresenter
from ui.today.view import TodayView
from ui.widgets.question import Question


class TodayScreen(TodayView):
    """The first screen after signing in; `ended` says that the shift is over."""

    ended = Signal()
    failed = Signal(SurveyError)

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        for button in self._beside.values():
            button.setEnabled(desks.staff.may(Deed.CALL))
            button.setVisible(desks.staff.may(Deed.CALL))
        self._clock = clock
        self._shift = ShiftPresenter(desks.calling, self, worker.run)
        self.rest_asked.connect(self._shift.rest)
        self.end_asked.connect(self._shift.ask_end)
        self.search_asked.connect(lambda: self._open_history(desks, worker))
        self._presenter = TodayPresenter(desks, clock, self, worker.run)
        self.retry.connect(self._presenter.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def _open_history(self, desks: Desks, worker: Worker) -> None:
        if self._texts:
            HistoryDialog(desks.calling, desks.edition, worker.run, self._texts, self).open()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def show_break(self) -> None:
        """Say that it is a break, until the operator comes back."""
        if self._texts:
            dialog = BreakDialog(self._clock(), self._texts, self)
            dialog.finished.connect(lambda _: self._shift.resume())
            dialog.open()

    def ask_end(self, day: Day) -> None:
        """Ask once more, with what was done today."""
        if self._texts:
            texts = self._texts
            words = texts("today.end_question", calls=texts.number(day.calls), interviews=texts.number(day.interviews))
            answers = texts("today.end_shift"), texts("common.cancel")
            question = Question("today.end", texts("today.end_shift"), words, answers, self)
            question.accepted.connect(lambda: self._shift.end(day))
            question.open()

    def leave(self) -> None:
        """Close the program."""
        self.ended.emit()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self.failed.emit(error)

    def shown(self) -> None:
        """Read the day anew."""
        self._presenter.load()
