"""Registry, sampling and reporting desks on a real store."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.errors import Refused, Stopped
from survey.language import Language
from survey.periods import Month, Quarter
from survey.registry.records import Version
from survey.report.canonical import section_document
from survey.sampling.design import Request
from survey.services.calling import Pause, Turn
from survey.services.desks import Desks
from tests.floor_time import floor_time

QUARTER = Quarter(2026, 3)
PASSWORD = "a-long-password"
ROAD = {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("demo")
    return write_demo_files(folder, QUARTER, 500, 7, main.edition())


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[Desks]:
    with closing(main.open_desks(tmp_path / "store.db", "supervisor", PASSWORD, floor_time)) as opened:
        yield opened


def take_in(desks: Desks, files: tuple[Path, ...]) -> None:
    for month, file in zip(QUARTER.months, files, strict=False):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)


def interview(desks: Desks, **choices: str) -> Turn:
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    for question, choice in (choices or ROAD).items():
        desks.calling.answer(turn.case.id, question, choice, Language.KK)
    desks.calling.complete(turn.case.id)
    return turn


def version(desks: Desks, month: Month) -> Version:
    found = next(status.version for status in desks.registry.months(month.quarter) if status.month == month)
    assert found
    return found


def test_nothing_is_lost_rows_are_counted_plus_excluded(desks: Desks, files: tuple[Path, ...]) -> None:
    result = desks.registry.import_month(files[0], Month(2026, 7), date(2026, 8, 3), lambda _rows: None)
    assert result.version.rows == result.counted + result.excluded
    assert sum(count.rows for count in desks.registry.finding_counts(Month(2026, 7))) == sum(result.findings.values())
    assert desks.registry.latest_quarter() == QUARTER


def test_the_same_file_twice_is_one_version_and_another_is_the_next(desks: Desks, files: tuple[Path, ...]) -> None:
    july = Month(2026, 7)
    first = desks.registry.import_month(files[0], july, None, lambda _rows: None)
    again = desks.registry.import_month(files[0], july, None, lambda _rows: None)
    assert (again.repeated, again.version, again.persons) == (True, first.version, first.persons)
    other = desks.registry.import_month(files[1], july, None, lambda _rows: None)
    assert (other.repeated, other.version.number) == (False, 2)


def test_p10_a_late_month_is_left_out_of_the_frame_and_p14_named(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    whole = desks.sampling.plan(QUARTER, Request())
    desks.registry.import_month(files[0], Month(2026, 9), date(2026, 10, 9), lambda _rows: None)
    assert version(desks, Month(2026, 9)).late
    assert desks.sampling.plan(QUARTER, Request()).frame < whole.frame
    desks.sampling.draw(QUARTER, Request(sample=50), "1")
    (breach,) = desks.reporting.section(QUARTER).breaches
    assert (breach.month, breach.due, breach.received) == (Month(2026, 9), date(2026, 10, 1), date(2026, 10, 9))


def test_a_stopped_import_leaves_no_trace(desks: Desks, tmp_path: Path) -> None:
    many = write_demo_files(tmp_path, QUARTER, 2400, 1, desks.edition)

    def stop(_rows: int) -> None:
        raise Stopped("registry.stopped")

    with pytest.raises(Stopped):
        desks.registry.import_month(many[0], Month(2026, 7), None, stop)
    assert desks.registry.latest_quarter() is None


def test_the_same_files_and_seed_draw_the_same_sample_on_another_store(
    desks: Desks, files: tuple[Path, ...], tmp_path: Path
) -> None:
    take_in(desks, files)
    one = desks.sampling.draw(QUARTER, Request(sample=60, replicates=2), "20260930")
    with closing(main.open_desks(tmp_path / "other.db", "supervisor", PASSWORD, floor_time)) as elsewhere:
        take_in(elsewhere, files)
        other = elsewhere.sampling.draw(QUARTER, Request(sample=60, replicates=2), "20260930")
    drawn = [[(c.order, c.replicate, c.client.key, c.kept.month, c.kept.row) for c in d.drawn] for d in (one, other)]
    assert drawn[0] == drawn[1]
    assert one.frame_sha256 == other.frame_sha256
    assert [stratum.sample for stratum in one.plan.strata] == [stratum.sample for stratum in other.plan.strata]


def test_a_quarter_is_drawn_once(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=20), "1")
    with pytest.raises(Refused, match=r"wave\.exists"):
        desks.sampling.draw(QUARTER, Request(sample=20), "1")
    with pytest.raises(Refused, match=r"request\.seed"):
        desks.sampling.draw(QUARTER.previous, Request(sample=20), " ")


def test_replicates_are_called_one_after_another_each_once_released(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    drawn = desks.sampling.draw(QUARTER, Request(sample=6, replicates=2), "1").drawn
    sizes = [sum(one.replicate == replicate for one in drawn) for replicate in (1, 2)]

    for _ in range(sizes[0]):
        interview(desks)
    assert isinstance(desks.calling.next_client(), Pause)
    in_field = desks.reporting.section(QUARTER)
    assert (in_field.sample, in_field.interviews) == (sizes[0], sizes[0])

    assert desks.sampling.release_next(QUARTER).replicate == 2
    for _ in range(sizes[1]):
        assert interview(desks).case.replicate == 2
    assert desks.reporting.section(QUARTER).sample == len(drawn)
    with pytest.raises(Refused, match=r"wave\.all_released"):
        desks.sampling.release_next(QUARTER)


def test_the_protocol_names_the_versions_that_the_sample_was_drawn_from(desks: Desks, files: tuple[Path, ...]) -> None:
    with pytest.raises(Refused, match=r"wave\.none"):
        desks.sampling.protocol(QUARTER)
    take_in(desks, files)
    drawn = desks.sampling.draw(QUARTER, Request(sample=60, replicates=3), "1")
    before = [version(desks, month) for month in QUARTER.months]
    desks.registry.import_month(files[1], Month(2026, 7), date(2026, 8, 3), lambda _rows: None)
    protocol = desks.sampling.protocol(QUARTER)
    assert list(protocol.sources) == before
    assert protocol.wave.frame_sha256 == drawn.frame_sha256
    assert sum(protocol.replicates.values()) == len(drawn.drawn)
    assert [release.replicate for release in protocol.releases] == [1]
    assert protocol.drawn_by == desks.staff.name


def test_the_response_of_the_wave_before_is_interviews_by_clients_in_the_field(
    desks: Desks, files: tuple[Path, ...]
) -> None:
    take_in(desks, files)
    following = Quarter(2026, 4)
    assert desks.sampling.last_response(following) is None
    desks.sampling.draw(QUARTER, Request(sample=8, replicates=2), "1")
    assert desks.sampling.last_response(following) is None
    interview(desks)
    in_field = desks.reporting.section(QUARTER).sample
    assert desks.sampling.last_response(following) == 1 / in_field


def test_a_completed_corrected_or_rejected_interview_is_in_the_section_at_once(
    desks: Desks, files: tuple[Path, ...]
) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=60), "1")
    hashes = [desks.reporting.section(QUARTER).snapshot_sha256]

    turn = interview(desks)
    done = desks.reporting.section(QUARTER)
    assert (done.interviews, done.doubtful, done.rate().counts["I"]) == (1, 0, 1)
    hashes.append(done.snapshot_sha256)

    desks.calling.reopen(turn.case.id)
    desks.calling.answer(turn.case.id, "q1", "no", Language.RU)
    corrected = desks.reporting.section(QUARTER)
    assert (corrected.interviews, corrected.doubtful) == (1, 1)
    assert corrected.last_at
    assert done.last_at
    assert corrected.last_at > done.last_at
    hashes.append(corrected.snapshot_sha256)
    desks.calling.complete(turn.case.id)

    desks.reporting.reject(turn.case.id, "басқа адам жауап берген")
    rejected = desks.reporting.section(QUARTER)
    assert (rejected.interviews, rejected.doubtful, rejected.last_at) == (0, 0, None)
    assert desks.reporting.interviews(QUARTER) == []
    hashes.append(rejected.snapshot_sha256)
    assert len(set(hashes[:3])) == 3
    assert desks.calling.next_client().case == turn.case  # type: ignore[union-attr]  # its case has reopened


def test_a_rejection_needs_a_reason_and_an_interview(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=20), "1")
    turn = interview(desks)
    with pytest.raises(Refused, match=r"review\.reason_needed"):
        desks.reporting.reject(turn.case.id, "  ")
    desks.reporting.reject(turn.case.id, "қате")
    with pytest.raises(Refused, match=r"case\.not_complete"):
        desks.reporting.reject(turn.case.id, "қате")


def test_interviews_are_listed_newest_first_with_who_and_what(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=20), "1")
    first, second = interview(desks), interview(desks, q1="no", q4="yes")
    listed = desks.reporting.interviews(QUARTER)
    assert [row.case for row in listed] == [second.case, first.case]
    assert listed[0].choices == {"q1": "no", "q4": "yes"}
    assert listed[1].operator == desks.staff.name


def test_regions_where_nobody_answered_are_named(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    draw = desks.sampling.draw(QUARTER, Request(sample=60), "1")
    interview(desks)
    section = desks.reporting.section(QUARTER)
    assert len(section.silent) == len(draw.plan.strata) - 1
    assert section_document(section)["snapshot_sha256"] == section.snapshot_sha256


def test_a_section_has_services_weighted_rates_and_the_change_since_the_quarter_before(
    desks: Desks, files: tuple[Path, ...], tmp_path: Path
) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=100), "1")
    for place in range(90):
        interview(desks, **({"q1": "no", "q4": "no"} if place % 4 == 0 else ROAD))
    first = desks.reporting.section(QUARTER)
    assert {figure.domain["service"] for figure in first.figures if "service" in figure.domain}
    assert first.figure("audit.q1.yes").change is None
    assert first.rate().weighted["RR1"] != first.rate().rates["RR1"]

    following = Quarter(2026, 4)
    for month, file in zip(
        following.months, write_demo_files(tmp_path, following, 500, 8, desks.edition), strict=False
    ):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.sampling.draw(following, Request(sample=60), "2")
    for _ in range(40):
        interview(desks)
    figure, before = desks.reporting.section(following).figure("audit.q1.yes"), first.figure("audit.q1.yes")
    assert figure.change
    assert figure.change.estimate == pytest.approx(1.0 - before.estimate)
    assert figure.change.se == pytest.approx(before.se)


def test_raked_figures_stand_beside_the_others_once_every_region_has_answered(
    desks: Desks, files: tuple[Path, ...]
) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=200), "1")
    with pytest.raises(Refused, match=r"raking\.nobody"):
        desks.reporting.raked(QUARTER)
    for place in range(200):
        interview(desks, **({"q1": "no", "q4": "no"} if place % 5 == 0 else ROAD))
    raked, base = desks.reporting.raked(QUARTER), desks.reporting.section(QUARTER)
    assert (raked.weighting, base.weighting) == ("raked", "base")
    assert raked.figure("audit.q1.yes").estimate != base.figure("audit.q1.yes").estimate
    assert raked.figure("audit.q1.yes").n == base.figure("audit.q1.yes").n
    assert section_document(raked)["snapshot_sha256"] != section_document(base)["snapshot_sha256"]


def test_diagnostics_and_operators_speak_of_what_was_done(desks: Desks, files: tuple[Path, ...]) -> None:
    take_in(desks, files)
    desks.sampling.draw(QUARTER, Request(sample=30), "1")
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    desks.calling.dial(turn.case.id, turn.case.phones[0])
    desks.calling.close(turn.case.id, "2.112")
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    desks.calling.dial(turn.case.id, turn.case.phones[0])
    interview(desks)
    told = desks.reporting.diagnostics(QUARTER)
    assert sum(hour.calls for hour in told.hours) == 2
    assert sum(hour.interviews for hour in told.hours) == 1
    assert [region.region for region in told.weights.regions] == [turn.case.region]
    (operator,) = desks.reporting.operators(QUARTER)
    assert operator.domain == {"operator": desks.staff.name}
    assert (operator.counts["I"], operator.counts["R"], operator.rates["COOP1"]) == (1, 1, 0.5)
