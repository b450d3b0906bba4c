"""The draw repeated by hand, and its laws."""

import hashlib
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from survey.periods import Month
from survey.sampling.design import Client, Service
from survey.sampling.draw import draw, kept_service, stratify

VERSION = UUID(int=1)
JULY = Month(2026, 7)


def client(number: int, regions: str = "A", *, phone: bool = True) -> Client:
    services = tuple(Service(JULY, number * 10 + place, region, VERSION) for place, region in enumerate(regions))
    return Client(f"iin:{number}", services, ("+77000000000",) if phone else ())


clients = st.lists(
    st.builds(client, st.integers(1, 400), st.text("AB", min_size=1, max_size=3), phone=st.booleans()),
    unique_by=lambda one: one.key,
    max_size=60,
)


def sizes_of(strata: dict[str, list[tuple[Client, Service]]], share: float) -> dict[str, int]:
    return {region: int(share * sum(bool(one.phones) for one, _ in members)) for region, members in strata.items()}


def test_the_draw_can_be_repeated_by_hand_with_nothing_but_sha256() -> None:
    people = [client(number) for number in range(1, 31)]
    strata = stratify("20260930", people)
    drawn = draw("20260930", strata, {"A": 7}, 1)
    by_hand = sorted(people, key=lambda one: hashlib.sha256(f"20260930|{one.key}".encode()).hexdigest())[:7]
    assert [one.client.key for one in drawn] == [one.key for one in by_hand]


def test_the_kept_service_can_be_repeated_by_hand() -> None:
    person = client(5, "ABAB")
    digests = {
        hashlib.sha256(f"seed|service|iin:5|2026-07|{service.row}".encode()).hexdigest(): service
        for service in person.services
    }
    assert kept_service("seed", person) == digests[min(digests)]


@given(clients, st.randoms(), st.integers(1, 4))
def test_the_order_of_the_frame_changes_nothing(people: list[Client], chance: object, replicates: int) -> None:
    shuffled = people[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random of hypothesis
    one, other = stratify("s", people), stratify("s", shuffled)
    sizes = sizes_of(one, 0.5)
    assert draw("s", one, sizes, replicates) == draw("s", other, sizes, replicates)


@given(clients, st.floats(0, 1), st.integers(1, 4))
def test_every_stratum_gives_its_size_of_clients_with_a_phone_once_each(
    people: list[Client], share: float, replicates: int
) -> None:
    strata = stratify("s", people)
    sizes = sizes_of(strata, share)
    drawn = draw("s", strata, sizes, replicates)
    assert [one.order for one in drawn] == list(range(1, len(drawn) + 1))
    assert len({one.client.key for one in drawn}) == len(drawn)
    assert all(one.client.phones for one in drawn)
    for region, size in sizes.items():
        assert sum(one.kept.region == region for one in drawn) == size


@given(clients, st.integers(500, 600))
def test_a_client_more_changes_the_sample_by_at_most_the_place_he_takes(people: list[Client], number: int) -> None:
    before = stratify("s", people)
    after = stratify("s", [*people, client(number)])
    sizes = sizes_of(before, 0.5)
    sizes.setdefault("A", 0)
    before.setdefault("A", [])
    keys = [{one.client.key for one in draw("s", strata, sizes, 1)} for strata in (before, after)]
    assert len(keys[0] ^ keys[1]) in {0, 2}


@given(clients, st.integers(1, 5))
def test_replicates_are_consecutive_blocks_of_one_order(people: list[Client], replicates: int) -> None:
    strata = stratify("s", people)
    sizes = sizes_of(strata, 1.0)
    in_blocks = draw("s", strata, sizes, replicates)
    for region, size in sizes.items():
        whole = [one.client.key for one in draw("s", strata, sizes, 1) if one.kept.region == region]
        mine = [one for one in in_blocks if one.kept.region == region]
        assert [one.client.key for one in mine] == whole
        blocks = [sum(one.replicate == number for one in mine) for number in range(1, replicates + 1)]
        assert sum(blocks) == size
        assert max(blocks) - min(blocks) <= 1
