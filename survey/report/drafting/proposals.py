"""Section 4 in draft, its proposals: what the figures ask for."""

from survey.edition import Edition
from survey.report.book import count_number, left_out, rate_of
from survey.report.document import Phrase
from survey.report.drafting.rules import HEADLINES, Rule, below, named
from survey.report.names import say
from survey.report.snapshot import Snapshot


def deadlines(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Ask for the dates of ¶7 where a month came late (¶14)."""
    months = tuple(breach.month for breach in snapshot.section.breaches)
    return say("draft.deadlines", months=months, provider=edition.actors["provider"]) if months else None


def mending(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Name what excludes most rows of the registry."""
    counts = left_out(snapshot)
    if not counts:
        return None
    code = max(counts, key=lambda name: (counts[name], name))
    rows = count_number(f"left_out.{code}", counts[code])
    return say("draft.mending", reason=say(f"finding.name.{code}"), rows=rows, provider=edition.actors["provider"])


def acts(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Ask for the register of acts where ¶11's check was not carried out, or not for every month."""
    return None if snapshot.section.acts.carried_out else say("draft.acts", provider=edition.actors["provider"])


def doubtful(snapshot: Snapshot, _edition: Edition) -> Phrase | None:
    """Ask to look into the services that clients deny."""
    count = snapshot.section.doubtful
    return say("draft.doubtful", doubtful=count_number("doubtful", count)) if count else None


def numbers(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Ask for right telephone numbers where too many are wrong."""
    bad = rate_of(snapshot.section.rate(), "bad_numbers")
    return say("draft.numbers", share=bad) if bad.value >= edition.report.many_bad_numbers else None


def regions(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Ask to find out why regions are below the country."""
    found = {code for name in HEADLINES for code in below(snapshot, name)}
    return say("draft.regions", regions=named(found, edition)) if found else None


def nothing(snapshot: Snapshot, edition: Edition) -> Phrase | None:
    """Say that the figures call for no proposal."""
    called = any(rule(snapshot, edition) for name, rule in PROPOSALS.items() if rule is not nothing)
    return None if called else say("draft.nothing")


PROPOSALS: dict[str, Rule] = {
    "deadlines": deadlines,
    "mending": mending,
    "acts": acts,
    "doubtful": doubtful,
    "numbers": numbers,
    "regions": regions,
    "nothing": nothing,
}
