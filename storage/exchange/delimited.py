"""Text files of columns parted by a comma, a semicolon or a tab."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from storage.exchange.encodings import encoding_of
from survey.errors import FileRefused
from survey.registry.records import Cell

DELIMITERS = ";,\t"
LOOK_AT = 200
LONGEST_LINE = 1 << 22
_SAID = re.compile(r'"?sep=([;,\t|])"?\s*', re.IGNORECASE)


class DelimitedFile:
    """A text file as a workbook of one sheet (survey.registry.workbook.Workbook)."""

    def __init__(self, path: Path) -> None:
        """Tell the encoding and the delimiter. Raises FileRefused (file.not_a_workbook, file.nul_bytes, file.*)."""
        self._path = path
        self._encoding = encoding_of(path)
        first = next(self._lines(), "")
        said = _SAID.fullmatch(first)
        self._skipped = int(said is not None)
        self._delimiter = said[1] if said else self._likeliest()

    @property
    def names(self) -> Sequence[str]:
        """The file's name stands for its sheet's."""
        return [self._path.stem]

    def rows(self, name: str) -> Iterator[Sequence[Cell]]:
        """Stream the rows, empty ones included. Raises FileRefused (file.text_broken)."""
        del name  # there is one
        yield from self._records(self._delimiter)

    def _records(self, delimiter: str) -> Iterator[list[str]]:
        """Stream the records; of ="0123", by which programs keep zeros that Excel would drop, the text is kept."""
        reader = csv.reader(islice(self._lines(), self._skipped, None), delimiter=delimiter)
        try:
            for record in reader:
                yield [cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell for cell in record]
        except csv.Error as error:
            raise self._broken(reader.line_num + self._skipped) from error

    def _lines(self) -> Iterator[str]:
        number = 0
        try:
            with self._path.open(encoding=self._encoding, newline="") as file:
                while line := file.readline(LONGEST_LINE):
                    number += 1
                    if len(line) == LONGEST_LINE:
                        raise self._broken(number)
                    if "\0" in line:
                        raise FileRefused("file.nul_bytes", file=self._path.name)
                    yield line
        except UnicodeError as error:
            raise self._broken(number + 1) from error
        except OSError as error:
            raise FileRefused("file.unreadable", file=self._path.name) from error

    def _broken(self, line: int) -> FileRefused:
        return FileRefused("file.text_broken", file=self._path.name, line=line)

    def _likeliest(self) -> str:
        filled = {delimiter: self._filled(delimiter) for delimiter in DELIMITERS}
        if not any(filled.values()):
            list(islice(self._records(DELIMITERS[0]), LOOK_AT))  # says what is broken, if that is why
            raise FileRefused("file.not_a_workbook", file=self._path.name)
        return max(filled, key=filled.__getitem__)

    def _filled(self, delimiter: str) -> int:
        """Return how many cells the rows of the commonest width have together."""
        try:
            widths = Counter(len(row) for row in islice(self._records(delimiter), LOOK_AT) if len(row) > 1)
        except FileRefused:
            return 0
        return max((width * rows for width, rows in widths.items()), default=0)
