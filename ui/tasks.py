"""Work off the screen's thread: one thread, so that the database is used by one at a time and in order."""

import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from survey.errors import SurveyError

Result = TypeVar("Result")
Work = Callable[[], None]


class Run(Protocol):
    """Run work on the database thread; the result or the error comes back on the screen's thread."""

    def __call__(
        self,
        work: Callable[[], Result],
        success: Callable[[Result], None],
        failure: Callable[[SurveyError], None],
    ) -> None:
        """Start the work."""


class Relay(Protocol):
    """Turn a function of the screen's thread into one that work may call from the database thread."""

    def __call__(self, receiver: Callable[[int], None]) -> Callable[[int], None]:
        """Return the function for the work."""


class Worker(QObject):
    """The database thread. An exception that is no SurveyError is a bug: it goes out by `crashed`."""

    crashed = Signal(Exception)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start the thread."""
        super().__init__(parent)
        self._waiting: SimpleQueue[Work | None] = SimpleQueue()
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work_off, name="database", daemon=True)
        self._thread.start()

    def run(
        self,
        work: Callable[[], Result],
        success: Callable[[Result], None],
        failure: Callable[[SurveyError], None],
    ) -> None:
        """Do the work after all that was given before; one of the two hears of it on this thread."""
        self._waiting.put(partial(self._do, work, success, failure))

    def relay(self, receiver: Callable[[int], None]) -> Callable[[int], None]:
        """Return a function that work calls to say how far it is; the receiver hears it on this thread."""
        return lambda value: self._arrived.emit(partial(receiver, value))

    def close(self) -> None:
        """Finish what was given and end the thread; results still on their way are dropped."""
        if self._thread.is_alive():
            self._waiting.put(None)
            self._thread.join()
            self._arrived.disconnect()

    def _work_off(self) -> None:
        while (work := self._waiting.get()) is not None:
            work()

    def _do(
        self,
        work: Callable[[], Result],
        success: Callable[[Result], None],
        failure: Callable[[SurveyError], None],
    ) -> None:
        try:
            result = work()
        except SurveyError as error:
            self._arrived.emit(partial(failure, error))
        except Exception as error:  # noqa: BLE001  the thread's last line: the bug is shown, not swallowed
            self._arrived.emit(partial(self.crashed.emit, error))
        else:
            self._arrived.emit(partial(success, result))

    def _deliver(self, call: Work) -> None:
        call()
