"""An edition: everything that an order may change, kept as one file of resources/editions.

The classes here are what the program reads from an edition; survey/edition_file.py reads and checks the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from survey.edition_calling import CallingRules
from survey.edition_letter import Handover, Letter
from survey.edition_protection import Protection
from survey.edition_quality import QualityRules
from survey.edition_registers import OnlineQuestionnaire, RegisterColumn
from survey.edition_report import ReportRules
from survey.errors import Refused
from survey.language import Text
from survey.outcome import Outcome
from survey.questionnaire import Questionnaire


class Severity(StrEnum):
    """What a finding does to its registry row."""

    EXCLUDED = "excluded"
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the registry form (Annex 1): its number 1-22, our name for it, its heading and other spellings."""

    number: int
    name: str
    heading: Text
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interim:
    """Former names of a region that were its names from one day to another."""

    names: tuple[str, ...]
    valid_from: date
    valid_to: date


@dataclass(frozen=True, slots=True)
class Region:
    """A region (ISO 3166-2), the days it existed, its names, other spellings, and names it no longer has."""

    code: str
    name: Text
    short: Text
    valid_from: date | None
    valid_to: date | None
    variants: tuple[str, ...]
    former: tuple[str, ...]
    interim: Interim | None = None

    def exists_on(self, day: date) -> bool:
        """Tell whether the region existed on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class CallingHours:
    """When clients may be called, in the edition's time zone; weekdays are ISO (1 Monday … 7 Sunday)."""

    start: time
    end: time
    weekdays: frozenset[int]


@dataclass(frozen=True, slots=True)
class Edition:
    """One order and its methodology.

    `actors` by agency, provider, ministry; `columns` in the form's order; `extra_columns` those that the form lacks;
    `footers` begin the lines around the form's rows: totals, signatures; `words` maps what a cell may say to our
    key, by vocabulary (sex, category, legal_form, industry, mode, signed, wish); `act_columns` are those of the
    register of acts (¶11); `mobile_centres` are the words that tell a mobile centre in column 3;
    `severities` by finding code; `partial_rule` the questions that make a partial interview; `headings` the
    report's own wording by key (Annex 3); `calling` is how the queue goes, `quality` how interviews are
    controlled; `letter` is the one about a registry's faults (¶8), `handover` the one with the report (¶13), `report`
    what the report counts and when it is due (¶¶5.1, 12); `protection` is of personal data.
    """

    id: str
    title: Text
    valid_from: date
    valid_to: date | None
    time_zone: str
    actors: Mapping[str, Text]
    columns: tuple[Column, ...]
    extra_columns: tuple[RegisterColumn, ...]
    footers: tuple[str, ...]
    act_columns: tuple[RegisterColumn, ...]
    online: OnlineQuestionnaire
    regions: tuple[Region, ...]
    words: Mapping[str, Mapping[str, str]]
    mobile_centres: tuple[str, ...]
    severities: Mapping[str, Severity]
    questionnaire: Questionnaire
    partial_rule: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    calling_hours: CallingHours
    calling: CallingRules
    quality: QualityRules
    headings: Mapping[str, Text]
    letter: Letter
    handover: Handover
    report: ReportRules
    protection: Protection

    @property
    def all_columns(self) -> tuple[Column | RegisterColumn, ...]:
        """The form's columns and the extra ones."""
        return (*self.columns, *self.extra_columns)

    def outcome(self, code: str) -> Outcome:
        """Return the outcome with an AAPOR code. Raises Refused (outcome.unknown)."""
        for outcome in self.outcomes:
            if outcome.code == code:
                return outcome
        raise Refused("outcome.unknown", outcome=code)

    @property
    def callback(self) -> str:
        """The code of the outcome that asks for a time."""
        return next(outcome.code for outcome in self.outcomes if outcome.asks_time)

    def region(self, code: str) -> Region:
        """Return the region with a code. Raises Refused (region.not_in_edition)."""
        for region in self.regions:
            if region.code == code:
                return region
        raise Refused("region.not_in_edition", region=code)
