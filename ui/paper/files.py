"""Files put in place whole or not at all."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from survey.errors import FileRefused


def save_whole(file: Path, build: Callable[[BinaryIO], None]) -> Path:
    """Build beside the file, then rename, so that no half-written paper is ever seen; return the file.

    Raises FileRefused (report.write_failed).
    """
    half_written = file.with_name(file.name + ".part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with half_written.open("wb") as out:
            build(out)
        os.replace(half_written, file)  # noqa: PTH105  replace must overwrite on Windows too
    except OSError as error:
        with suppress(OSError):
            half_written.unlink(missing_ok=True)
        raise FileRefused("report.write_failed", file=str(file)) from error
    return file
