"""Sections 1 and 4 of the report (Annex 3): drafts, and what the supervisor wrote in their place."""

from collections.abc import Iterable, Iterator, Mapping

from survey.edition import Edition
from survey.errors import Refused
from survey.report.document import Block, Edited, Heading, Number, Paragraph, Role, Section, Words
from survey.report.drafting.conclusions import CONCLUSIONS
from survey.report.drafting.introduction import INTRODUCTION
from survey.report.drafting.proposals import PROPOSALS
from survey.report.drafting.rules import Rule
from survey.report.editing import REFERENCE
from survey.report.names import say
from survey.report.snapshot import Snapshot

OWN = "own"
"""The last paragraph of each part is the supervisor's own: empty until he writes it."""
PARTS: Mapping[str, Mapping[str, Rule]] = {
    "introduction": INTRODUCTION,
    "conclusion": CONCLUSIONS,
    "proposal": PROPOSALS,
}


def introduction(snapshot: Snapshot, edition: Edition, figures: Mapping[str, Number]) -> Section:
    """Return section 1."""
    blocks = (Paragraph(edition.headings["introduction_task"]), *_part("introduction", snapshot, edition, figures))
    return Section("introduction", edition.headings["introduction"], blocks)


def conclusion(snapshot: Snapshot, edition: Edition, figures: Mapping[str, Number]) -> Section:
    """Return section 4."""
    blocks: tuple[Block, ...] = (
        Heading(say("report_text.conclusions")),
        *_part("conclusion", snapshot, edition, figures),
        Heading(say("report_text.proposals")),
        *_part("proposal", snapshot, edition, figures),
    )
    return Section("conclusion", edition.headings["conclusion"], blocks)


def drafts(snapshot: Snapshot, edition: Edition) -> Mapping[str, Words]:
    """Return the paragraphs that may be edited, as the rules draft them; "" for what is the supervisor's own."""
    made: dict[str, Words] = {}
    for part, rules in PARTS.items():
        for name, rule in rules.items():
            if draft := rule(snapshot, edition):
                made[f"{part}.{name}"] = draft
        made[f"{part}.{OWN}"] = ""
    return made


def _part(part: str, snapshot: Snapshot, edition: Edition, figures: Mapping[str, Number]) -> Iterator[Paragraph]:
    role = Role.TEXT if part == "introduction" else Role.ITEM
    for name, draft in drafts(snapshot, edition).items():
        if name.startswith(f"{part}."):
            written = snapshot.words.get(name, {})
            if written:
                yield Paragraph(Edited(draft, written, _live(name, written.values(), figures)), role, name)
            elif draft:
                yield Paragraph(draft, role, name)


def _live(paragraph: str, texts: Iterable[str], figures: Mapping[str, Number]) -> Mapping[str, Number]:
    """Return the figures that texts name. Raises Refused (report.reference_stale)."""
    names = {name for text in texts for name in REFERENCE.findall(text)}
    gone = sorted(names - figures.keys())
    if gone:
        raise Refused("report.reference_stale", reference=gone[0], paragraph=paragraph)
    return {name: figures[name] for name in sorted(names)}
