"""Files on a carrier (¶13): written beside, read back, and only then given their name."""

import errno
import hashlib
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from survey.carrier import CarriedFile
from survey.errors import FileRefused

CLUSTER = 32 * 1024
"""The least room that a file takes on a stick."""
CHUNK = 1024 * 1024
MEGABYTE = 1024 * 1024
NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
GONE = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ENOTDIR, errno.ESTALE})


def carried(file: Path) -> CarriedFile:
    """Return a file's name, size and SHA-256 as the disk has them."""
    digest = hashlib.sha256()
    with file.open("rb", buffering=0) as stream:
        _forget(stream.fileno())
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
        size = stream.tell()
    return CarriedFile(file.name, size, digest.hexdigest())


def put_on_carrier(files: Sequence[Path], carrier: Path, name: str, image: Path | None = None) -> Path:
    """Put copies of files into a new folder of a carrier, the image of a disc beside it, and read all back.

    Nothing is left if that fails. Raises FileRefused (carrier.exists, carrier.gone, carrier.no_right, carrier.no_room,
    carrier.full, carrier.differs, carrier.failed).
    """
    folder, half_folder = carrier / name, carrier / f"{name}.part"
    disc, half_disc = carrier / f"{name}.iso", carrier / f"{name}.iso.part"
    images = [image] if image else []
    try:
        carrier.mkdir(exist_ok=True)  # not its parents: a stick that is gone must not become a folder of this disk
        _refuse_existing(folder, *[disc for _ in images])
        _clear(half_folder, half_disc)
        _refuse_no_room([*files, *images], carrier)
        half_folder.mkdir()
        pairs = [(file, half_folder / file.name) for file in files] + [(one, half_disc) for one in images]
        for file, copy in pairs:
            _copy(file, copy)
        _make_durable(half_folder)
        for file, copy in pairs:
            _refuse_difference(file, copy)
        if image:
            half_disc.rename(disc)
        half_folder.rename(folder)
        _make_durable(carrier)
    except OSError as error:
        _clear(half_folder, half_disc)
        raise FileRefused(_code(error), folder=str(carrier)) from error
    except FileRefused:
        _clear(half_folder, half_disc)
        raise
    return folder


def _refuse_existing(*places: Path) -> None:
    for place in places:
        if place.exists():
            raise FileRefused("carrier.exists", folder=str(place))


def _refuse_difference(file: Path, copy: Path) -> None:
    read, written = carried(copy), carried(file)
    if (read.size, read.sha256) != (written.size, written.sha256):
        raise FileRefused("carrier.differs", file=file.name)


def _refuse_no_room(files: Sequence[Path], carrier: Path) -> None:
    needed = sum(-(-file.stat().st_size // CLUSTER) * CLUSTER for file in files) + CLUSTER
    free = shutil.disk_usage(carrier).free
    if free < needed:
        raise FileRefused("carrier.no_room", folder=str(carrier), needed=-(-needed // MEGABYTE), free=free // MEGABYTE)


def _copy(file: Path, to: Path) -> None:
    with file.open("rb") as stream, to.open("xb") as out:
        shutil.copyfileobj(stream, out, CHUNK)
        out.flush()
        os.fsync(out.fileno())


def _forget(descriptor: int) -> None:
    """Have the system read from the carrier what it may still have in memory."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _make_durable(folder: Path) -> None:
    if os.name == "posix":  # elsewhere a folder cannot be opened, and its changes are journalled
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _clear(folder: Path, disc: Path) -> None:
    """Remove what is half written, if it is there."""
    with suppress(OSError):
        shutil.rmtree(folder)
    with suppress(OSError):
        disc.unlink()


def _code(error: OSError) -> str:
    if error.errno in NO_RIGHT:
        return "carrier.no_right"
    if error.errno in FULL:
        return "carrier.full"
    return "carrier.gone" if error.errno in GONE else "carrier.failed"
