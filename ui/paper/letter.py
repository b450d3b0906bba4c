"""A letter in words, and that about a registry's faults (¶8): what its PDF, its DOCX and its XLSX annex say alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from survey.edition import Column, Edition
from survey.language import Language
from survey.masking import masked_id
from survey.periods import Month
from survey.ports import FindingRow
from survey.services.notices import Notice
from survey.sheet import Sheet
from ui.texts import NO_BREAK_SPACE, Texts

FAULT_SHARES = (0.09, 0.19, 0.22, 0.2, 0.3)
KIND_SHARES = (0.46, 0.4, 0.14)
"""The columns of the annex and of the sums, as shares of the sheet."""
ID_COLUMN = "id_number"
SHOWN = 120
"""The most characters of a cell that are shown."""
UNPRINTABLE = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
SHEET_COLUMNS = {
    "row": 8,
    "name": 30,
    "id": 15,
    "number": 11,
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
class Listing:
    """A table in the letter: headings, rows, the columns' shares of the sheet, a note below.

    The last column is set to the right.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    shares: Sequence[float]
    note: str


@dataclass(frozen=True, slots=True)
class Annex:
    """The list of faults behind the letter."""

    title: str
    note: str
    headings: Sequence[str]
    faults: Sequence[Fault]


@dataclass(frozen=True, slots=True)
class LetterWords:
    """A letter in one language, in the order in which it is read; `at` is the moment of what it tells."""

    language: Language
    at: datetime
    sender: str
    blanks: Sequence[str]
    addressee: str
    title: str
    subject: str
    opening: Sequence[str]
    listing: Listing
    closing: Sequence[str]
    post: str
    signature: Sequence[str]
    clerk: str
    footer: str
    annex: Annex | None = None


def write_letter(notice: Notice, edition: Edition, language: Language) -> LetterWords:
    """Put a notice into words."""
    texts, version = Texts(language), notice.version
    own = {name: text[language].replace("№ ", f"№{NO_BREAK_SPACE}") for name, text in edition.letter.words.items()}
    file = {"file": _shown(version.file), "number": version.number, "received": version.received}
    faulty = len({row.finding.row for row in notice.rows})
    checked = texts("letter.registry", **file, rows=texts.number(version.rows), faulty=texts.number(faulty))
    deadline = own["deadline"].format(found=texts.date(notice.found), due=texts.date(notice.due))
    return LetterWords(
        language=language,
        at=version.imported_at,
        sender=own["sender"],
        blanks=(texts("letter.number"), texts("letter.date")),
        addressee=own["addressee"],
        title=own["title"],
        subject=own["subject"],
        opening=(own["finding"].format(month=_month(texts, version.month)), deadline, checked),
        listing=_kinds(notice, texts),
        closing=(own["demand"], own["receipt"], texts("letter.attached", n=len(notice.rows))),
        post=own["post"],
        signature=(texts("letter.signature"), texts("letter.name")),
        clerk=texts("letter.clerk"),
        footer=texts("letter.footer", title=own["title"], month=_month(texts, version.month), number=version.number),
        annex=Annex(
            title=texts("letter.annex"),
            note=texts("letter.annex_note", file=file["file"]),
            headings=[texts(f"letter.column.{name}") for name in ("row", "client", "cell", "value", "mend")],
            faults=_faults(notice.rows, edition, texts),
        ),
    )


def _kinds(notice: Notice, texts: Texts) -> Listing:
    rows = [
        (texts(f"finding.name.{count.code}"), texts(f"letter.effects.{count.severity}"), texts.number(count.rows))
        for count in notice.counts
    ]
    headings = (texts("letter.kind"), texts("letter.effect"), texts("letter.rows"))
    return Listing(headings, rows, KIND_SHARES, texts("letter.many_kinds"))


def fault_cells(fault: Fault) -> tuple[str, ...]:
    """Return a fault as a row of the annex on paper."""
    client = f"{fault.client}\n{fault.number}" if fault.number else fault.client
    return str(fault.row), client, f"{fault.column}. {fault.heading}", fault.value, fault.mend


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
    return [_fault(row, columns[row.finding.column], texts) for row in rows]


def _fault(row: FindingRow, column: Column, texts: Texts) -> Fault:
    finding, value = row.finding, _shown(row.finding.value)
    facts = {name: _shown(fact) if isinstance(fact, str) else fact for name, fact in finding.facts.items()}
    return Fault(
        row=finding.row,
        client=_shown(row.card.cells["client"]),
        number="" if column.name == ID_COLUMN else _shown(masked_id(row.card.cells[ID_COLUMN])),
        column=finding.column,
        heading=column.heading[texts.language],
        value=value or f"({texts('letter.empty')})",
        mend=texts(f"finding.{finding.code}", value=value, **facts),
        kind=texts(f"finding.name.{finding.code}"),
        effect=texts(f"letter.effects.{finding.severity.value}"),
    )


def _shown(cell: str) -> str:
    """Return a cell as paper can bear it: no control characters, no endless text."""
    printable = cell.translate(UNPRINTABLE)
    return printable if len(printable) <= SHOWN else f"{printable[:SHOWN]}…"


def _month(texts: Texts, month: Month) -> str:
    return texts("letter.month", year=month.year, month=texts(f"common.month.{month.number}"))
