"""Section 4 in draft, its conclusions: what stands out, what changed beyond its error, who is below the country."""

from survey.edition import Edition
from survey.language import Text
from survey.registers.questionnaires import ASPECT, FINANCIAL, OTHER, names_of
from survey.report.book import (
    changes_of,
    count_number,
    count_of,
    growths,
    interval_of,
    number_of,
    rate_of,
    share_of,
)
from survey.report.document import Phrase
from survey.report.drafting.rules import HEADLINES, Rule, below, is_shown, named
from survey.report.figures import Figure
from survey.report.names import region_name, say
from survey.report.snapshot import Snapshot

CONFIRMED = "audit.q1.services"


def grown(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Say how the number of services changed; it is counted, not drawn, so its change has no error."""
    period = snapshot.year or snapshot.quarter
    services = period.named("services_total")
    before = growths(services, "growth", period.before("services_total"))
    year = growths(services, "year_growth", period.year_before("services_total"))
    match before.is_known, year.is_known:
        case True, True:
            return say("draft.grown_both", services=count_of(services), before=before, year=year)
        case True, False:
            return say("draft.grown", services=count_of(services), before=before)
        case False, True:
            return say("draft.grown_year", services=count_of(services), year=year)
    return None


def leading(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Name the region and the service that stand out by number."""
    period = snapshot.year or snapshot.quarter
    regions, services = period.named("clients_by_region"), period.named("services_by_region_service")
    if not regions.total or not services.total:
        return None
    (code,) = max(regions.cells, key=lambda key: (regions.cells[key], key))
    whole = services.by("service")
    service = max(whole, key=lambda name: (whole[name], name))
    return say(
        "draft.leading",
        region=region_name(edition, code),
        clients=count_of(regions, code),
        clients_share=share_of(regions, code),
        service=service,
        services=count_of(services, service),
        services_share=share_of(services, service),
    )


def quality(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Tell the mean mark and who gave 4 and 5."""
    mean, top = (snapshot.section.figure(f"audit.{name}") for name in ("q2.mean", "q2.top"))
    if not (is_shown(mean) and is_shown(top)):
        return None
    return say(
        "draft.quality",
        mean=number_of(mean),
        mean_interval=interval_of(mean),
        top=number_of(top),
        top_interval=interval_of(top),
    )


def satisfaction(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Tell whom the service helped."""
    return _share(snapshot, "q3.yes", "draft.satisfaction")


def aspects(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Name the aspects with the highest and the lowest mean mark (Annex 2)."""
    texts = dict(zip(names_of(ASPECT, edition.online.aspects), edition.online.aspects, strict=True))
    marks = {
        name: figure
        for name in texts
        if snapshot.section.online and is_shown(figure := snapshot.section.online_figure(f"online.{name}.mean"))
    }
    if len(marks) < len(texts):
        return None
    best = max(marks, key=lambda name: marks[name].estimate)
    worst = min(marks, key=lambda name: marks[name].estimate)
    if marks[best].estimate == marks[worst].estimate:
        return None
    return say(
        "draft.aspects",
        best=texts[best],
        best_mark=number_of(marks[best]),
        worst=texts[worst],
        worst_mark=number_of(marks[worst]),
    )


def interest(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Tell who wants financial instruments."""
    return _share(snapshot, "q4.yes", "draft.interest")


def wished(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Name the support that the questionnaires wish for most, of each kind (Annex 2)."""
    online = edition.online
    financial = _most_wished(snapshot, FINANCIAL, online.financial_support)
    other = _most_wished(snapshot, OTHER, online.other_support)
    if financial is None or other is None:
        return None
    return say(
        "draft.wished",
        financial=financial[1],
        financial_share=number_of(financial[0]),
        other=other[1],
        other_share=number_of(other[0]),
    )


def changed(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Name the figures that changed since the quarter before beyond their error: the interval leaves out 0."""
    known = [figure for name in HEADLINES if (figure := snapshot.section.figure(f"audit.{name}")).change]
    moved = tuple(
        say(f"draft.moved.{figure.id.removeprefix('audit.')}", change=number, se=error)
        for figure in known
        if figure.change and (figure.change.low > 0 or figure.change.high < 0)
        for number, error in [changes_of(figure, figure.change)]
    )
    if not known:
        return None
    return say("draft.changed", figures=moved) if moved else say("draft.not_changed")


def below_country(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Name the regions that are below the country beyond error, figure by figure."""
    told = tuple(
        say(f"draft.below_in.{name}", regions=named(codes, edition))
        for name in HEADLINES
        if (codes := below(snapshot, name))
    )
    return say("draft.below", figures=told) if told else None


def registry(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Tell what the poll says of the registry: services confirmed, numbers that do not work."""
    section = snapshot.section
    confirmed = section.figure(CONFIRMED)
    if not section.interviews:
        return None
    doubtful, bad = count_number("doubtful", section.doubtful), rate_of(section.rate(), "bad_numbers")
    if not is_shown(confirmed):
        return say("draft.registry_short", doubtful=doubtful, bad=bad)
    return say(
        "draft.registry",
        confirmed=number_of(confirmed),
        interval=interval_of(confirmed),
        doubtful=doubtful,
        bad=bad,
    )


def no_conclusion(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Say that the poll allows no conclusion: nobody has answered, or all of its figures are withheld."""
    section = snapshot.section
    if any(is_shown(section.figure(f"audit.{name}")) for name in HEADLINES):
        return None
    return say("draft.withheld") if section.interviews else say("draft.no_answers")


CONCLUSIONS: dict[str, Rule] = {
    "grown": grown,
    "leading": leading,
    "quality": quality,
    "satisfaction": satisfaction,
    "aspects": aspects,
    "interest": interest,
    "wished": wished,
    "changed": changed,
    "below": below_country,
    "registry": registry,
    "no_conclusion": no_conclusion,
}


def _share(snapshot: Snapshot, name: str, key: str) -> Phrase | None:
    figure = snapshot.section.figure(f"audit.{name}")
    return say(key, share=number_of(figure), interval=interval_of(figure)) if is_shown(figure) else None


def _most_wished(snapshot: Snapshot, kind: str, texts: tuple[Text, ...]) -> tuple[Figure, Text] | None:
    """Return the kind of support that the largest share wished for."""
    section = snapshot.section
    wishes = {name: section.online_figure(f"online.{name}") for name in names_of(kind, texts) if section.online}
    words = dict(zip(names_of(kind, texts), texts, strict=True))
    shown = {name: figure for name, figure in wishes.items() if is_shown(figure)}
    most = max(shown, key=lambda name: shown[name].estimate, default=None)
    return (shown[most], words[most]) if most else None
