"""Long streams in pieces."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_T = TypeVar("_T")
_SIZE = 1000


def chunks(stream: Iterable[_T]) -> Iterator[list[_T]]:
    """Cut a stream into lists that are small enough to hold and large enough to write at once."""
    rest = iter(stream)
    while chunk := list(islice(rest, _SIZE)):
        yield chunk
