"""An edition read from its file, and refused with the key and the reason when the file is wrong."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from survey.edition import CallingHours, Column, Edition, Interim, Region, Severity
from survey.edition_calling import read_calling
from survey.edition_interview import read_outcomes, read_partial_rule, read_questionnaire
from survey.edition_letter import read_handover, read_letter
from survey.edition_protection import read_protection
from survey.edition_quality import read_quality
from survey.edition_registers import ACT_COLUMNS, read_online, read_possible_columns, read_register_columns
from survey.edition_report import INDICATORS, read_report
from survey.edition_table import Table, read_whole
from survey.errors import EditionError

ACTORS = ("agency", "provider", "ministry")
COLUMNS = (
    *("region", "settlement", "place", "enterprise", "client", "id_number", "sex", "birth", "age", "disability"),
    *("legal_form", "category", "industry", "subindustry", "service", "subservice", "manager", "start", "end"),
    *("work_phone", "mobile_phone", "email"),
)
EXTRA_COLUMNS = ("row_number", "act_number", "mode", "identification")
VOCABULARIES = {
    "sex": ("male", "female"),
    "category": ("micro", "small", "medium", "large"),
    "mode": ("online", "offline"),
    "signed": ("no",),
    "wish": ("no",),
}
CLASSIFIERS = ("legal_form", "industry")
"""Vocabularies whose keys the edition chooses."""
HEADINGS = (
    *("title", "introduction", "introduction_task", "statistics", "statistics_task", *INDICATORS),
    *("audit", "audit_task", "quality", "satisfaction", "interest", "conclusion"),
)
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
    questionnaire = read_questionnaire(table)
    words = table.table("words", _words)
    forms, industries = (tuple(dict.fromkeys(words[name].values())) for name in CLASSIFIERS)
    return Edition(
        id=table.match("id", r"[0-9a-z-]+"),
        title=table.text("title"),
        valid_from=valid_from,
        valid_to=valid_to,
        time_zone=_time_zone(table),
        actors=table.texts("actors", ACTORS),
        columns=_columns(table),
        extra_columns=read_possible_columns(table, "extra_columns", EXTRA_COLUMNS),
        footers=table.each("footers", str),
        act_columns=read_register_columns(table, "act_columns", ACT_COLUMNS),
        online=table.table("online", read_online),
        regions=_regions(table),
        words=words,
        mobile_centres=table.each("mobile_centres", str),
        severities=table.table("severities", _severities),
        questionnaire=questionnaire,
        partial_rule=read_partial_rule(table, questionnaire),
        outcomes=read_outcomes(table),
        calling_hours=table.table("calling_hours", _calling_hours),
        calling=table.table("calling", read_calling),
        quality=table.table("quality", partial(read_quality, questionnaire=questionnaire)),
        headings=table.texts("headings", HEADINGS),
        letter=table.table("letter", read_letter),
        handover=table.table("handover", read_handover),
        report=table.table("report", lambda report: read_report(report, forms, industries)),
        protection=table.table("protection", read_protection),
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
    table.refuse_gaps("columns", [column.number for column in columns])
    table.refuse_repeated([column.name for column in columns], "columns[{place}].name")
    if absent := tuple(name for name in COLUMNS if name not in {column.name for column in columns}):
        raise table.wrong("columns", "absent", absent=absent)
    return columns


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


def _calling_hours(table: Table) -> CallingHours:
    start, end = table.value("start", time), table.value("end", time)
    if end <= start:
        raise table.wrong("end", "ends_before")
    weekdays = table.each("weekdays", int)
    for place, weekday in enumerate(weekdays, 1):
        if weekday not in WEEKDAYS:
            raise table.wrong(f"weekdays[{place}]", "form", value=str(weekday))
    return CallingHours(start, end, frozenset(weekdays))
