"""The register of questionnaires on online services (Annex 2; ¶¶6, 15), read."""

from collections.abc import Mapping, Sequence

from survey.edition import Edition
from survey.edition_registers import OnlineQuestionnaire, RegisterColumn
from survey.errors import FileRefused
from survey.language import Text
from survey.registers.records import Questionnaire
from survey.registers.table import find_table, lines_of
from survey.registry.dates import read_date
from survey.registry.folding import fold
from survey.registry.identity import read_id
from survey.registry.records import RawRow
from survey.registry.row import as_text
from survey.registry.workbook import Workbook

ASPECT, FINANCIAL, OTHER = "aspect", "fin", "other"


def read_questionnaires(workbook: Workbook, edition: Edition, file: str) -> list[Questionnaire]:
    """Return the questionnaires of a register.

    Every aspect must have its column; a kind of support without one was wished for by nobody. Raises FileRefused
    (register.no_table, register.column_missing, register.empty).
    """
    asked = edition.online
    needed = [("service",), ("date",), ("client", "id_number"), *((name,) for name in names_of(ASPECT, asked.aspects))]
    table = find_table(workbook, questionnaire_columns(asked), needed, file)
    no = frozenset(fold(word) for word in edition.words["wish"])
    read = [_questionnaire(raw, asked, no) for raw in lines_of(workbook, table)]
    if not read:
        raise FileRefused("register.empty", file=file)
    return read


def questionnaire_columns(asked: OnlineQuestionnaire) -> tuple[RegisterColumn, ...]:
    """Return the register's columns: its own, and one for each aspect and kind of support."""
    groups = ((ASPECT, asked.aspects), (FINANCIAL, asked.financial_support), (OTHER, asked.other_support))
    return (
        *asked.columns,
        *(
            RegisterColumn(name, words, ())
            for kind, texts in groups
            for name, words in zip(names_of(kind, texts), texts, strict=True)
        ),
    )


def names_of(kind: str, texts: Sequence[Text]) -> list[str]:
    """Return the names of aspects or kinds of support: aspect1, aspect2 and so on."""
    return [f"{kind}{number}" for number in range(1, len(texts) + 1)]


def _questionnaire(raw: RawRow, asked: OnlineQuestionnaire, no: frozenset[str]) -> Questionnaire:
    text = {name: as_text(cell) for name, cell in raw.cells.items()}
    return Questionnaire(
        row=raw.number,
        client=text.get("client", ""),
        id_number=read_id(text.get("id_number", "")).digits,
        manager=text.get("manager", ""),
        service=text["service"],
        subservice=text.get("subservice", ""),
        purpose=text.get("purpose", ""),
        dated=text["date"],
        day=read_date(raw.cells["date"]).day,
        marks=tuple(text[name] for name in names_of(ASPECT, asked.aspects)),
        financial=_wishes(text, names_of(FINANCIAL, asked.financial_support), no),
        other=_wishes(text, names_of(OTHER, asked.other_support), no),
    )


def _wishes(text: Mapping[str, str], names: Sequence[str], no: frozenset[str]) -> tuple[int, ...]:
    written = ((number, fold(text.get(name, ""))) for number, name in enumerate(names, start=1))
    return tuple(number for number, word in written if word and word not in no)
