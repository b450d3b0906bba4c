"""What the online questionnaires say (Annex 2; ¶¶5.2, 15): marks of the aspects, support wished for."""

from collections.abc import Iterator, Mapping, Sequence

from survey.edition import Edition
from survey.language import Text
from survey.registers.questionnaires import ASPECT, FINANCIAL, OTHER, names_of
from survey.report.book import number_of
from survey.report.document import Block, Column, Kind, Paragraph, Row, Table, Words
from survey.report.figures import AuditSection, Figure
from survey.report.names import note, region_name, say
from survey.report.sections.poll import respondents


def aspects(section: AuditSection, edition: Edition) -> Iterator[Block]:
    """Yield the mean mark of each aspect, for the country and by region."""
    if not section.online:
        yield Paragraph(say("report_text.no_questionnaires"))
        return
    names = _named(ASPECT, edition.online.aspects, ".mean")
    yield Paragraph(say("report_text.aspects"))
    yield _list("online.aspects", say("report_text.aspects_table"), section, names, "mean")
    yield note("report_text.numbered")
    yield _by_region("online.aspects.regions", say("report_text.aspects_regions"), section, names, edition)
    yield note("report_text.base_questionnaires")


def wishes(section: AuditSection, edition: Edition) -> Iterator[Block]:
    """Yield the share that wished for each kind of support, financial and other."""
    if not section.online:
        yield Paragraph(say("report_text.no_questionnaires"))
        return
    online = edition.online
    for kind, supports in ((FINANCIAL, online.financial_support), (OTHER, online.other_support)):
        names = _named(kind, supports)
        yield Paragraph(say(f"report_text.{kind}"))
        yield _list(f"online.{kind}", say(f"report_text.{kind}_table"), section, names, "share")
        yield note("report_text.numbered")
        yield _by_region(f"online.{kind}.regions", say(f"report_text.{kind}_regions"), section, names, edition)
    yield note("report_text.base_questionnaires")


def _named(kind: str, texts: Sequence[Text], part: str = "") -> Mapping[str, Text]:
    return {f"online.{name}{part}": words for name, words in zip(names_of(kind, texts), texts, strict=True)}


def _list(name: str, caption: Words, section: AuditSection, names: Mapping[str, Text], value: str) -> Table:
    figures = (section.online_figure(figure) for figure in names)
    rows = (
        Row((say("report_text.place", place=str(place), words=words), respondents(figure), number_of(figure)))
        for place, (words, figure) in enumerate(zip(names.values(), figures, strict=True), start=1)
    )
    columns = (
        Column(say("report_text.asked_about"), 0.76, Kind.WORDS),
        Column(say("paper.column.n"), 0.1),
        Column(say("paper.column.mean") if value == "mean" else say("paper.share"), 0.14),
    )
    return Table(name, caption, columns, tuple(rows))


def _by_region(name: str, caption: Words, section: AuditSection, names: Mapping[str, Text], edition: Edition) -> Table:
    def row(region: str | None) -> Row:
        figures: list[Figure] = [section.online_figure(figure, region) for figure in names]
        cells = (respondents(figures[0]), *map(number_of, figures))
        return Row((region_name(edition, region), *cells), total=region is None)

    regions = sorted({one.domain["region"] for one in section.online if "region" in one.domain})
    width = 0.6 / len(names)
    columns = (
        Column(say("paper.column.region"), 0.32, Kind.WORDS),
        Column(say("paper.column.n"), 0.08),
        *(Column(f"№\N{NO-BREAK SPACE}{place}", width) for place in range(1, len(names) + 1)),
    )
    return Table(name, caption, columns, tuple(map(row, (None, *regions))), alphabetical=True)
