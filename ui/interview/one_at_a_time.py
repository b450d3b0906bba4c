"""Keys in their order: what one asks of the store is done before the next is heard."""

from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeVar

from survey.errors import SurveyError
from ui.tasks import Run

Result = TypeVar("Result")


class ShowsErrors(Protocol):
    """Where what failed is told."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        ...


class OneAtATime:
    """Keys pressed while an answer is on its way to the disk wait their turn, so that fast fingers lose nothing."""

    def __init__(self, view: ShowsErrors, run: Run) -> None:
        """Take where errors are shown and the way to the database thread."""
        self._teller = view
        self._run = run
        self._busy = False
        self._waiting: deque[Callable[[], None]] = deque()

    def press(self, action: Callable[[], None]) -> None:
        """Do what a key asks, now or as soon as the answer before it is on disk."""
        if self._busy:
            self._waiting.append(action)
        else:
            action()

    def _do(self, work: Callable[[], Result], success: Callable[[Result], None]) -> None:
        def arrived(result: Result) -> None:
            self._busy = False
            success(result)
            while self._waiting and not self._busy:
                self._waiting.popleft()()

        def failed(error: SurveyError) -> None:
            self._busy = False
            self._waiting.clear()
            self._teller.show_error(error)

        self._busy = True
        self._run(work, arrived, failed)
