"""The report's view and presenter, joined."""

from survey.periods import Quarter
from survey.services.desks import Desks
from ui.report.presenter import ReportPresenter
from ui.report.view import ReportView
from ui.tasks import Worker
from ui.texts import Texts


class ReportScreen(ReportView):
    """The report of a quarter."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = asked = ReportPresenter(desks.reporting, desks.edition, self, worker.run)
        self.page_chosen.connect(asked.choose_page)
        self.save_asked.connect(lambda: self.ask_file(asked.file_name))
        self.save_to.connect(asked.save)
        self.reject.connect(asked.reject)
        self.retry.connect(asked.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

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
