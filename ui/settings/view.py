"""The settings screen: the workplace on the left, the exchange on the right for those who keep it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from survey.dialling import Exchange
from survey.errors import SurveyError
from survey.language import Language
from ui.screen import Screen
from ui.settings.exchange_card import ExchangeCard
from ui.settings.presenter import Dialling
from ui.settings.workplace_card import WorkplaceCard
from ui.texts import Texts
from ui.theme import GRID, Theme, set_role
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label


class SettingsView(Screen):
    """Layout of the settings; `saved` carries the dialling and the exchange, None where it is not shown."""

    saved = Signal(Dialling, object)
    probed = Signal(Exchange)
    language_chosen = Signal(Language)
    theme_chosen = Signal(Theme)
    failed = Signal(SurveyError)

    def __init__(self, *, keeps_exchange: bool, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("settings")
        self._keeps_exchange = keeps_exchange
        self._title, self._done = label("title"), label("chip-good")
        self._done.setObjectName("settings.done")
        self._done.setWordWrap(False)
        self._workplace, self._exchange = WorkplaceCard(), ExchangeCard()
        self._save = KeyButton("Ctrl+S")
        self._save.setObjectName("settings.save")
        set_role(self._save, "primary")
        self._lay_out()
        self._done.hide()
        self._exchange.setVisible(keeps_exchange)
        self._save.clicked.connect(self._say_saved)
        self._workplace.language_chosen.connect(self.language_chosen)
        self._workplace.theme_chosen.connect(self.theme_chosen)
        self._exchange.probed.connect(self.probed)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._save.click)
        if keeps_exchange:
            QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self._exchange.probe.click)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._title.setText(texts("shell.screen.settings"))
        self._save.say(texts("common.save"))
        self._workplace.retranslate(texts)
        self._exchange.retranslate(texts)
        self._done.hide()

    def start(self) -> None:
        """Start at how numbers are dialled."""
        self._workplace.start()

    def show_theme(self, theme: Theme) -> None:
        """Show which theme is on."""
        self._workplace.show_theme(theme)

    def show_dialling(self, dialling: Dialling) -> None:
        """Fill the fields of the workplace."""
        self._workplace.show_dialling(dialling)

    def show_exchange(self, exchange: Exchange, *, kept: bool) -> None:
        """Fill the fields of the exchange; `kept` tells that there is one, whose secret is not shown."""
        self._exchange.show_exchange(exchange, kept=kept)

    def show_asking(self, words: str) -> None:
        """Say that the exchange is being asked."""
        self._exchange.probe.setEnabled(False)
        self._tell(words, "chip-accent")

    def show_done(self, words: str) -> None:
        """Say what was done."""
        self._exchange.probe.setEnabled(True)
        self._tell(words, "chip-good")

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self._exchange.probe.setEnabled(True)
        self._done.hide()
        self.failed.emit(error)

    def _tell(self, words: str, role: str) -> None:
        set_role(self._done, role)
        self._done.setText(words)
        self._done.show()

    def _say_saved(self) -> None:
        self.saved.emit(self._workplace.dialling, self._exchange.exchange if self._keeps_exchange else None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._done)
        head.addWidget(self._save)
        cards = QHBoxLayout()
        cards.setSpacing(2 * GRID)
        cards.addWidget(self._workplace, 1)
        cards.addWidget(self._exchange, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addLayout(cards, 1)
