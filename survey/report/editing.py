"""The supervisor's words in place of a draft: one paragraph in one language, its figures as live references."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from survey.errors import Refused
from survey.language import Language
from survey.periods import Quarter

REFERENCE = re.compile(r"\{F:([^{}]*)\}")
"""A figure in a text: {F:audit.q2.mean}."""
LONGEST = 4000
BRACES = re.compile(r"[{}]")
RIGHT_TO_LEFT = {"R", "AL", "RLE", "RLO", "RLI"}
SYMBOLS = "№°©®"
UNPRINTABLE = {"Cc", "Cf", "Cn", "Co", "Cs", "So"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a supervisor wrote for a paragraph in a language; an empty text gives the draft its place back."""

    id: UUID
    quarter: Quarter
    paragraph: str
    language: Language
    text: str
    at: datetime
    by: UUID


def check_text(text: str, figures: Mapping[str, object]) -> str:
    """Return a text as it is kept: one paragraph, its spaces single.

    Raises Refused (report.text_long, report.unprintable, report.braces, report.reference_unknown).
    """
    kept = " ".join(text.split())
    if len(kept) > LONGEST:
        raise Refused("report.text_long", length=len(kept), most=LONGEST)
    strange = next((sign for sign in kept if not _is_printable(sign)), None)
    if strange is not None:
        raise Refused("report.unprintable", sign=f"U+{ord(strange):04X}")
    for name in REFERENCE.findall(kept):
        if name not in figures:
            raise Refused("report.reference_unknown", reference=name)
    if BRACES.search(REFERENCE.sub("", kept)):
        raise Refused("report.braces")
    return kept


def _is_printable(sign: str) -> bool:
    """Tell whether the report's type has the sign: no pictures, nothing that is read from the right."""
    if unicodedata.bidirectional(sign) in RIGHT_TO_LEFT:
        return False
    return sign in SYMBOLS or unicodedata.category(sign) not in UNPRINTABLE
