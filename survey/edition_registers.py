"""What an order fixes of the registers beside the registry: signed acts (¶11), online questionnaires (Annex 2)."""

from dataclasses import dataclass
from functools import partial

from survey.edition_table import Table, read_text
from survey.language import Text

ACT_COLUMNS = ("number", "client", "id_number", "service", "start", "end", "mode", "signed")
QUESTIONNAIRE_COLUMNS = ("client", "id_number", "manager", "service", "subservice", "purpose", "date")


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """A column of a register: our name for it, its heading and other spellings."""

    name: str
    heading: Text
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnlineQuestionnaire:
    """The questionnaire on online services (Annex 2): its register's columns, the marks allowed, what it asks about.

    `aspects` are marked; `financial_support` and `other_support` may be wished for. Each is numbered from 1.
    """

    columns: tuple[RegisterColumn, ...]
    marks: tuple[int, ...]
    aspects: tuple[Text, ...]
    financial_support: tuple[Text, ...]
    other_support: tuple[Text, ...]


def read_online(table: Table) -> OnlineQuestionnaire:
    """Return the online questionnaire of an edition's table. Raises EditionError (edition.key)."""
    return OnlineQuestionnaire(
        columns=read_register_columns(table, "columns", QUESTIONNAIRE_COLUMNS),
        marks=table.each("marks", int),
        aspects=table.tables("aspects", read_text),
        financial_support=table.tables("financial_support", read_text),
        other_support=table.tables("other_support", read_text),
    )


def read_register_columns(table: Table, key: str, names: tuple[str, ...]) -> tuple[RegisterColumn, ...]:
    """Return a register's columns, each of these names once. Raises EditionError (edition.key)."""
    columns = read_possible_columns(table, key, names)
    if absent := tuple(name for name in names if name not in {column.name for column in columns}):
        raise table.wrong(key, "absent", absent=absent)
    return columns


def read_possible_columns(table: Table, key: str, names: tuple[str, ...]) -> tuple[RegisterColumn, ...]:
    """Return the columns that an order knows of these names. Raises EditionError (edition.key)."""
    columns = table.tables(key, partial(_column, names=names))
    table.refuse_repeated([column.name for column in columns], key + "[{place}].name")
    return columns


def _column(table: Table, names: tuple[str, ...]) -> RegisterColumn:
    return RegisterColumn(table.one_of("name", names), table.text("heading"), table.each("variants", str))
