"""An image to be burnt on a CD or DVD (¶13): ISO 9660 with Joliet and Rock Ridge, for any system.

pycdlib is under the LGPL, as Qt for Python is: a library beside the program, neither changed nor copied into it.
"""

import hashlib
from collections.abc import Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

from pycdlib import PyCdlib

from survey.errors import FileRefused
from ui.paper.carrier import carried

LEVEL, JOLIET, ROCK_RIDGE = 3, 3, "1.09"
VOLUME_NAME = 16
"""The most letters that Joliet lets a disc be called by."""


def make_image(files: Sequence[Path], image: Path, volume: str) -> None:
    """Write files to an image of a disc, in its one folder, and read them back.

    Raises FileRefused (carrier.differs).
    """
    disc = PyCdlib()
    disc.new(
        interchange_level=LEVEL,
        vol_ident=volume.upper().replace("-", "_")[:VOLUME_NAME],
        joliet=JOLIET,
        rock_ridge=ROCK_RIDGE,
    )
    with closing(disc):
        for number, file in enumerate(files, 1):
            # Who reads neither Joliet nor Rock Ridge sees plain names.
            plain = f"/FILE{number:04}.{file.suffix[1:4].upper() or 'TXT'};1"
            disc.add_file(str(file), plain, rr_name=file.name, joliet_path=f"/{file.name}")
        disc.write(str(image))
    wanted = {file.name: carried(file).sha256 for file in files}
    if sums_in(image) != wanted:
        raise FileRefused("carrier.differs", file=image.name)


def sums_in(image: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of an image by its name."""
    found = {}
    disc = PyCdlib()
    disc.open(str(image))
    with closing(disc):
        for child in disc.list_children(joliet_path="/"):
            name = child.file_identifier().decode("utf-16-be") if child.is_file() else ""
            if name:
                content = BytesIO()
                disc.get_file_from_iso_fp(content, joliet_path=f"/{name}")
                found[name] = hashlib.sha256(content.getvalue()).hexdigest()
    return found
