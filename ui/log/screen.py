"""The log's view and presenter, joined."""

from survey.language import Language
from survey.ports import Clock
from survey.services.desks import Desks
from ui.log.presenter import LogPresenter
from ui.log.terms import TermsPresenter
from ui.log.terms_dialog import TermsDialog
from ui.log.view import LogView
from ui.tasks import Worker
from ui.texts import Texts


class LogScreen(LogView):
    """The audit log of a store."""

    def __init__(self, desks: Desks, clock: Clock, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._desks, self._worker, self._said = desks, worker, Texts(Language.KK)
        self._presenter = asked = LogPresenter(desks.log, desks.write_sheet, clock, self, worker.run)
        self.sought.connect(asked.seek)
        self.more_asked.connect(asked.more)
        self.export_asked.connect(asked.export)
        self.retry.connect(asked.load)
        self.terms_asked.connect(self._open_terms)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._said = texts
        self._presenter.translate(texts)

    def _open_terms(self) -> None:
        desks, dialog = self._desks, TermsDialog(self._said, self)
        asked = TermsPresenter(desks.retention, dialog, self._worker.run, self._said)
        dialog.destroy_asked.connect(asked.destroy)
        dialog.finished.connect(self._presenter.load)
        asked.load()
        dialog.open()

    def shown(self) -> None:
        """Read the newest records."""
        self._presenter.load()
