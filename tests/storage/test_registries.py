"""Registries come back as they were stored."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.engine import Store
from survey.edition import Severity
from survey.errors import Stopped, StoreError
from survey.periods import Month
from survey.ports import ClientCard, FindingCount, FindingRow
from survey.registry.records import Finding, Phone, Record
from survey.sampling.design import FrameRow, Service
from tests.storage.invented import JULY, QUARTER, committed, finding, record, version

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))
PHONES = st.builds(Phone, st.from_regex(r"\+7[0-9]{10}", fullmatch=True), st.sampled_from([20, 21]))
RECORDS = st.builds(
    Record,
    number=st.integers(1, 10**6),
    cells=st.dictionaries(WORDS, WORDS, max_size=4),
    counted=st.booleans(),
    region=WORDS,
    id_number=WORDS,
    person=WORDS,
    enterprise=WORDS,
    sex=WORDS,
    birth=st.none() | DAYS,
    category=WORDS,
    start=st.none() | DAYS,
    end=st.none() | DAYS,
    phones=st.lists(PHONES, max_size=3).map(tuple),
)
FINDINGS = st.builds(
    Finding,
    row=st.integers(1, 10**6),
    column=st.integers(0, 22),
    code=st.sampled_from(["id.checksum", "phone.missing"]),
    severity=st.sampled_from(Severity),
    value=WORDS,
    facts=st.dictionaries(WORDS, WORDS | st.integers(-(10**12), 10**12), max_size=3),
)
ROLLED_BACK = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


@ROLLED_BACK
@given(st.lists(RECORDS, unique_by=lambda row: row.number, max_size=6), st.lists(FINDINGS, max_size=6))
def test_what_was_imported_is_read_back_unchanged(
    shared_store: Store, records: list[Record], findings: list[Finding]
) -> None:
    kept = version(shared_store.staff.id)
    with shared_store.work() as work:
        work.registries.add(kept, records, findings)
        assert work.registries.latest(JULY) == kept
        assert sorted(work.registries.findings(kept.id, None, None), key=repr) == sorted(findings, key=repr)
        for row in records:
            card = ClientCard(kept.id, row.number, row.region, dict(row.cells), row.start, row.end)
            assert work.registries.card(kept.id, row.number) == card
        counted = [row for row in records if row.counted]
        assert {key for key, _ in work.registries.person_keys(kept.id)} == {row.person for row in counted} - {""}
        assert work.registries.enterprises(kept.id) == len({row.enterprise for row in counted} - {""})
        assert [(row.service.row, row.person, row.phones) for row in work.registries.frame_rows([JULY])] == [
            (row.number, row.person, tuple(phone.number for phone in row.phones))
            for row in sorted(counted, key=lambda row: row.number)
        ]


def test_the_newest_version_of_a_month_stands_for_it(store: Store) -> None:
    first, second = (version(store.staff.id, number) for number in (1, 2))
    with committed(store) as work:
        assert work.registries.latest(JULY) is None
        for kept in (second, first):
            work.registries.add(kept, [record(kept.number)], [])
    with store.work() as work:
        assert work.registries.latest(JULY) == second
        assert work.registries.by_sha256(JULY, first.sha256) == first
        assert work.registries.by_sha256(JULY.next, first.sha256) is None
        assert work.registries.by_sha256(JULY, "0") is None
        assert [row.service.version for row in work.registries.frame_rows(QUARTER.months)] == [second.id]


def test_p10_a_month_delivered_late_stays_out_of_the_frame(store: Store) -> None:
    july, august, september = (version(store.staff.id, month=month, late=month.number == 8) for month in QUARTER.months)
    with committed(store) as work:
        for kept in (september, august, july):
            work.registries.add(kept, [record(7), record(5), replace(record(6), counted=False)], [])
    with store.work() as work:
        frame = list(work.registries.frame_rows((Month(2026, 9), Month(2026, 8), JULY)))
    assert [row.service for row in frame] == [
        Service(kept.month, number, "KZ-11", kept.id) for kept in (july, september) for number in (5, 7)
    ]
    assert frame[0] == FrameRow(
        frame[0].service, "person 5", "ермеков дәурен 5|1990-01-01", ("+77015550101", "+77162550101")
    )


def test_findings_are_counted_by_row_and_shown_beside_it(store: Store) -> None:
    kept = version(store.staff.id)
    found = [finding(2), finding(1, column=7), finding(1), finding(1, "phone.missing", 21)]
    with committed(store) as work:
        work.registries.add(kept, [record(1), record(2)], found)
    with store.work() as work:
        assert work.registries.finding_counts(kept.id) == [
            FindingCount("id.checksum", "error", 2),
            FindingCount("phone.missing", "error", 1),
        ]
        assert work.registries.findings(kept.id, None, None) == [found[2], found[1], found[3], found[0]]
        assert work.registries.findings(kept.id, "id.checksum", 2) == [found[2], found[1]]
        assert work.registries.finding_rows(kept.id, "id.checksum", 3) == [
            FindingRow(each, work.registries.card(kept.id, each.row)) for each in (found[2], found[1], found[0])
        ]


def test_a_row_that_is_not_there_is_named(store: Store) -> None:
    with store.work() as work, pytest.raises(StoreError) as missing:
        work.registries.card(version(store.staff.id).id, 99)
    assert (missing.value.code, missing.value.facts) == ("store.row_missing", {"row": 99})


def test_rows_are_streamed_and_findings_are_asked_for_after_the_last(store: Store) -> None:
    found: list[Finding] = []

    def rows() -> Iterator[Record]:
        for number in range(1, 4502):
            yield record(number)
            if number % 1500 == 0:
                found.append(finding(number))

    kept = version(store.staff.id)
    with committed(store) as work:
        work.registries.add(kept, rows(), found)
    with store.work() as work:
        assert len(list(work.registries.person_keys(kept.id))) == 4501
        assert [each.row for each in work.registries.findings(kept.id, None, None)] == [1500, 3000, 4500]


def test_a_stream_that_breaks_off_while_rows_are_being_stored_leaves_no_trace(store: Store) -> None:
    def rows() -> Iterator[Record]:
        yield from map(record, range(1, 2502))
        raise Stopped("registry.stopped")

    with pytest.raises(Stopped), committed(store) as work:
        work.registries.add(version(store.staff.id), rows(), [])
    with committed(store) as work:
        assert work.registries.latest(JULY) is None
        work.registries.add(version(store.staff.id), [record(1)], [])
