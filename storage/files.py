"""Files that appear whole or not at all."""

import os
from pathlib import Path


def put_in_place(beside: Path, place: Path) -> None:
    """Rename a finished file to its place, durably: after a power cut it is there whole, or what was there before."""
    beside.replace(place)
    if os.name == "posix":  # elsewhere a folder cannot be opened, and the rename is journalled
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
