"""The registry's view and presenter, joined."""

from survey.periods import Quarter
from survey.services.desks import Desks
from ui.registry.presenter import RegistryPresenter
from ui.registry.view import RegistryView
from ui.tasks import Worker
from ui.texts import Texts


class RegistryScreen(RegistryView):
    """The registries of a quarter."""

    def __init__(self, desks: Desks, worker: Worker) -> None:
        """Join view and presenter."""
        super().__init__()
        self._presenter = asked = RegistryPresenter(desks.registry, desks.edition, self, worker.run, worker.relay)
        self.brought.connect(asked.bring)
        self.month_chosen.connect(asked.choose_month)
        self.finding_chosen.connect(asked.choose_finding)
        self.stop_asked.connect(asked.stop)
        self.retry.connect(asked.load)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._presenter.choose(quarter)

    def shown(self) -> None:
        """Read where the months stand."""
        self._presenter.load()
