"""What can be wrong with a row by itself: one small function for each finding code.

A check looks at one column of a row and yields the facts its sentence needs, once for each thing that is wrong.
The severity stands in the edition.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from survey.registry.row import Row

Facts = Mapping[str, str | int]
Check = Callable[[Row, str], Iterator[Facts]]
NOTHING: Facts = {}
ERROR_CELL = re.compile(r"#(?:N/A|Н/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|DIV/0!|ДЕЛ/0!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!)")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
NOT_SME = "large"


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """A check of one column."""

    code: str
    column: str
    find: Check


CHECKS: list[ColumnCheck] = []


def check(code: str, *columns: str) -> Callable[[Check], Check]:
    """Register a function as the check of a finding code for columns of the form."""

    def register(find: Check) -> Check:
        CHECKS.extend(ColumnCheck(code, column, find) for column in columns)
        return find

    return register


@check("cell.error", "region", "client", "service", "start", "end")
def cell_error(row: Row, column: str) -> Iterator[Facts]:
    """A cell that the row counts by is no spreadsheet error."""
    if ERROR_CELL.match(row.text[column]):
        yield NOTHING


@check("name.missing", "client")
@check("service.missing", "service")
@check("sex.missing", "sex")
def text_missing(row: Row, column: str) -> Iterator[Facts]:
    """A row names its client and service, and the client's sex (¶5.1)."""
    if not row.text[column]:
        yield NOTHING


@check("region.unknown", "region")
def region_unknown(row: Row, _column: str) -> Iterator[Facts]:
    """A region is one of the edition's on the day of the service (¶5.1)."""
    if row.place.problem == "unknown":
        yield NOTHING


@check("region.ambiguous", "region")
def region_ambiguous(row: Row, _column: str) -> Iterator[Facts]:
    """A name that a city and a region share says which of them it means."""
    if row.place.problem == "ambiguous":
        yield NOTHING


@check("region.renamed", "region")
def region_renamed(row: Row, _column: str) -> Iterator[Facts]:
    """A region bears its name of today."""
    if row.place.problem == "renamed":
        yield NOTHING


@check("date.missing", "start", "end")
@check("birth.missing", "birth")
def date_missing(row: Row, column: str) -> Iterator[Facts]:
    """A service without its dates cannot be counted; a client without a date of birth has no age (¶5.1)."""
    if row.dates[column].problem == "missing":
        yield NOTHING


@check("date.unreadable", "start", "end")
def date_unreadable(row: Row, column: str) -> Iterator[Facts]:
    """A date is written as one (¶8)."""
    if row.dates[column].problem == "unreadable" and not ERROR_CELL.match(row.text[column]):
        yield NOTHING


@check("date.impossible", "start", "end")
def date_impossible(row: Row, column: str) -> Iterator[Facts]:
    """A date is a day that exists (¶8)."""
    if row.dates[column].problem == "impossible":
        yield NOTHING


@check("birth.impossible", "birth")
def birth_impossible(row: Row, column: str) -> Iterator[Facts]:
    """A date of birth is a day that exists."""
    if row.dates[column].problem in {"unreadable", "impossible"}:
        yield NOTHING


@check("date.end_before_start", "end")
def end_before_start(row: Row, _column: str) -> Iterator[Facts]:
    """A service cannot end before it starts (¶8)."""
    start, end = row.day("start"), row.day("end")
    if start and end and end < start:
        yield {"days": (start - end).days}


@check("date.outside_month", "end")
def outside_month(row: Row, column: str) -> Iterator[Facts]:
    """A month's registry holds the services that ended in it (¶7)."""
    end = row.day(column)
    if end and end not in row.month:
        yield {"month": str(row.month)}


@check("birth.future", "birth")
def birth_future(row: Row, column: str) -> Iterator[Facts]:
    """A client was born before the service."""
    birth = row.day(column)
    if birth and birth > (row.day("end") or row.month.last):
        yield NOTHING


@check("age.mismatch", "age")
def age_mismatch(row: Row, column: str) -> Iterator[Facts]:
    """A stated age is the full years on the day the service ended (methodology decision 4)."""
    birth, end, stated = row.day("birth"), row.day("end"), row.text[column]
    if birth and end and birth <= end and stated.isdecimal() and full_years(birth, end) != int(stated):
        yield {"years": full_years(birth, end)}


@check("id.missing", "id_number")
def id_missing(row: Row, _column: str) -> Iterator[Facts]:
    """A row has the IIN or BIN of the enterprise (column 6)."""
    if row.id_number.problem == "missing":
        yield NOTHING


@check("id.length", "id_number")
def id_length(row: Row, column: str) -> Iterator[Facts]:
    """An IIN or BIN has twelve digits."""
    if row.id_number.problem == "length":
        yield {"length": len(row.text[column])}


@check("id.format", "id_number")
def id_format(row: Row, _column: str) -> Iterator[Facts]:
    """An IIN or BIN is made of digits and begins as a date can."""
    if row.id_number.problem == "format":
        yield NOTHING


@check("id.checksum", "id_number")
def id_checksum(row: Row, _column: str) -> Iterator[Facts]:
    """The twelfth digit of an IIN or BIN checks the rest."""
    if row.id_number.problem == "checksum":
        yield NOTHING


@check("id.digits_lost", "id_number")
def id_digits_lost(row: Row, _column: str) -> Iterator[Facts]:
    """A number that an office program shortened to 8.4E+11 has lost its digits; nothing can mend it."""
    if row.id_number.problem == "digits_lost":
        yield NOTHING


@check("id.leading_zero_lost", "id_number")
def id_leading_zero_lost(row: Row, _column: str) -> Iterator[Facts]:
    """A number that an office program took for an amount has lost its leading zeros; mended on reading."""
    if row.id_number.problem == "leading_zero_lost":
        yield {"mended": row.id_number.digits}


@check("sex.unreadable", "sex")
def sex_unreadable(row: Row, column: str) -> Iterator[Facts]:
    """A sex is written in a word that is known."""
    if row.text[column] and not row.sex:
        yield NOTHING


@check("sex.mismatch_iin", "sex")
def sex_mismatch_iin(row: Row, _column: str) -> Iterator[Facts]:
    """The seventh digit of an IIN tells the sex; a disagreement is, in law, no error."""
    if row.sex and row.id_number.sex and row.sex != row.id_number.sex:
        yield NOTHING


@check("phone.missing", "mobile_phone")
def phone_missing(row: Row, _column: str) -> Iterator[Facts]:
    """A client has a number that can be dialled (¶5.2)."""
    if not row.dialable:
        yield NOTHING


@check("phone.invalid", "work_phone", "mobile_phone")
def phone_invalid(row: Row, column: str) -> Iterator[Facts]:
    """A number is one that exists; said where another number works."""
    if row.dialable:
        yield from ({"number": number} for number in row.numbers[column].invalid)


@check("phone.foreign", "work_phone", "mobile_phone")
def phone_foreign(row: Row, column: str) -> Iterator[Facts]:
    """A number is of Kazakhstan; Russia shares its country code."""
    yield from ({"number": number} for number in row.numbers[column].foreign)


@check("category.not_sme", "category")
def category_not_sme(row: Row, _column: str) -> Iterator[Facts]:
    """Service support is for small and medium businesses (¶2)."""
    if row.category == NOT_SME:
        yield NOTHING


@check("legal_form.unknown", "legal_form")
def legal_form_unknown(row: Row, _column: str) -> Iterator[Facts]:
    """A legal form is one of the classifier's (¶5.1)."""
    if not row.legal_form:
        yield NOTHING


@check("industry.unknown", "industry")
def industry_unknown(row: Row, _column: str) -> Iterator[Facts]:
    """An industry is a section of the classifier of economic activities (¶5.1)."""
    if not row.industry:
        yield NOTHING


@check("email.invalid", "email")
def email_invalid(row: Row, column: str) -> Iterator[Facts]:
    """An e-mail address has a name, an @ and a domain."""
    if row.text[column] and not EMAIL.fullmatch(row.text[column]):
        yield NOTHING


def full_years(birth: date, day: date) -> int:
    """Return the full years from a birth to a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
