"""A table of an edition file that knows its own key and which of its keys were read."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from survey.errors import EditionError
from survey.language import Language, Text

T = TypeVar("T")


class Table:
    """A table read strictly: what is missing, left over or of another type is refused by its full key.

    Places in a list count from 1: questions[1].choices[2].digit.
    """

    def __init__(self, file: str, path: str, content: Mapping[str, Any]) -> None:
        """Take the file's name, the table's own key in it (empty for the whole file) and what it holds."""
        self._file = file
        self._path = path
        self._content = content
        self._left = dict.fromkeys(content)

    def __iter__(self) -> Iterator[str]:
        """Give the keys, for a table whose keys are free."""
        return iter(self._content)

    def __contains__(self, key: str) -> bool:
        """Tell whether a key is there."""
        return key in self._content

    def wrong(self, key: str, reason: str, **facts: object) -> EditionError:
        """Return the error to raise about a key: the file, the full key, the reason and what its sentence needs."""
        return EditionError("edition.key", file=self._file, key=self._full(key), reason=reason, **facts)

    def optional(self, key: str, kind: type[T]) -> T | None:
        """Return a value of exactly this type, None when the key is not there."""
        if key not in self:
            return None
        self._left.pop(key, None)
        return self._of_type(key, self._content[key], kind)

    def value(self, key: str, kind: type[T]) -> T:
        """Return a value that must be there."""
        found = self.optional(key, kind)
        if found is None:
            raise self.wrong(key, "missing")
        return found

    def each(self, key: str, kind: type[T]) -> tuple[T, ...]:
        """Return the values of a list, all of one type and no two equal."""
        places = enumerate(self.value(key, list), 1)
        values = tuple(self._of_type(f"{key}[{place}]", value, kind) for place, value in places)
        self.refuse_repeated(values, key + "[{place}]")
        return values

    def one_of(self, key: str, allowed: Collection[str]) -> str:
        """Return a word that is one of those allowed."""
        word = self.value(key, str)
        if word not in allowed:
            raise self.wrong(key, "value", value=word, allowed=tuple(allowed))
        return word

    def match(self, key: str, pattern: str) -> str:
        """Return a word that has the form of a pattern."""
        word = self.value(key, str)
        if not re.fullmatch(pattern, word):
            raise self.wrong(key, "form", value=word)
        return word

    def text(self, key: str) -> Text:
        """Return words in the three languages."""
        return self.table(key, read_text)

    def texts(self, key: str, names: Sequence[str]) -> dict[str, Text]:
        """Return the words under each of these names."""
        return self.table(key, lambda within: {name: within.text(name) for name in names})

    def optional_text(self, key: str) -> Text | None:
        """Return words in the three languages, None when the key is not there."""
        return self.text(key) if key in self else None

    def table(self, key: str, read: Callable[["Table"], T]) -> T:
        """Return what is read from a table within, all of whose keys must be read."""
        return read_whole(Table(self._file, self._full(key), self.value(key, dict)), read)

    def tables(self, key: str, read: Callable[["Table"], T]) -> tuple[T, ...]:
        """Return what is read from each table of a list."""
        found: list[T] = []
        for place, content in enumerate(self.value(key, list), 1):
            at = f"{key}[{place}]"
            within = Table(self._file, self._full(at), self._of_type(at, content, dict))
            found.append(read_whole(within, read))
        return tuple(found)

    def unread(self) -> tuple[str, ...]:
        """Return the keys that nobody asked for."""
        return tuple(self._left)

    def refuse_gaps(self, key: str, numbers: list[int]) -> None:
        """Refuse entries whose numbers are not 1, 2, 3 and so on."""
        for place, number in enumerate(numbers, 1):
            if number != place:
                raise self.wrong(f"{key}[{place}].number", "sequence", value=number, place=place)

    def refuse_repeated(self, values: Sequence[object], key: str) -> None:
        """Raise when a value comes twice; `key` has a blank for the place in the list."""
        for place, value in enumerate(values):
            if value in values[:place]:
                raise self.wrong(key.format(place=place + 1), "repeated", value=str(value))

    def _full(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _of_type(self, key: str, value: Any, kind: type[T]) -> T:  # noqa: ANN401  whatever TOML gave
        # Exactly: a bool is no int here, a moment no day.
        if type(value) is not kind:
            raise self.wrong(key, f"not_{kind.__name__}")
        if value in ("", [], {}):
            raise self.wrong(key, "empty")
        return value


def read_whole(table: Table, read: Callable[[Table], T]) -> T:
    """Return what is read from a table. Raises EditionError for a key that was not read: misspelt or misplaced."""
    result = read(table)
    for key in table.unread():
        raise table.wrong(key, "unknown")
    return result


def read_text(table: Table) -> Text:
    """Return the words of a table in the three languages."""
    return Text(**{language.value: table.value(language.value, str) for language in Language})
