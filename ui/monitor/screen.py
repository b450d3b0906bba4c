"""The board's view and presenter, joined; the time goes on while it is seen."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent

from survey.periods import Quarter
from survey.ports import Clock
from survey.services.desks import Desks
from ui.monitor.presenter import MonitorPresenter
from ui.monitor.view import MonitorView
from ui.tasks import Worker
from ui.texts import Texts

TICK_MS = 1000


class MonitorScreen(MonitorView):
    """The board of a quarter."""

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = asked = MonitorPresenter(desks, clock, self, worker.run)
        self.mend_pressed.connect(lambda mend: self.ask_whether(mend, asked.question(mend)))
        self.mend_asked.connect(asked.mend)
        self.retry.connect(asked.load)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(asked.tick)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def outdate(self) -> None:
        """Read anew what is on the screen; a hidden board is read when it is shown."""
        if self.isVisible():
            self._presenter.load()

    def shown(self) -> None:
        """Read the board and let the time go on."""
        self._presenter.load()
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's name
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._tick.stop()
