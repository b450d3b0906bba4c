"""Names of what is counted, and phrases of the catalogue, as the sections use them."""

from collections.abc import Mapping

from survey.edition import Edition
from survey.periods import Quarter
from survey.report.document import Paragraph, Phrase, Role, Value, Words
from survey.report.stated import UNKNOWN
from survey.report.statistics import NO_KEY

ROMAN = ("I", "II", "III", "IV")
COUNTRY = Phrase("paper.country", {})
NOT_STATED = Phrase("paper.unknown", {})


def say(key: str, **values: Value) -> Phrase:
    """Return a text of the catalogue."""
    return Phrase(key, values)


def note(key: str, **values: Value) -> Paragraph:
    """Return a text of the catalogue as a note."""
    return Paragraph(Phrase(key, values), Role.NOTE)


def quarter_words(quarter: Quarter) -> dict[str, Value]:
    """Return the year and the Roman number of a quarter, which sentences put in their own order."""
    return {"year": str(quarter.year), "number": ROMAN[quarter.number - 1]}


def region_name(edition: Edition, code: str | None) -> Words:
    """Return a region's name, the country's for None."""
    return edition.region(code).name if code else COUNTRY


def names_of(edition: Edition, dimension: str) -> Mapping[str, Words]:
    """Return the names of a dimension's keys in the order of its columns, the unknown last."""
    unknown = {UNKNOWN: NOT_STATED, NO_KEY: NOT_STATED}
    named: Mapping[str, Words]
    match dimension:
        case "sex":
            named = {"male": Phrase("paper.sex.male", {}), "female": Phrase("paper.sex.female", {})}
        case "category":
            keys = ("micro", "small", "medium", "large")
            named = {key: Phrase(f"paper.category.{key}", {}) for key in keys}
        case "industry":
            named = edition.report.industries
        case _:
            named = edition.report.legal_forms
    return {**named, **unknown}


def age_name(label: str) -> Words:
    """Return the name of an age category: "..28", "29-34", "63..", "?"."""
    if label == UNKNOWN:
        return NOT_STATED
    youngest, _, oldest = label.partition("..")
    if oldest:
        return Phrase("paper.age_to", {"age": oldest})
    return label.replace("-", "–") if youngest == label else Phrase("paper.age_from", {"age": youngest})
