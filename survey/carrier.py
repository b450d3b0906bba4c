"""The report as it goes to the authorised body on an electronic carrier (¶13)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from survey.report.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """A file of the package: its name, its bytes, their SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """What was written and read back: the folder, its files, the image of a disc where one was asked for."""

    folder: Path
    files: tuple[CarriedFile, ...]
    image: Path | None = None


WritePackage = Callable[[Snapshot, datetime], Package]
"""Write a report's package, made at a moment (UTC). Raises FileRefused (carrier.*)."""
