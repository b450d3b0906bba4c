"""Today's view and presenter, joined."""

from survey.periods import Quarter
from survey.ports import Clock
from survey.services.desks import Desks
from survey.staff import Deed
from ui.tasks import Worker
from ui.texts import Texts
from ui.today.history import HistoryDialog
from ui.today.presenter import TodayPresenter
from ui.today.view import TodayView


class TodayScreen(TodayView):
    """The first screen after signing in."""

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        for button in (self._practise, self._search):
            button.setEnabled(desks.staff.may(Deed.CALL))
            button.setVisible(desks.staff.may(Deed.CALL))
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

    def shown(self) -> None:
        """Read the day anew."""
        self._presenter.load()
