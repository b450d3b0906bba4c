"""Where each section and each paragraph of a report stands."""

from collections.abc import Iterator, Mapping, Sequence

from survey.edition import Edition
from survey.language import Language
from survey.report.document import Document, Edited, Number, Words
from survey.report.editing import REFERENCE
from survey.report.figures import AuditSection
from survey.services.issuing import Editable
from ui.paper.wording import Wording
from ui.report.faces import ParagraphLine, SectionLine
from ui.texts import NO_FIGURE, Texts

PARTS_OF = {"introduction": ("introduction",), "conclusion": ("conclusion", "proposal")}
"""The paragraphs of sections 1 and 4 by how their ids begin."""
DRAFTED, EDITED, STALE, COMPUTED, EMPTY = "drafted", "edited", "stale", "computed", "empty"


class WordStates:
    """Judges what was written against the figures and the rules of now."""

    def __init__(self, figures: Mapping[str, Number], editable: Sequence[Editable]) -> None:
        """Take the figures that a text may name, and the paragraphs."""
        self._figures = figures
        self.editable = editable

    def of(self, one: Editable) -> str:
        """Return the state of a paragraph; one that names a figure that is no more, or has no rule, is stale."""
        if not one.written:
            return DRAFTED if one.draft else EMPTY
        names = {name for text in one.written.values() for name in REFERENCE.findall(text)}
        own = one.paragraph.endswith(".own")
        return STALE if names - self._figures.keys() or not (one.draft or own) else EDITED

    def of_section(self, key: str) -> str:
        """Return the state of a section."""
        if key not in PARTS_OF:
            return COMPUTED
        states = {self.of(one) for one in self.editable if one.paragraph.startswith(PARTS_OF[key])}
        return next(state for state in (STALE, EDITED, DRAFTED) if state in states | {DRAFTED})

    def shown(self, one: Editable) -> Words:
        """Return a paragraph as it is printed, a stale one as its draft."""
        live = one.written and self.of(one) == EDITED
        return Edited(one.draft, one.written, self._figures) if live else one.draft


def headings_of(document: Document | None, edition: Edition) -> Mapping[str, Words]:
    """Return the headings of the sections by key; without a document those of Annex 3."""
    if document is None:
        return {key: edition.headings[key] for key in ("introduction", "statistics", "audit", "conclusion")}
    return {section.key: section.heading for section in document.sections}


def section_lines(
    states: WordStates, section: AuditSection, headings: Mapping[str, Words], texts: Texts
) -> Sequence[SectionLine]:
    """Return the sections in order with their states."""
    wording = Wording(texts)
    lines = []
    for key, heading in headings.items():
        state = states.of_section(key)
        words = texts(f"report.state.{state}")
        if key == "audit":
            words = texts("report.interviews_count", n=section.interviews)
        lines.append(SectionLine(key, wording.say(heading), words, stale=state == STALE))
    return lines


def paragraph_lines(states: WordStates, page: Texts, texts: Texts) -> Iterator[ParagraphLine]:
    """Yield the paragraphs in order, in the language of the page."""
    wording = Wording(page)
    for one in states.editable:
        state, words = states.of(one), wording.say(states.shown(one))
        yield ParagraphLine(
            paragraph=one.paragraph,
            place=texts(f"report.part.{one.paragraph.partition('.')[0]}"),
            words=words or written_of(one, page.language) or NO_FIGURE,
            state=texts(f"report.state.{state}"),
            stale=state == STALE,
        )


def written_of(one: Editable, language: Language) -> str:
    """Return what was written in a language, else in any."""
    return one.written.get(language) or next(iter(one.written.values()), "")
