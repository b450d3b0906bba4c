"""Section 2 of the report (Annex 3): the nine indicators of ¶5.1 on paper."""

from collections.abc import Iterator, Mapping, Sequence

from reportlab.platypus import CondPageBreak, Flowable

from survey.alphabet import alphabetical
from survey.report.stated import UNKNOWN
from survey.report.statistics import Carried, Statistic, Statistics
from ui.paper.charts import ValueBar
from ui.paper.sheet import WIDTH
from ui.paper.tables import Cell, table
from ui.paper.written import Written
from ui.texts import ROMAN

COLUMNS, WORDY_COLUMNS = 7, 5
"""So many columns of numbers stand beside the region, fewer where they are headed by words; what is left goes below."""
NUMBERS = 0.7
"""The share of the width that they take together."""
WORDY = 9
ROOM = 190
"""A heading and a good part of its table stay together: so many points must be left on the page."""


def statistics_story(written: Written) -> Iterator[Flowable]:
    """Yield section 2, nothing where it was not counted."""
    counted = written.section.statistics
    if not counted.indicators:
        return
    yield written.paragraph(_heading(written, "statistics"), "heading1")
    yield written.paragraph(_heading(written, "statistics_task"))
    yield _opening(written, counted)
    if counted.carried:
        yield _carried(written, counted.carried)
    for name, one in counted.indicators.items():
        yield CondPageBreak(ROOM)
        heading = written.paragraph(_heading(written, name), "heading2")
        heading.keepWithNext = 0  # the table below may go on overleaf, its headings with it
        yield heading
        yield from _body(written, one)
    yield from _notes(written, counted)


def _heading(written: Written, name: str) -> str:
    return written.edition.headings[name][written.texts.language]


def _opening(written: Written, counted: Statistics) -> Flowable:
    number, quarter = written.texts.number, written.section.quarter
    return written.say(
        "counted",
        year=quarter.year,
        number=ROMAN[quarter.number - 1],
        services=number(counted["services_total"].total),
        online=number(counted["services_online"].total),
        clients=number(counted["clients_by_region"].total),
        enterprises=number(counted["enterprises_by_region_legal_form"].total),
    )


def _carried(written: Written, carried: Carried) -> Flowable:
    number = written.texts.number
    return written.say(
        "carried",
        months=carried.months,
        services=number(carried.services),
        online=number(carried.online),
        clients=number(carried.clients),
        enterprises=number(carried.enterprises),
    )


def _body(written: Written, one: Statistic) -> Iterator[Flowable]:
    match one.dimensions:
        case ("region",):
            yield _bars(written, one, {code: written.region(code) for code in _regions(written, one)})
        case ("age",):
            yield _bars(written, one, {label: _age(written, label) for (label,) in one.cells})
        case (_, "service"):
            yield from _services(written, one)
        case (_, kind):
            yield written.say("total_once", "small", total=written.texts.number(one.total))
            names = _names(written, kind)
            keys = sorted(one.by(kind), key=lambda key: list(names).index(key))
            if kind == "industry":
                yield from _matrix(written, one, {key: key for key in keys})
                yield written.say("sections", "small", sections="; ".join(f"{key} – {names[key]}" for key in keys))
            else:
                yield from _matrix(written, one, {key: names[key] for key in keys})


def _regions(written: Written, one: Statistic) -> list[str]:
    return sorted(one.by("region"), key=lambda code: alphabetical(written.region(code)))


def _age(written: Written, label: str) -> str:
    if label == UNKNOWN:
        return written.texts("paper.unknown")
    youngest, _, oldest = label.partition("..")
    if not oldest:
        return label.replace("-", "–") if youngest == label else written.texts("paper.age_from", age=youngest)
    return written.texts("paper.age_to", age=oldest)


def _names(written: Written, kind: str) -> Mapping[str, str]:
    """Return the names of a dimension's keys in the order of its columns, the unknown last."""
    texts, report = written.texts, written.edition.report
    unknown = {UNKNOWN: texts("paper.unknown"), "unknown": texts("paper.unknown")}
    match kind:
        case "sex":
            named = {key: texts(f"paper.sex.{key}") for key in ("male", "female")}
        case "category":
            named = {key: texts(f"paper.category.{key}") for key in ("micro", "small", "medium", "large")}
        case "industry":
            named = {key: name[texts.language] for key, name in report.industries.items()}
        case _:
            named = {key: name[texts.language] for key, name in report.legal_forms.items()}
    return named | unknown


def _bars(written: Written, one: Statistic, names: Mapping[str, str]) -> Flowable:
    """Return a table of numbers and shares with a bar in each row, which makes it the chart, too."""
    share = 0.35
    most = max(one.cells.values(), default=1)
    rows: list[Sequence[Cell]] = [
        [written.texts("paper.total"), written.texts.number(one.total), *_whole(written, one)]
    ]
    for key, name in names.items():
        value = one.cells[key,]
        bar = ValueBar(value / most, share * WIDTH - 8)
        rows.append([name, written.texts.number(value), written.percent(value / one.total), bar])
    first = "age" if one.dimensions == ("age",) else "region"
    headings = [
        written.texts(f"paper.column.{first}"),
        *(written.texts(f"paper.{name}") for name in ("number", "share")),
    ]
    return table([*headings, ""], rows, [width * WIDTH for width in (0.41, 0.12, 0.12, share)])


def _whole(written: Written, one: Statistic) -> Sequence[Cell]:
    return (written.percent(1) if one.total else "–", "")


def _matrix(written: Written, one: Statistic, names: Mapping[str, str]) -> Iterator[Flowable]:
    """Yield tables of regions by the keys of the second dimension, as many keys in each as fit."""
    keys = list(names)
    most = WORDY_COLUMNS if any(len(name) > WORDY for name in names.values()) else COLUMNS
    for start in range(0, len(keys), most):
        if start:
            yield CondPageBreak(ROOM)
            yield written.say("goes_on", "small")
        page = keys[start : start + most]
        headings = [written.texts("paper.column.region"), *(names[key] for key in page)]
        number = NUMBERS / most
        widths = (1 - number * len(page), *[number] * len(page))
        yield table(headings, _matrix_rows(written, one, page), [width * WIDTH for width in widths])


def _matrix_rows(written: Written, one: Statistic, keys: Sequence[str]) -> list[Sequence[Cell]]:
    texts, whole = written.texts, one.by(one.dimensions[1])
    every = sum(whole.values())
    return [
        [texts("paper.sum"), *(texts.number(whole[key]) for key in keys)],
        [texts("paper.share"), *(written.percent(whole[key] / every) for key in keys)],
        *(
            [written.region(code), *(texts.number(one.cells.get((code, key), 0)) for key in keys)]
            for code in _regions(written, one)
        ),
    ]


def _services(written: Written, one: Statistic) -> Iterator[Flowable]:
    """Yield the numbered list of services with the country's numbers, then the regions by those numbers."""
    texts, whole = written.texts, one.by("service")
    ordered = sorted(whole, key=lambda service: (-whole[service], service))
    rows: list[Sequence[Cell]] = [[texts("paper.total"), texts.number(one.total), *_whole(written, one)[:1]]]
    rows += [
        [f"{place}. {service}", texts.number(whole[service]), written.percent(whole[service] / one.total)]
        for place, service in enumerate(ordered, start=1)
    ]
    headings = [texts("paper.service"), texts("paper.number"), texts("paper.share")]
    yield table(headings, rows, [width * WIDTH for width in (0.74, 0.13, 0.13)])
    yield CondPageBreak(ROOM)
    yield written.say("services_numbered", "small")
    yield from _matrix(written, one, {service: f"№ {place}" for place, service in enumerate(ordered, start=1)})


def _notes(written: Written, counted: Statistics) -> Iterator[Flowable]:
    yield written.say("note_counted", "small")
    if counted.mode_unknown:
        yield written.say("note_mode", "small", unknown=written.texts.number(counted.mode_unknown))
