"""The registry screen as frozen words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from survey.edition import Column as ColumnOfForm
from survey.edition import Edition, Severity
from survey.errors import SurveyError
from survey.masking import masked_cell
from survey.periods import Month
from survey.ports import FindingCount, FindingRow
from survey.registry.form import FormProposal
from survey.registry.standing import MonthState
from survey.services.registry import ImportResult, MonthStatus
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column

ROLES = {Severity.EXCLUDED: "chip-bad", Severity.ERROR: "chip-bad", Severity.WARNING: "chip-warning"}
SHOWN = ("client", "enterprise")
ASIDES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class MonthFace:
    """A month on its card."""

    month: Month
    name: str
    state: str
    chip: str
    role: str


@dataclass(frozen=True, slots=True)
class CorrectionFace:
    """What the provider's correction waits for."""

    name: str
    state: str
    chip: str


@dataclass(frozen=True, slots=True)
class FindingFace:
    """A kind of finding in the list: what is wrong, how many rows, how bad."""

    code: str
    name: str
    rows: str
    role: str
    severity: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_heading(self, title: str, subtitle: str) -> None:
        """Head the screen with the month chosen."""

    def show_months(self, faces: Sequence[MonthFace], chosen: Month) -> None:
        """Show the quarter's months."""

    def show_correction(self, face: CorrectionFace) -> None:
        """Show what the provider's correction of the chosen month waits for (¶9)."""

    def show_letter(self, words: str) -> None:
        """Offer the letter of the chosen month; without words there is none to write."""

    def ask_mapping(self, file: Path, received: date | None, proposal: FormProposal) -> None:
        """Ask which column of a file is which of the form's."""

    def show_loading(self) -> None:
        """Say that findings are on their way."""

    def show_empty(self, sentence: str) -> None:
        """Say why there are no findings."""

    def show_findings(self, faces: Sequence[FindingFace], chosen: str) -> None:
        """List the kinds of findings."""

    def show_rows(self, title: str, columns: Sequence[Column[FindingRow]], rows: Sequence[FindingRow]) -> None:
        """Show the rows of a kind of finding."""

    def show_start(self, name: str) -> None:
        """Show that a file is being read."""

    def show_pace(self, done: int, total: int, pace: str) -> None:
        """Show how far the reading is."""

    def show_end(self, sentence: str) -> None:
        """Put the progress away and say what came of it."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that it could not be read."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


def heading(status: MonthStatus, texts: Texts) -> tuple[str, str]:
    """Return title and subtitle of a month."""
    title = texts("registry.title", month=status.month)
    version = status.version
    if version is None:
        return title, texts("registry.due", due=status.due)
    words = texts(
        "registry.arrived_late" if version.late else "registry.arrived",
        received=version.received,
        due=status.due,
        version=version.number,
        rows=texts("registry.rows", n=version.rows),
        file=version.file,
    )
    return title, words


def month_face(status: MonthStatus, texts: Texts) -> MonthFace:
    """Return a month's card."""
    name = texts.month(status.month)
    if status.version is None:
        return MonthFace(status.month, name, texts("registry.awaited", due=status.due), "", "chip-quiet")
    state = texts(f"registry.state_{status.state.value}") if status.state else ""
    if status.version.late:
        return MonthFace(status.month, name, state, texts("registry.late"), "chip-bad")
    if status.finding_rows and status.state is not MonthState.ACCEPTED:
        return MonthFace(status.month, name, state, texts("registry.flagged", n=status.finding_rows), "chip-warning")
    return MonthFace(status.month, name, state, texts("registry.rows", n=status.version.counted), "chip-good")


def correction_face(status: MonthStatus, edition: Edition, texts: Texts) -> CorrectionFace:
    """Return the card of a month's correction (¶9): its 3 working days begin with the receipt of the letter."""
    name, days = texts("registry.correction"), texts("registry.correction_days", n=edition.letter.correction_days)
    match status.state:
        case MonthState.NOTIFIED if status.corrections_due:
            return CorrectionFace(name, texts("registry.correction_by", due=status.corrections_due), days)
        case MonthState.NOTIFIED:
            return CorrectionFace(name, texts("registry.correction_unreceived"), days)
        case MonthState.RECEIVED:
            return CorrectionFace(name, texts("registry.correction_unsent"), "")
        case MonthState.CORRECTED:
            return CorrectionFace(name, texts("registry.correction_came"), "")
        case MonthState.CHECKED | MonthState.ACCEPTED:
            return CorrectionFace(name, texts("registry.correction_not_needed"), "")
    return CorrectionFace(name, texts("registry.correction_no_registry"), "")


def letter_words(status: MonthStatus, texts: Texts) -> str:
    """Return what the letter's button says (¶8); nothing while there is no registry to write about."""
    if status.version is None:
        return ""
    asked = status.notice_due if status.state in {MonthState.RECEIVED, MonthState.CORRECTED} else None
    return texts("registry.letter_by", due=f"{asked:%d.%m}") if asked else texts("registry.letter")


def finding_face(count: FindingCount, texts: Texts) -> FindingFace:
    """Return a kind of finding."""
    severity = Severity(count.severity)
    return FindingFace(
        code=count.code,
        name=texts(f"finding.name.{count.code}"),
        rows=texts.number(count.rows),
        role=ROLES[severity],
        severity=texts(f"labels.severity_{severity.value}"),
    )


def result_words(result: ImportResult, texts: Texts) -> str:
    """Say what an import brought, and which lines of the file were not taken for rows."""
    if result.repeated:
        return texts("registry.repeated")
    brought = texts(
        "registry.imported",
        accepted=texts("registry.accepted", n=result.counted),
        excluded=texts("registry.excluded", n=result.excluded),
        persons=texts.number(result.persons),
        enterprises=texts.number(result.enterprises),
    )
    if not result.asides:
        return brought
    lines = "; ".join(f"{aside.row} «{aside.text}»" for aside in result.asides[:ASIDES_SHOWN])
    more = " …" if len(result.asides) > ASIDES_SHOWN else ""
    return f"{brought} · {texts('registry.asides', n=len(result.asides), lines=lines + more)}"


def row_columns(rows: Sequence[FindingRow], edition: Edition, texts: Texts) -> list[Column[FindingRow]]:
    """Return the columns for rows of one kind: who it is about, the cells that are wrong, and why."""
    by_number = {column.number: column for column in edition.columns}
    wrong = [by_number[number] for number in sorted({row.finding.column for row in rows} & set(by_number))]
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    number: Column[FindingRow] = Column(
        texts("registry.column.row"), lambda row: texts.number(row.finding.row), RIGHT, lambda row: row.finding.row
    )
    return [
        number,
        *(_cell(name, texts(f"registry.column.{name}")) for name in SHOWN if name not in {one.name for one in wrong}),
        Column(texts("registry.column.region"), lambda row: regions.get(row.card.region, NO_FIGURE)),
        *(_wrong_cell(column, texts) for column in wrong),
        Column(texts("registry.column.wrong"), lambda row: _sentence(row, by_number, texts)),
    ]


def _cell(name: str, heading: str) -> Column[FindingRow]:
    return Column(heading, lambda row: row.card.cells.get(name, ""))


def _wrong_cell(column: ColumnOfForm, texts: Texts) -> Column[FindingRow]:
    return Column(
        f"{column.heading[texts.language]} ({column.number})",
        lambda row: masked_cell(column.name, row.card.cells.get(column.name, "")),
        marked=lambda row: row.finding.column == column.number,
    )


def _sentence(row: FindingRow, columns: Mapping[int, ColumnOfForm], texts: Texts) -> str:
    column = columns.get(row.finding.column)
    name = column.name if column else ""
    facts = {key: masked_cell(name, fact) if isinstance(fact, str) else fact for key, fact in row.finding.facts.items()}
    return texts(f"finding.{row.finding.code}", value=masked_cell(name, row.finding.value), **facts)
