"""What made a figure as frozen words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.report.origins import CaseOrigin, Origin, RowOrigin, question_of
from ui.report.figure_names import FigureLine
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column

WEIGHT_DIGITS = 1


@dataclass(frozen=True, slots=True)
class OriginRow:
    """A line of the list: the registry row, and the case where it is an interview or a drawn client."""

    row: RowOrigin
    case: CaseOrigin | None = None


@dataclass(frozen=True, slots=True)
class OriginFace:
    """A figure opened: its name and value, what made it in a sentence, the list."""

    title: str
    sentence: str
    columns: Sequence[Column[OriginRow]]
    rows: Sequence[OriginRow]


class OriginView(Protocol):
    """What the presenter asks of the dialog."""

    def show_origin(self, face: OriginFace) -> None:
        """Show what made a figure."""

    def show_row_figures(self, title: str, lines: Sequence[FigureLine]) -> None:
        """List the figures that a row is in."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""


def origin_face(origin: Origin, line: FigureLine, edition: Edition, texts: Texts) -> OriginFace:
    """Return a figure opened."""
    rows = [*(OriginRow(row) for row in origin.rows), *(OriginRow(case.origin, case) for case in origin.cases)]
    columns = _row_columns(edition, texts)
    if origin.cases:
        columns = [*_answer_columns(origin, edition, texts), *columns, *_call_columns(edition, texts)]
    return OriginFace(f"{line.name}: {line.value}", " ".join(_told(origin, len(rows), texts)), columns, rows)


def _told(origin: Origin, shown: int, texts: Texts) -> Sequence[str]:
    if not shown:
        return [texts("report.origin.nothing")]
    if origin.rows:
        told = [texts("report.origin.rows", n=origin.total)]
    elif origin.weight:
        weights = {
            name: texts.number(value, WEIGHT_DIGITS)
            for name, value in (("all", origin.weight), ("counted", origin.weight_counted))
        }
        told = [texts("report.origin.interviews", n=origin.total, of_them=origin.counted, **weights)]
    else:
        told = [texts("report.origin.cases", n=origin.total, of_them=origin.counted)]
    return [*told, texts("report.origin.first", n=shown)] if shown < origin.total else told


def _answer_columns(origin: Origin, edition: Edition, texts: Texts) -> list[Column[OriginRow]]:
    question = next((one for one in edition.questionnaire.questions if one.id == question_of(origin.ref)), None)

    def said(line: OriginRow) -> str:
        choice = question.choice(line.case.said) if question and line.case else None
        return choice.words(texts.language) if choice else NO_FIGURE

    def counted(line: OriginRow) -> str:
        return texts("report.origin.yes" if line.case and line.case.counted else "report.origin.no")

    def weight(line: OriginRow) -> float:
        return line.case.weight or 0.0 if line.case else 0.0

    columns: list[Column[OriginRow]] = [Column(texts("report.origin.counted"), counted)]
    if question:
        columns.append(Column(texts("report.origin.said"), said))
    columns += [
        Column(
            texts("report.origin.weight"),
            lambda line: texts.number(weight(line), WEIGHT_DIGITS) if weight(line) else NO_FIGURE,
            RIGHT,
            sort_key=weight,
        ),
        Column(texts("report.origin.calls"), lambda line: str(_calls(line)), RIGHT, sort_key=_calls),
    ]
    return columns


def _call_columns(edition: Edition, texts: Texts) -> list[Column[OriginRow]]:
    outcomes = {outcome.code: outcome.text[texts.language] for outcome in edition.outcomes}
    return [
        Column(texts("report.origin.outcome"), lambda line: outcomes[line.case.outcome] if line.case else ""),
        Column(texts("report.column.operator"), lambda line: line.case.operator if line.case else ""),
    ]


def _calls(line: OriginRow) -> int:
    return line.case.calls if line.case else 0


def _row_columns(edition: Edition, texts: Texts) -> list[Column[OriginRow]]:
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    return [
        Column(
            texts("report.origin.month"), lambda line: texts.month(line.row.month), sort_key=lambda line: line.row.month
        ),
        Column(texts("report.origin.row"), lambda line: str(line.row.row), RIGHT, sort_key=lambda line: line.row.row),
        Column(texts("report.column.region"), lambda line: regions.get(line.row.region, line.row.region)),
        Column(texts("report.origin.client"), lambda line: line.row.client),
        Column(texts("report.origin.number"), lambda line: line.row.number),
        Column(texts("report.origin.end"), lambda line: texts.date(line.row.end) if line.row.end else NO_FIGURE),
        Column(texts("report.origin.service"), lambda line: line.row.service),
    ]
