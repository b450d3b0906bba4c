"""A branch's call sheet in words: the guide in both languages of the interviews, the table in one."""

from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

from survey.call_sheet import CallColumn, CallRow, CallSheet, Fill, GuideLine
from survey.edition import Edition
from survey.fieldwork.sheets import SPOKEN, answer_keys, case_key, outcomes_on_sheet
from survey.language import Language
from survey.questionnaire import Question
from survey.services.sheets import CasesToCall, SheetCase
from ui.interview.blanks import filled
from ui.texts import Texts

GIVEN = {"client": 17, "enterprise": 14, "phones": 15, "service": 17, "read_out": 36}
"""What the branch is told of a client, with the columns' widths in characters."""
CASE_WIDTH, QUESTION_WIDTH = 15, 9
WIDTHS = {"at": 16, "phone": 15, "outcome": 18, "language": 10, "due": 16, "note": 16}
STEPS = ("privacy", "cells", "rows", "at", "outcome", "answers", "due", "note", "back")
LEAST_SPARE = 20
"""Rows for further calls, when there are fewer clients than that."""


def call_sheet(to_call: CasesToCall, edition: Edition, language: Language) -> CallSheet:
    """Return the sheet of cases to call in Kazakh or Russian."""
    texts, quarter = Texts(language), to_call.wave.plan.quarter
    return CallSheet(
        title=texts("calls.title", quarter=quarter),
        notice=texts("calls.notice"),
        guide_name=texts("calls.guide"),
        table_name=texts("calls.table"),
        lists_name=texts("calls.lists"),
        guide=tuple(_guide(to_call, edition)),
        columns=(
            CallColumn(case_key(quarter), texts("calls.case"), CASE_WIDTH, Fill.GIVEN),
            *(CallColumn(name, texts(f"calls.{name}"), width, Fill.GIVEN) for name, width in GIVEN.items()),
            *(_column(key, edition, texts) for key in answer_keys(edition)),
        ),
        rows=tuple(_row(case, edition, texts) for case in to_call.cases),
        spare=max(LEAST_SPARE, len(to_call.cases)),
        opened=to_call.wave.drawn_at.astimezone(ZoneInfo(edition.time_zone)).date(),
        wrong_choice=texts("calls.wrong_choice"),
        wrong_moment=texts("calls.wrong_moment"),
    )


def _column(key: str, edition: Edition, texts: Texts) -> CallColumn:
    language = texts.language
    if question := edition.questionnaire.question(key):
        choices = tuple(choice.words(language) for choice in question.choices)
        return CallColumn(key, texts("calls.question", number=question.number), QUESTION_WIDTH, Fill.CHOICE, choices)
    heading, width = texts(f"calls.{key}"), WIDTHS[key]
    match key:
        case "outcome":
            outcomes = tuple(outcome.text[language] for outcome in outcomes_on_sheet(edition))
            return CallColumn(key, heading, width, Fill.CHOICE, outcomes)
        case "language":
            spoken = tuple(texts(f"calls.language_{one.value}") for one in SPOKEN)
            return CallColumn(key, heading, width, Fill.CHOICE, spoken)
        case "phone":
            return CallColumn(key, heading, width, Fill.PHONE)
        case "note":
            return CallColumn(key, heading, width, Fill.WORDS)
    return CallColumn(key, heading, width, Fill.MOMENT)


def _row(case: SheetCase, edition: Edition, texts: Texts) -> CallRow:
    cells, phones = case.card.cells, [dialled(phone) for phone in case.phones]
    read_out = (
        filled(question.text[language], case.card, edition, language)
        for question in edition.questionnaire.questions
        for language in sorted(SPOKEN, key=lambda one: one is not texts.language)
        if "{" in question.text[language]
    )
    service = "; ".join(dict.fromkeys(part for part in (cells.get("service"), cells.get("subservice")) if part))
    given = (cells.get("client", ""), cells.get("enterprise", ""), "\n".join(phones), service, "\n".join(read_out))
    return CallRow((case.number, *given), phones)


def dialled(number: str) -> str:
    """Return +77053101240 as it is dialled within the country: 8 705 310 12 40."""
    parts = ("8", number[2:5], number[5:8], number[8:10], number[10:])
    return " ".join(part for part in parts if part)


def _guide(to_call: CasesToCall, edition: Edition) -> Iterator[GuideLine]:
    def both(words: Iterable[str], *, heading: bool = False) -> GuideLine:
        kk, ru = words
        return GuideLine(kk, ru, heading)

    speakers = [Texts(language) for language in SPOKEN]
    hours, noted = edition.calling_hours, [outcome for outcome in edition.outcomes if outcome.note_needed]
    facts = {"start": hours.start, "end": hours.end, "opened": to_call.wave.drawn_at, "noted": [o.text for o in noted]}
    outcomes = {outcome.code: outcome.text for outcome in outcomes_on_sheet(edition)}
    named = {"complete": next(iter(outcomes.values())), "callback": outcomes[edition.callback]}
    yield both([texts("calls.title", quarter=to_call.wave.plan.quarter) for texts in speakers], heading=True)
    yield both([texts("calls.notice") for texts in speakers], heading=True)
    yield both(["", ""])
    for number, step in enumerate(STEPS, start=1):
        said = (texts(f"calls.step_{step}", table=texts("calls.table"), **facts, **named) for texts in speakers)
        yield both([f"{number}. {words}" for words in said])
    yield both(["", ""])
    yield both([texts("calls.questions") for texts in speakers], heading=True)
    for question in edition.questionnaire.questions:
        yield both([_asked(question, texts) for texts in speakers], heading=True)
        yield both([_answers(question, edition, texts) for texts in speakers])


def _asked(question: Question, texts: Texts) -> str:
    text = question.text[texts.language]
    for blank in ("place", "date"):
        text = text.replace(f"{{{blank}}}", texts(f"calls.blank_{blank}"))
    hint = f" ({question.hint[texts.language]})" if question.hint else ""
    return f"{texts('calls.question', number=question.number)}. {text}{hint}"


def _answers(question: Question, edition: Edition, texts: Texts) -> str:
    said = " · ".join(choice.words(texts.language) for choice in question.choices)
    for earlier, keys in question.skip_when.items():
        if asked := edition.questionnaire.question(earlier):
            answers = [choice.words(texts.language) for choice in asked.choices if choice.key in keys]
            said += "\n" + texts("calls.skipped", number=asked.number, answers=answers)
    return said
