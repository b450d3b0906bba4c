"""The part of an edition file that an interview follows: questions (Annex 4), partial rule, call outcomes."""

from string import Formatter

from survey.edition_table import Table
from survey.language import Language, Text
from survey.outcome import BREAK_OFF, COMPLETE, NEVER_CALLED, PARTIAL, Group, Outcome
from survey.questionnaire import DOES_NOT_KNOW, REFUSED, Choice, Question, QuestionKind, Questionnaire

BLANKS = {"place", "date"}
DERIVED = (COMPLETE, PARTIAL, BREAK_OFF, NEVER_CALLED)


def read_questionnaire(table: Table) -> Questionnaire:
    """Read the questions, in their order; routing goes by earlier ones only."""
    questions = table.tables("questions", _question)
    table.refuse_repeated([question.id for question in questions], "questions[{place}].id")
    table.refuse_gaps("questions", [question.number for question in questions])
    for place, question in enumerate(questions, 1):
        earlier = {before.id: before for before in questions[: place - 1]}
        for asked, keys in question.skip_when.items():
            if asked not in earlier:
                raise table.wrong(f"questions[{place}].skip_when.{asked}", "question", value=asked)
            for key in keys:
                if earlier[asked].choice(key) is None:
                    raise table.wrong(f"questions[{place}].skip_when.{asked}", "choice", value=key)
    return Questionnaire(questions)


def _question(table: Table) -> Question:
    kind = QuestionKind(table.one_of("kind", tuple(QuestionKind)))
    return Question(
        id=table.match("id", r"[a-z]\w*"),
        number=table.value("number", int),
        kind=kind,
        text=_spoken(table),
        hint=table.optional_text("hint"),
        choices=_choices(table, kind),
        skip_when=table.table("skip_when", _skip_when) if "skip_when" in table else {},
    )


def _skip_when(table: Table) -> dict[str, tuple[str, ...]]:
    return {question: table.each(question, str) for question in table}


def _spoken(table: Table) -> Text:
    """Read the words of a question: the same blanks in each language, and only those the program can fill."""
    text = table.text("text")
    blanks: dict[Language, set[str]] = {}
    for language in Language:
        try:
            blanks[language] = {name for _, name, _, _ in Formatter().parse(text[language]) if name is not None}
        except ValueError as error:
            raise table.wrong(f"text.{language}", "blanks", allowed=tuple(sorted(BLANKS))) from error
        if not blanks[language] <= BLANKS or blanks[language] != blanks[Language.KK]:
            raise table.wrong(f"text.{language}", "blanks", allowed=tuple(sorted(BLANKS)))
    return text


def _choices(table: Table, kind: QuestionKind) -> tuple[Choice, ...]:
    choices = table.tables("choices", _choice)
    keys = [choice.key for choice in choices]
    marks = [str(mark) for mark in range(1, len(keys) - 1)]
    expected = [*(marks if kind is QuestionKind.MARK else ("yes", "no")), DOES_NOT_KNOW, REFUSED]
    if keys != expected:
        raise table.wrong("choices", "choices", allowed=tuple(expected))
    table.refuse_repeated([choice.digit for choice in choices], "choices[{place}].digit")
    return choices


def _choice(table: Table) -> Choice:
    key = table.value("key", str)
    nameless = key.isdigit() and "text" not in table
    text = Text("", "", "") if nameless else table.text("text")
    return Choice(key, table.match("digit", r"[1-9]"), text)


def read_partial_rule(table: Table, questionnaire: Questionnaire) -> tuple[str, ...]:
    """Read the questions whose answers make a partial interview."""
    rule = table.each("partial_rule", str)
    for place, question in enumerate(rule, 1):
        if questionnaire.question(question) is None:
            raise table.wrong(f"partial_rule[{place}]", "question", value=question)
    return rule


def read_outcomes(table: Table) -> tuple[Outcome, ...]:
    """Read the call outcomes; those that the program derives are there, and no operator gives them."""
    outcomes = table.tables("outcomes", _outcome)
    codes = [outcome.code for outcome in outcomes]
    table.refuse_repeated(codes, "outcomes[{place}].code")
    if absent := tuple(code for code in DERIVED if code not in codes):
        raise table.wrong("outcomes", "absent", absent=absent)
    for place, outcome in enumerate(outcomes, 1):
        if outcome.code in DERIVED and outcome.by_hand:
            raise table.wrong(f"outcomes[{place}].by_hand", "derived", value=outcome.code)
        if outcome.button and not outcome.by_hand:
            raise table.wrong(f"outcomes[{place}].button", "derived", value=outcome.code)
        if outcome.button and any(before.button == outcome.button for before in outcomes[: place - 1]):
            raise table.wrong(f"outcomes[{place}].button", "repeated", value=str(outcome.button))
    return outcomes


def _outcome(table: Table) -> Outcome:
    by_hand = table.optional("by_hand", bool)
    retry, most = _positive(table, "retry_minutes"), _positive(table, "retry_most")
    if most and most < (retry or most + 1):
        raise table.wrong("retry_most", "ends_before")
    return Outcome(
        code=table.match("code", r"[1-4]\.\d{1,3}"),
        group=Group(table.one_of("group", tuple(Group))),
        text=table.text("text"),
        button=_positive(table, "button"),
        retry_minutes=retry,
        retry_most=most,
        attempts=_positive(table, "attempts"),
        other_hours=table.optional("other_hours", bool) or False,
        note_needed=table.optional("note_needed", bool) or False,
        asks_time=table.optional("asks_time", bool) or False,
        contact=table.optional("contact", bool) or False,
        bad_number=table.optional("bad_number", bool) or False,
        soft=table.optional("soft", bool) or False,
        bars=table.optional("bars", bool) or False,
        other_language=table.optional("other_language", bool) or False,
        by_hand=True if by_hand is None else by_hand,
    )


def _positive(table: Table, key: str) -> int | None:
    number = table.optional(key, int)
    if number is not None and number < 1:
        raise table.wrong(key, "form", value=str(number))
    return number
