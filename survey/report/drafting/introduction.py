"""Section 1 in draft: what was done in the period."""

from survey.edition import Edition
from survey.report.book import count_number, count_of, online_share, rate_of, registry_rows
from survey.report.document import Phrase
from survey.report.drafting.rules import Rule
from survey.report.names import quarter_words, say
from survey.report.snapshot import Snapshot


def basis(snapshot: Snapshot, edition: Edition) -> Phrase:
    """Say what the report is and on what it rests (¶¶4, 12)."""
    actors = {"agency": edition.actors["agency"], "provider": edition.actors["provider"]}
    key = "draft.basis_final" if snapshot.year else "draft.basis"
    return say(key, **quarter_words(snapshot.section.quarter), **actors)


def registries(snapshot: Snapshot, _edition: Edition) -> Phrase:
    """Say what the registries held (¶¶7, 10)."""
    return say(
        "draft.registries",
        months=tuple(one.month for one in snapshot.months),
        **registry_rows(snapshot),
    )


def scale(snapshot: Snapshot, _edition: Edition) -> Phrase:
    """Say how many services were rendered to how many clients (¶5.1)."""
    period = snapshot.year or snapshot.quarter
    services, online = period.named("services_total"), period.named("services_online")
    return say(
        "draft.scale",
        services=count_of(services),
        online=count_of(online),
        online_share=online_share(period),
        clients=count_of(period.named("clients_by_region")),
        enterprises=count_of(period.named("enterprises_by_region_legal_form")),
    )


def polled(snapshot: Snapshot, _edition: Edition) -> Phrase:
    """Say how the poll was held (¶¶15, 16)."""
    section = snapshot.section
    if not section.interviews:
        return say("draft.not_polled", sample=count_number("sample", section.sample))
    names = ("frame", "sample", "interviews")
    return say(
        "draft.polled",
        rr3=rate_of(section.rate(), "RR3"),
        **{name: count_number(name, getattr(section, name)) for name in names},
    )


INTRODUCTION: dict[str, Rule] = {"basis": basis, "registries": registries, "scale": scale, "polled": polled}
