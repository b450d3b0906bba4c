"""The staff's view and presenter, joined."""

from survey.services.desks import Desks
from ui.staff.presenter import StaffPresenter
from ui.staff.view import StaffView
from ui.tasks import Worker
from ui.texts import Texts


class StaffScreen(StaffView):
    """The staff of a store."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__(desks.edition)
        self._presenter = asked = StaffPresenter(desks.people, desks.edition, self, worker.run)
        self.added.connect(asked.add)
        self.reset.connect(asked.reset)
        self.trained.connect(asked.train)
        self.disable_asked.connect(asked.disable)
        self.key_asked.connect(asked.renew_key)
        self.retry.connect(asked.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def shown(self) -> None:
        """Read the list anew."""
        self._presenter.load()
