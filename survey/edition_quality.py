"""The part of an edition file that quality control follows: what is asked again, what looks odd."""

from dataclasses import dataclass

from survey.edition_table import Table
from survey.questionnaire import Questionnaire

PERCENT = range(101)


@dataclass(frozen=True, slots=True)
class QualityRules:
    """How interviews are controlled.

    Of an operator's interviews `check_percent` are asked about again, of his first `new_interviews` ones `new_percent`:
    the `questions` of the poll, in the order of the questionnaire. A client who is not reached in `attempts` calls,
    `retry_minutes` apart unless the outcome has a pause of its own, is let be.

    An interview is short under `short_seconds`, or under `short_percent` of the wave's median; a question was not read
    out when it was answered faster than `letters_per_second`; `same_minute` interviews of one operator that were
    finished in the same minute are many.
    """

    check_percent: int
    new_percent: int
    new_interviews: int
    questions: tuple[str, ...]
    attempts: int
    retry_minutes: int
    short_seconds: int
    short_percent: int
    letters_per_second: int
    same_minute: int


def read_quality(table: Table, questionnaire: Questionnaire) -> QualityRules:
    """Read the rules; only questions of the poll are asked again."""
    questions = table.each("questions", str)
    for place, question in enumerate(questions, 1):
        if questionnaire.question(question) is None:
            raise table.wrong(f"questions[{place}]", "question", value=question)
    return QualityRules(
        check_percent=_percent(table, "check_percent"),
        new_percent=_percent(table, "new_percent"),
        new_interviews=_number(table, "new_interviews", least=0),
        questions=questions,
        attempts=_number(table, "attempts"),
        retry_minutes=_number(table, "retry_minutes"),
        short_seconds=_number(table, "short_seconds"),
        short_percent=_percent(table, "short_percent"),
        letters_per_second=_number(table, "letters_per_second"),
        same_minute=_number(table, "same_minute", least=2),
    )


def _percent(table: Table, key: str) -> int:
    share = table.value(key, int)
    if share not in PERCENT:
        raise table.wrong(key, "form", value=str(share))
    return share


def _number(table: Table, key: str, least: int = 1) -> int:
    number = table.value(key, int)
    if number < least:
        raise table.wrong(key, "form", value=str(number))
    return number
