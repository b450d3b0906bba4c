"""A criterion of the audit on paper: the question, the whole distribution, the table by region, the base."""

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from survey.questionnaire import Question, QuestionKind
from survey.report.figures import Figure
from ui.paper.charts import IntervalBar, Part, StackedBar
from ui.paper.sheet import WIDTH
from ui.paper.style import ANSWERS, MARKS, WITHHELD_SHADE
from ui.paper.tables import Cell, table
from ui.paper.written import Write, Written, has_numbers

ANSWER_KEYS = ("yes", "no", "dk", "refused")
MARK_KEYS = ("1", "2", "3", "4", "5")
SHARES = (0.0, 1.0)
REST = 0.0005


def criterion(written: Written, heading: str, question: Question) -> list[Flowable]:
    """Return the flowables of one criterion."""
    asked = question.text[written.texts.language].format(place="_____", date="____")
    body = _marks if question.kind is QuestionKind.MARK else _answers
    base = "paper.base_confirmed" if question.skip_when else "paper.base_respondents"
    return [
        written.paragraph(heading, "heading2"),
        written.paragraph(f"«{asked}»", "question"),
        *body(written, question),
        written.paragraph(written.texts(base), "small"),
    ]


def _marks(written: Written, question: Question) -> list[Flowable]:
    mean, top = written.figure(f"{question.id}.mean"), written.figure(f"{question.id}.top")
    told = written.say(
        "marks",
        "lead",
        mean=written.estimate(mean, written.mean),
        mean_interval=written.interval(mean, written.mean),
        top=written.estimate(top, written.share),
        top_interval=written.interval(top, written.percent),
        n=mean.n,
    )
    rows = [_marks_row(written, question, region) for region in (None, *written.regions)]
    columns = {"region": 0.34, "n": 0.09, "mean": 0.11, "top": 0.11, "interval": 0.15, "scale": 0.2}
    return [
        _distribution(written, question, MARK_KEYS, MARKS),
        told,
        *_change(written, mean, "change_mean", written.mean),
        *_change(written, top, "change_share", written.percent, answer="4–5"),
        _table(written, columns, rows),
    ]


def _marks_row(written: Written, question: Question, region: str | None) -> list[Cell]:
    mean, top = written.figure(f"{question.id}.mean", region), written.figure(f"{question.id}.top", region)
    return [
        written.region(region),
        written.texts.number(mean.n),
        written.estimate(mean, written.mean),
        written.estimate(top, written.percent),
        written.interval(top, written.percent),
        _scale(top, 0.2),
    ]


def _answers(written: Written, question: Question) -> list[Flowable]:
    rows = [_answers_row(written, question, region) for region in (None, *written.regions)]
    shares = dict.fromkeys(("no", "dk", "refused"), 0.1)
    columns = {"region": 0.27, "n": 0.08, "yes": 0.08, "interval": 0.13, "scale": 0.14} | shares
    yes = written.figure(f"{question.id}.yes")
    return [
        _distribution(written, question, ANSWER_KEYS, ANSWERS),
        *_change(written, yes, "change_share", written.percent, answer=_label(written, question, "yes")),
        _table(written, columns, rows),
    ]


def _answers_row(written: Written, question: Question, region: str | None) -> list[Cell]:
    yes, *others = (written.figure(f"{question.id}.{key}", region) for key in ANSWER_KEYS)
    return [
        written.region(region),
        written.texts.number(yes.n),
        written.estimate(yes, written.percent),
        written.interval(yes, written.percent),
        _scale(yes, 0.14),
        *(written.estimate(other, written.percent) for other in others),
    ]


def _change(written: Written, figure: Figure, key: str, write: Write, **named: str) -> Iterator[Flowable]:
    """Yield what became of a figure since the quarter before, where both may be shown."""
    if figure.change:
        sign = "+" if figure.change.estimate > 0 else ""
        yield written.say(key, change=sign + write(figure.change.estimate), se=write(figure.change.se), **named)


def _table(written: Written, columns: dict[str, float], rows: Sequence[Sequence[Cell]]) -> Flowable:
    headings = [written.texts(f"paper.column.{name}") for name in columns]
    return table(headings, rows, [share * WIDTH for share in columns.values()])


def _scale(figure: Figure, share: float) -> IntervalBar:
    numbers = (figure.estimate, figure.low, figure.high) if has_numbers(figure) else None
    return IntervalBar(numbers, SHARES, share * WIDTH - 8)


def _distribution(written: Written, question: Question, keys: Sequence[str], shades: Sequence[Color]) -> Flowable:
    parts: list[Part] = []
    for key, shade in zip(keys, shades, strict=True):
        figure = written.figure(f"{question.id}.{key}")
        if has_numbers(figure):
            parts.append(Part(_label(written, question, key), written.share(figure.estimate), figure.estimate, shade))
    rest = 1 - sum(part.fraction for part in parts)
    if not parts:
        return written.say("no_chart", "lead")
    if rest > REST:
        parts.append(Part(written.texts("paper.withheld"), "*", rest, WITHHELD_SHADE))
    return StackedBar(parts)


def _label(written: Written, question: Question, key: str) -> str:
    choice = question.choice(key)
    words = choice.text[written.texts.language] if choice else ""
    if question.kind is QuestionKind.YES_NO:
        return words
    return f"{key} ({words})" if words else key
