"""Figures of a section as they are written on paper, with the signs of what is withheld."""

import math
from collections.abc import Callable
from xml.sax.saxutils import escape

from reportlab.platypus import Paragraph

from survey.alphabet import alphabetical
from survey.edition import Edition
from survey.report.figures import AuditSection, Figure
from ui.paper.style import styles
from ui.texts import Texts

SIGNS = {"suppressed": "*", "few": "**", "review": "†"}
WITHHELD = frozenset({"suppressed", "few"})

Write = Callable[[float], str]


class Written:
    """A section in one language. Remembers which signs were used, so that the notes explain these and no others."""

    def __init__(self, section: AuditSection, edition: Edition, texts: Texts) -> None:
        """Take the section, and the words to write it in."""
        self.section = section
        self.edition = edition
        self.texts = texts
        self.signs: set[str] = set()
        codes = {figure.domain["region"] for figure in section.figures if "region" in figure.domain}
        self.regions = sorted(codes, key=lambda code: alphabetical(self.region(code)))

    def region(self, code: str | None) -> str:
        """Return a region's name, the country's for None."""
        return self.edition.region(code).name[self.texts.language] if code else self.texts("paper.country")

    def figure(self, name: str, region: str | None = None) -> Figure:
        """Return a figure of the audit: q2.mean."""
        return self.section.figure(f"audit.{name}", region)

    def estimate(self, figure: Figure, write: Write) -> str:
        """Return the estimate, or the sign that says why it is not there."""
        sign = SIGNS.get(figure.flag or "", "")
        if sign:
            self.signs.add(sign)
        if figure.flag in WITHHELD:
            return sign
        return write(figure.estimate) + sign

    def interval(self, figure: Figure, write: Write) -> str:
        """Return the interval as low–high, the sign alone where it is withheld."""
        if not has_numbers(figure):
            return SIGNS.get(figure.flag or "", "–")
        return f"{write(figure.low)}–{write(figure.high)}"

    def share(self, fraction: float) -> str:
        """Return a fraction with its percent sign."""
        return self.texts.share(fraction)

    def percent(self, fraction: float) -> str:
        """Return a fraction as percent without the sign, for columns that have it in their heading."""
        return self.texts.number(fraction * 100, 1)

    def mean(self, value: float) -> str:
        """Return a mean mark."""
        return self.texts.number(value, 2)

    def paragraph(self, words: str, style: str = "text") -> Paragraph:
        """Return plain words as a paragraph."""
        return Paragraph(escape(words), styles()[style])

    def say(self, key: str, style: str = "text", **values: object) -> Paragraph:
        """Return a text of the catalogue as a paragraph."""
        return self.paragraph(self.texts(f"paper.{key}", **values), style)


def has_numbers(figure: Figure) -> bool:
    """Tell whether a figure may be printed and exists."""
    return figure.flag not in WITHHELD and not math.isnan(figure.estimate)
