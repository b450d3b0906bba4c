"""The letter with which the report goes to the authorised body (¶13), in words."""

from collections.abc import Sequence
from datetime import datetime

from survey.carrier import CarriedFile
from survey.edition import Edition
from survey.language import Language
from survey.periods import Quarter
from ui.paper.letter import LetterWords, Listing
from ui.texts import NO_BREAK_SPACE, ROMAN, Texts

SHARES = (0.43, 0.38, 0.19)
"""The columns of the files, as shares of the sheet."""
HASH_PART = 16


def write_handover(
    quarter: Quarter, files: Sequence[CarriedFile], edition: Edition, language: Language, at: datetime
) -> LetterWords:
    """Put the letter with a quarter's report into words; `files` are those of the report on the carrier."""
    texts, rules = Texts(language), edition.report
    own = {name: text[language].replace("№ ", f"№{NO_BREAK_SPACE}") for name, text in edition.handover.words.items()}
    blanks = {"number": ROMAN[quarter.number - 1], "year": quarter.year}
    if rules.is_final(quarter):
        opening = own["final"].format(**blanks, as_at=texts.date(rules.as_at(quarter)))
    else:
        opening = own["report"].format(**blanks)
    return LetterWords(
        language=language,
        at=at,
        sender=edition.letter.words["sender"][language],
        blanks=(texts("letter.number"), texts("letter.date")),
        addressee=own["addressee"],
        title=own["title"],
        subject=own["subject"],
        opening=(opening, own["carriers"]),
        listing=Listing(
            headings=(texts("carrier.file"), "SHA-256", texts("carrier.bytes")),
            rows=[(file.name, _in_parts(file.sha256), texts.number(file.size)) for file in files],
            shares=SHARES,
            note=texts("carrier.sums"),
        ),
        closing=(own["receipt"], texts("carrier.attached")),
        post=edition.letter.words["post"][language],
        signature=(texts("letter.signature"), texts("letter.name")),
        clerk=texts("letter.clerk"),
        footer=texts("carrier.footer", title=own["title"], quarter=quarter),
    )


def _in_parts(sha256: str) -> str:
    return " ".join(sha256[place : place + HASH_PART] for place in range(0, len(sha256), HASH_PART))
