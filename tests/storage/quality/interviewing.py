"""Interviews made and asked about again on a calling floor, as tests need them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from storage.unit_of_work import StoreWork
from survey.edition import Edition
from survey.facts import Fact
from survey.fieldwork.case import CaseState, derive
from survey.language import Language
from survey.periods import Quarter
from survey.ports import Clock
from survey.services.back_checks import BackChecksDesk, BlindCheck
from survey.services.calling import CallingDesk, Turn
from survey.services.quality import QualityDesk, WaveQuality
from survey.staff import Staff
from tests.storage.calling.floor import take

QUARTER = Quarter(2026, 3)
FULL = {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"}
REASON = "Үшінші сұрақты қайта сұраңыз"


@dataclass(frozen=True, slots=True)
class OpenStore:
    """A store as desks need it: units of work, and who made it."""

    work: Callable[[], StoreWork]
    staff: Staff


def checking_all(edition: Edition) -> Edition:
    """Return the edition with every interview drawn for a back-check."""
    return replace(edition, quality=replace(edition.quality, check_percent=100, new_percent=100))


def staff_of(desk: CallingDesk) -> Staff:
    return desk._staff


def made(desk: CallingDesk, **choices: str) -> Turn:
    """Make an interview with the next client."""
    turn = take(desk)
    desk.dial(turn.case.id, turn.case.phones[0])
    for question, choice in (choices or FULL).items():
        desk.answer(turn.case.id, question, choice, Language.KK)
    desk.complete(turn.case.id)
    return turn


def quality(store: OpenStore, clock: Clock, edition: Edition) -> QualityDesk:
    return QualityDesk(store.work, clock, edition, store.staff)


def wave_of(store: OpenStore, clock: Clock, edition: Edition) -> WaveQuality:
    return quality(store, clock, edition).wave(QUARTER)


def checks(store: OpenStore, clock: Clock, edition: Edition, staff: Staff) -> BackChecksDesk:
    return BackChecksDesk(store.work, clock, edition, staff)


def taken(desk: BackChecksDesk) -> BlindCheck:
    found = desk.next_client()
    assert isinstance(found, BlindCheck), found
    return found


def state_and_facts(store: OpenStore, case: UUID, edition: Edition) -> tuple[CaseState, tuple[Fact, ...]]:
    """Return where a case is said to stand, after seeing that its facts say the same."""
    with store.work() as work:
        row, facts = work.cases.get(case), tuple(work.facts.of_case(case))
    assert row.state == derive(facts, edition, row.case.phones)
    return row.state, facts
