"""What an order fixes of its letters, about a registry's faults (¶¶8, 9) and with the report (¶13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter

from survey.calendar import add_working_days
from survey.edition_table import Table
from survey.language import Language, Text

WORDS = ("sender", "addressee", "title", "subject", "finding", "deadline", "demand", "receipt", "post")
BLANKS = {"finding": {"month"}, "deadline": {"found", "due"}}
HANDOVER_WORDS = ("addressee", "title", "subject", "report", "final", "carriers", "receipt")
HANDOVER_BLANKS = {"report": {"number", "year"}, "final": {"number", "year", "as_at"}}
"""The blanks that a text must have; the others have none."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The notice letter of an order.

    `words` by what they are for: who sends, to whom (dative), what the order calls it, its subject, what was found
    (a blank for the month), by when the letter goes out (blanks for the day of finding and the day due), the demand,
    the request to tell the day of receipt, the signatory's post. `notice_days` and `correction_days` are working days.
    """

    words: dict[str, Text]
    notice_days: int
    correction_days: int

    def notice_due(self, found: date) -> date:
        """Return the day by which the letter goes out (¶8)."""
        return add_working_days(found, self.notice_days)

    def corrections_due(self, received: date) -> date:
        """Return the day by which a letter received on a day is answered by corrections (¶9)."""
        return add_working_days(received, self.correction_days)


@dataclass(frozen=True, slots=True)
class Handover:
    """The letter that goes with the report (¶13).

    `words` by what they are for: to whom (dative), title, subject, what is handed in (a quarter's report or the final
    one, with blanks for the quarter's number and year and the day as at which it is), how, the request to register it.
    """

    words: dict[str, Text]


def read_handover(table: Table) -> Handover:
    """Return the letter with the report of an edition's table. Raises EditionError (edition.key)."""
    return Handover({name: _text(table, name, HANDOVER_BLANKS) for name in HANDOVER_WORDS})


def read_letter(table: Table) -> Letter:
    """Return the letter of an edition's table. Raises EditionError (edition.key)."""
    return Letter(
        words={name: _text(table, name, BLANKS) for name in WORDS},
        notice_days=_days(table, "notice_days"),
        correction_days=_days(table, "correction_days"),
    )


def _text(table: Table, name: str, blanks_of: Mapping[str, set[str]]) -> Text:
    text, wanted = table.text(name), blanks_of.get(name, set())
    for language in Language:
        try:
            blanks = {blank for _, blank, _, _ in Formatter().parse(text[language]) if blank is not None}
        except ValueError as error:
            raise table.wrong(f"{name}.{language}", "blanks", allowed=tuple(sorted(wanted))) from error
        if blanks != wanted:
            raise table.wrong(f"{name}.{language}", "blanks", allowed=tuple(sorted(wanted)))
    return text


def _days(table: Table, key: str) -> int:
    number = table.value(key, int)
    if number < 1:
        raise table.wrong(key, "form", value=str(number))
    return number
