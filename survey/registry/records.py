"""A registry row as it came, as it was understood, and what was found wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from survey.edition import Severity
from survey.periods import Month

Cell: TypeAlias = str | float | bool | date | datetime | time | timedelta | None


class Phone(NamedTuple):
    """A dialable number: E.164, and the column (20 work, 21 mobile) it stood in."""

    number: str
    column: int


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row of the sheet: its own row number and its cells by column name, as the file gave them.

    `extra` are the cells of the extra columns that the file has (methodology decision 1).
    """

    number: int
    cells: Mapping[str, Cell]
    extra: Mapping[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawRows:
    """Rows of the sheet, column by column: what a `RawRow` has of one, `RawRows` has of several in order."""

    numbers: Sequence[int]
    cells: Mapping[str, Sequence[Cell]]
    extra: Mapping[str, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Aside:
    """A line beneath the headings that is no row: a total, a signature, a caption; its row number and what it says."""

    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a row: the code of commands.md, the form's column, the value, and what the sentence needs."""

    row: int
    column: int
    code: str
    severity: Severity
    value: str
    facts: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Record:
    """A registry row as it was understood.

    `cells` is what the provider wrote, as text, by column name, the extra columns included. `counted` is False when a
    finding excludes the row.
    `id_number` is the IIN or BIN after mending, empty when unusable; `person` and `enterprise` are keys that are
    equal for the same person or enterprise (methodology decision 2), empty when nothing identifies them.
    `name_birth` is the folded name and birth date by which rows of one person meet, empty without both.
    `region` is an ISO code, empty when unknown; `sex` and `category` are our keys, "unknown" when unreadable;
    `legal_form`, `industry` and `mode` are keys of the edition's vocabularies, empty when unreadable or not said;
    `service` is the service as the provider writes it.
    """

    number: int
    cells: Mapping[str, str]
    counted: bool
    region: str
    id_number: str
    person: str
    name_birth: str
    enterprise: str
    sex: str
    birth: date | None
    category: str
    start: date | None
    end: date | None
    phones: tuple[Phone, ...]
    legal_form: str = ""
    industry: str = ""
    service: str = ""
    mode: str = ""


@dataclass(frozen=True, slots=True)
class Records:
    """Records in order, column by column: each field holds what `Record` has of one."""

    number: Sequence[int]
    cells: Mapping[str, Sequence[str]]
    counted: Sequence[bool]
    region: Sequence[str]
    id_number: Sequence[str]
    person: Sequence[str]
    name_birth: Sequence[str]
    enterprise: Sequence[str]
    sex: Sequence[str]
    birth: Sequence[date | None]
    category: Sequence[str]
    start: Sequence[date | None]
    end: Sequence[date | None]
    phones: Sequence[tuple[Phone, ...]]
    legal_form: Sequence[str]
    industry: Sequence[str]
    service: Sequence[str]
    mode: Sequence[str]

    @classmethod
    def of(cls, record: Record) -> "Records":
        """Return one record."""
        columns: dict[str, Any] = {each.name: (getattr(record, each.name),) for each in fields(record)}
        columns["cells"] = {name: (text,) for name, text in record.cells.items()}
        return cls(**columns)

    def __iter__(self) -> Iterator[Record]:
        """Return each record."""
        columns = {each.name: getattr(self, each.name) for each in fields(self)}
        texts = zip(*self.cells.values(), strict=True)
        columns["cells"] = [dict(zip(self.cells, text, strict=True)) for text in texts]
        return map(Record, *columns.values())


@dataclass(frozen=True, slots=True)
class Version:
    """One import of a month's registry. `sha256` is the file's; `late` says that ¶7's date was missed."""

    id: UUID
    month: Month
    number: int
    file: str
    sha256: str
    received: date
    late: bool
    rows: int
    counted: int
    imported_at: datetime
    by: UUID
