"""What every screen is: a widget that can speak another language and learns when it is seen."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.texts import Texts


class Screen(QWidget):
    """A screen knows no other screen; where to go next it says by signal."""

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        raise NotImplementedError

    def start(self) -> None:
        """Put the focus where the work starts. A focus proxy would upset the order of Tab."""
        self.setFocus()

    def shown(self) -> None:
        """Bring what is shown up to date; called each time the screen becomes visible."""

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Tell the screen that it is seen, unless the window only came back from the task bar."""
        super().showEvent(event)
        if not event.spontaneous():
            self.shown()
