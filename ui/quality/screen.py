"""The quality screen's views and presenters, joined."""

from collections.abc import Callable

from survey.periods import Quarter
from survey.ports import Clock
from survey.services.desks import Desks
from survey.staff import Deed
from ui.quality.blind_form import BlindForm
from ui.quality.presenter import QualityPresenter
from ui.quality.view import QualityView, Tab
from ui.tasks import Worker
from ui.texts import Texts


class QualityScreen(QualityView):
    """Quality control of a quarter."""

    def __init__(self, desks: Desks, worker: Worker, dial: Callable[[str], None], clock: Clock) -> None:
        """Join views and presenters."""
        self._reviews = desks.staff.may(Deed.REVIEW)
        form = BlindForm(desks.back_checks, desks.edition, worker.run, dial, clock)
        super().__init__(form, reviews=self._reviews)
        self._presenter = asked = QualityPresenter(desks.quality, desks.edition, self, worker.run)
        self.tab_opened.connect(self._bring_up_to_date)
        self.opened.connect(asked.open)
        self.approve.connect(asked.approve)
        self.send_back.connect(asked.send_back)
        self.reject.connect(asked.reject)
        self.retry.connect(asked.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def shown(self) -> None:
        """Bring the open tab up to date."""
        self._bring_up_to_date(self.tab)

    def _bring_up_to_date(self, tab: Tab) -> None:
        if tab is Tab.AGAIN:
            self._form.shown()
        elif self._reviews:
            self._presenter.load()
