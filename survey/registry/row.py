"""A registry row understood: what the checks look at."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import NamedTuple

from survey.edition import Edition
from survey.periods import Month
from survey.registry.dates import Dated, read_date
from survey.registry.enterprises import EnterpriseNames
from survey.registry.folding import fold, fold_word
from survey.registry.identity import IdNumber, read_id
from survey.registry.memo import Memo
from survey.registry.persons import enterprise_key, name_birth_key, person_key
from survey.registry.phones import Numbers, read_phones
from survey.registry.records import Cell, Phone, RawRow, Record
from survey.registry.regions import Place, RegionNames

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

    def record(self, columns: Mapping[str, int], *, counted: bool) -> Record:
        """Return the row as it is kept; `columns` are the form's numbers by column name."""
        dates = self.dates
        return Record(
            number=self.number,
            cells=self.text,
            counted=counted,
            region=self.place.region,
            id_number=self.id_number.digits,
            person=self.person,
            name_birth=self.name_birth,
            enterprise=self.enterprise,
            sex=self.sex or UNKNOWN,
            birth=dates["birth"].day,
            category=self.category or UNKNOWN,
            start=dates["start"].day,
            end=dates["end"].day,
            phones=tuple(
                [Phone(number, columns[name]) for name in PHONE_COLUMNS for number in self.numbers[name].dialable]
            ),
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
        self._spellings = Memo(_spelling)
        self._dates = Memo(read_date)
        words = {name: {fold_word(word): key for word, key in words.items()} for name, words in edition.words.items()}
        self._sexes = Memo(partial(key_of, words["sex"]))
        self._categories = Memo(partial(key_of, words["category"]))
        self._legal_forms = Memo(partial(key_of, words["legal_form"]))
        self._industries = Memo(partial(section_of, words["industry"]))
        self._modes = Memo(partial(key_of, words["mode"]))

    def read(self, raw: RawRow) -> Row:
        """Return the row understood."""
        cells = raw.cells
        if bool in map(type, cells.values()):  # True and 1 are one key to a memo
            cells = {name: str(cell) if isinstance(cell, bool) else cell for name, cell in cells.items()}
        texts, folds = zip(*[self._spellings[cell] for cell in cells.values()], strict=True)
        text, folded = dict(zip(cells, texts, strict=True)), dict(zip(cells, folds, strict=True))
        dates = {name: self._dates[cells[name]] for name in DATE_COLUMNS}
        mobile, work = read_phones(text["mobile_phone"]), read_phones(text["work_phone"])
        number, client, birth = read_id(text["id_number"]), folded["client"], dates["birth"].day
        legal_form = self._legal_forms[text["legal_form"]]
        bare_name = "" if number.digits else self._enterprises.bare(text["enterprise"], legal_form)
        return Row(
            number=raw.number,
            month=self._month,
            text=text,
            folded=folded,
            place=self._regions.find(text["region"], text["settlement"], dates["end"].day),
            id_number=number,
            dates=dates,
            numbers={"mobile_phone": mobile, "work_phone": work},
            dialable=tuple(dict.fromkeys(mobile.dialable + work.dialable)),
            sex=self._sexes[text["sex"]],
            category=self._categories[text["category"]],
            legal_form=legal_form,
            industry=self._industries[text["industry"]],
            mode=self._modes[as_text(raw.extra["mode"])] if "mode" in raw.extra else "",
            person=person_key(number, client, birth),
            name_birth=name_birth_key(client, birth),
            enterprise=enterprise_key(number, bare_name),
        )


def _spelling(cell: Cell) -> tuple[str, str]:
    """Return what a cell says, and the same folded."""
    text = as_text(cell)
    return text, fold(text)


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
            return f"{cell:%d.%m.%Y}"
    return str(cell)
