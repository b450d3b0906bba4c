"""Each tab of the registry is read when it is opened and says in words what the desks found."""

from pathlib import Path
from typing import Any, cast

import pytest

from survey.errors import Refused
from survey.language import Language
from survey.registry.comparison import Comparison
from survey.services.persons import PersonsDesk
from survey.services.registers import RegistersDesk
from survey.services.registry import RegistryDesk
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import QUARTER, InventedRegistry, invented_edition, version_of
from tests.ui.invented_registers import ACT, COMPARISON, InventedPersons, InventedRegisters
from ui.registry.comparison import comparison_listing
from ui.registry.listing import Tab
from ui.registry.tabs_presenter import TabsPresenter
from ui.registry.twins_presenter import TwinsPresenter
from ui.tasks import Run
from ui.texts import Texts

SEPTEMBER = QUARTER.months[-1]
FILE = Path("register.xlsx")


class TabbedView(Said):
    """A view that remembers what each tab was told."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = {tab: Said() for tab in Tab}

    def listing(self, tab: Tab) -> Said:
        return self.parts[tab]


def opened(
    registry: InventedRegistry | None = None, registers: InventedRegisters | None = None, run: Run = at_once.run
) -> tuple[TabsPresenter, TabbedView]:
    view, edition = TabbedView(), invented_edition()
    twins = TwinsPresenter(cast("PersonsDesk", InventedPersons()), edition, view.parts[Tab.TWINS], run)
    desk = cast("RegistryDesk", registry or InventedRegistry({SEPTEMBER: version_of(SEPTEMBER)}))
    beside = cast("RegistersDesk", registers or InventedRegisters())
    presenter = TabsPresenter(desk, beside, twins, edition, cast("Any", view), run)
    presenter.translate(Texts(Language.EN))
    presenter.choose(QUARTER)
    presenter.turn(SEPTEMBER)
    return presenter, view


def cells(view: Said) -> list[list[str]]:
    _, columns, rows = view.last("show_rows")
    return [[column.value(row) for column in columns] for row in rows]


def test_p9_the_two_newest_versions_are_compared_and_another_pair_can_be_chosen() -> None:
    desk = InventedRegistry({SEPTEMBER: version_of(SEPTEMBER)})
    presenter, view = opened(desk)
    presenter.open(Tab.VERSIONS)
    words, pairs, chosen = view.last("show_pairs")
    assert words == ["version 1 → version 2"]
    assert pairs == [chosen] == [(1, 2)]
    presenter.compare((1, 2))
    assert desk.compared == [(1, 2), (1, 2)]


def test_p9_rows_are_told_as_mended_changed_and_added_with_their_cells_before_and_now() -> None:
    presenter, view = opened()
    presenter.open(Tab.VERSIONS)
    told = view.parts[Tab.VERSIONS]
    faces, chosen = told.last("show_findings")
    assert [(face.code, face.rows) for face in faces] == [("mended", "1"), ("changed", "1"), ("added", "1")]
    assert chosen == "mended"
    assert cells(told)[0][-2:] == ["− Date missing", "Date of completion / end of service: ∅ → 05.09.2026"]


def test_a_changed_telephone_number_is_shown_only_in_part() -> None:
    presenter, view = opened()
    presenter.open(Tab.VERSIONS)
    presenter.versions.choose("changed")
    words = " ".join(cells(view.parts[Tab.VERSIONS])[0])
    assert "→" in words
    assert "77010000001" not in words
    assert "77010000002" not in words


def test_one_version_is_not_compared() -> None:
    presenter, view = opened(InventedRegistry())
    presenter.open(Tab.VERSIONS)
    assert "no two versions" in view.parts[Tab.VERSIONS].last("show_empty")


def test_the_same_quarter_chosen_again_keeps_its_month() -> None:
    presenter, view = opened()
    presenter.choose(QUARTER)
    presenter.open(Tab.VERSIONS)
    assert view.last("show_pairs")[2] == (1, 2)


def test_another_quarter_waits_for_its_month() -> None:
    presenter, view = opened()
    presenter.choose(QUARTER.previous)
    told = view.order.count("show_pairs")
    presenter.open(Tab.VERSIONS)
    assert view.order.count("show_pairs") == told


def test_equal_versions_say_how_many_rows_are_alike() -> None:
    alike = Comparison((), (), (), (), (), COMPARISON.unchanged)
    listing = comparison_listing(alike, invented_edition(), Texts(Language.EN))
    assert listing.sheets == []
    assert "21,337 rows" in listing.nothing


def test_p11_an_act_without_a_row_is_listed_with_its_number_masked() -> None:
    presenter, view = opened()
    presenter.open(Tab.ACTS)
    (row,) = cells(view.parts[Tab.ACTS])
    assert row[:2] == ["12", "A-17"]
    assert ACT.id_number not in row
    assert row[-2:] == ["no", "Бизнес-жоспар"]


def test_p11_what_the_acts_brought_is_said_and_the_months_are_read_again() -> None:
    registers = InventedRegisters()
    presenter, view = opened(registers=registers)
    presenter.bring_acts(FILE)
    assert registers.taken == [FILE]
    sentence = view.last("show_end")
    for part in ("Acts imported: 100", "a row: 1", "3 rows", "2026 Q3"):
        assert part in sentence
    assert view.order[-1] == "show_judged"


def test_a_register_that_is_refused_is_an_error_beside_what_is_shown() -> None:
    presenter, view = opened(registers=InventedRegisters(error=Refused("register.no_dates", file="r.xlsx")))
    presenter.bring_questionnaires(FILE)
    assert view.last("show_end") == ""
    assert view.last("show_error").code == "register.no_dates"


def test_annex_2_findings_are_listed_by_kind_the_most_frequent_first() -> None:
    presenter, view = opened()
    presenter.open(Tab.QUESTIONNAIRES)
    faces, _ = view.parts[Tab.QUESTIONNAIRES].last("show_findings")
    assert [(face.code, face.rows) for face in faces] == [
        ("questionnaire.mark_outside", "2"),
        ("questionnaire.date_missing", "1"),
    ]


def test_a_kind_that_is_open_stays_open_when_it_is_read_again() -> None:
    presenter, view = opened()
    presenter.open(Tab.QUESTIONNAIRES)
    presenter.questionnaires.choose("questionnaire.date_missing")
    presenter.refresh()
    assert view.parts[Tab.QUESTIONNAIRES].last("show_findings")[1] == "questionnaire.date_missing"


def test_a_denied_service_stands_with_the_interview_behind_it() -> None:
    presenter, view = opened()
    presenter.open(Tab.DOUBTFUL)
    (row,) = cells(view.parts[Tab.DOUBTFUL])
    assert row[:3] == ["September 2026", "2", "204"]
    assert row[-3:] == ["01.10.2026 10:12", "Сәуле", "Бизнес-жоспар"]


def test_no_denied_service_is_said_to_be_none() -> None:
    presenter, view = opened(InventedRegistry(denied=()))
    presenter.open(Tab.DOUBTFUL)
    assert "No client denies" in view.parts[Tab.DOUBTFUL].last("show_empty")


def test_a_reading_that_comes_late_is_dropped() -> None:
    later = Later()
    presenter, view = opened(run=later.run)
    presenter.open(Tab.ACTS)
    presenter.refresh()
    later.do()
    assert "show_rows" not in view.parts[Tab.ACTS].order
    later.do()
    assert "show_rows" in view.parts[Tab.ACTS].order


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tab", [tab for tab in Tab if tab not in {Tab.FINDINGS, Tab.TWINS}])
def test_a_tab_speaks_every_language(tab: Tab, language: Language) -> None:
    presenter, view = opened()
    presenter.open(tab)
    presenter.translate(Texts(language))
    title, columns, rows = view.parts[tab].last("show_rows")
    assert title
    assert all(column.heading for column in columns)
    assert rows
