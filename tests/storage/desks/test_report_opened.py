"""A figure opens to what made it and a row names its figures; the report leaves the house in every form (¶13)."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.language import Language
from survey.periods import Quarter
from survey.report.book import figures_of, reference
from survey.report.origins import Origin, RowOrigin
from survey.report.snapshot import Snapshot
from survey.sampling.design import Request
from survey.services.calling import Turn
from survey.services.desks import Desks
from survey.services.origins import OriginsDesk
from survey.staff import Role
from tests.floor_time import floor_time
from tests.ui import at_once
from tests.ui.at_once import Said
from ui.paper.report_forms import Form
from ui.report.leaving_presenter import LeavingPresenter
from ui.report.presenter import ReportDesks, ReportPresenter

QUARTER = Quarter(2026, 3)
ROADS = (
    {"q1": "yes", "q2": "4", "q3": "yes", "q4": "no"},
    {"q1": "no", "q4": "yes"},
    {"q1": "yes", "q2": "5", "q3": "no", "q4": "dk"},
    {"q1": "yes", "q2": "dk", "q3": "yes", "q4": "yes"},
)
INTERVIEWS = 12


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    folder = tmp_path_factory.mktemp("origins")
    files = write_demo_files(folder, QUARTER, 240, 7, main.edition())
    with closing(main.open_desks(folder / "store.db", "supervisor", "a-long-password", floor_time)) as opened:
        for month, file in zip(QUARTER.months, files, strict=False):
            opened.registry.import_month(file, month, month.next.first, lambda _rows: None)
        opened.sampling.draw(QUARTER, Request(sample=60), "1")
        for number in range(INTERVIEWS):
            interview(opened, ROADS[number % len(ROADS)])
        yield opened


@pytest.fixture(scope="module")
def snapshot(desks: Desks) -> Snapshot:
    return desks.reporting.snapshot(QUARTER)


def interview(desks: Desks, road: dict[str, str]) -> None:
    turn = desks.calling.next_client()
    assert isinstance(turn, Turn)
    for question, choice in road.items():
        desks.calling.answer(turn.case.id, question, choice, Language.KK)
    desks.calling.complete(turn.case.id)


def places(origin: Origin) -> set[tuple[str, int]]:
    return {(str(row.month), row.row) for row in origin.rows}


def test_p51_a_service_figure_opens_to_as_many_rows_as_it_counts(desks: Desks, snapshot: Snapshot) -> None:
    for name in ("services_total", "services_online", "services_by_region_service"):
        counted = snapshot.section.statistics[name]
        for key, value in [((), counted.total), *list(counted.cells.items())[:3]]:
            origin = desks.origins.open(QUARTER, reference(name, *key))
            assert (origin.total, len(places(origin))) == (value, value), key


def test_what_is_said_of_a_figure_opens_the_figure_itself(desks: Desks) -> None:
    assert desks.origins.open(QUARTER, "services_total.share@KZ-75") == desks.origins.open(
        QUARTER, "services_total@KZ-75"
    )
    assert desks.origins.open(QUARTER, "audit.q2.mean.low") == desks.origins.open(QUARTER, "audit.q2.mean")


def test_p16_a_share_is_the_weight_of_those_counted_over_the_weight_of_its_interviews(
    desks: Desks, snapshot: Snapshot
) -> None:
    for name in ("q1.yes", "q1.services", "q2.4", "q2.top", "q3.yes", "q4.dk"):
        figure = snapshot.section.figure(f"audit.{name}")
        # A withheld figure has no number of its own here; its base is told all the same.
        origin = desks.origins.open(QUARTER, figure.id)
        assert origin.total == figure.n, name
        assert 0 <= origin.weight_counted <= origin.weight
        assert sum(case.weight or 0 for case in origin.cases) == pytest.approx(origin.weight)
        assert [case.counted for case in origin.cases] == sorted((case.counted for case in origin.cases), reverse=True)


def test_the_doubtful_open_to_the_interviews_that_said_no(desks: Desks, snapshot: Snapshot) -> None:
    origin = desks.origins.open(QUARTER, "audit.q1.no")
    said = [case for case in origin.cases if case.counted]
    assert len(said) == snapshot.section.doubtful == INTERVIEWS // len(ROADS)
    assert {case.said for case in said} == {"no"}


def test_a_rate_opens_to_the_cases_drawn(desks: Desks, snapshot: Snapshot) -> None:
    origin = desks.origins.open(QUARTER, "rates.RR3")
    assert (origin.total, origin.counted) == (snapshot.section.sample, INTERVIEWS)
    assert {case.weight for case in origin.cases} == {None}


def test_a_row_names_the_figures_that_open_to_it(desks: Desks, snapshot: Snapshot) -> None:
    known = figures_of(snapshot)
    case = next(one for one in desks.origins.open(QUARTER, "audit.q2.5").cases if one.counted)
    row = case.origin
    named = desks.origins.figures_of(QUARTER, row.version, row.row)
    assert set(named) <= known.keys()
    assert {"services_total", "clients_by_age", "audit.q2.5", "audit.q2.mean", "interviews"} <= set(named) | {
        name.partition("@")[0] for name in named
    }
    for ref in named[::9]:
        origin = desks.origins.open(QUARTER, ref)
        assert (row.version, row.row) in {(one.version, one.row) for one in rows_of(origin)}, ref


def rows_of(origin: Origin) -> list[RowOrigin]:
    return [*origin.rows, *(case.origin for case in origin.cases)]


def test_an_unknown_figure_opens_to_nothing(desks: Desks) -> None:
    assert desks.origins.open(QUARTER, "audit.q9.yes").total == 0


def test_who_may_not_read_the_registry_sees_initials_and_nobody_sees_a_whole_number(desks: Desks) -> None:
    branch = replace(desks.staff, role=Role.BRANCH)
    whole = desks.origins.open(QUARTER, "services_total")
    masked = OriginsDesk(desks.origins._work, floor_time, desks.edition, branch).open(QUARTER, "services_total")
    assert any(len(row.client) > len(initials.client) for row, initials in zip(whole.rows, masked.rows, strict=True))
    assert all(len(word) <= len("А.") for row in masked.rows for word in row.client.split())
    assert all("•" in row.number for row in whole.rows if row.number)


def leaving(desks: Desks) -> tuple[LeavingPresenter, Said]:
    view = Said()
    parts = ReportDesks(desks.reporting, desks.issuing, desks.edition, desks.write_book)
    report = ReportPresenter(parts, view, at_once.run)
    report.choose(QUARTER)
    return LeavingPresenter(desks, report, view, at_once.run), view


def test_p13_the_carrier_has_the_report_in_every_form_and_language_with_its_letters(
    desks: Desks, tmp_path: Path
) -> None:
    presenter, view = leaving(desks)
    presenter.write_package(tmp_path)
    assert "show_done" in view.order
    names = {file.name for file in (tmp_path / "report-2026Q3").iterdir()}
    wanted = {f"report-2026Q3-{language}.{form.value}" for language in ("kk", "ru") for form in Form}
    assert wanted <= names


def test_the_interviews_are_given_away_as_a_workbook_and_it_is_written_down(desks: Desks, tmp_path: Path) -> None:
    presenter, view = leaving(desks)
    presenter.write_data(tmp_path)
    assert "show_done" in view.order
    assert ".xlsx" in {file.suffix for file in tmp_path.iterdir()}
