"""What the report's forms have in common: the imprint, the parts of a chart with their colours."""

from survey.report.document import Chart, Document
from ui.paper.charts import Part
from ui.paper.sheet import Imprint
from ui.paper.style import ANSWERS, MARKS, WITHHELD_SHADE
from ui.paper.wording import Wording

SHADES = {f"mark.{place}": shade for place, shade in enumerate(MARKS, start=1)}
SHADES |= {f"answer.{key}": shade for key, shade in zip(("yes", "no", "dk", "refused"), ANSWERS, strict=True)}
REST = 0.0005
"""What is left of a whole by rounding is no withheld part."""
SHA_SHOWN = 16


def imprint_of(document: Document, wording: Wording) -> Imprint:
    """Return what stands on every page and in the file's properties."""
    texts = wording.texts
    return Imprint(
        title=f"{wording.say(document.title)}. {texts.quarter(document.quarter)}",
        author=wording.say(document.author),
        footer=texts("paper.footer", quarter=document.quarter, sha=document.sha256[:SHA_SHOWN]),
        language=texts.language,
    )


def chart_parts(chart: Chart, wording: Wording) -> list[Part]:
    """Return the parts of a chart; what is withheld shows as the rest of the whole."""
    parts = [
        Part(wording.say(part.words), wording.number(part.number), part.number.value, SHADES[part.shade])
        for part in chart.parts
    ]
    rest = 1 - sum(part.fraction for part in parts)
    if rest > REST:
        parts.append(Part(wording.texts("paper.withheld"), "*", rest, WITHHELD_SHADE))
    return parts
