"""What was worked out once is not worked out again: the cells of a registry say the same few things row after row."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
FULL = 65_536


class Memo(dict[K, V], Generic[K, V]):
    """What a function returned, by its argument; starts anew when full, so that it does not grow with the rows."""

    def __init__(self, work_out: Callable[[K], V]) -> None:
        """Take the function, which must always return the same for equal arguments."""
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: K) -> V:
        """Work out what is not known yet."""
        if len(self) >= FULL:
            self.clear()
        value = self[key] = self._work_out(key)
        return value
