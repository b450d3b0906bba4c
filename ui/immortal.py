"""Keep None, True and False alive under Python 3.11.

PySide6 6.12.0 returns them without taking a reference, as one may since Python 3.12 (PEP 683). Under 3.11 every
such call takes one reference away, and after some five thousand calls the interpreter dies: "none_dealloc".
"""

import ctypes
import sys

BEYOND_EXHAUSTION = 1 << 60


def keep_singletons_alive() -> None:
    """Give the singletons more references than calls can ever take away; call it before the first window."""
    if sys.version_info >= (3, 12):
        return
    for singleton in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(singleton)).value += BEYOND_EXHAUSTION
