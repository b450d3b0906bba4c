"""Zipped office files looked through before they are unpacked."""

import re
import zlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from survey.errors import FileRefused

MOST_MEMBERS = 5_000
MOST_BYTES = 4_000_000_000
"""What all members may unpack to: a million rows come to 1.8 GB."""
MOST_TEXT = 600_000_000
"""What a member that is held in memory whole may unpack to."""
SUSPICIOUS, MOST_RATIO = 20_000_000, 250
"""From this size on, a member that unpacks to so many times itself is a bomb; office files stay under 60."""
DEFLATE_AT_MOST = 1032
BLOCK = 1 << 20
ENCRYPTED = 0x1
_COUNT = re.compile(rb"[cC]ount\s*=\s*[\"']\s*[0-9]{9}")
"""A count in a list of styles or shared texts that no office program writes."""
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)
"""What zipfile raises for a damaged archive."""


class Archive:
    """An open archive whose directory promises nothing unreasonable, and whose members keep what it promises."""

    def __init__(self, path: Path) -> None:
        """Open and look through the directory.

        Raises FileRefused (file.not_a_workbook, file.protected, file.bomb).
        """
        self.file = path.name
        try:
            self._zip = ZipFile(path)
        except BROKEN as error:
            raise FileRefused("file.not_a_workbook", file=self.file) from error
        # Some writers on Windows part folders by a backslash.
        self.members = {member.filename.replace("\\", "/"): member for member in self._zip.infolist()}
        if len(self.members) != len(self._zip.infolist()):
            # Two readers could take two different members of one name.
            raise FileRefused("file.not_a_workbook", file=self.file)
        if any(member.flag_bits & ENCRYPTED for member in self.members.values()):
            raise FileRefused("file.protected", file=self.file)
        self._refuse_bombs(list(self.members.values()))

    def _refuse_bombs(self, members: list[ZipInfo]) -> None:
        swollen = any(
            member.file_size > SUSPICIOUS and member.file_size > MOST_RATIO * member.compress_size for member in members
        )
        if swollen or len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
            raise FileRefused("file.bomb", file=self.file)

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def read(self, name: str) -> bytes:
        """Return a small member whole. Raises FileRefused (file.not_a_workbook, file.bomb, file.entities)."""
        return b"".join(self.blocks(name, most=MOST_TEXT))

    def verify(self, name: str) -> None:
        """Look through a member that could be larger than the directory says, or than it says itself.

        calamine makes room for what a count of styles or texts states. Raises FileRefused (file.*).
        """
        member = self.members[name]
        large = max(member.file_size, member.compress_size * DEFLATE_AT_MOST) > SUSPICIOUS
        for block in islice(self.blocks(name, most=MOST_TEXT), None if large else 1):
            if _COUNT.search(block):
                raise FileRefused("file.not_a_workbook", file=self.file)

    def blocks(self, name: str, most: int = MOST_BYTES) -> Iterator[bytes]:
        """Stream a member unpacked, to its true end.

        Raises FileRefused: file.not_a_workbook when it is damaged or longer or shorter than the directory says,
        file.bomb when it is longer than `most`, file.entities when it declares entities.
        """
        member = self.members[name]
        if member.file_size > most:
            raise FileRefused("file.bomb", file=self.file)
        # zipfile stops at the size that the directory states; other readers go on to the end of the stream.
        stated, member.file_size = member.file_size, max(member.file_size, 1) * 2 + BLOCK
        read = 0
        try:
            with self._zip.open(member) as stream:
                while block := stream.read(BLOCK):
                    if not read and b"<!DOCTYPE" in block:
                        raise FileRefused("file.entities", file=self.file)
                    read += len(block)
                    yield block
        except BROKEN as error:
            raise FileRefused("file.not_a_workbook", file=self.file) from error
        finally:
            member.file_size = stated
        if read != stated:
            raise FileRefused("file.not_a_workbook", file=self.file)
