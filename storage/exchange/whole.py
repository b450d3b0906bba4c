"""Office files put in place whole or not at all, by xlsxwriter."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from survey.errors import FileRefused

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def write_workbook(path: Path, options: Mapping[str, bool], fill: "Callable[[Workbook], None]") -> None:
    """Fill a workbook beside the file, then rename. Raises FileRefused (report.write_failed)."""
    from xlsxwriter import Workbook  # noqa: PLC0415  few commands write workbooks
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415

    half_written = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with Workbook(half_written, dict(options)) as workbook:
            fill(workbook)
        half_written.replace(path)
    except (OSError, FileCreateError) as error:
        with suppress(OSError):
            half_written.unlink(missing_ok=True)
        raise FileRefused("report.write_failed", file=str(path)) from error


def write_text(path: Path, text: str) -> None:
    """Write a text beside the file, then rename. Raises FileRefused (report.write_failed)."""
    half_written = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half_written.write_text(text, encoding="utf-8", newline="")
        half_written.replace(path)
    except OSError as error:
        with suppress(OSError):
            half_written.unlink(missing_ok=True)
        raise FileRefused("report.write_failed", file=str(path)) from error


def lines(cells: Sequence[str | int], widths: Sequence[int]) -> int:
    """Return how many lines the highest of a row's cells needs, each wrapped to its column's width in characters."""
    return max(
        sum(len(wrap(line, width)) or 1 for line in str(cell).split("\n"))
        for cell, width in zip(cells, widths, strict=True)
    )
