"""A stand-in for the worker that does everything at once, on the same thread."""

from collections.abc import Callable
from typing import Any, TypeVar

from survey.errors import SurveyError

Result = TypeVar("Result")


def run(work: Callable[[], Result], success: Callable[[Result], None], failure: Callable[[SurveyError], None]) -> None:
    try:
        result = work()
    except SurveyError as error:
        failure(error)
    else:
        success(result)


def relay(receiver: Callable[[int], None]) -> Callable[[int], None]:
    return receiver


class Later:
    """Keeps work until it is told to do it, in an order of the test's choice."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Callable[[], Any], Callable[[Any], None], Callable[[SurveyError], None]]] = []

    def run(
        self, work: Callable[[], Result], success: Callable[[Result], None], failure: Callable[[SurveyError], None]
    ) -> None:
        self.waiting.append((work, success, failure))

    def do(self, place: int = 0) -> None:
        run(*self.waiting.pop(place))


class Said:
    """A view that remembers what it was told: the last arguments of each show_ method, and their order."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "ask_")):
            raise AttributeError(name)
        return lambda *values, **named: self.told.append((name, values, named))

    @property
    def order(self) -> list[str]:
        return [name for name, _, _ in self.told]

    def last(self, name: str) -> Any:
        """Return what a method was told last: its one argument, or all of them."""
        values = next(values for said, values, _ in reversed(self.told) if said == name)
        return values[0] if len(values) == 1 else values
