"""The supervisor joins and parts persons on a real store (methodology decision 2)."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from survey.errors import Refused
from survey.periods import Month, Quarter
from survey.registry.links import Ruling
from survey.registry.persons import merge_persons
from survey.registry.records import Cell
from survey.registry.twins import Asked
from survey.sampling.design import Request
from survey.services.persons import Decision, PersonsDesk
from survey.services.registry import ImportResult, RegistryDesk
from survey.services.sampling import SamplingDesk
from survey.staff import Role
from tests.unit.registry.sheets import EDITION, Pages, headings, line

QUARTER, SEPTEMBER = Quarter(2026, 3), Month(2026, 9)
NOW = datetime(2026, 10, 1, 5, 0, tzinfo=UTC)
IIN = "iin:900101300017"
NAMES = ["Сериков Ерлан", "Омарова Сәуле", "Ким Виктор", "Ахметов Дәурен"]
KEYS = {name: f"nb:{name.lower()}|1990-01-01" for name in NAMES}
FULL, SLIP, TURNED, NAMESAKE = "Серіков Ерлан", "Сериков Ерлан", "Ерлан Серіков", "Сынақов Ойдан Ойлапұлы"
ASIDE = "кеңсе растады"


def person(number: int, name: str, **changes: Cell) -> list[Cell]:
    return line(
        **{"client": name, "id_number": "", "mobile_phone": f"+7 705 22{number % 10} {number // 10:02} 33", **changes}
    )


def clock() -> datetime:
    return NOW


class Office:
    """The desks of one supervisor over one store."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.folder = folder
        self.store = store
        self.persons = PersonsDesk(store.work, clock, store.staff)
        self.sampling = SamplingDesk(store.work, clock, EDITION, store.staff)
        self.numbers = count()

    def take_in(self, *people: list[Cell], month: Month = SEPTEMBER) -> ImportResult:
        file = self.folder / f"{next(self.numbers)}.xlsx"
        file.write_bytes(repr(people).encode())
        pages = Pages(A=[headings(), *people])
        return self.registry(pages).import_month(file, month, date(2026, 10, 1), lambda _rows: None)

    def registry(self, pages: Pages) -> RegistryDesk:
        return RegistryDesk(self.store.work, clock, EDITION, self.store.staff, lambda _path: pages)

    @property
    def frame(self) -> int:
        return self.sampling.plan(QUARTER, Request(sample=2)).frame

    def twins(self, asked: Asked = Asked.NOTHING) -> list[tuple[str, str]]:
        return [(twin.one.key, twin.other.key) for twin in self.persons.twins(QUARTER, asked).twins]

    def decided(self) -> list[tuple[str, str, str, bool]]:
        return [(one.one.key, one.other.key, one.ruling, one.holds) for one in self.persons.decisions(QUARTER)]


@pytest.fixture
def office(store: Store, tmp_path: Path) -> Office:
    return Office(store, tmp_path)


def test_twins_of_the_quarter_are_listed_with_faces_and_reasons(office: Office) -> None:
    office.take_in(person(1, FULL), person(2, FULL, service="Салық"), person(3, "Ким Виктор"), person(4, SLIP))
    (twin,) = office.persons.twins(QUARTER).twins
    assert {twin.one.name, twin.other.name} == {FULL, SLIP}
    assert {twin.one.services, twin.other.services} == {1, 2}
    assert (twin.one.birth, twin.one.regions) == (date(1990, 1, 1), ("KZ-63",))
    assert " ".join(twin.reasons) == "name.spelling birth.same"


def test_a_joined_pair_is_one_client_of_the_frame_and_a_parted_one_two_again(office: Office) -> None:
    office.take_in(person(1, FULL), person(2, SLIP), person(3, "Ким Виктор"))
    (pair,) = office.twins()
    assert office.frame == 3
    office.persons.join(*pair, ASIDE)
    assert (office.frame, office.twins()) == (2, [])
    office.persons.part(*pair, ASIDE)
    assert (office.frame, office.twins(), office.twins(Asked.PARTED)) == (3, [], [pair])
    office.persons.join(*pair, ASIDE)
    assert office.frame == 2


def test_what_the_rule_joined_is_listed_and_can_be_parted(office: Office) -> None:
    office.take_in(line(), person(1, NAMESAKE), person(2, "Ким Виктор"))
    (ruled,) = office.persons.decisions(QUARTER)
    assert (ruled.one.key, ruled.one.iin, ruled.by, ruled.at, ruled.holds) == (IIN, "9001••••0017", None, None, True)
    assert office.frame == 2
    office.persons.part(ruled.one.key, ruled.other.key, ASIDE)
    assert (office.frame, office.twins()) == (3, [])
    assert office.decided() == [
        (IIN, ruled.other.key, Ruling.PARTED, True),
        (IIN, ruled.other.key, Ruling.JOINED, False),
    ]


def test_persons_of_a_month_and_shared_numbers_follow_the_decisions(office: Office) -> None:
    people = [person(1, FULL, mobile_phone="87051112233"), person(2, SLIP, mobile_phone="87051112233")]
    first = office.take_in(*people)
    assert (first.persons, first.findings["phone.shared"]) == (2, 2)
    office.persons.join(*office.twins()[0], ASIDE)
    again = office.take_in(*people)
    assert (again.repeated, again.persons, "phone.shared" in again.findings) == (True, 1, True)
    later = office.take_in(*people, person(3, "Ким Виктор"))
    assert (later.persons, "phone.shared" in later.findings) == (2, False)


def test_decisions_tell_who_when_why_and_which_word_counts(office: Office) -> None:
    office.take_in(person(1, FULL), person(2, SLIP))
    (pair,) = office.twins()
    office.persons.join(*pair, "бірінші")
    office.persons.part(*reversed(pair), " екінші ")
    office.persons.join(*pair, "үшінші")
    last, second, first = office.persons.decisions(QUARTER)
    assert [(one.ruling, one.holds, one.reason) for one in (last, second, first)] == [
        (Ruling.JOINED, True, "үшінші"),
        (Ruling.PARTED, False, "екінші"),
        (Ruling.JOINED, False, "бірінші"),
    ]
    assert last.by == office.store.staff.name
    assert (first.at, last.at and last.at > NOW) == (NOW, True)


def test_a_decision_about_somebody_of_another_quarter_shows_what_its_key_tells(office: Office) -> None:
    office.take_in(person(1, FULL))
    office.take_in(person(2, SLIP, start=date(2026, 4, 2), end=date(2026, 4, 3)), month=Month(2026, 4))
    office.persons.join(f"nb:{FULL.lower()}|1990-01-01", KEYS[SLIP], ASIDE)
    (decision,) = office.persons.decisions(QUARTER)
    assert isinstance(decision, Decision)
    assert (decision.other.name, decision.other.birth, decision.other.services) == (
        "сериков ерлан",
        date(1990, 1, 1),
        0,
    )
    assert office.persons.decisions(Quarter(2026, 1)) == ()


def test_the_frame_of_a_drawn_wave_stays_and_the_decision_counts_for_what_comes_later(office: Office) -> None:
    office.take_in(person(1, FULL), person(2, SLIP), person(3, "Ким Виктор"))
    drawn = office.sampling.draw(QUARTER, Request(sample=3), "1")
    office.persons.join(*office.twins()[0], ASIDE)
    kept = office.sampling.wave(QUARTER)
    assert kept
    assert (kept.wave.plan.frame, kept.wave.frame_sha256) == (3, drawn.frame_sha256)
    assert office.frame == 2


def test_a_clock_set_back_does_not_undo_the_last_word(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.take_in(person(1, FULL), person(2, SLIP))
    (pair,) = office.twins()
    office.persons.join(*pair, ASIDE)
    monkeypatch.setattr(office.persons, "_clock", lambda: datetime(2026, 9, 1, tzinfo=UTC))
    office.persons.part(*pair, ASIDE)
    assert office.frame == 2


@pytest.mark.parametrize(
    ("decide", "code"),
    [
        (lambda desk: desk.join(KEYS[SLIP], IIN, " "), "persons.reason_needed"),
        (lambda desk: desk.part(KEYS[SLIP], KEYS[SLIP], ASIDE), "persons.same"),
        (lambda desk: desk.join(IIN, IIN, ASIDE), "persons.same"),
    ],
)
def test_a_decision_needs_a_reason_and_two_persons(
    office: Office, decide: Callable[[PersonsDesk], None], code: str
) -> None:
    office.take_in(line(), person(1, SLIP))
    with pytest.raises(Refused) as refused:
        decide(office.persons)
    assert refused.value.code == code
    assert office.persons.decisions(QUARTER) == ()


@pytest.mark.parametrize(
    "verb",
    [
        lambda desk: desk.twins(QUARTER),
        lambda desk: desk.decisions(QUARTER),
        lambda desk: desk.join(KEYS[SLIP], IIN, ASIDE),
        lambda desk: desk.part(KEYS[SLIP], IIN, ASIDE),
    ],
)
def test_an_operator_neither_sees_nor_decides_who_is_one_person(
    office: Office, verb: Callable[[PersonsDesk], object]
) -> None:
    operator = replace(office.store.staff, role=Role.OPERATOR)
    with pytest.raises(Refused, match=r"staff\.not_allowed"):
        verb(PersonsDesk(office.store.work, clock, operator))


def test_a_join_that_an_earlier_decision_forbids_is_refused_and_names_it(office: Office) -> None:
    office.take_in(*(person(number, name) for number, name in enumerate(NAMES)))
    one, two, three, _ = KEYS.values()
    office.persons.join(one, two, ASIDE)
    office.persons.part(two, three, ASIDE)
    with pytest.raises(Refused) as refused:
        office.persons.join(one, three, ASIDE)
    assert refused.value.code == "persons.parted_between"
    assert refused.value.facts == {"one": "ким виктор", "other": "омарова сәуле"}
    office.persons.join(two, three, ASIDE)
    assert office.frame == 2


def test_two_iins_are_joined_by_their_own_decision_only(office: Office) -> None:
    other_iin = "iin:910101300019"
    office.take_in(line(), line(id_number="910101300019", mobile_phone="87051112234"), person(1, SLIP))
    office.persons.join(KEYS[SLIP], IIN, ASIDE)
    with pytest.raises(Refused) as refused:
        office.persons.join(KEYS[SLIP], other_iin, ASIDE)
    assert refused.value.code == "persons.two_iins"
    assert refused.value.facts == {"one": "9001••••0017", "other": "9101••••0019"}
    assert office.twins() == []
    assert office.twins(Asked.TWO_IINS) == [(IIN, other_iin)]
    office.persons.join(IIN, other_iin, ASIDE)
    office.persons.join(KEYS[SLIP], other_iin, ASIDE)
    assert office.frame == 1


DECISIONS = st.tuples(st.booleans(), st.permutations(list(KEYS.values())))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DECISIONS, max_size=5))
def test_the_frame_has_as_many_persons_as_there_are_clients_after_every_decision(
    office: Office, decisions: list[tuple[bool, list[str]]]
) -> None:
    office.take_in(*(person(number, name) for number, name in enumerate(NAMES)))
    for joined, (one, two, *_) in decisions:
        with suppress(Refused):
            (office.persons.join if joined else office.persons.part)(one, two, ASIDE)
    with office.store.work() as work:
        clients = merge_persons(((key, "") for key in KEYS.values()), work.person_links.all())
    assert office.frame == len(set(clients.values()))
