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

    def all(self, keys: Sequence[K]) -> list[V]:
        """Return what the function returns for each of many keys, which are fewer than half of what the memo holds."""
        unknown = [key for key in set(keys) if key not in self]
        if unknown:
            if len(self) + len(unknown) > FULL:
                self.clear()
                unknown = list(set(keys))
            self.update(zip(unknown, self._work_out_all(unknown), strict=True))
        return list(map(self.__getitem__, keys))

    def _work_out_all(self, keys: Sequence[K]) -> Iterable[V]:
        return map(self._work_out, keys)
