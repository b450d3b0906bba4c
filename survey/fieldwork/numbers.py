"""The numbers of a client: which are dead, and which is dialled next."""

from collections import Counter
from collections.abc import Sequence

from survey.edition import Edition
from survey.facts import Appointment, Dial, Disposition, Fact, in_force
from survey.outcome import Outcome


def dead_numbers(facts: Sequence[Fact], edition: Edition) -> frozenset[str]:
    """Return the numbers that proved wrong or dead: an outcome without a retry says so at once, others in the end."""
    times: Counter[tuple[str, str]] = Counter()
    dead: set[str] = set()
    for phone, outcome in _ended(facts, edition):
        times[phone, outcome.code] += 1
        if outcome.bad_number and (outcome.retry_minutes is None or times[phone, outcome.code] == outcome.attempts):
            dead.add(phone)
    return frozenset(dead)


def next_number(phones: Sequence[str], facts: Sequence[Fact], edition: Edition) -> str | None:
    """Return the number to dial now, None when all are dead.

    The client is called where somebody answered last; else the numbers come in turn, the likelier first.
    """
    dead = dead_numbers(facts, edition)
    alive = [phone for phone in phones if phone not in dead]
    answered = [phone for phone, outcome in _ended(facts, edition) if outcome.contact and phone in alive]
    dials = Counter(fact.phone for fact in in_force(facts) if isinstance(fact, Dial))
    return answered[-1] if answered else min(alive, key=lambda phone: dials[phone], default=None)


def _ended(facts: Sequence[Fact], edition: Edition) -> list[tuple[str, Outcome]]:
    """Return the number of each call and what the call came to, in order; the last number dialled is the one."""
    ended: list[tuple[str, Outcome]] = []
    phone: str | None = None
    for fact in in_force(facts):
        match fact:
            case Dial():
                phone = fact.phone
            case Disposition() | Appointment() if phone:
                code = fact.outcome if isinstance(fact, Disposition) else edition.callback
                ended.append((phone, edition.outcome(code)))
                phone = None
    return ended
