"""The supervisor sees two clients side by side, says with a reason whether they are one, and can undo it."""

from typing import cast

import pytest

from survey.language import Language
from survey.registry.likeness import Reason
from survey.services.persons import PersonsDesk
from tests.ui import at_once
from tests.ui.at_once import Said
from tests.ui.invented_desks import QUARTER, invented_edition
from tests.ui.invented_registers import TWIN, InventedPersons
from ui.registry.twins_faces import Side
from ui.registry.twins_presenter import TwinsPresenter
from ui.texts import Texts


def opened(desk: InventedPersons | None = None) -> tuple[TwinsPresenter, Said]:
    view = Said()
    presenter = TwinsPresenter(cast("PersonsDesk", desk or InventedPersons()), invented_edition(), view, at_once.run)
    presenter.translate(Texts(Language.EN))
    presenter.load(QUARTER)
    return presenter, view


def test_the_two_stand_side_by_side_with_the_reasons_in_words() -> None:
    _, view = opened()
    pair = view.last("show_pair")
    assert (pair.one.name, pair.other.name) == (TWIN.one.name, TWIN.other.name)
    assert pair.reasons == ["one of the names lacks a part", "the birth dates are the same"]
    assert pair.may_join
    assert pair.may_part
    assert "IIN: 8501••••0123" in pair.other.lines


def test_a_joined_pair_leaves_the_list_and_stands_among_the_decisions() -> None:
    desk = InventedPersons()
    presenter, view = opened(desk)
    presenter.join("one telephone")
    assert [made.reason for made in desk.made] == ["one telephone"]
    assert "show_decided" in view.order
    assert view.last("show_sides")[:2] == ("Possible pairs (0)", "Decisions (1)")
    assert "no possible twins" in view.last("show_nothing")


def test_a_decision_is_undone_by_the_opposite_word_only() -> None:
    desk = InventedPersons()
    presenter, view = opened(desk)
    presenter.join("one telephone")
    presenter.turn(Side.DECISIONS)
    pair = view.last("show_pair")
    assert (pair.may_join, pair.may_part) == (False, True)
    assert "“one telephone”" in pair.reasons[0]
    presenter.part("father and son")
    assert [row.rows for row in view.last("show_pairs")[0]] == ["parted", "joined"]
    assert [row.role for row in view.last("show_pairs")[0]] == ["chip-good", "chip-quiet"]


def test_without_a_reason_nothing_is_decided() -> None:
    desk = InventedPersons()
    presenter, view = opened(desk)
    presenter.part("")
    assert view.last("show_error").code == "persons.reason_needed"
    assert desk.made == []
    assert "show_decided" not in view.order


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_its_words(reason: Reason, language: Language) -> None:
    assert Texts(language)(f"twins.reason.{reason.value}")
