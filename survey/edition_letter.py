"""What an order fixes of the letter about a registry's faults (¶¶8, 9): to whom, in which words, by when."""

from dataclasses import dataclass
from datetime import date
from string import Formatter

from survey.calendar import add_working_days
from survey.edition_table import Table
from survey.language import Language, Text

WORDS = ("sender", "addressee", "title", "subject", "finding", "deadline", "demand", "receipt", "post")
BLANKS = {"finding": {"month"}, "deadline": {"found", "due"}}
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


def read_letter(table: Table) -> Letter:
    """Return the letter of an edition's table. Raises EditionError (edition.key)."""
    return Letter(
        words={name: _text(table, name) for name in WORDS},
        notice_days=_days(table, "notice_days"),
        correction_days=_days(table, "correction_days"),
    )


def _text(table: Table, name: str) -> Text:
    text, wanted = table.text(name), BLANKS.get(name, set())
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
