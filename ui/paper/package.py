"""What goes on the carrier (¶13): the report in every form, the letter with it, a manifest, the sums."""

import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from survey.carrier import CarriedFile, Package
from survey.edition import Edition
from survey.errors import FileRefused
from survey.language import Language
from survey.report.figures import AuditSection
from ui.paper.carrier import carried, put_on_carrier
from ui.paper.handover import write_handover
from ui.paper.letter_docx import build_letter_docx
from ui.paper.letter_pdf import build_letter_pdf

HANDED_IN = (Language.KK, Language.RU)
LETTERS = {"docx": build_letter_docx, "pdf": build_letter_pdf}
MANIFEST, SUMS = "manifest.json", "SHA256SUMS"

BuildForms = Callable[[Language, Path], Sequence[Path]]
"""Write the report in a language into a folder, in every form there is, and return the files."""
MakeImage = Callable[[Sequence[Path], Path, str], None]
"""Write files to the image of a disc of that name."""


def write_package(
    section: AuditSection,
    at: datetime,
    edition: Edition,
    build: BuildForms,
    carrier: Path,
    make_image: MakeImage | None = None,
) -> Package:
    """Write a section's report to a carrier, in a folder of its own; whole and read back, or nothing.

    `make_image` makes an image of a disc of the same files, which is put beside the folder. Raises FileRefused
    (carrier.*, report.write_failed).
    """
    name = f"report-{section.quarter}"
    try:
        with tempfile.TemporaryDirectory(prefix="pikirterim-") as made:
            files = _made(section, at, edition, build, Path(made))
            image = Path(made) / f"{name}.iso"
            if make_image:
                make_image(files, image, name)
            folder = put_on_carrier(files, carrier, name, image if make_image else None)
            return Package(folder, tuple(carried(file) for file in files), carrier / image.name if make_image else None)
    except OSError as error:  # of this machine's own disk: those of the carrier are refusals already
        raise FileRefused("report.write_failed", file=tempfile.gettempdir()) from error


def _made(section: AuditSection, at: datetime, edition: Edition, build: BuildForms, folder: Path) -> list[Path]:
    files = [file for language in HANDED_IN for file in build(language, folder)]
    report = [carried(file) for file in files]
    files += _letters(section, report, edition, at, folder)
    listed = [carried(file) for file in files]
    files.append(_written(folder / MANIFEST, _manifest(section, listed, at)))
    files.append(_written(folder / SUMS, _sums([*listed, carried(files[-1])])))
    return files


def _letters(
    section: AuditSection, report: Sequence[CarriedFile], edition: Edition, at: datetime, folder: Path
) -> Iterator[Path]:
    for language in HANDED_IN:
        words = write_handover(section.quarter, report, edition, language, at)
        for ending, build in LETTERS.items():
            file = folder / f"letter-{section.quarter}-{language.value}.{ending}"
            with file.open("wb") as out:
                build(words, out)
            yield file


def _manifest(section: AuditSection, files: Sequence[CarriedFile], at: datetime) -> str:
    told = {
        "quarter": str(section.quarter),
        "edition": section.edition,
        "snapshot_sha256": section.snapshot_sha256,
        "made_at": at.isoformat(),
        "files": [{"name": file.name, "bytes": file.size, "sha256": file.sha256} for file in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _sums(files: Sequence[CarriedFile]) -> str:
    """Return the sums as sha256sum reads them."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files)


def _written(file: Path, words: str) -> Path:
    file.write_text(words, encoding="utf-8", newline="\n")
    return file
