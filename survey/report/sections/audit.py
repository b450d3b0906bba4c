"""Section 3 of the report (Annex 3), the quality audit, put together."""

from collections.abc import Iterator
from dataclasses import replace

from survey.edition import Edition
from survey.report.book import count_number, number_of, rate_of
from survey.report.document import Block, Column, Kind, Paragraph, Row, Section, Table
from survey.report.names import note, quarter_words, say
from survey.report.sections.online import aspects, wishes
from survey.report.sections.poll import CONFIRMATION, CRITERIA, Poll
from survey.report.sections.response import response_blocks
from survey.report.snapshot import Snapshot

HEADLINES = ("q1.yes", "q2.mean", "q2.top", "q3.yes", "q4.yes")


def audit_section(snapshot: Snapshot, edition: Edition) -> Section:
    """Return section 3."""
    section, headings = snapshot.section, edition.headings
    poll = Poll(section, edition)
    questions = {question.id: question for question in edition.questionnaire.questions}
    extra = {"satisfaction": aspects, "interest": wishes}
    blocks: list[Block] = [Paragraph(headings["audit_task"]), *_opening(snapshot), *_year(snapshot)]
    for question, criterion in CRITERIA.items():
        blocks += poll.criterion(headings[criterion], questions[question])
        if criterion in extra:
            blocks += extra[criterion](section, edition)
    blocks += poll.criterion(say("paper.confirmation"), questions[CONFIRMATION])
    blocks += poll.doubtful()
    blocks += response_blocks(snapshot, edition)
    return Section("audit", headings["audit"], tuple(blocks))


def _opening(snapshot: Snapshot) -> Iterator[Block]:
    section = snapshot.section
    counts = {name: count_number(name, getattr(section, name)) for name in ("frame", "sample", "interviews")}
    rr3 = rate_of(section.rate(), "RR3")
    yield Paragraph(say("paper.opening", **quarter_words(section.quarter), rr3=rr3, **counts))
    if section.last_at is None:
        yield note("paper.no_interviews")
    else:
        yield note("paper.as_at", moment=section.last_at)


def _year(snapshot: Snapshot) -> Iterator[Block]:
    """Yield the headline figures of the year's quarters beside each other, in the final report."""
    if not snapshot.audits:
        return
    rows = []
    for section in (*snapshot.audits, snapshot.section):
        headlines = (number_of(section.figure(f"audit.{name}")) for name in HEADLINES)
        numbers = (count_number("interviews", section.interviews), *headlines)
        # Figures of other quarters are named for their quarter, so that no reference means two.
        cells = (replace(number, ref=f"{number.ref}@{section.quarter}") for number in numbers)
        rows.append(Row((say("report_text.quarter", quarter=section.quarter), *cells)))
    columns = (
        Column(say("report_text.quarter_column"), 0.25, Kind.WORDS),
        Column(say("report_text.interviews_column"), 0.12),
        *(Column(say(f"report_text.headline.{name}"), 0.126) for name in HEADLINES),
    )
    yield Table("audit.year", say("report_text.year_table"), columns, tuple(rows))
