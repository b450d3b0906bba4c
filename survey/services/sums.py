"""The check sum by which a file that comes in twice is known."""

import hashlib
from pathlib import Path

from survey.errors import FileRefused


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file. Raises FileRefused (file.missing, file.unreadable)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise FileRefused("file.missing", file=path.name) from error
    except OSError as error:
        raise FileRefused("file.unreadable", file=path.name) from error
