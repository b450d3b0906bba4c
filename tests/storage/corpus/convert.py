"""Make the files that LibreOffice converts: python -m tests.storage.corpus.convert (needs soffice).

The three that are called "password" were saved in LibreOffice by hand, with a password.
"""

import subprocess
import tempfile
from pathlib import Path

from tests.storage.corpus.files import xlsx
from tests.storage.corpus.specimens import DEFECTS, TOP, TWO, UNDER_REGION, paper, region_merged, under_merged
from tests.unit.registry.sheets import line, other

ERRORS = [line(service="=NA()|#N/A"), other(1, start="=NA()|#N/A", id_number="940140000385")]
SOURCES = {
    "defects": xlsx([TOP, *DEFECTS], name="defects.xlsx"),
    "paper": xlsx(paper(TWO), name="paper.xlsx"),
    "errors": xlsx([TOP, *ERRORS], name="errors.xlsx"),
    "1904": xlsx([TOP, line()], name="1904.xlsx", options={"date_1904": True}),
    "region": xlsx(UNDER_REGION, name="region.xlsx", and_then=region_merged),
    "merged": lambda folder: under_merged([line()])(folder).rename(folder / "merged.xlsx"),
}
WANTED = (
    "defects.xls",
    "defects.ods",
    "paper.xls",
    "paper.ods",
    "errors.xls",
    "errors.ods",
    "1904.xls",
    "merged.ods",
    "region.xls",
    "region.ods",
)


def main() -> None:
    """Write the sources and have them converted."""
    target = Path(__file__).parent / "made_by_libreoffice"
    with tempfile.TemporaryDirectory() as folder:
        for name in WANTED:
            stem, _, ending = name.partition(".")
            source = SOURCES[stem](Path(folder))
            command = ["soffice", "--headless", "--convert-to", ending, "--outdir", str(target), str(source)]
            subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
