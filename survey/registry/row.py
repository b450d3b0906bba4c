"""A registry row understood: what the checks look at."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from operator import add
from typing import NamedTuple, TypeVar

from survey.edition import Edition
from survey.periods import Month
from survey.registry.dates import Dated, read_date
from survey.registry.enterprises import EnterpriseNames
from survey.registry.folding import fold_all, fold_word
from survey.registry.identity import IdNumber, read_id
from survey.registry.memo import ColumnMemo
from survey.registry.persons import enterprise_key, name_birth_keys, person_key
from survey.registry.phones import Numbers, read_all_phones
from survey.registry.records import Cell, Phone, RawRow, RawRows, Records
from survey.registry.regions import Place, RegionNames

V = TypeVar("V")
UNKNOWN = "unknown"
PHONE_COLUMNS = ("mobile_phone", "work_phone")
DATE_COLUMNS = ("start", "end", "birth")
_INDUSTRY_CODE = re.compile(r"(?P<letter>[^\W\d_])?(?![^\W\d_])[\s.–—-]*(?P<division>\d{1,2})?")


class Row(NamedTuple):
    """A row of a month's registry with every cell read; `text` is what the provider wrote, by column name.

    `folded` is the text without its spelling. `dates` (start, end, birth) and `numbers` (the telephone cells) go by
    column name; `sex`, `category`, `legal_form`, `industry` and `mode` are keys of the edition's vocabularies, empty
    when the cell says nothing known or the file lacks the column. `person`, `name_birth` and `enterprise` are the keys
    of methodology decision 2.
    """

    number: int
    month: Month
    text: Mapping[str, str]
    folded: Mapping[str, str]
    place: Place
    id_number: IdNumber
    dates: Mapping[str, Dated]
    numbers: Mapping[str, Numbers]
    dialable: tuple[str, ...]
    sex: str
    category: str
    legal_form: str
    industry: str
    mode: str
    person: str
    name_birth: str
    enterprise: str

    def day(self, column: str) -> date | None:
        """Return the day of a date column, None when it cannot be read."""
        return self.dates[column].day


class _One(Mapping[str, V]):
    """What one row has of columns."""

    __slots__ = ("_columns", "_place")

    def __init__(self, columns: Mapping[str, Sequence[V]], place: int) -> None:
        self._columns = columns
        self._place = place

    def __getitem__(self, name: str) -> V:
        return self._columns[name][self._place]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a month's registry with every cell read, column by column: each field holds what `Row` has of one row.

    `told` are the texts of the extra columns that the file has.
    """

    number: Sequence[int]
    month: Month
    text: Mapping[str, Sequence[str]]
    folded: Mapping[str, Sequence[str]]
    told: Mapping[str, Sequence[str]]
    place: Sequence[Place]
    id_number: Sequence[IdNumber]
    dates: Mapping[str, Sequence[Dated]]
    numbers: Mapping[str, Sequence[Numbers]]
    dialable: Sequence[tuple[str, ...]]
    sex: Sequence[str]
    category: Sequence[str]
    legal_form: Sequence[str]
    industry: Sequence[str]
    mode: Sequence[str]
    person: Sequence[str]
    name_birth: Sequence[str]
    enterprise: Sequence[str]

    def days(self, column: str) -> list[date | None]:
        """Return the days of a date column, None where it cannot be read."""
        return [dated.day for dated in self.dates[column]]

    def row(self, place: int) -> Row:
        """Return one of the rows by its place among them."""
        return Row(
            number=self.number[place],
            month=self.month,
            text=_One(self.text, place),
            folded=_One(self.folded, place),
            place=self.place[place],
            id_number=self.id_number[place],
            dates=_One(self.dates, place),
            numbers=_One(self.numbers, place),
            dialable=self.dialable[place],
            sex=self.sex[place],
            category=self.category[place],
            legal_form=self.legal_form[place],
            industry=self.industry[place],
            mode=self.mode[place],
            person=self.person[place],
            name_birth=self.name_birth[place],
            enterprise=self.enterprise[place],
        )

    def _phones(self, name: str, column: int) -> list[tuple[Phone, ...]]:
        cells = [cell.dialable for cell in self.numbers[name]]
        return [tuple([Phone(number, column) for number in numbers]) if numbers else () for numbers in cells]

    def records(self, columns: Mapping[str, int], counted: Sequence[bool]) -> Records:
        """Return the rows as they are kept; `columns` are the form's numbers by column name."""
        phones = (self._phones(name, columns[name]) for name in PHONE_COLUMNS)
        return Records(
            number=self.number,
            cells={**self.text, **self.told},
            counted=counted,
            region=[place.region for place in self.place],
            id_number=[number.digits for number in self.id_number],
            person=self.person,
            name_birth=self.name_birth,
            enterprise=self.enterprise,
            sex=[sex or UNKNOWN for sex in self.sex],
            birth=self.days("birth"),
            category=[category or UNKNOWN for category in self.category],
            start=self.days("start"),
            end=self.days("end"),
            phones=list(map(add, *phones)),
            legal_form=self.legal_form,
            industry=self.industry,
            service=self.text["service"],
            mode=self.mode,
        )


class RowReader:
    """Reads the cells of a month's rows with the edition's vocabularies."""

    def __init__(self, edition: Edition, month: Month) -> None:
        """Fold the vocabularies once."""
        self._month = month
        self._regions = RegionNames(edition)
        self._enterprises = EnterpriseNames(edition)
        self._spellings = ColumnMemo(_spelled)
        self._dates = ColumnMemo(partial(map, read_date))
        words = {name: {fold_word(word): key for word, key in words.items()} for name, words in edition.words.items()}
        self._sexes = ColumnMemo(partial(map, partial(key_of, words["sex"])))
        self._categories = ColumnMemo(partial(map, partial(key_of, words["category"])))
        self._legal_forms = ColumnMemo(partial(map, partial(key_of, words["legal_form"])))
        self._industries = ColumnMemo(partial(map, partial(section_of, words["industry"])))
        self._modes = ColumnMemo(partial(map, partial(key_of, words["mode"])))

    def read(self, raw: RawRow) -> Row:
        """Return a row understood."""
        cells, extra = ({name: [cell] for name, cell in some.items()} for some in (raw.cells, raw.extra))
        return self.read_all(RawRows([raw.number], cells, extra)).row(0)

    def read_all(self, raw: RawRows) -> Rows:
        """Return rows understood."""
        cells = {name: _without_truths(column) for name, column in raw.cells.items()}
        text: dict[str, Sequence[str]] = {}
        folded: dict[str, Sequence[str]] = {}
        for name, column in cells.items():
            text[name], folded[name] = zip(*self._spellings.of(column), strict=True)
        told = {name: list(map(as_text, column)) for name, column in raw.extra.items()}
        dates = {name: self._dates.of(cells[name]) for name in DATE_COLUMNS}
        births = [dated.day for dated in dates["birth"]]
        ends = [dated.day for dated in dates["end"]]
        mobile, work = (read_all_phones(text[name]) for name in PHONE_COLUMNS)
        number, client = list(map(read_id, text["id_number"])), folded["client"]
        legal_form = self._legal_forms.of(text["legal_form"])
        name_birth = name_birth_keys(fold_all(client), births)
        return Rows(
            number=raw.numbers,
            month=self._month,
            text=text,
            folded=folded,
            told=told,
            place=self._regions.find_all(text["region"], text["settlement"], ends),
            id_number=number,
            dates=dates,
            numbers={"mobile_phone": mobile, "work_phone": work},
            dialable=[
                tuple(dict.fromkeys(one.dialable + other.dialable)) if other.dialable else one.dialable
                for one, other in zip(mobile, work, strict=True)
            ],
            sex=self._sexes.of(text["sex"]),
            category=self._categories.of(text["category"]),
            legal_form=legal_form,
            industry=self._industries.of(text["industry"]),
            mode=self._modes.of(told["mode"]) if "mode" in told else [""] * len(raw.numbers),
            person=list(map(person_key, number, client, name_birth)),
            name_birth=name_birth,
            enterprise=[
                enterprise_key(each, "" if each.digits else self._enterprises.bare(name, form))
                for each, name, form in zip(number, text["enterprise"], legal_form, strict=True)
            ],
        )


def _spelled(cells: Sequence[Cell]) -> Iterable[tuple[str, str]]:
    """Return what each cell says, and the same folded."""
    texts = list(map(as_text, cells))
    return zip(texts, fold_all(texts), strict=True)


def _without_truths(column: Sequence[Cell]) -> Sequence[Cell]:
    """Return a column with True and False as text: True and 1 are one key to a memo."""
    if bool in set(map(type, column)):
        return [str(cell) if isinstance(cell, bool) else cell for cell in column]
    return column


def key_of(words: Mapping[str, str], written: str) -> str:
    """Return the key of an entry of a vocabulary whose words are folded, empty for one it has not."""
    return words.get(fold_word(written), "")


def section_of(words: Mapping[str, str], written: str) -> str:
    """Return the key of a section named by its letter, its name, or a code of any depth ("47.11", "G47", "G – …")."""
    if key := key_of(words, written):
        return key
    code = _INDUSTRY_CODE.match(written)
    if code is None:
        return ""
    division, letter = code["division"] or "", code["letter"] or ""
    return key_of(words, division.zfill(2)) or key_of(words, letter)


def as_text(cell: Cell) -> str:
    """Return a cell as its provider reads it: whole numbers without a point, dates as dd.mm.yyyy."""
    match cell:
        case str():
            return " ".join(cell.split())
        case None:
            return ""
        case bool():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            return f"{cell.day:02}.{cell.month:02}.{cell.year}"
    return str(cell)
