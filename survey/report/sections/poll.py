"""Section 3 of the report (Annex 3): the criteria of the quality audit by telephone poll (¶¶5.2, 15, 16)."""

from collections.abc import Iterator, Mapping, Sequence

from survey.edition import Edition
from survey.language import Language, Text
from survey.questionnaire import Question, QuestionKind
from survey.report.book import WITHHELD, changes_of, interval_of, number_of
from survey.report.document import (
    Block,
    Chart,
    Column,
    Heading,
    Kind,
    Number,
    Paragraph,
    Part,
    Role,
    Row,
    Scale,
    Table,
    Unit,
    Value,
    Words,
)
from survey.report.figures import AuditSection, Figure
from survey.report.names import note, region_name, say

CRITERIA: Mapping[str, str] = {"q2": "quality", "q3": "satisfaction", "q4": "interest"}
"""Which question answers which criterion; question 1 measures the registry itself."""
CONFIRMATION = "q1"
ANSWER_KEYS = ("yes", "no", "dk", "refused")
MARK_KEYS = ("1", "2", "3", "4", "5")
MARK_WIDTHS = {"region": 0.34, "n": 0.09, "mean": 0.11, "top": 0.11, "interval": 0.15, "scale": 0.2}
ANSWER_WIDTHS = {"region": 0.27, "n": 0.08, "yes": 0.08, "interval": 0.13, "scale": 0.14, "no": 0.1, "dk": 0.1}
ANSWER_WIDTHS |= {"refused": 0.1}
KINDS = {"region": Kind.WORDS, "scale": Kind.PICTURES}


class Poll:
    """The figures of a section as blocks."""

    def __init__(self, section: AuditSection, edition: Edition) -> None:
        """Take the section and the names of its regions."""
        self._section = section
        self._edition = edition
        self.regions = sorted({one.domain["region"] for one in section.figures if "region" in one.domain})

    def figure(self, name: str, region: str | None = None) -> Figure:
        """Return a figure of the audit: q2.mean."""
        return self._section.figure(f"audit.{name}", region)

    def criterion(self, heading: Words, question: Question) -> Iterator[Block]:
        """Yield the question, the whole distribution, the table by region, the base."""
        caption = say("report_text.poll_table", number=question.id.removeprefix("q"))
        yield Heading(heading)
        yield Paragraph(say("report_text.asked", question=_asked(question)), Role.QUESTION)
        if question.kind is QuestionKind.MARK:
            yield from self._marks(question, caption)
        else:
            yield from self._answers(question, caption)
        yield note("paper.base_confirmed" if question.skip_when else "paper.base_respondents")

    def doubtful(self) -> Iterator[Block]:
        """Yield the services that clients denied, and the share confirmed per service."""
        services = self.figure("q1.services")
        yield Paragraph(
            say(
                "paper.doubtful",
                doubtful=Number("doubtful", float(self._section.doubtful), Unit.COUNT),
                share=number_of(services),
                interval=interval_of(services),
            )
        )

    def _marks(self, question: Question, caption: Words) -> Iterator[Block]:
        mean, top = self.figure(f"{question.id}.mean"), self.figure(f"{question.id}.top")
        yield self._distribution(question, MARK_KEYS, "mark")
        yield Paragraph(
            say(
                "paper.marks",
                mean=number_of(mean),
                mean_interval=interval_of(mean),
                top=number_of(top),
                top_interval=interval_of(top),
                n=mean.n,
            ),
            Role.LEAD,
        )
        yield from _change(mean, "change_mean")
        yield from _change(top, "change_share", answer="4–5")
        rows = [self._marks_row(question, region) for region in (None, *self.regions)]
        yield self._table(question, caption, MARK_WIDTHS, rows)

    def _marks_row(self, question: Question, region: str | None) -> Row:
        mean, top = self.figure(f"{question.id}.mean", region), self.figure(f"{question.id}.top", region)
        return Row(
            (
                region_name(self._edition, region),
                respondents(mean),
                number_of(mean),
                number_of(top),
                interval_of(top),
                scale_of(top),
            ),
            total=region is None,
        )

    def _answers(self, question: Question, caption: Words) -> Iterator[Block]:
        yes = self.figure(f"{question.id}.yes")
        yield self._distribution(question, ANSWER_KEYS, "answer")
        yield from _change(yes, "change_share", answer=label(question, "yes"))
        rows = [self._answers_row(question, region) for region in (None, *self.regions)]
        yield self._table(question, caption, ANSWER_WIDTHS, rows)

    def _answers_row(self, question: Question, region: str | None) -> Row:
        yes, *others = (self.figure(f"{question.id}.{key}", region) for key in ANSWER_KEYS)
        return Row(
            (
                region_name(self._edition, region),
                respondents(yes),
                number_of(yes),
                interval_of(yes),
                scale_of(yes),
                *(number_of(other) for other in others),
            ),
            total=region is None,
        )

    def _table(self, question: Question, caption: Words, widths: Mapping[str, float], rows: Sequence[Row]) -> Table:
        columns = (
            Column(say(f"paper.column.{name}"), width, KINDS.get(name, Kind.NUMBERS)) for name, width in widths.items()
        )
        return Table(f"audit.{question.id}", caption, tuple(columns), tuple(rows), alphabetical=True)

    def _distribution(self, question: Question, keys: Sequence[str], shade: str) -> Block:
        figures = {key: self.figure(f"{question.id}.{key}") for key in keys}
        parts = tuple(
            Part(label(question, key), number_of(figure), f"{shade}.{key}")
            for key, figure in figures.items()
            if figure.flag not in WITHHELD
        )
        if not parts:
            return Paragraph(say("paper.no_chart"), Role.LEAD)
        return Chart(f"audit.{question.id}.chart", say("report_text.poll_chart"), parts)


def scale_of(figure: Figure) -> Scale:
    """Return a figure drawn with its interval."""
    return Scale(None if figure.flag in WITHHELD else (figure.estimate, figure.low, figure.high))


def respondents(figure: Figure) -> Number:
    """Return how many respondents a figure rests on."""
    region = figure.domain.get("region")
    return Number(f"{figure.id}.n" + (f"@{region}" if region else ""), float(figure.n), Unit.COUNT)


def label(question: Question, key: str) -> Words:
    """Return an answer's words; a mark's number before them, alone where it has none."""
    choice = question.choice(key)
    if choice is None or not choice.text.kk:
        return key
    if question.kind is QuestionKind.YES_NO:
        return choice.text
    return say("report_text.mark", mark=key, words=choice.text)


def _asked(question: Question) -> Text:
    """Return the question as Annex 4 prints it, its blanks open."""
    return Text(*(question.text[language].format(place="_____", date="____") for language in Language))


def _change(figure: Figure, key: str, **named: Value) -> Iterator[Block]:
    """Yield what became of a figure since the quarter before, where both may be shown."""
    if figure.change:
        changed, error = changes_of(figure, figure.change)
        yield Paragraph(say(f"paper.{key}", change=changed, se=error, **named))
