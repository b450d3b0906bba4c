"""Interviews that wait for a supervisor's word as frozen words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import UUID

from survey.edition import Edition
from survey.errors import SurveyError
from survey.facts import Dial, Disposition, Fact, Review, Verdict
from survey.interview import Interview
from survey.masking import masked_phone
from survey.ports import ClientCard
from survey.questionnaire import Question
from survey.services.quality import AwaitedInterview
from ui.quality.check_faces import ChecksFace
from ui.texts import NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column

MINUTE = 60
BLANK = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question as it was answered: its number and text, the answer, the time it took."""

    number: str
    question: str
    answer: str
    time: str


@dataclass(frozen=True, slots=True)
class InterviewFace:
    """An interview opened: the client, the service, what looks odd, the answers, what else is known."""

    client: str
    service: str
    flags: tuple[str, ...]
    answers: tuple[AnswerLine, ...]
    note: str
    history: tuple[tuple[str, str], ...]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the interviews are on their way."""

    def show_awaited(
        self, title: str, columns: Sequence[Column[AwaitedInterview]], rows: Sequence[AwaitedInterview]
    ) -> None:
        """List the interviews that wait."""

    def show_interview(self, face: InterviewFace | None) -> None:
        """Open an interview, or none."""

    def show_checks(self, face: ChecksFace) -> None:
        """Show the back-checks."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is nothing."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""


def awaited_columns(names: Mapping[UUID, str], edition: Edition, texts: Texts) -> list[Column[AwaitedInterview]]:
    """Return the columns of the list; answers stand in the order of the questions."""
    regions = {region.code: region.short[texts.language] for region in edition.regions}
    return [
        Column(
            texts("quality.column.flags"),
            lambda row: ", ".join(_flags(row, texts)),
            marked=lambda row: bool(row.flags),
            sort_key=lambda row: -len(row.flags),
        ),
        Column(texts("quality.column.operator"), lambda row: names[row.interview.by]),
        Column(texts("quality.column.answers"), lambda row: " · ".join(_answers(row, edition, texts))),
        Column(
            texts("quality.column.time"),
            lambda row: minutes(row.interview.time),
            RIGHT,
            sort_key=lambda row: row.interview.time or timedelta.max,
        ),
        Column(
            texts("quality.column.at"),
            lambda row: texts.moment(row.interview.at),
            sort_key=lambda row: row.interview.at,
        ),
        Column(texts("quality.column.region"), lambda row: regions.get(row.case.region, row.case.region)),
        Column(texts("quality.column.note"), lambda row: row.interview.note),
    ]


def interview_face(
    row: AwaitedInterview, card: ClientCard, names: Mapping[UUID, str], edition: Edition, texts: Texts
) -> InterviewFace:
    """Return an interview opened."""
    day = card.end or card.start
    service = (card.cells.get("service", ""), card.cells.get("place", ""), texts.long_date(day) if day else "")
    client = (card.cells.get("client", ""), card.cells.get("enterprise", ""))
    return InterviewFace(
        client=" · ".join(part for part in client if part),
        service=" · ".join(part for part in service if part),
        flags=tuple(texts(f"quality.flag_note.{flag.value}") for flag in row.flags),
        answers=tuple(_answer_lines(row, edition, texts)),
        note=row.interview.note,
        history=tuple(_history(row.interview.facts, names, edition, texts)),
    )


def minutes(time: timedelta | None) -> str:
    """Return a time as minutes and seconds."""
    if time is None:
        return NO_FIGURE
    whole, seconds = divmod(round(time.total_seconds()), MINUTE)
    return f"{whole}:{seconds:02}"


def _flags(row: AwaitedInterview, texts: Texts) -> Iterator[str]:
    return (texts(f"quality.flag.{flag.value}") for flag in row.flags)


def _answers(row: AwaitedInterview, edition: Edition, texts: Texts) -> Iterator[str]:
    choices = Interview.of(edition.questionnaire, row.interview.facts).choices
    return (_answer(question, choices, texts) for question in edition.questionnaire.questions)


def _answer(question: Question, choices: Mapping[str, str], texts: Texts) -> str:
    choice = question.choice(choices.get(question.id, ""))
    return choice.words(texts.language) if choice else NO_FIGURE


def _answer_lines(row: AwaitedInterview, edition: Edition, texts: Texts) -> Iterator[AnswerLine]:
    choices = Interview.of(edition.questionnaire, row.interview.facts).choices
    for question in edition.questionnaire.questions:
        timed = row.interview.timed.get(question.id)
        yield AnswerLine(
            number=str(question.number),
            question=BLANK.sub("…", question.text[texts.language]),
            answer=_answer(question, choices, texts),
            time=minutes(timed[1]) if timed else NO_FIGURE,
        )


def _history(
    facts: Sequence[Fact], names: Mapping[UUID, str], edition: Edition, texts: Texts
) -> Iterator[tuple[str, str]]:
    """Give the calls and the words on the case, the newest first; the numbers are masked."""
    phone = ""
    lines = []
    for fact in facts:
        match fact:
            case Dial():
                phone = masked_phone(fact.phone)
            case Disposition():
                outcome = edition.outcome(fact.outcome).text[texts.language]
                parts = (outcome, phone, names[fact.by])
                lines.append((texts.moment(fact.at), " · ".join(part for part in parts if part)))
            case Review() if fact.verdict is not Verdict.APPROVED:
                told = texts(f"quality.verdict.{fact.verdict.value}", name=names[fact.by], reason=fact.reason)
                lines.append((texts.moment(fact.at), told))
    return reversed(lines)
