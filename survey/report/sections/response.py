"""Section 3.5: how the clients responded, and whom the poll could not reach."""

from collections.abc import Iterator, Sequence

from survey.edition import Edition
from survey.outcome import Group
from survey.report.book import rate_of
from survey.report.document import Block, Cell, Column, Heading, Kind, Number, Row, Table, Unit, Words
from survey.report.figures import AuditSection, RateFigures
from survey.report.names import note, region_name, say
from survey.report.snapshot import Snapshot

PUBLISHED_RATES = ("RR1", "RR3", "COOP1", "REF1", "CON1")
COUNTED = ("I", "P", "R", "NC", "O", "U", "NE")
WIDTHS = (0.25, 0.09, *[0.045] * 7, 0.065, 0.065, 0.08, 0.065, 0.07)


def response_blocks(snapshot: Snapshot, edition: Edition) -> Iterator[Block]:
    """Yield outcomes and rates by region, the weighted rates, the wrong numbers, the clients without a telephone."""
    section = snapshot.section
    country = section.rate()
    regions = sorted(rates.domain["region"] for rates in section.rates if rates.domain)
    heads: list[Words] = [say("paper.column.region"), say("paper.column.drawn"), *COUNTED, *PUBLISHED_RATES]
    columns = [Column(head, width) for head, width in zip(heads, WIDTHS, strict=True)]
    columns[0] = Column(heads[0], WIDTHS[0], Kind.WORDS)
    yield Heading(say("paper.response"))
    yield Table(
        "rates",
        say("report_text.response_table"),
        tuple(columns),
        tuple(_row(section.rate(region), region, edition) for region in (None, *regions)),
        alphabetical=True,
    )
    yield note("paper.response_note", e=Number("rates.e", country.e, Unit.RATIO))
    weighted = {name: Number(f"rates.weighted.{name}", country.weighted[name], Unit.SHARE) for name in PUBLISHED_RATES}
    yield note("paper.response_weighted", **weighted)
    yield from _bad_numbers(section, regions, edition)
    yield from _coverage(snapshot, edition)


def _row(rates: RateFigures, region: str | None, edition: Edition) -> Row:
    unknown = sum(rates.counts[group] for group in (Group.UH, Group.UR, Group.UO))
    known = [rates.counts[group] for group in (Group.I, Group.P, Group.R, Group.NC, Group.O)]
    counts = (sum(rates.counts.values()), *known, unknown, rates.counts[Group.NE])
    names = ("drawn", *COUNTED)
    at = f"@{region}" if region else ""
    cells: Sequence[Cell] = [
        Number(f"rates.{name}{at}", float(count), Unit.COUNT) for name, count in zip(names, counts, strict=True)
    ]
    return Row(
        (region_name(edition, region), *cells, *(rate_of(rates, name) for name in PUBLISHED_RATES)),
        total=region is None,
    )


def _bad_numbers(section: AuditSection, regions: Sequence[str], edition: Edition) -> Iterator[Block]:
    parts = tuple(
        say(
            "report_text.region_number",
            region=region_name(edition, region),
            number=rate_of(section.rate(region), "bad_numbers"),
        )
        for region in regions
    )
    yield note("paper.bad_numbers", share=rate_of(section.rate(), "bad_numbers"), regions=parts)


def _coverage(snapshot: Snapshot, edition: Edition) -> Iterator[Block]:
    """Say how many clients of the frame have no telephone and so could not be drawn."""
    if snapshot.protocol is None:
        return
    strata = snapshot.protocol.wave.plan.strata
    without, frame = sum(one.no_phone for one in strata), sum(one.persons for one in strata)
    share = Number("coverage.no_phone.share", without / frame if frame else float("nan"), Unit.SHARE)
    named = tuple(
        say(
            "report_text.region_number",
            region=region_name(edition, one.region),
            number=Number(f"coverage.no_phone@{one.region}", float(one.no_phone), Unit.COUNT),
        )
        for one in strata
        if one.no_phone
    )
    number = Number("coverage.no_phone", float(without), Unit.COUNT)
    if named:
        yield note("report_text.coverage", number=number, share=share, regions=named)
    else:
        yield note("report_text.coverage_whole")
