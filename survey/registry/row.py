"""A registry row understood: what the checks look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from survey.edition import Edition
from survey.periods import Month
from survey.registry.dates import Dated, read_date
from survey.registry.enterprises import EnterpriseNames
from survey.registry.folding import fold
from survey.registry.identity import IdNumber, read_id
from survey.registry.persons import enterprise_key, name_birth_key, person_key
from survey.registry.phones import Numbers, read_phones
from survey.registry.records import Cell, Phone, RawRow, Record
from survey.registry.regions import Place, RegionNames

UNKNOWN = "unknown"
PHONE_COLUMNS = ("mobile_phone", "work_phone")
DATE_COLUMNS = ("start", "end", "birth")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a month's registry with every cell read; `text` is what the provider wrote, by column name.

    `dates` (start, end, birth) and `numbers` (the telephone cells) go by column name;
    `sex`, `category`, `legal_form` and `industry` are keys of the
    edition's vocabularies, empty when the cell says nothing known; `enterprise` is the key of the enterprise.
    """

    number: int
    month: Month
    text: Mapping[str, str]
    place: Place
    id_number: IdNumber
    dates: Mapping[str, Dated]
    numbers: Mapping[str, Numbers]
    sex: str
    category: str
    legal_form: str
    industry: str
    enterprise: str

    def day(self, column: str) -> date | None:
        """Return the day of a date column, None when it cannot be read."""
        return self.dates[column].day

    @property
    def dialable(self) -> tuple[str, ...]:
        """The client's numbers, the mobile ones first."""
        return tuple(dict.fromkeys(number for name in PHONE_COLUMNS for number in self.numbers[name].dialable))

    @property
    def person(self) -> str:
        """The key of the person (methodology decision 2)."""
        return person_key(self.id_number, self.text["client"], self.day("birth"))

    @property
    def name_birth(self) -> str:
        """The folded name and birth date, by which rows of one person meet."""
        return name_birth_key(self.text["client"], self.day("birth"))

    def record(self, columns: Mapping[str, int], *, counted: bool) -> Record:
        """Return the row as it is kept; `columns` are the form's numbers by column name."""
        phones = [Phone(number, columns[name]) for name in PHONE_COLUMNS for number in self.numbers[name].dialable]
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
            birth=self.day("birth"),
            category=self.category or UNKNOWN,
            start=self.day("start"),
            end=self.day("end"),
            phones=tuple(phones),
        )


class RowReader:
    """Reads the cells of a month's rows with the edition's vocabularies."""

    def __init__(self, edition: Edition, month: Month) -> None:
        """Fold the vocabularies once."""
        self._month = month
        self._regions = RegionNames(edition)
        self._enterprises = EnterpriseNames(edition)
        self._words = {name: {fold(word): key for word, key in words.items()} for name, words in edition.words.items()}

    def read(self, raw: RawRow) -> Row:
        """Return the row understood."""
        text = {name: as_text(cell) for name, cell in raw.cells.items()}
        dates = {name: read_date(raw.cells[name]) for name in DATE_COLUMNS}
        id_number = read_id(text["id_number"])
        legal_form = self._key("legal_form", text["legal_form"])
        bare_name = "" if id_number.digits else self._enterprises.bare(text["enterprise"], legal_form)
        return Row(
            number=raw.number,
            month=self._month,
            text=text,
            place=self._regions.find(text["region"], text["settlement"], dates["end"].day),
            id_number=id_number,
            dates=dates,
            numbers={name: read_phones(text[name]) for name in PHONE_COLUMNS},
            sex=self._key("sex", text["sex"]),
            category=self._key("category", text["category"]),
            legal_form=legal_form,
            industry=self._key("industry", text["industry"]) or self._key("industry", text["industry"][:2]),
            enterprise=enterprise_key(id_number, bare_name),
        )

    def _key(self, vocabulary: str, written: str) -> str:
        return self._words[vocabulary].get(fold(written), "")


def as_text(cell: Cell) -> str:
    """Return a cell as its provider reads it: whole numbers without a point, dates as dd.mm.yyyy."""
    match cell:
        case None:
            return ""
        case str():
            return " ".join(cell.split())
        case bool():
            return str(cell)
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() | date():
            return f"{cell:%d.%m.%Y}"
    return str(cell)
