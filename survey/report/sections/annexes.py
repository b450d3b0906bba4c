"""The report's annexes: breaches (¶14), rows left out (¶¶10, 11), the sampling protocol, the note on method."""

from collections.abc import Iterable, Iterator

from survey.edition import Edition
from survey.periods import Month
from survey.report.document import (
    Block,
    Cell,
    Column,
    Edited,
    Interval,
    Kind,
    Number,
    Paragraph,
    Phrase,
    Role,
    Row,
    Section,
    Table,
    Unit,
    Value,
)
from survey.report.editing import REFERENCE
from survey.report.figures import AuditSection, Weighting
from survey.report.names import note, region_name, say
from survey.report.sections.indicators import indicator_blocks
from survey.report.snapshot import MonthRows, Snapshot
from survey.sampling.design import StratumPlan
from survey.sampling.protocol import Protocol

SIGN_NOTES = {"suppressed": "note_suppressed", "few": "note_few", "review": "note_review"}
STRATUM_COUNTS = ("persons", "services", "no_phone", "sample", "completes")


def annexes(snapshot: Snapshot, edition: Edition, flags: frozenset[str]) -> Iterator[Section]:
    """Yield the annexes in order; `flags` are those of the figures before them, which the note explains."""
    yield Section("breaches", say("report_text.breaches"), tuple(_breaches(snapshot)))
    yield Section("left_out", say("report_text.left_out"), tuple(_left_out(snapshot)))
    if snapshot.year:
        blocks = (Paragraph(say("report_text.quarter_included")), *indicator_blocks(snapshot.quarter, edition, level=3))
        yield Section("quarter", say("report_text.quarter_annex", quarter=snapshot.section.quarter), blocks)
    if snapshot.protocol:
        yield Section("protocol", say("report_text.protocol"), tuple(_protocol(snapshot.protocol, edition)))
    yield Section("method", say("paper.notes"), tuple(_method(snapshot.section, edition, flags)))


def _breaches(snapshot: Snapshot) -> Iterator[Block]:
    breaches = snapshot.section.breaches
    if not breaches:
        yield Paragraph(say("report_text.no_breaches"))
        return
    for breach in breaches:
        yield Paragraph(say("paper.breach", month=breach.month, due=breach.due, received=breach.received), Role.ITEM)


def _left_out(snapshot: Snapshot) -> Iterator[Block]:
    yield _acts(snapshot.section)
    columns = (
        Column(say("report_text.month_column"), 0.4, Kind.WORDS),
        *(Column(say(f"report_text.{name}"), 0.2) for name in ("rows", "counted_rows", "left_out_rows")),
    )
    rows = tuple(_month(one) for one in snapshot.months)
    yield Table("left_out.months", say("report_text.months_table"), columns, rows)
    reasons = sorted({code for one in snapshot.months if not one.late for code in one.left_out})
    if not reasons:
        yield Paragraph(say("report_text.none_left_out"))
        return
    in_time = [one for one in snapshot.months if not one.late]
    width = 0.5 / len(in_time)
    yield Table(
        "left_out.reasons",
        say("report_text.reasons_table"),
        (
            Column(say("report_text.reason"), 0.5, Kind.WORDS),
            *(Column(say("report_text.month", month=one.month), width) for one in in_time),
        ),
        tuple(
            Row(
                (
                    say(f"finding.name.{code}"),
                    *(_count(f"left_out.{code}", one.left_out.get(code, 0), one.month) for one in in_time),
                )
            )
            for code in reasons
        ),
    )
    yield note("report_text.note_reasons")


def _month(one: MonthRows) -> Row:
    if one.late:
        counts = (("rows", one.rows), ("counted", 0), ("left_out", one.rows))
    else:
        counts = (("rows", one.rows), ("counted", one.counted), ("left_out", one.rows - one.counted))
    name = say("report_text.late_month", month=one.month) if one.late else say("report_text.month", month=one.month)
    return Row((name, *(_count(f"months.{key}", value, one.month) for key, value in counts)))


def _count(ref: str, value: int, month: Month) -> Number:
    return Number(f"{ref}@{month}", float(value), Unit.COUNT)


def _acts(section: AuditSection) -> Paragraph:
    """Say how far the acts were checked (¶11); a check that was not carried out is never told as passed."""
    acts = section.acts
    left_out = Number("acts.left_out", float(acts.left_out), Unit.COUNT)
    if acts.carried_out:
        return Paragraph(say("paper.acts_checked", rows=left_out))
    if acts.months:
        return Paragraph(say("paper.acts_partly", months=acts.months, rows=left_out))
    return Paragraph(say("paper.acts_not_checked"))


def _protocol(protocol: Protocol, edition: Edition) -> Iterator[Block]:
    wave, plan = protocol.wave, protocol.wave.plan
    request = plan.request
    yield Paragraph(say("protocol.drawn", at=wave.drawn_at, by=protocol.drawn_by, edition=wave.edition))
    for source in protocol.sources:
        values: dict[str, Value] = {
            "month": source.month,
            "file": source.file,
            "number": str(source.number),
            "received": source.received,
            "rows": _plain("protocol.rows", source.rows),
            "counted": _plain("protocol.counted", source.counted),
            "sha": source.sha256,
        }
        yield Paragraph(say("protocol.source_late" if source.late else "protocol.source", **values), Role.ITEM)
    yield Paragraph(say("protocol.frame_sha", sha=wave.frame_sha256))
    yield Paragraph(
        say(
            "protocol.design_text",
            allocation=say(f"labels.allocation_{request.allocation.value}"),
            response=Number("protocol.response", request.response, Unit.SHARE),
        )
    )
    yield Paragraph(say("protocol.seed", seed=wave.seed))
    totals = {name: sum(getattr(one, name) for one in plan.strata) for name in STRATUM_COUNTS}
    margin = Number("protocol.margin", plan.margin, Unit.SHARE)
    columns = (
        Column(say("wave.column.region"), 0.31, Kind.WORDS),
        *(Column(say(f"wave.column.{name}"), 0.115) for name in (*STRATUM_COUNTS, "margin")),
    )
    total = Row((say("wave.total"), *(_plain(f"protocol.{name}", totals[name]) for name in totals), margin), total=True)
    rows = (_stratum(one, edition) for one in plan.strata)
    yield Table("protocol", say("report_text.protocol_table"), columns, (total, *rows), alphabetical=True)
    released = {release.replicate: release.at for release in protocol.releases}
    yield Table(
        "protocol.replicates",
        say("report_text.replicates_table"),
        (
            Column(say("protocol.replicate"), 0.3, Kind.WORDS),
            Column(say("wave.column.persons"), 0.2),
            Column(say("protocol.released"), 0.5),
        ),
        tuple(
            Row(
                (
                    str(replicate),
                    _plain(f"protocol.replicate.{replicate}", size),
                    say("report_text.moment", at=released[replicate])
                    if replicate in released
                    else say("protocol.in_reserve"),
                )
            )
            for replicate, size in sorted(protocol.replicates.items())
        ),
    )


def _stratum(one: StratumPlan, edition: Edition) -> Row:
    counts = (_plain(f"protocol.{name}@{one.region}", getattr(one, name)) for name in STRATUM_COUNTS)
    margin = Number(f"protocol.margin@{one.region}", one.margin, Unit.SHARE)
    return Row((region_name(edition, one.region), *counts, margin))


def _plain(ref: str, value: int) -> Number:
    return Number(ref, float(value), Unit.COUNT)


def _method(section: AuditSection, edition: Edition, flags: frozenset[str]) -> Iterator[Block]:
    for flag, key in SIGN_NOTES.items():
        if flag in flags:
            yield note(f"paper.{key}")
    for name in _method_notes(section):
        yield note(f"method.{name}")
    for key, codes in (("note_lonely", section.lonely), ("note_silent", section.silent)):
        if codes:
            yield note(f"paper.{key}", regions=tuple(region_name(edition, code) for code in codes))


def _method_notes(section: AuditSection) -> Iterator[str]:
    """Yield the sentences that the section's figures need (docs/method.md)."""
    yield from ("sample", "weights")
    if section.weighting is Weighting.RAKED:
        yield "raking"
    yield from ("services", "intervals")
    if any(figure.change for figure in section.figures):
        yield "change"
    yield "decisions"


def flags_of(sections: Iterable[Section]) -> frozenset[str]:
    """Return the flags of the figures that are shown."""
    found: set[str] = set()
    for section in sections:
        for block in section.blocks:
            match block:
                case Table():
                    cells: list[Cell] = [cell for row in block.rows for cell in row.cells]
                    found |= {cell.flag for cell in cells if isinstance(cell, Number) and cell.flag}
                case Paragraph():
                    found |= _flags_of_words(block.words)
    return frozenset(found)


def _flags_of_words(value: object) -> set[str]:
    match value:
        case Number(flag=str(flag)) | Interval(flag=str(flag)):
            return {flag}
        case Phrase():
            return set().union(*map(_flags_of_words, value.values.values()))
        case tuple():
            return set().union(*map(_flags_of_words, value))
        case Edited():
            named = (value.figures[name] for text in value.texts.values() for name in REFERENCE.findall(text))
            return set().union(*map(_flags_of_words, named))
    return set()
