import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.immortal import keep_singletons_alive

keep_singletons_alive()
MANY = 100_000


@pytest.fixture(autouse=True)
def _garbage_on_the_screens_thread() -> Iterator[None]:
    """Do as ui.garbage does: widgets of a failed test must not die on the database thread of another."""
    gc.disable()
    yield
    if gc.get_count()[0] > MANY:
        gc.collect()
    gc.enable()
