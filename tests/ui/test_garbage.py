"""Qt's objects die on the screen's thread."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ui.garbage import GarbageCollector


class Cycle(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    gc.enable()
    yield GarbageCollector(qapp)
    gc.disable()


def allocate() -> None:
    kept = [[number] for number in range(200_000)]
    assert len(kept) == 200_000


def test_another_threads_allocations_destroy_no_widget_but_the_collector_does(collector: GarbageCollector) -> None:
    lost = weakref.ref(Cycle())
    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert lost() is not None
    allocate_and_keep = [[number] for number in range(2_000)]
    collector.collect()
    assert lost() is None
    assert len(allocate_and_keep) == 2_000
