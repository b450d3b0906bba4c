"""The report screen as frozen words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.questionnaire import Question
from survey.report.figures import AuditSection
from survey.report.statistics import Statistics
from survey.services.reporting import InterviewRow
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import Column


@dataclass(frozen=True, slots=True)
class SectionFace:
    """The sections in the list.

    What section 2 counts; section 3's name, interviews as a chip, the time of the last one, what wants attention.
    """

    counted: str
    name: str
    chip: str
    role: str
    last: str
    remarks: Sequence[str]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the page is on its way."""

    def show_section(self, face: SectionFace) -> None:
        """Show where sections 2 and 3 stand."""

    def show_page(self, pdf: bytes) -> None:
        """Show the printed sections."""

    def show_interviews(self, columns: Sequence[Column[InterviewRow]], rows: Sequence[InterviewRow]) -> None:
        """List the interviews, the newest first."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no page."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


def section_face(section: AuditSection, texts: Texts) -> SectionFace:
    """Return where sections 2 and 3 stand."""
    remarks = []
    if section.doubtful:
        remarks.append(texts("report.doubtful", n=section.doubtful))
    if section.breaches:
        remarks.append(texts("report.breaches", n=len(section.breaches)))
    return SectionFace(
        counted=_counted(section.statistics, texts),
        name=texts("report.audit"),
        chip=texts("report.interviews_count", n=section.interviews),
        role="chip-good" if section.interviews else "chip-warning",
        last=texts("report.last", at=section.last_at) if section.last_at else texts("report.none_yet"),
        remarks=remarks,
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
