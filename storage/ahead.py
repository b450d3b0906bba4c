"""Two things done at once: the next piece of a stream is made while this one is used."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

_T = TypeVar("_T")


def ahead(stream: Iterator[_T]) -> Iterator[_T]:
    """Give what a stream gives, each piece made in a thread of its own while the piece before it is used."""
    with ThreadPoolExecutor(max_workers=1) as maker:
        coming = maker.submit(next, stream, None)
        while (piece := coming.result()) is not None:
            coming = maker.submit(next, stream, None)
            yield piece
