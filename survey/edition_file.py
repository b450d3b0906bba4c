"""An edition read from its file, and refused with the key and the reason when the file is wrong."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import partial
from pathlib import Path
from string import Formatter
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from survey.edition import CallingHours, Column, Edition, Interim, Region, Severity
from survey.edition_letter import read_letter
from survey.edition_table import Table, read_whole
from survey.errors import EditionError
from survey.language import Language, Text
from survey.outcome import BREAK_OFF, COMPLETE, NEVER_CALLED, PARTIAL, Group, Outcome
from survey.questionnaire import DOES_NOT_KNOW, REFUSED, Choice, Question, QuestionKind, Questionnaire

ACTORS = ("agency", "provider", "ministry")
COLUMNS = (
    *("region", "settlement", "place", "enterprise", "client", "id_number", "sex", "birth", "age", "disability"),
    *("legal_form", "category", "industry", "subindustry", "service", "subservice", "manager", "start", "end"),
    *("work_phone", "mobile_phone", "email"),
)
VOCABULARIES = {"sex": ("male", "female"), "category": ("micro", "small", "medium", "large")}
CLASSIFIERS = ("legal_form", "industry")
"""Vocabularies whose keys the edition chooses."""
HEADINGS = ("title", "audit", "audit_task", "quality", "satisfaction", "interest")
BLANKS = {"place", "date"}
DERIVED = (COMPLETE, PARTIAL, BREAK_OFF, NEVER_CALLED)
WEEKDAYS = range(1, 8)


def load_edition(path: Path) -> Edition:
    """Return the edition of a file. Raises EditionError (edition.missing, edition.syntax, edition.key)."""
    try:
        source = path.read_bytes()
    except OSError as error:
        raise EditionError("edition.missing", file=path.name) from error
    try:
        content = tomllib.loads(source.decode())
    except UnicodeDecodeError as error:
        raise _syntax(path, source, source.count(b"\n", 0, error.start) + 1) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise _syntax(path, source, int(line[1]) if line else len(source.splitlines())) from error
    return read_whole(Table(path.name, "", content), _edition)


def _syntax(path: Path, source: bytes, line: int) -> EditionError:
    text = source.splitlines()[line - 1].decode(errors="replace").strip()
    return EditionError("edition.syntax", file=path.name, line=line, text=text)


def _edition(table: Table) -> Edition:
    valid_from, valid_to = table.value("valid_from", date), table.optional("valid_to", date)
    if valid_to and valid_to < valid_from:
        raise table.wrong("valid_to", "ends_before")
    questionnaire = Questionnaire(_questions(table))
    return Edition(
        id=table.match("id", r"[0-9a-z-]+"),
        title=table.text("title"),
        valid_from=valid_from,
        valid_to=valid_to,
        time_zone=_time_zone(table),
        actors=table.texts("actors", ACTORS),
        columns=_columns(table),
        regions=_regions(table),
        words=table.table("words", _words),
        mobile_centres=table.each("mobile_centres", str),
        severities=table.table("severities", _severities),
        questionnaire=questionnaire,
        partial_rule=_partial_rule(table, questionnaire),
        outcomes=_outcomes(table),
        calling_hours=table.table("calling_hours", _calling_hours),
        headings=table.texts("headings", HEADINGS),
        letter=table.table("letter", read_letter),
    )


def _time_zone(table: Table) -> str:
    name = table.value("time_zone", str)
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise table.wrong("time_zone", "form", value=name) from error
    return name


def _columns(table: Table) -> tuple[Column, ...]:
    columns = table.tables("columns", _column)
    _refuse_gaps(table, "columns", [column.number for column in columns])
    table.refuse_repeated([column.name for column in columns], "columns[{place}].name")
    if absent := tuple(name for name in COLUMNS if name not in {column.name for column in columns}):
        raise table.wrong("columns", "absent", absent=absent)
    return columns


def _refuse_gaps(table: Table, key: str, numbers: list[int]) -> None:
    for place, number in enumerate(numbers, 1):
        if number != place:
            raise table.wrong(f"{key}[{place}].number", "sequence", value=number, place=place)


def _column(table: Table) -> Column:
    return Column(
        number=table.value("number", int),
        name=table.one_of("name", COLUMNS),
        heading=table.text("heading"),
        variants=table.each("variants", str),
    )


def _regions(table: Table) -> tuple[Region, ...]:
    regions = table.tables("regions", _region)
    table.refuse_repeated([region.code for region in regions], "regions[{place}].code")
    return regions


def _region(table: Table) -> Region:
    region = Region(
        code=table.match("code", r"[A-Z]{2}-[A-Z0-9]{1,3}"),
        name=table.text("name"),
        short=table.text("short"),
        valid_from=table.optional("valid_from", date),
        valid_to=table.optional("valid_to", date),
        variants=table.each("variants", str),
        former=table.each("former", str) if "former" in table else (),
        interim=table.table("interim", _interim) if "interim" in table else None,
    )
    if region.valid_from and region.valid_to and region.valid_to < region.valid_from:
        raise table.wrong("valid_to", "ends_before")
    return region


def _interim(table: Table) -> Interim:
    valid_from, valid_to = table.value("valid_from", date), table.value("valid_to", date)
    if valid_to < valid_from:
        raise table.wrong("valid_to", "ends_before")
    return Interim(table.each("names", str), valid_from, valid_to)


def _words(table: Table) -> dict[str, Mapping[str, str]]:
    closed: dict[str, Mapping[str, str]] = {
        vocabulary: table.table(vocabulary, partial(_by_word, keys=keys)) for vocabulary, keys in VOCABULARIES.items()
    }
    return closed | {name: table.table(name, lambda words: _by_word(words, tuple(words))) for name in CLASSIFIERS}


def _severities(table: Table) -> dict[str, Severity]:
    by_code = _by_word(table, tuple(Severity))
    return {code: Severity(severity) for code, severity in by_code.items()}


def _by_word(table: Table, keys: tuple[str, ...]) -> dict[str, str]:
    """Turn lists of words under keys round: each word leads to its key and stands under one only."""
    found: dict[str, str] = {}
    for key in keys:
        for place, word in enumerate(table.each(key, str), 1):
            if word in found:
                raise table.wrong(f"{key}[{place}]", "repeated", value=word)
            found[word] = key
    return found


def _questions(table: Table) -> tuple[Question, ...]:
    questions = table.tables("questions", _question)
    table.refuse_repeated([question.id for question in questions], "questions[{place}].id")
    _refuse_gaps(table, "questions", [question.number for question in questions])
    for place, question in enumerate(questions, 1):
        earlier = {before.id: before for before in questions[: place - 1]}
        for asked, keys in question.skip_when.items():
            if asked not in earlier:
                raise table.wrong(f"questions[{place}].skip_when.{asked}", "question", value=asked)
            for key in keys:
                if earlier[asked].choice(key) is None:
                    raise table.wrong(f"questions[{place}].skip_when.{asked}", "choice", value=key)
    return questions


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


def _partial_rule(table: Table, questionnaire: Questionnaire) -> tuple[str, ...]:
    rule = table.each("partial_rule", str)
    for place, question in enumerate(rule, 1):
        if questionnaire.question(question) is None:
            raise table.wrong(f"partial_rule[{place}]", "question", value=question)
    return rule


def _outcomes(table: Table) -> tuple[Outcome, ...]:
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
    return Outcome(
        code=table.match("code", r"[1-4]\.\d{1,3}"),
        group=Group(table.one_of("group", tuple(Group))),
        text=table.text("text"),
        button=_positive(table, "button"),
        retry_minutes=_positive(table, "retry_minutes"),
        note_needed=table.optional("note_needed", bool) or False,
        asks_time=table.optional("asks_time", bool) or False,
        contact=table.optional("contact", bool) or False,
        bad_number=table.optional("bad_number", bool) or False,
        by_hand=True if by_hand is None else by_hand,
    )


def _positive(table: Table, key: str) -> int | None:
    number = table.optional(key, int)
    if number is not None and number < 1:
        raise table.wrong(key, "form", value=str(number))
    return number


def _calling_hours(table: Table) -> CallingHours:
    start, end = table.value("start", time), table.value("end", time)
    if end <= start:
        raise table.wrong("end", "ends_before")
    weekdays = table.each("weekdays", int)
    for place, weekday in enumerate(weekdays, 1):
        if weekday not in WEEKDAYS:
            raise table.wrong(f"weekdays[{place}]", "form", value=str(weekday))
    return CallingHours(start, end, frozenset(weekdays))
