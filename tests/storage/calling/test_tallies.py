"""Tallies kept one after another add up to what the last of each case says, whatever came before."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from survey.fieldwork.tallies import Answered, CaseTally, Hour
from tests.storage.calling.conftest import CLIENTS, START

DAYS = (date(2026, 10, 5), date(2026, 10, 6))
HOURS = st.dictionaries(
    st.tuples(st.sampled_from(DAYS), st.integers(9, 11)),
    st.integers(1, 4).flatmap(lambda dials: st.builds(Answered, st.just(dials), st.integers(0, dials))),
)
KEPT = st.lists(st.tuples(st.integers(0, CLIENTS - 1), HOURS, st.integers(0, 99)), max_size=12)


def tally(hours: dict[Hour, Answered], minutes: int) -> CaseTally:
    return CaseTally(START + timedelta(minutes=minutes), denied=False, hours=hours, day=DAYS[0], turns=())


@given(kept=KEPT, size=st.integers(1, 4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_the_hours_of_a_wave_are_the_sum_of_what_its_cases_said_last(
    store: Store, kept: list[tuple[int, dict[Hour, Answered], int]], size: int
) -> None:
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        ids = [row.case.id for row in work.waves.cases(wave.id)]
        last: dict[int, CaseTally] = {}
        for start in range(0, len(kept), size):
            said = {place: tally(hours, minutes) for place, hours, minutes in kept[start : start + size]}
            work.tallies.keep(wave.id, [(ids[place], one) for place, one in said.items()])
            last |= said
        dials: Counter[Hour] = Counter()
        contacts: Counter[Hour] = Counter()
        for one in last.values():
            for hour, found in one.hours.items():
                dials[hour] += found.dials
                contacts[hour] += found.contacts
        found = work.tallies.of_wave(wave.id, DAYS[0])
        assert found.hours == {hour: Answered(number, contacts[hour]) for hour, number in dials.items()}
        assert found.last_at == max((one.last_at for one in last.values()), default=None)
