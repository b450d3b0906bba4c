"""Garbage collected on the screen's thread alone.

Python collects cycles on whatever thread happens to allocate. A widget in such a cycle would then be destroyed on
the database thread, and Qt dies of that.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Takes collection over from Python; lives on the screen's thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch Python's own collection off and look once a second."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is full, as Python itself would."""
        for generation, (count, most) in reversed(
            list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))
        ):
            if count > most:
                gc.collect(generation)
                return
