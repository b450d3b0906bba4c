"""The letter about a registry's faults (¶8) in words: what its PDF, its DOCX and its XLSX annex say alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from survey.edition import Edition
from survey.language import Language
from survey.masking import masked_id
from survey.periods import Month
from survey.ports import FindingRow
from survey.services.notices import Notice
from survey.sheet import Sheet
from ui.texts import Texts

ID_COLUMN = "id_number"
SHEET_COLUMNS = {
    "row": 8,
    "name": 30,
    "id": 15,
    "number": 9,
    "heading": 34,
    "value": 24,
    "mend": 60,
    "kind": 28,
    "effect": 24,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding in words: the row, what tells it apart, the form's column, the value, what to mend.

    The client's number is shown in part: in full it stands only as the value of a finding about it.
    """

    row: int
    client: str
    number: str
    column: int
    heading: str
    value: str
    mend: str
    kind: str
    effect: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding, what it does to its rows, how many they are."""

    name: str
    effect: str
    rows: str


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter in one language, in the order in which it is read."""

    language: Language
    sender: str
    blanks: Sequence[str]
    addressee: str
    title: str
    subject: str
    opening: Sequence[str]
    kind_headings: Sequence[str]
    kinds: Sequence[Kind]
    many_kinds: str
    closing: Sequence[str]
    post: str
    signature: Sequence[str]
    clerk: str
    footer: str
    annex: str
    annex_note: str
    fault_headings: Sequence[str]
    faults: Sequence[Fault]


def write_letter(notice: Notice, edition: Edition, language: Language) -> LetterWords:
    """Put a notice into words."""
    texts, version = Texts(language), notice.version
    own = {name: text[language] for name, text in edition.letter.words.items()}
    file = {"file": version.file, "number": version.number, "received": version.received}
    faulty = len({row.finding.row for row in notice.rows})
    checked = texts("letter.registry", **file, rows=texts.number(version.rows), faulty=texts.number(faulty))
    deadline = own["deadline"].format(found=texts.date(notice.found), due=texts.date(notice.due))
    return LetterWords(
        language=language,
        sender=own["sender"],
        blanks=(texts("letter.number"), texts("letter.date")),
        addressee=own["addressee"],
        title=own["title"],
        subject=own["subject"],
        opening=(own["finding"].format(month=_month(texts, version.month)), deadline, checked),
        kind_headings=(texts("letter.kind"), texts("letter.effect"), texts("letter.rows")),
        kinds=[
            Kind(
                texts(f"finding.name.{count.code}"),
                texts(f"letter.effects.{count.severity}"),
                texts.number(count.rows),
            )
            for count in notice.counts
        ],
        many_kinds=texts("letter.many_kinds"),
        closing=(own["demand"], own["receipt"], texts("letter.attached", n=len(notice.rows))),
        post=own["post"],
        signature=(texts("letter.signature"), texts("letter.name")),
        clerk=texts("letter.clerk"),
        footer=texts("letter.footer", title=own["title"], month=_month(texts, version.month), number=version.number),
        annex=texts("letter.annex"),
        annex_note=texts("letter.annex_note", file=version.file),
        fault_headings=[texts(f"letter.column.{name}") for name in ("row", "client", "cell", "value", "mend")],
        faults=_faults(notice.rows, edition, texts),
    )


def annex_sheet(notice: Notice, edition: Edition, language: Language) -> Sheet:
    """Return the annex as a table that the provider filters."""
    texts = Texts(language)
    kinds = {name: texts(f"letter.{name}") for name in ("kind", "effect")}
    headings = [kinds.get(name) or texts(f"letter.column.{name}") for name in SHEET_COLUMNS]
    title = f"{edition.letter.words['title'][language]}. {texts('letter.annex')}"
    return Sheet(
        name=texts("letter.sheet"),
        title=title,
        headings=headings,
        widths=list(SHEET_COLUMNS.values()),
        rows=[
            (one.row, one.client, one.number, one.column, one.heading, one.value, one.mend, one.kind, one.effect)
            for one in _faults(notice.rows, edition, texts)
        ],
    )


def _faults(rows: Sequence[FindingRow], edition: Edition, texts: Texts) -> list[Fault]:
    columns = {column.number: column for column in edition.columns}
    return [
        Fault(
            row=row.finding.row,
            client=row.card.cells["client"],
            number=_shown_number(row, columns[row.finding.column].name),
            column=row.finding.column,
            heading=columns[row.finding.column].heading[texts.language],
            value=row.finding.value or f"({texts('letter.empty')})",
            mend=texts(f"finding.{row.finding.code}", value=row.finding.value, **row.finding.facts),
            kind=texts(f"finding.name.{row.finding.code}"),
            effect=texts(f"letter.effects.{row.finding.severity.value}"),
        )
        for row in rows
    ]


def _shown_number(row: FindingRow, column: str) -> str:
    return "" if column == ID_COLUMN else masked_id(row.card.cells[ID_COLUMN])


def _month(texts: Texts, month: Month) -> str:
    return texts("letter.month", year=month.year, month=texts(f"common.month.{month.number}"))
