"""A call from a sheet set against what is stored of its case: new, known already, or contradicting."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Answer, Appointment, Dial, Disposition, Fact, Moved, Note, in_force
from survey.fieldwork.case import CaseRow, CaseState, Stage, derive
from survey.fieldwork.sheets import Call
from survey.ids import uuid7_of
from survey.interview import Interview
from survey.language import Text
from survey.outcome import COMPLETE
from survey.questionnaire import Question

MINUTE, INSTANT = timedelta(minutes=1), timedelta(microseconds=1)
NOTHING = "–"
Value = Text | str | datetime
"""What a sheet or the store says, for the sentence that names both."""


def new_facts(
    call: Call, row: CaseRow, history: Sequence[Fact], edition: Edition, by: UUID, holder: str
) -> tuple[Fact, ...]:
    """Return the facts that a call adds to its case, none when it is known already.

    `holder` names who has the case in hand. Raises Refused (sheet.other_call, sheet.finished, sheet.answer_differs,
    sheet.held, sheet.earlier, sheet.off_road, sheet.incomplete, outcome.note_needed).
    """
    facts = tuple(_facts(call, row.case.id, by, Interview.of(edition.questionnaire, history).choices))
    if any(fact.id == facts[0].id for fact in history) or _call_stored(call, history, edition):
        return ()
    _refuse_without_note(call, history, edition)
    made = [fact for fact in history if not isinstance(fact, Moved)]
    earlier = bool(made) and call.at <= made[-1].at
    if earlier and _only_attempt(call, facts, row, history, edition):
        return facts
    if row.state.stage is Stage.FINAL:
        _refuse_another_end(call, row.state, history, edition)
        return ()
    if row.state.stage is Stage.HELD:
        raise Refused("sheet.held", sheet=edition.outcome(call.outcome).text, stored=holder)
    _refuse_answers(call, history, edition)
    if earlier:
        raise Refused("sheet.earlier", sheet=call.at, stored=made[-1].at)
    return facts


def with_facts(history: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """Return a case's history with more facts, in order."""
    return sorted((*history, *facts), key=lambda fact: fact.id)


def _facts(call: Call, case: UUID, by: UUID, known: Mapping[str, str]) -> Iterator[Fact]:
    """Give the facts of a call, a microsecond apart: the same call gives the same ids whoever brings it in."""
    told = (call.at, call.phone, call.outcome, sorted(call.answers.items()), call.language, call.due, call.note)

    def stamp(place: int) -> dict[str, Any]:
        at = call.at + place * INSTANT
        return {"id": uuid7_of(at, f"{case} {place} {told}"), "case": case, "at": at, "by": by}

    yield Dial(phone=call.phone, **stamp(0))
    for place, (question, choice) in enumerate(call.answers.items(), start=1):
        if call.language and known.get(question) != choice:
            yield Answer(question=question, choice=choice, language=call.language, **stamp(place))
    last = len(call.answers) + 1
    if call.note:
        yield Note(text=call.note, **stamp(last))
    if call.due:
        yield Appointment(due=call.due, **stamp(last + 1))
    else:
        yield Disposition(outcome=call.outcome, **stamp(last + 1))


def _call_stored(call: Call, history: Sequence[Fact], edition: Edition) -> bool:
    """Tell whether the call of that minute is stored. Raises Refused (sheet.other_call) when it went otherwise."""
    dialled = (fact for fact in history if isinstance(fact, Dial) and call.at <= fact.at < call.at + MINUTE)
    stored = next((found for dial in dialled if (found := _stored(dial, history, edition))), None)
    if stored is None:
        return False
    if pair := next(_differences(call, stored, history, edition), None):
        raise Refused("sheet.other_call", at=call.at, sheet=pair[0], stored=pair[1])
    return True


def _only_attempt(call: Call, facts: Sequence[Fact], row: CaseRow, history: Sequence[Fact], edition: Edition) -> bool:
    """Tell whether a call before the last stored fact is one more attempt to the case and changes nothing else.

    When a pausing case is called again may move: another part of the day is now the least tried.
    """
    given, state = edition.outcome(call.outcome), row.state
    if call.answers or (given.retry_minutes is None and not given.asks_time):
        return False
    found = derive(with_facts(history, facts), edition, row.case.phones)
    due = state.due if found.stage is Stage.PAUSED else found.due
    return replace(found, dials=state.dials, due=due) == state


def _refuse_another_end(call: Call, state: CaseState, history: Sequence[Fact], edition: Edition) -> None:
    """Refuse a call that ends a finished case in another way. Raises Refused (sheet.finished, sheet.answer_differs)."""
    given = next((fact.outcome for fact in reversed(in_force(history)) if isinstance(fact, Disposition)), "")
    if call.outcome != given:
        raise Refused(
            "sheet.finished", sheet=edition.outcome(call.outcome).text, stored=edition.outcome(state.outcome).text
        )
    known = Interview.of(edition.questionnaire, history).choices
    for question in edition.questionnaire.questions:
        ours, theirs = call.answers.get(question.id), known.get(question.id)
        if ours and ours != theirs:
            raise _answer_differs(question, ours, theirs)


def _stored(dial: Dial, history: Sequence[Fact], edition: Edition) -> Call | None:
    """Return the stored call that a dialled number began, None while it has no end."""
    after = [fact for fact in history if fact.id > dial.id]
    end = next((place for place, fact in enumerate(after) if isinstance(fact, Disposition | Appointment)), None)
    if end is None:
        return None
    closing, said = after[end], after[:end]
    answers = [fact for fact in said if isinstance(fact, Answer)]
    return Call(
        at=dial.at,
        phone=dial.phone,
        outcome=closing.outcome if isinstance(closing, Disposition) else edition.callback,
        answers={fact.question: fact.choice for fact in answers},
        language=answers[-1].language if answers else None,
        due=closing.due if isinstance(closing, Appointment) else None,
        note=next((fact.text for fact in reversed(said) if isinstance(fact, Note)), ""),
    )


def _differences(call: Call, stored: Call, history: Sequence[Fact], edition: Edition) -> Iterator[tuple[Value, Value]]:
    """Give what sheet and store say of one call where they differ, the weightiest first."""
    if call.outcome != stored.outcome:
        yield edition.outcome(call.outcome).text, edition.outcome(stored.outcome).text
    before = [fact for fact in history if fact.at < stored.at]
    known = Interview.of(edition.questionnaire, before).choices | dict(stored.answers)
    for question in edition.questionnaire.questions:
        ours, theirs = call.answers.get(question.id), known.get(question.id)
        if ours != theirs and (ours or question.id in stored.answers):
            yield _answer(question, ours), _answer(question, theirs)
    if call.phone != stored.phone:
        yield call.phone, stored.phone
    if call.due != stored.due:
        yield call.due or NOTHING, stored.due or NOTHING
    if stored.language and call.language != stored.language:
        yield call.language or NOTHING, stored.language
    if call.note != stored.note:
        yield call.note or NOTHING, stored.note or NOTHING


def _refuse_answers(call: Call, history: Sequence[Fact], edition: Edition) -> None:
    """Refuse answers that contradict stored ones, leave the road, or do not reach the end of a finished interview."""
    known, questionnaire = Interview.of(edition.questionnaire, history).choices, edition.questionnaire
    for question in questionnaire.questions:
        ours, theirs = call.answers.get(question.id), known.get(question.id)
        if ours and theirs and ours != theirs:
            raise _answer_differs(question, ours, theirs)
    choices = known | dict(call.answers)
    road = questionnaire.route(choices)
    for question in questionnaire.questions:
        if question.id in call.answers and question not in road:
            raise Refused("sheet.off_road", question=question.number)
    missing = questionnaire.next_question(choices)
    if call.outcome == COMPLETE and missing:
        raise Refused("sheet.incomplete", question=missing.number)


def _refuse_without_note(call: Call, history: Sequence[Fact], edition: Edition) -> None:
    noted = call.note or any(isinstance(fact, Note) and fact.text for fact in history)
    if edition.outcome(call.outcome).note_needed and not noted:
        raise Refused("outcome.note_needed", outcome=call.outcome)


def _answer_differs(question: Question, ours: str, theirs: str | None) -> Refused:
    return Refused(
        "sheet.answer_differs",
        question=question.number,
        sheet=_answer(question, ours),
        stored=_answer(question, theirs),
    )


def _answer(question: Question, choice: str | None) -> Value:
    given = question.choice(choice) if choice else None
    if given is None:
        return NOTHING
    return given.digit if given.key == given.digit else given.text
