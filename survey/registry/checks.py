"""What can be wrong with a row by itself: one small function for each finding code.

A check looks at one column of a row and returns the facts its sentence needs, once for each thing that is wrong.
The severity stands in the edition; what has none there is not checked.

A check may say what it sees of a row: where it finds nothing once, it is not asked again about a row that looks the
same to it. One that does not say is asked about every row.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from survey.registry import sights
from survey.registry.dates import full_years
from survey.registry.row import Row
from survey.registry.sights import Sight

Facts = Mapping[str, str | int]
Check = Callable[[Row, str], Sequence[Facts]]
RIGHT: Sequence[Facts] = ()
WRONG: Sequence[Facts] = ({},)
"""Wrong, and the sentence needs no more than the cell's value."""
ERROR_CELL = re.compile(
    r"#(?:N/A|Н/Д|REF!|ССЫЛКА!|VALUE!|ЗНАЧ!|DIV/0!|ДЕЛ/0!|NAME\?|ИМЯ\?|NUM!|ЧИСЛО!|NULL!|ПУСТО!"
    r"|SPILL!|ПЕРЕНОС!|CALC!|ВЫЧИСЛ!)|Err:\d{3}"
)
STATED_AGE = re.compile(r"^(\d{1,3})\s*(?:жас(?:та)?|лет|года?|г\.?|ж\.?|years?)$")
SAID = re.compile(r"[^\s.…_\-–—]")
"""A cell of dashes or dots says nothing."""
NOT_SME = "large"


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """A check of one column."""

    code: str
    column: str
    find: Check
    sees: Sight


CHECKS: list[ColumnCheck] = []


def check(code: str, *columns: str, sees: Sight = sights.row) -> Callable[[Check], Check]:
    """Register a function as the check of a finding code for columns of the form."""

    def register(find: Check) -> Check:
        CHECKS.extend(ColumnCheck(code, column, find, sees) for column in columns)
        return find

    return register


@check("cell.error", "region", "client", "service", "start", "end", sees=sights.opening)
def cell_error(row: Row, column: str) -> Sequence[Facts]:
    """A cell that the row counts by is no spreadsheet error."""
    return WRONG if ERROR_CELL.match(row.text[column]) else RIGHT


@check("name.missing", "client", sees=sights.opening)
@check("service.missing", "service", sees=sights.opening)
@check("sex.missing", "sex", sees=sights.text)
def text_missing(row: Row, column: str) -> Sequence[Facts]:
    """A row names its client and service, and the client's sex (¶5.1)."""
    return RIGHT if SAID.search(row.text[column]) else WRONG


@check("region.unknown", "region", sees=sights.place)
def region_unknown(row: Row, column: str) -> Sequence[Facts]:
    """A region is one of the edition's on the day of the service (¶5.1)."""
    return WRONG if row.place.problem == "unknown" and not ERROR_CELL.match(row.text[column]) else RIGHT


@check("region.ambiguous", "region", sees=sights.place)
def region_ambiguous(row: Row, _column: str) -> Sequence[Facts]:
    """A name that a city and a region share says which of them it means."""
    return WRONG if row.place.problem == "ambiguous" else RIGHT


@check("region.renamed", "region", sees=sights.place)
def region_renamed(row: Row, _column: str) -> Sequence[Facts]:
    """A region bears its name of today."""
    return WRONG if row.place.problem == "renamed" else RIGHT


@check("date.missing", "start", "end", sees=sights.day)
@check("birth.missing", "birth", sees=sights.day)
def date_missing(row: Row, column: str) -> Sequence[Facts]:
    """A service without its dates cannot be counted; a client without a date of birth has no age (¶5.1)."""
    return WRONG if row.dates[column].problem == "missing" else RIGHT


@check("date.unreadable", "start", "end", sees=sights.day)
def date_unreadable(row: Row, column: str) -> Sequence[Facts]:
    """A date is written as one (¶8)."""
    return WRONG if row.dates[column].problem == "unreadable" and not ERROR_CELL.match(row.text[column]) else RIGHT


@check("date.impossible", "start", "end", sees=sights.day)
def date_impossible(row: Row, column: str) -> Sequence[Facts]:
    """A date is a day that exists (¶8)."""
    return WRONG if row.dates[column].problem == "impossible" else RIGHT


@check("birth.impossible", "birth", sees=sights.day)
def birth_impossible(row: Row, column: str) -> Sequence[Facts]:
    """A date of birth is a day that exists."""
    return WRONG if row.dates[column].problem in {"unreadable", "impossible"} else RIGHT


@check("date.end_before_start", "end", sees=sights.term)
def end_before_start(row: Row, _column: str) -> Sequence[Facts]:
    """A service cannot end before it starts (¶8)."""
    start, end = row.day("start"), row.day("end")
    return ({"days": (start - end).days},) if start and end and end < start else RIGHT


@check("date.outside_month", "end", sees=sights.term)
def outside_month(row: Row, column: str) -> Sequence[Facts]:
    """A month's registry holds the services that ended in it (¶7)."""
    end = row.day(column)
    return ({"month": str(row.month)},) if end and end not in row.month else RIGHT


@check("birth.future", "birth", sees=sights.age)
def birth_future(row: Row, column: str) -> Sequence[Facts]:
    """A client was born before the service."""
    birth = row.day(column)
    return WRONG if birth and birth > (row.day("end") or row.month.last) else RIGHT


@check("age.mismatch", "age", sees=sights.age)
def age_mismatch(row: Row, column: str) -> Sequence[Facts]:
    """A stated age is the full years on the day the service ended (methodology decision 4)."""
    birth, end, said = row.day("birth"), row.day("end"), row.folded[column]
    stated = said if said.isdecimal() else "".join(STATED_AGE.findall(said))
    if not (birth and end and stated) or birth > end:
        return RIGHT
    years = full_years(birth, end)
    return ({"years": years},) if years != int(stated) else RIGHT


@check("id.missing", "id_number", sees=sights.id_fault)
def id_missing(row: Row, _column: str) -> Sequence[Facts]:
    """A row has the IIN or BIN of the enterprise (column 6)."""
    return WRONG if row.id_number.problem == "missing" else RIGHT


@check("id.length", "id_number", sees=sights.id_fault)
def id_length(row: Row, _column: str) -> Sequence[Facts]:
    """An IIN or BIN has twelve digits."""
    return ({"length": row.id_number.length},) if row.id_number.problem == "length" else RIGHT


@check("id.format", "id_number", sees=sights.id_fault)
def id_format(row: Row, _column: str) -> Sequence[Facts]:
    """An IIN or BIN is made of digits and begins as a date can."""
    return WRONG if row.id_number.problem == "format" else RIGHT


@check("id.checksum", "id_number", sees=sights.id_fault)
def id_checksum(row: Row, _column: str) -> Sequence[Facts]:
    """The twelfth digit of an IIN or BIN checks the rest."""
    return WRONG if row.id_number.problem == "checksum" else RIGHT


@check("id.digits_lost", "id_number", sees=sights.id_fault)
def id_digits_lost(row: Row, _column: str) -> Sequence[Facts]:
    """A number that an office program shortened to 8.4E+11 has lost its digits; nothing can mend it."""
    return WRONG if row.id_number.problem == "digits_lost" else RIGHT


@check("id.leading_zero_lost", "id_number", sees=sights.id_fault)
def id_leading_zero_lost(row: Row, _column: str) -> Sequence[Facts]:
    """A number that an office program took for an amount has lost its leading zeros; mended on reading."""
    return ({"mended": row.id_number.digits},) if row.id_number.problem == "leading_zero_lost" else RIGHT


@check("sex.unreadable", "sex", sees=sights.sex)
def sex_unreadable(row: Row, column: str) -> Sequence[Facts]:
    """A sex is written in a word that is known."""
    return WRONG if not row.sex and SAID.search(row.text[column]) else RIGHT


@check("sex.mismatch_iin", "sex", sees=sights.sex)
def sex_mismatch_iin(row: Row, _column: str) -> Sequence[Facts]:
    """The seventh digit of an IIN tells the sex; a disagreement is, in law, no error."""
    return WRONG if row.sex and row.id_number.sex and row.sex != row.id_number.sex else RIGHT


@check("phone.missing", "mobile_phone", sees=sights.phone_faults)
def phone_missing(row: Row, _column: str) -> Sequence[Facts]:
    """A client has a number that can be dialled (¶5.2)."""
    return RIGHT if row.dialable else WRONG


@check("phone.invalid", "work_phone", "mobile_phone", sees=sights.phone_faults)
def phone_invalid(row: Row, column: str) -> Sequence[Facts]:
    """A number is one that exists; said where another number works."""
    invalid = row.numbers[column].invalid
    return [{"number": number} for number in invalid] if invalid and row.dialable else RIGHT


@check("phone.foreign", "work_phone", "mobile_phone", sees=sights.phone_faults)
def phone_foreign(row: Row, column: str) -> Sequence[Facts]:
    """A number is of Kazakhstan; Russia shares its country code."""
    foreign = row.numbers[column].foreign
    return [{"number": number} for number in foreign] if foreign else RIGHT


@check("category.not_sme", "category", sees=sights.category)
def category_not_sme(row: Row, _column: str) -> Sequence[Facts]:
    """Service support is for small and medium businesses (¶2)."""
    return WRONG if row.category == NOT_SME else RIGHT


@check("legal_form.unknown", "legal_form", sees=sights.legal_form)
def legal_form_unknown(row: Row, _column: str) -> Sequence[Facts]:
    """A legal form is one of the classifier's (¶5.1)."""
    return RIGHT if row.legal_form else WRONG


@check("industry.unknown", "industry", sees=sights.industry)
def industry_unknown(row: Row, _column: str) -> Sequence[Facts]:
    """An industry is a section of the classifier of economic activities (¶5.1)."""
    return RIGHT if row.industry else WRONG


@check("email.invalid", "email", sees=sights.email)
def email_invalid(row: Row, column: str) -> Sequence[Facts]:
    """An e-mail address has a name, an @ and a domain."""
    written = row.text[column]
    return WRONG if written and SAID.search(written) and not sights.EMAIL.fullmatch(written) else RIGHT
