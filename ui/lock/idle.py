"""Watches whether anybody sits before the screen."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

MINUTE = 60 * 1000
SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})
"""What tells that somebody is there."""


class IdleWatch(QObject):
    """Says `idle` when no key, click or move came for some minutes; it watches the application it is installed on."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        """Start asleep."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def start(self, minutes: int) -> None:
        """Watch."""
        self._timer.start(minutes * MINUTE)

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Begin the wait anew at each sign; keep no event from anybody."""
        if event.type() in SIGNS and self._timer.isActive():
            self._timer.start()
        return False
