"""Data as SPSS reads them: the system file (.sav), not compressed, in UTF-8.

Written here because the libraries that write it bring pandas or polars with them, or IBM's own binaries. The layout is
the one that PSPP's developers' guide describes (System File Format). Every variable is a number.
"""

import struct
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from survey.data_file import DataFile, Measure, Variable

SYSTEM_MISSING = -sys.float_info.max
LOWEST = -1.7976931348623155e308
"""The number next to the missing one."""
UTF8 = 65001
NUMBER_FORMAT, CODE_WIDTH, NUMBER_WIDTH = 5, 8, 16
"""SPSS's F format, and how wide columns are."""
LONGEST_LABEL, LONGEST_WORDS, FILE_LABEL, SHORT_NAME = 255, 120, 64, 8
"""In bytes."""
MEASURES = {Measure.NOMINAL: 1, Measure.ORDINAL: 2, Measure.SCALE: 3}
RIGHT = 1
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def sav_bytes(file: DataFile) -> bytes:
    """Return data as a system file."""
    out = BytesIO()
    out.write(_header(file))
    names = _short_names(file.variables)
    for variable, name in zip(file.variables, names, strict=True):
        out.write(_variable(variable, name))
    for place, variable in enumerate(file.variables, 1):
        if variable.codes:
            out.write(_value_labels(variable, place))
    for record in _extensions(file, names):
        out.write(record)
    out.write(struct.pack("<2i", 999, 0))
    for row in file.rows:
        out.write(struct.pack(f"<{len(row)}d", *(SYSTEM_MISSING if cell is None else float(cell) for cell in row)))
    return out.getvalue()


def _header(file: DataFile) -> bytes:
    weight = next((place for place, variable in enumerate(file.variables, 1) if variable.weighs), 0)
    return struct.pack(
        "<4s60s5id9s8s64s3x",
        b"$FL2",
        b"@(#) SPSS DATA FILE".ljust(60),
        2,  # the layout
        len(file.variables),
        0,  # not compressed
        weight,
        len(file.rows),
        100.0,  # the bias of compression
        _day(file.made).encode(),
        f"{file.made:%H:%M:%S}".encode(),
        _cut(file.name, FILE_LABEL).ljust(FILE_LABEL),
    )


def _day(made: datetime) -> str:
    """Return 13 Oct 26, whatever language the system speaks."""
    return f"{made:%d} {MONTHS[made.month - 1]} {made:%y}"


def _variable(variable: Variable, name: bytes) -> bytes:
    label = _cut(variable.label, LONGEST_LABEL)
    missing = [float(code.number) for code in variable.codes if code.missing]
    width = CODE_WIDTH if variable.codes else NUMBER_WIDTH
    look = NUMBER_FORMAT << 16 | width << 8 | variable.digits
    return b"".join(
        (
            struct.pack("<6i8s", 2, 0, 1, len(missing), look, look, name.ljust(SHORT_NAME)),
            struct.pack("<i", len(label)),
            _padded(label, 4, b" "),
            struct.pack(f"<{len(missing)}d", *missing),
        )
    )


def _value_labels(variable: Variable, place: int) -> bytes:
    told = [struct.pack("<2i", 3, len(variable.codes))]
    for code in variable.codes:
        words = _cut(code.words, LONGEST_WORDS)
        told.append(struct.pack("<d", code.number) + _padded(bytes([len(words)]) + words, 8, b" "))
    return b"".join((*told, struct.pack("<3i", 4, 1, place)))


def _extensions(file: DataFile, names: Sequence[bytes]) -> Iterator[bytes]:
    yield _extension(3, 4, struct.pack("<8i", 1, 0, 0, -1, 1, 1, 2, UTF8))
    yield _extension(4, 8, struct.pack("<3d", SYSTEM_MISSING, sys.float_info.max, LOWEST))
    looks = ((MEASURES[one.measure], CODE_WIDTH if one.codes else NUMBER_WIDTH, RIGHT) for one in file.variables)
    yield _extension(11, 4, b"".join(struct.pack("<3i", *look) for look in looks))
    long = (name + b"=" + one.name.encode() for name, one in zip(names, file.variables, strict=True))
    yield _extension(13, 1, b"\t".join(long))
    yield _extension(16, 8, struct.pack("<2q", 1, len(file.rows)))
    yield _extension(20, 1, b"UTF-8")


def _extension(kind: int, size: int, content: bytes) -> bytes:
    return struct.pack("<4i", 7, kind, size, len(content) // size) + content


def _short_names(variables: Sequence[Variable]) -> list[bytes]:
    """Return names of at most eight bytes, no two alike."""
    found: list[str] = []
    for variable in variables:
        name = variable.name.upper()[:SHORT_NAME]
        found.append(name if name not in found else f"V{len(found) + 1:07}")
    return [name.encode() for name in found]


def _cut(words: str, most: int) -> bytes:
    """Return words in UTF-8, no letter torn apart at the end."""
    return words.encode()[:most].decode(errors="ignore").encode()


def _padded(content: bytes, to: int, filler: bytes) -> bytes:
    return content + filler * (-len(content) % to)
