"""Section 2 of the report (Annex 3): the nine indicators of ¶5.1, each with shares and change."""

from collections.abc import Iterator, Mapping, Sequence

from survey.edition import Edition
from survey.report.book import count_of, growths, share_of
from survey.report.document import (
    Bar,
    Block,
    Cell,
    Column,
    Heading,
    Kind,
    Number,
    Paragraph,
    Phrase,
    Role,
    Row,
    Section,
    Table,
    Unit,
    Words,
)
from survey.report.names import age_name, names_of, note, quarter_words, region_name, say
from survey.report.snapshot import Compared, Snapshot
from survey.report.statistics import Carried


def indicators_section(snapshot: Snapshot, edition: Edition) -> Section:
    """Return section 2, of the year in a final report."""
    period = snapshot.year or snapshot.quarter
    return Section(
        "statistics",
        edition.headings["statistics"],
        (
            Paragraph(edition.headings["statistics_task"]),
            *_opening(period, snapshot),
            *indicator_blocks(period, edition),
            note("paper.note_counted"),
            note("report_text.note_growth"),
            *_mode_note(period),
        ),
    )


def indicator_blocks(period: Compared, edition: Edition, level: int = 2) -> Iterator[Block]:
    """Yield the heading and the tables of each of the nine."""
    for name in period.now.indicators:
        yield Heading(edition.headings[name], level)
        yield from _body(period, name, edition)


def _opening(period: Compared, snapshot: Snapshot) -> Iterator[Block]:
    totals = {
        "services": count_of(period.named("services_total")),
        "online": count_of(period.named("services_online")),
        "clients": count_of(period.named("clients_by_region")),
        "enterprises": count_of(period.named("enterprises_by_region_legal_form")),
    }
    if snapshot.year:
        yield Paragraph(say("report_text.counted_year", year=str(snapshot.section.quarter.year), **totals))
    else:
        yield Paragraph(say("paper.counted", **quarter_words(snapshot.section.quarter), **totals))
    carried = (snapshot.year or snapshot.quarter).now.carried
    if carried:
        yield Paragraph(_carried(carried))


def _carried(carried: Carried) -> Phrase:
    return say(
        "paper.carried",
        months=carried.months,
        services=_count("carried.services", carried.services),
        online=_count("carried.online", carried.online),
        clients=_count("carried.clients", carried.clients),
        enterprises=_count("carried.enterprises", carried.enterprises),
    )


def _count(ref: str, value: int) -> Number:
    return Number(ref, float(value), Unit.COUNT)


def _mode_note(period: Compared) -> Iterator[Block]:
    if period.now.mode_unknown:
        yield note("paper.note_mode", unknown=_count(f"{period.prefix}mode_unknown", period.now.mode_unknown))


def _body(period: Compared, name: str, edition: Edition) -> Iterator[Block]:
    one = period.named(name)
    caption = say(f"report_text.caption.{name}")
    match one.dimensions:
        case ("region",):
            yield _bars(period, name, {code: region_name(edition, code) for (code,) in one.cells}, caption)
        case ("age",):
            yield _bars(period, name, {label: age_name(label) for (label,) in one.cells}, caption)
        case (_, "service"):
            yield from _services(period, name, edition)
        case (_, kind):
            yield note("paper.total_once", total=count_of(one))
            names = names_of(edition, kind)
            keys = sorted(one.by(kind), key=lambda key: list(names).index(key))
            if kind == "industry":
                yield _matrix(period, name, {key: key for key in keys}, edition)
                legend = tuple(say("report_text.industry", letter=key, name=names[key]) for key in keys)
                yield Paragraph(say("report_text.industries", sections=legend), Role.NOTE)
            else:
                yield _matrix(period, name, {key: names[key] for key in keys}, edition)


def _compared(period: Compared) -> list[str]:
    """Return the changes that can be told."""
    known = {"growth": period.previous, "year_growth": period.year_ago}
    return [name for name, before in known.items() if before]


def _growth(period: Compared, name: str, change: str, *key: str) -> Number:
    before = period.before(name) if change == "growth" else period.year_before(name)
    return growths(period.named(name), change, before, *key)


def _bars(period: Compared, name: str, names: Mapping[str, Words], caption: Words) -> Table:
    """Return a table of numbers, shares and changes with a bar in each row, which makes it the chart, too."""
    one, changes = period.named(name), _compared(period)
    most = max(one.cells.values(), default=1)

    def row(words: Words, bar: Cell, *key: str) -> Row:
        numbers = (count_of(one, *key), share_of(one, *key))
        changed = (_growth(period, name, change, *key) for change in changes)
        return Row((words, *numbers, *changed, bar), total=not key)

    first = "age" if one.dimensions == ("age",) else "region"
    return Table(
        id=one.name,
        caption=caption,
        columns=(
            Column(say(f"paper.column.{first}"), 0.4 - 0.02 * len(changes), Kind.WORDS),
            Column(say("paper.number"), 0.11),
            Column(say("paper.share"), 0.11),
            *(Column(say(f"report_text.{change}"), 0.11) for change in changes),
            Column("", 0.36 - 0.09 * len(changes), Kind.PICTURES),
        ),
        rows=(
            row(say("paper.total"), ""),
            *(row(words, Bar(one.cells[key,] / most), key) for key, words in names.items()),
        ),
        alphabetical=first == "region",
    )


def _matrix(period: Compared, name: str, names: Mapping[str, Words], edition: Edition) -> Table:
    """Return the regions by the keys of the second dimension, the country's sums, shares and changes above them."""
    one = period.named(name)
    totals = [
        Row((say("paper.sum"), *(count_of(one, key) for key in names)), total=True),
        Row((say("paper.share"), *(share_of(one, key) for key in names)), total=True),
    ]
    for change in _compared(period):
        changed = (_growth(period, name, change, key) for key in names)
        totals.append(Row((say(f"report_text.{change}"), *changed), total=True))
    codes = one.by("region")
    rows = (Row((region_name(edition, code), *(count_of(one, code, key) for key in names))) for code in codes)
    return Table(
        id=one.name,
        caption=say(f"report_text.caption.{name}"),
        columns=(
            Column(say("paper.column.region"), 0.3, Kind.WORDS),
            *(Column(words, 0.7 / max(len(names), 1)) for words in names.values()),
        ),
        rows=(*totals, *rows),
        alphabetical=True,
    )


def _services(period: Compared, name: str, edition: Edition) -> Iterator[Block]:
    """Yield the numbered list of services with the country's numbers, then the regions by those numbers."""
    one, changes = period.named(name), _compared(period)
    whole = one.by("service")
    ordered = sorted(whole, key=lambda service: (-whole[service], service))
    columns: Sequence[Column] = (
        Column(say("paper.service"), 0.74 - 0.1 * len(changes), Kind.WORDS),
        Column(say("paper.number"), 0.13),
        Column(say("paper.share"), 0.13),
        *(Column(say(f"report_text.{change}"), 0.1) for change in changes),
    )

    def row(words: Words, *key: str) -> Row:
        changed = (_growth(period, name, change, *key) for change in changes)
        return Row((words, count_of(one, *key), share_of(one, *key), *changed), total=not key)

    rows = [row(f"{place}. {service}", service) for place, service in enumerate(ordered, start=1)]
    yield Table(
        id=f"{one.name}.list",
        caption=say("report_text.caption.services_list"),
        columns=tuple(columns),
        rows=(row(say("paper.total")), *rows),
    )
    yield note("paper.services_numbered")
    numbers = {service: f"№\N{NO-BREAK SPACE}{place}" for place, service in enumerate(ordered, start=1)}
    yield _matrix(period, name, numbers, edition)
