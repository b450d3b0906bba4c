"""The report screen as frozen words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.questionnaire import Question
from survey.report.figures import AuditSection
from survey.report.statistics import Statistics
from survey.services.reporting import InterviewRow
from ui.report.figure_names import FigureLine
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import Column


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section in the list: its key, its heading, its state in a word, whether it wants mending."""

    key: str
    name: str
    state: str
    stale: bool = False


@dataclass(frozen=True, slots=True)
class SectionFace:
    """Where the report stands.

    What section 2 counts; section 3's interviews, the time of the last one; what wants attention; the version, and
    whether it may be approved.
    """

    counted: str
    chip: str
    last: str
    remarks: Sequence[str]
    version: str
    approvable: bool


@dataclass(frozen=True, slots=True)
class ParagraphLine:
    """A paragraph that may be edited: where it stands, what it says now, its state in a word."""

    paragraph: str
    place: str
    words: str
    state: str
    stale: bool


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the page is on its way."""

    def show_section(self, face: SectionFace) -> None:
        """Show where sections 2 and 3 stand."""

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        """List the sections with their states."""

    def show_figures(self, lines: Sequence[FigureLine]) -> None:
        """List the figures."""

    def show_paragraphs(self, lines: Sequence[ParagraphLine]) -> None:
        """List the paragraphs that may be edited."""

    def show_pages(self, pages: Mapping[Language, bytes]) -> None:
        """Show the printed report, in one language or in two side by side."""

    def show_interviews(self, columns: Sequence[Column[InterviewRow]], rows: Sequence[InterviewRow]) -> None:
        """List the interviews, the newest first."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no page."""

    def show_stale(self, error: SurveyError) -> None:
        """Say in the place of the page which words no longer fit; all else stays."""

    def show_question(self, title: str, words: str, answers: tuple[str, str]) -> None:
        """Ask before the report is approved."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


def section_face(section: AuditSection, version: str, texts: Texts, *, approvable: bool) -> SectionFace:
    """Return where the report stands."""
    remarks = []
    if section.doubtful:
        remarks.append(texts("report.doubtful", n=section.doubtful))
    if section.breaches:
        remarks.append(texts("report.breaches", n=len(section.breaches)))
    return SectionFace(
        counted=_counted(section.statistics, texts),
        chip=texts("report.interviews_count", n=section.interviews),
        last=texts("report.last", at=section.last_at) if section.last_at else texts("report.none_yet"),
        remarks=remarks,
        version=version,
        approvable=approvable,
    )


def _counted(counted: Statistics, texts: Texts) -> str:
    """Return what section 2 counts, nothing where it was not counted."""
    if not counted.indicators:
        return ""
    clients, services = (counted[name].total for name in ("clients_by_region", "services_total"))
    return texts("report.counted", clients=texts.number(clients), services=texts.number(services))


def interview_columns(edition: Edition, texts: Texts) -> list[Column[InterviewRow]]:
    """Return the columns of the list of interviews; answers stand in the order of the questions."""
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    questions = edition.questionnaire.questions
    return [
        Column(texts("report.column.at"), lambda row: texts.moment(row.at), sort_key=lambda row: row.at),
        Column(texts("report.column.region"), lambda row: regions.get(row.case.region, row.case.region)),
        Column(
            texts("report.column.answers"),
            lambda row: " · ".join(_answer(question, row.choices, texts) for question in questions),
        ),
        Column(texts("report.column.operator"), lambda row: row.operator),
        Column(texts("report.column.note"), lambda row: row.note),
    ]


def _answer(question: Question, choices: Mapping[str, str], texts: Texts) -> str:
    choice = question.choice(choices.get(question.id, ""))
    return choice.words(texts.language) if choice else NO_FIGURE
