"""The report's view, dialogs and presenters, joined."""

from survey.periods import Quarter
from survey.services.desks import Desks
from ui.report.leaving_presenter import LeavingPresenter
from ui.report.origin_dialog import OriginDialog
from ui.report.origin_presenter import OriginPresenter
from ui.report.presenter import ReportDesks, ReportPresenter
from ui.report.text_dialog import TextDialog
from ui.report.text_presenter import TextPresenter
from ui.report.view import ReportView
from ui.tasks import Worker
from ui.texts import Texts


class ReportScreen(ReportView):
    """The report of a quarter."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view, dialogs and presenters."""
        super().__init__()
        parts = ReportDesks(desks.reporting, desks.issuing, desks.edition, desks.write_book)
        self._presenter = asked = ReportPresenter(parts, self, worker.run)
        self._leaving = leaving = LeavingPresenter(desks, asked, self, worker.run)
        self.package_to.connect(leaving.write_package)
        self.data_to.connect(leaving.write_data)
        self._origin, self._text = OriginDialog(self), TextDialog(self)
        self._origins = OriginPresenter(desks.origins, desks.edition, asked, self._origin, worker.run)
        self._words = TextPresenter(desks.issuing, asked, self._text, worker.run)
        self.page_chosen.connect(asked.choose_page)
        self.page_turned.connect(asked.turn_page)
        self.beside_asked.connect(asked.set_beside)
        self.issue_to.connect(asked.issue)
        self.approve_asked.connect(asked.ask_approval)
        self.approved.connect(asked.approve)
        self.reject.connect(asked.reject)
        self.retry.connect(asked.load)
        self.figure_opened.connect(self._origins.open)
        self._origin.figure_chosen.connect(self._origins.open)
        self._origin.row_chosen.connect(self._origins.open_row)
        self._origin.failed.connect(self.failed)
        self.paragraph_opened.connect(self._words.open)
        self._text.typed.connect(self._words.preview)
        self._text.save_asked.connect(self._words.save)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        for part in (self._origin, self._text):
            part.retranslate(texts)
        for presenter in (self._origins, self._words, self._leaving, self._presenter):
            presenter.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def outdate(self) -> None:
        """Print anew what is on the screen: a hidden report prints when it is shown, and keeps no operator waiting."""
        if self.isVisible():
            self._presenter.load()

    def shown(self) -> None:
        """Print what the store holds now."""
        self._presenter.load()
