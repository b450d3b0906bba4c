"""What was worked out once is not worked out again: the cells of a registry say the same few things row after row."""

from collections.abc import Callable, Iterable, Sequence
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


class ColumnMemo(Generic[K, V]):
    """The same for a column of arguments at a time; what is not known yet of them is worked out at once."""

    def __init__(self, work_out: Callable[[Sequence[K]], Iterable[V]]) -> None:
        """Take the function, which returns for each of its arguments what it always returns for an equal one."""
        self._work_out = work_out
        self._known: dict[K, V] = {}

    def of(self, column: Sequence[K]) -> list[V]:
        """Return what the function returns for each of a column."""
        try:
            return list(map(self._known.__getitem__, column))
        except KeyError:
            self._learn(set(column))
        return list(map(self._known.__getitem__, column))

    def __len__(self) -> int:
        """Tell how many arguments are known."""
        return len(self._known)

    def _learn(self, keys: set[K]) -> None:
        unknown = [key for key in keys if key not in self._known]
        if len(self._known) + len(unknown) > FULL:
            self._known.clear()
            unknown = list(keys)
        self._known.update(zip(unknown, self._work_out(unknown), strict=True))
