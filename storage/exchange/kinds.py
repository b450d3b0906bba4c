"""What a file is, by what stands in it; names lie."""

import re
from enum import Enum, auto
from pathlib import Path

from survey.errors import FileRefused

HEAD = 4096
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)


class Kind(Enum):
    """A kind of file that is opened in a way of its own."""

    ZIPPED = auto()
    COMPOUND = auto()
    TEXT = auto()


def kind_of(path: Path) -> Kind:
    """Return the kind of a file.

    Raises FileRefused: file.empty, file.other_kind (kind: html, pdf, xml, image, rtf) for what is no table of ours.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head.strip():
        raise FileRefused("file.empty", file=path.name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIPPED
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Kind.COMPOUND
    if other := _other(head):
        raise FileRefused("file.other_kind", file=path.name, kind=other)
    return Kind.TEXT


def _other(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    starts = {
        b"%PDF": "pdf",
        b"{\\rtf": "rtf",
        b"\x89PNG": "image",
        b"\xff\xd8\xff": "image",
        b"II*\0": "image",
        b"MM\0*": "image",
    }
    for start, kind in starts.items():
        if text.startswith(start):
            return kind
    # UTF-16 has a zero byte in every Latin letter.
    plain = text.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"").lstrip()
    if plain.startswith(b"<"):
        return "html" if _MARKUP.search(plain) else "xml"
    return ""
