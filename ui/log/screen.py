"""The log's view and presenter, joined."""

from survey.ports import Clock
from survey.services.desks import Desks
from ui.log.presenter import LogPresenter
from ui.log.view import LogView
from ui.tasks import Worker
from ui.texts import Texts


class LogScreen(LogView):
    """The audit log of a store."""

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = asked = LogPresenter(desks.log, desks.write_sheet, clock, self, worker.run)
        self.sought.connect(asked.seek)
        self.more_asked.connect(asked.more)
        self.export_asked.connect(asked.export)
        self.retry.connect(asked.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def shown(self) -> None:
        """Read the newest records."""
        self._presenter.load()
