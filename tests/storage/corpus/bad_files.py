"""Files that are refused: how each is made, and with which code."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from struct import pack

from tests.storage.corpus.files import Write, made_by_libreoffice, members, record, text, xlsb, xlsx
from tests.unit.registry.sheets import headings, line

GOOD = xlsx([headings(), line()])
GOOD_TEXT = text([headings(), line()], "utf-8", ";")
SHEET = "xl/worksheets/sheet1.xml"
PAGE = "<html><head><title>x</title></head><body><table><tr><td>Облыс</td></tr></table></body></html>"
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def content(made: bytes | str, name: str = "registry.xlsx") -> Write:
    def write(folder: Path) -> Path:
        (folder / name).write_bytes(made.encode() if isinstance(made, str) else made)
        return folder / name

    return write


def cut(of: Write, share: float) -> Write:
    """Write a file of which only the beginning arrived."""

    def write(folder: Path) -> Path:
        path = of(folder)
        whole = path.read_bytes()
        (folder / f"cut-{path.name}").write_bytes(whole[: int(len(whole) * share)])
        return folder / f"cut-{path.name}"

    return write


def sheet(change: Callable[[bytes], bytes], of: Write = GOOD, member: str = SHEET) -> Write:
    """Write a file with one member changed."""
    return lambda folder: members(of(folder), lambda name, made: change(made) if name == member else made)


def stray(cell: bytes) -> Write:
    """Write a sheet with one cell more."""
    return sheet(lambda made: made.replace(b"</sheetData>", b'<row r="9">' + cell + b"</row></sheetData>"))


def bomb(folder: Path) -> Path:
    """Write a sheet that goes on with 3 GB of spaces."""
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(GOOD(folder)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            made = source.read(name)
            with target.open(name, "w", force_zip64=True) as member:
                member.write(made)
                if name == SHEET:
                    for _ in range(64):
                        member.write(b" " * (1 << 20))
    return path


def lying_directory(folder: Path) -> Path:
    """Write a bomb whose directory states a small size."""
    path = bomb(folder)
    whole = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    place = whole.rfind(pack("<I", size))
    whole[place : place + 4] = pack("<I", 4096)
    path.write_bytes(whole)
    return path


def many_members(folder: Path) -> Path:
    path = GOOD(folder)
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(6000):
            archive.writestr(f"xl/media/{number}.png", b"")
    return path


def ods_with(changed: Callable[[bytes], bytes], member: str = "content.xml") -> Write:
    def write(folder: Path) -> Path:
        copied = folder / "registry.ods"
        copied.write_bytes(made_by_libreoffice("defects.ods")(folder).read_bytes())
        return members(copied, lambda name, made: changed(made) if name == member else made, "changed.ods")

    return write


def xls_with(before: bytes, after: bytes) -> Write:
    def write(folder: Path) -> Path:
        made = made_by_libreoffice("defects.xls")(folder).read_bytes()
        assert made.count(before) >= 1
        return content(made.replace(before, after, 1), "registry.xls")(folder)

    return write


def xlsb_with_stray_cell(folder: Path) -> Path:
    row = record(0, pack("<IIHBBBI", 1_048_575, 0, 300, 0, 0, 0, 0))
    cell = record(5, pack("<IId", 16_383, 0, 1.0))
    path = xlsb([headings(), line()])(folder)
    return members(
        path,
        lambda name, made: made.replace(record(146), row + cell + record(146)) if name.endswith("1.bin") else made,
        "changed.xlsb",
    )


def with_texts(path: Path) -> Path:
    """Add shared texts to an .xlsb: none, though their count says four billion."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.bin", record(159, pack("<II", 1, 0xFFFFFFFF)) + record(160))
    return path


BAD: dict[str, tuple[Write, str]] = {
    "nothing at all": (content(b""), "file.empty"),
    "spaces only": (content(b" \r\n\t" * 50, "registry.csv"), "file.empty"),
    "a web page under an .xlsx name": (content(PAGE), "file.other_kind"),
    "a web page in UTF-16 under an .xls name": (content(PAGE.encode("utf-16"), "registry.xls"), "file.other_kind"),
    "a PDF under an .xlsx name": (content(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"), "file.other_kind"),
    "a picture": (content(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9), "file.other_kind"),
    "an XML table": (content('<?xml version="1.0"?><Workbook><Worksheet/></Workbook>'), "file.other_kind"),
    "noise": (content(bytes(range(1, 256)) * 40), "file.not_a_workbook"),
    "an archive with no workbook": (content(b"PK\x05\x06" + bytes(18)), "file.not_a_workbook"),
    "the first half of an .xlsx": (cut(GOOD, 0.5), "file.not_a_workbook"),
    "all but the end of an .xlsx": (cut(GOOD, 0.98), "file.not_a_workbook"),
    "the first half of an .ods": (cut(made_by_libreoffice("defects.ods"), 0.5), "file.not_a_workbook"),
    "the first half of an .xls": (cut(made_by_libreoffice("defects.xls"), 0.5), "file.not_a_workbook"),
    "the first half of an .xlsb": (cut(xlsb([headings(), line()]), 0.5), "file.not_a_workbook"),
    "a damaged sheet": (sheet(lambda made: made[: len(made) // 2]), "file.not_a_workbook"),
    "an .xlsx under a password": (made_by_libreoffice("password.xlsx"), "file.protected"),
    "an .ods under a password": (made_by_libreoffice("password.ods"), "file.protected"),
    "an .xls under a password": (made_by_libreoffice("password.xls"), "file.protected"),
    "a zip bomb": (bomb, "file.bomb"),
    "a zip bomb that its directory denies": (lying_directory, "file.not_a_workbook"),
    "6,000 members": (many_members, "file.bomb"),
    "entities in a sheet": (sheet(lambda made: made.replace(b"<worksheet", LAUGHS + b"<worksheet")), "file.entities"),
    "entities in the book": (
        sheet(lambda made: made.replace(b"<workbook", LAUGHS + b"<workbook"), member="xl/workbook.xml"),
        "file.entities",
    ),
    "entities in an .ods": (
        ods_with(lambda made: made.replace(b"<office:document-content", LAUGHS + b"<office:document-content")),
        "file.entities",
    ),
    "a stray cell in the far corner": (stray(b'<c r="XFD1048576"><v>1</v></c>'), "file.sheet_too_large"),
    "a stray cell in the far corner, in small letters": (
        stray(b'<c r="xfd1048576"><v>1</v></c>'),
        "file.sheet_too_large",
    ),
    "a stray cell in the far corner, oddly quoted": (stray(b"<c  r='XFD1048576'><v>1</v></c>"), "file.sheet_too_large"),
    "a cell in row 4,000,000,000": (stray(b'<c r="A4000000000"><v>1</v></c>'), "file.sheet_too_large"),
    "a cell in column ZZZZZ": (stray(b'<c r="ZZZZZ9"><v>1</v></c>'), "file.sheet_too_large"),
    "one stray row and one stray column": (
        stray(b'<c r="ABC9"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c>'),
        "file.sheet_too_large",
    ),
    "a full row repeated to the end of an .ods": (
        ods_with(
            lambda made: made.replace(
                b"<table:table-row ", b'<table:table-row table:number-rows-repeated="1048576" ', 1
            ).replace(b"<table:table-cell office", b'<table:table-cell table:number-columns-repeated="16384" office', 1)
        ),
        "file.sheet_too_large",
    ),
    "dimensions in an .xls that nobody could fill": (
        xls_with(
            pack("<HHIIHHH", 0x0200, 14, 0, 6, 0, 22, 0), pack("<HHIIHHH", 0x0200, 14, 0, 0xFFFFFFF0, 0, 0xFFF0, 0)
        ),
        "file.sheet_too_large",
    ),
    "a stray cell in the far corner of an .xlsb": (xlsb_with_stray_cell, "file.sheet_too_large"),
    "NUL bytes in a text": (
        lambda folder: content(GOOD_TEXT(folder).read_bytes().replace(b"36", b"3\x006"), "nul.csv")(folder),
        "file.nul_bytes",
    ),
    "a quotation mark never closed": (
        lambda folder: content(GOOD_TEXT(folder).read_bytes() + b'"' + b"x;\r\n" * 60_000, "open.csv")(folder),
        "file.text_broken",
    ),
    "a damaged letter in UTF-8": (
        lambda folder: content(GOOD_TEXT(folder).read_bytes()[:-9] + b"\xd0;\r\n", "damaged.csv")(folder),
        "file.text_broken",
    ),
    "half a letter in UTF-16": (
        content("Облыс;".encode("utf-16") + b"\x00\xd8\x41", "half.csv"),
        "file.text_broken",
    ),
    "a letter": (content("Құрметті әріптес!\nТізілім ертең болады.\n", "letter.txt"), "file.not_a_workbook"),
    "another table": (content("Қала;Халқы\nӨскемен;300000\n", "cities.csv"), "registry.no_form"),
    "a count of styles that nobody could hold": (
        sheet(lambda made: made.replace(b'<cellXfs count="', b'<cellXfs count="99999999999'), member="xl/styles.xml"),
        "file.not_a_workbook",
    ),
    "a count of texts that nobody could hold": (
        sheet(lambda made: made.replace(b'uniqueCount="', b'uniqueCount="99999999999'), member="xl/sharedStrings.xml"),
        "file.not_a_workbook",
    ),
    "a short row record in an .xlsb": (
        lambda folder: members(
            xlsb([headings(), line()])(folder),
            lambda name, made: made.replace(record(146), record(0) + record(146)) if name.endswith("1.bin") else made,
            "changed.xlsb",
        ),
        "file.not_a_workbook",
    ),
    "a count of texts in an .xlsb that nobody could hold": (
        lambda folder: with_texts(xlsb([headings(), line()])(folder)),
        "file.not_a_workbook",
    ),
    "the paper form's tables of different length": (
        xlsx([headings()[:12], line()[:12], line()[:12], [], headings()[12:], line()[12:]]),
        "registry.parts_differ",
    ),
    "a form with no rows": (xlsx([headings(), ["Барлығы", 0]]), "registry.empty"),
}
