"""The settings' view and presenter, joined."""

from survey.services.desks import Desks
from survey.staff import Deed
from ui.settings.kept import Settings
from ui.settings.presenter import SettingsPresenter
from ui.settings.view import SettingsView
from ui.tasks import Run
from ui.texts import Texts


class SettingsScreen(SettingsView):
    """What a workplace chose, and the exchange."""

    def __init__(self, desks: Desks, settings: Settings, run: Run, wait_for: Run) -> None:
        """Join view and presenter."""
        super().__init__(keeps_exchange=desks.staff.may(Deed.KEEP_EXCHANGE))
        self._presenter = asked = SettingsPresenter(desks.telephony, settings, self, run, wait_for)
        self.saved.connect(asked.save)
        self.probed.connect(asked.probe)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        super().retranslate(texts)
        self._presenter.translate(texts)

    def shown(self) -> None:
        """Show what is kept."""
        self._presenter.load(exchange=self._keeps_exchange)
