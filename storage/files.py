"""Files that appear whole or not at all."""

import os
from pathlib import Path


def put_in_place(beside: Path, place: Path) -> None:
    """Rename a finished file to its place, durably: after a power cut it is there whole, or what was there before."""
    beside.replace(place)
    make_folder_durable(place.parent)


def make_folder_durable(path: Path) -> None:
    """Have what was renamed and removed in a folder reach the disk."""
    if os.name == "posix":  # elsewhere a folder cannot be opened, and its changes are journalled
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def make_durable(file: Path) -> None:
    """Have what was written to a file reach the disk."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def remove_database(file: Path) -> None:
    """Remove a database that nobody has open, if it is there."""
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
