"""Fonts that travel inside a DOCX, so that it looks alike where they are not installed (ECMA-376, part 1, 17.8.1)."""

from collections.abc import Mapping
from pathlib import Path
from uuid import NAMESPACE_DNS, UUID, uuid5

import font_roboto
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

FAMILY = "Roboto"
FACES: Mapping[str, str] = {"w:embedRegular": "Roboto", "w:embedBold": "RobotoBold"}
CONTENT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
OBFUSCATED = 32
"""How many bytes at the beginning are mixed with the key."""


def embed_fonts(document: Document) -> None:
    """Put the faces of our family into a document that has no font of its own in it."""
    main, package = document.part, document.part.package
    old = main.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    root, font = OxmlElement("w:fonts"), OxmlElement("w:font", {qn("w:name"): FAMILY})
    root.append(font)
    font.append(OxmlElement("w:family", {qn("w:val"): "swiss"}))
    font.append(OxmlElement("w:pitch", {qn("w:val"): "variable"}))
    table = XmlPart(old.partname, CONTENT_TYPE.WML_FONT_TABLE, root, package)
    for tag, face in FACES.items():
        key = uuid5(NAMESPACE_DNS, face)
        blob = _obfuscated(Path(font_roboto.font_files[face]).read_bytes(), key)
        name = PackURI(f"/word/fonts/{face}.odttf")
        kept = table.relate_to(Part(name, CONTENT, blob, package), RELATIONSHIP_TYPE.FONT)
        font.append(OxmlElement(tag, {qn("r:id"): kept, qn("w:fontKey"): f"{{{key}}}".upper()}))
    for place in [place for place, relation in main.rels.items() if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE]:
        main.rels.pop(place)
    main.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)
    document.settings.element.insert(1, OxmlElement("w:embedTrueTypeFonts"))


def _obfuscated(font: bytes, key: UUID) -> bytes:
    mask = key.bytes[::-1] * 2
    return bytes(byte ^ mixed for byte, mixed in zip(font[:OBFUSCATED], mask, strict=True)) + font[OBFUSCATED:]
