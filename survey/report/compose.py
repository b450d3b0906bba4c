"""The document of a report (Annex 3), from its snapshot."""

from collections.abc import Iterator
from dataclasses import replace

from survey.edition import Edition
from survey.errors import Refused
from survey.report.book import figures_of
from survey.report.document import Document, Section, Words, numbered
from survey.report.names import quarter_words, say
from survey.report.sections.annexes import annexes, flags_of
from survey.report.sections.audit import audit_section
from survey.report.sections.changes import changes_annex
from survey.report.sections.indicators import indicators_section
from survey.report.sections.words import conclusion, drafts, introduction
from survey.report.snapshot import Snapshot


def compose(snapshot: Snapshot, edition: Edition) -> Document:
    """Return the report as one document.

    Raises Refused (report.reference_stale, report.paragraph_stale) where the supervisor's words no longer fit.
    """
    gone = sorted(snapshot.words.keys() - drafts(snapshot, edition).keys())
    if gone:
        raise Refused("report.paragraph_stale", paragraph=gone[0])
    figures = figures_of(snapshot)
    body = (
        introduction(snapshot, edition, figures),
        indicators_section(snapshot, edition),
        audit_section(snapshot, edition),
        conclusion(snapshot, edition, figures),
    )
    return Document(
        kind=snapshot.kind,
        quarter=snapshot.section.quarter,
        title=edition.headings["title"],
        author=edition.actors["agency"],
        cover=_cover(snapshot, edition),
        sections=numbered((*body, *_annexes(snapshot, edition, body))),
        sha256=snapshot.sha256,
        version=snapshot.version,
    )


def _annexes(snapshot: Snapshot, edition: Edition, body: tuple[Section, ...]) -> Iterator[Section]:
    made = [*annexes(snapshot, edition, flags_of(body))]
    if snapshot.changes:
        made.insert(0, changes_annex(snapshot, body))
    for number, annex in enumerate(made, start=1):
        yield replace(annex, heading=say("report_text.annex", number=str(number), heading=annex.heading))


def _cover(snapshot: Snapshot, edition: Edition) -> tuple[Words, ...]:
    quarter = snapshot.section.quarter
    as_at = edition.report.as_at(quarter)
    period = say(f"report_text.cover_{snapshot.kind.value}", **quarter_words(quarter), day=as_at)
    return (
        period,
        say("report_text.cover_order", order=edition.title),
        say("report_text.cover_addressee", ministry=edition.actors["ministry"]),
        say("report_text.cover_version", version=str(snapshot.version)),
        say("report_text.cover_sha", sha=snapshot.sha256),
    )
