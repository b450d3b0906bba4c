"""A long run: how far, how fast, how long still, and a way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from ui.theme import GRID
from ui.widgets.key_button import KeyButton


class ProgressStrip(QFrame):
    """A card with the run's name, its bar, what it says of itself, and the stop button (Esc)."""

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self.setProperty("role", "card")
        self._name = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._pace = QLabel()
        self._pace.setObjectName("progress.pace")
        self._pace.setProperty("role", "quiet")
        self.stop = KeyButton("Esc")
        self.stop.setObjectName("progress.stop")
        self.stop.clicked.connect(self.stopped)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        layout.setSpacing(3 * GRID)
        layout.addWidget(self._name)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._pace)
        layout.addWidget(self.stop)
        self.hide()

    def start(self, name: str, stop: str) -> None:
        """Show a run whose length is not known yet."""
        self._name.setText(name)
        self._bar.setAccessibleName(name)
        self.stop.say(stop)
        self.stop.setEnabled(True)
        self._pace.clear()
        self._bar.setRange(0, 0)
        self.show()

    def advance(self, done: int, total: int, pace: str) -> None:
        """Say how far it is; a total of 0 is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._pace.setText(pace)

    def finish(self) -> None:
        """Put the strip away."""
        self.hide()
