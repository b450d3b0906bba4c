"""What an order says of the report (¶¶5.1, 12): age categories, dates, the names of what is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from survey.edition_table import Table
from survey.language import Text
from survey.periods import Month, Quarter

INDICATORS = (
    *("clients_by_region", "clients_by_region_industry", "enterprises_by_region_legal_form", "clients_by_region_sex"),
    *("clients_by_age", "clients_by_region_category", "services_by_region_service", "services_total"),
    "services_online",
)
"""The indicators as ¶5.1 and Annex 3 list them."""
MONTHS = range(1, 13)
DAYS = range(1, 29)


@dataclass(frozen=True, slots=True)
class ReportRules:
    """The report's rules.

    `age_brackets` are the last years of each age category but the oldest; `due_day` is the day of the month after the
    quarter by which the report is due. The final report is made as at the 1st of `final_month`, is due on its
    `final_day` and holds the quarter in which it falls. `legal_forms` and `industries` are names by key. From
    `many_bad_numbers` on, a share of the sample, the report asks the provider for right telephone numbers.
    """

    age_brackets: tuple[int, ...]
    due_day: int
    final_month: int
    final_day: int
    legal_forms: Mapping[str, Text]
    industries: Mapping[str, Text]
    many_bad_numbers: float

    def months(self, quarter: Quarter) -> tuple[Month, ...]:
        """Return the months whose services the report on a quarter is about."""
        return tuple(month for month in quarter.months if not self._is_left(month))

    def year_to(self, quarter: Quarter) -> tuple[Month, ...]:
        """Return the months of the year up to the end of a quarter's report: those of the final report (¶12)."""
        quarters = (Quarter(quarter.year, number) for number in range(1, quarter.number + 1))
        return tuple(month for one in quarters for month in self.months(one))

    def carried(self, quarter: Quarter) -> tuple[Month, ...]:
        """Return the months before a quarter that no report was about (methodology decision 9)."""
        before = quarter.previous
        return tuple(month for month in before.months if self._is_left(month)) if quarter.number == 1 else ()

    def due(self, quarter: Quarter) -> date:
        """Return the day by which the report on a quarter goes to the authorised body (¶12)."""
        if self.is_final(quarter):
            return date(quarter.year, self.final_month, self.final_day)
        return quarter.months[-1].next.first.replace(day=self.due_day)

    def is_final(self, quarter: Quarter) -> bool:
        """Tell the quarter that the final report holds."""
        return Month(quarter.year, self.final_month).quarter == quarter

    def as_at(self, quarter: Quarter) -> date:
        """Return the day as at which the report on a quarter is made."""
        return self.months(quarter)[-1].next.first

    def _is_left(self, month: Month) -> bool:
        return month.number >= self.final_month


def read_report(table: Table, legal_forms: tuple[str, ...], industries: tuple[str, ...]) -> ReportRules:
    """Read the table of the report; every legal form and industry of the vocabularies has its name."""
    brackets = table.each("age_brackets", int)
    for place, (before, last) in enumerate(pairwise(brackets), start=2):
        if last <= before:
            raise table.wrong(f"age_brackets[{place}]", "form", value=str(last))
    return ReportRules(
        age_brackets=brackets,
        due_day=_within(table, "due_day", DAYS),
        final_month=_within(table, "final_month", MONTHS[-2:]),
        final_day=_within(table, "final_day", DAYS),
        legal_forms=table.texts("legal_forms", legal_forms),
        industries=table.texts("industries", industries),
        many_bad_numbers=_share(table, "many_bad_numbers"),
    )


def _within(table: Table, key: str, allowed: range) -> int:
    value = table.value(key, int)
    if value not in allowed:
        raise table.wrong(key, "form", value=str(value))
    return value


def _share(table: Table, key: str) -> float:
    value = table.value(key, float)
    if not 0 < value <= 1:
        raise table.wrong(key, "form", value=str(value))
    return value
