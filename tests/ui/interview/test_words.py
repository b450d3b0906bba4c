"""A time to call back typed in words."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QDateTimeEdit, QLabel

from survey.edition import Edition
from survey.facts import Appointment
from survey.fieldwork.hours import next_calling_moment
from survey.language import Language
from survey.services.calling import CallingDesk, Turn
from tests.floor_time import floor_time
from tests.storage.calling.conftest import HandClock
from tests.ui.interview.conftest import Seated
from tests.ui.interview.operator import OpenStore, Operator
from ui.texts import ALMATY

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def understood(operator: Operator) -> str:
    shown = operator.screen.findChild(QLabel, "interview.understood")
    assert isinstance(shown, QLabel)
    return shown.text() if shown.isVisible() else ""


def test_a_time_in_words_is_shown_in_full_and_promised_with_enter(operator: Operator) -> None:
    operator.press("Alt+C", "Alt+C")
    operator.write("2040-10-02 11:30")
    assert understood(operator) == "сейсенбі, 2040 жылғы 2 қазан, 11:30"
    editor = operator.screen.findChild(QDateTimeEdit, "interview.appointment")
    assert isinstance(editor, QDateTimeEdit)
    assert editor.text() == "02.10.2040 11:30"
    operator.press("Return")
    (promised,) = operator.facts(Appointment)
    assert promised.due.astimezone(ALMATY).isoformat() == "2040-10-02T11:30:00+05:00"
    assert operator.sight == "idle"


def test_a_letter_goes_on_in_the_line_for_words(operator: Operator) -> None:
    operator.press("Alt+C", "W")
    operator.write("ednesday after lunch")
    assert understood(operator).startswith("сәрсенбі, ")
    assert "14:00" in operator.words
    operator.press("Return")
    (promised,) = operator.facts(Appointment)
    there = promised.due.astimezone(ALMATY)
    assert (there.isoweekday(), f"{there:%H:%M}", promised.due > floor_time()) == (3, "14:00", True)


def test_a_slot_that_cannot_be_is_refused_at_once_with_a_sentence_in_the_language_of_the_screen(seat: Seated) -> None:
    sitting = seat(language=Language.RU)
    sitting.press("Return", "Alt+C", "Alt+C")
    sitting.write("завтра 23:00")
    assert "вне часов обзвона" in understood(sitting)
    sitting.press("Return")
    assert sitting.facts(Appointment) == []
    assert sitting.sees("interview.appointment")


def test_esc_leaves_the_words_and_promises_nothing(operator: Operator) -> None:
    operator.press("Alt+C", "Alt+C")
    operator.write("ертең 11:30")
    operator.press("Esc")
    assert operator.facts(Appointment) == []
    assert operator.sight == "q1"
    operator.press("Alt+C")
    assert understood(operator) == ""


def test_an_own_promise_whose_time_has_come_is_told_across_the_screen(
    seat: Seated, store: OpenStore, edition: Edition
) -> None:
    assert not seat().sees("interview.overdue")
    clock = HandClock(next_calling_moment(floor_time() - timedelta(days=14), edition))
    earlier = CallingDesk(store.work, clock, edition, store.staff)
    turn = earlier.next_client()
    assert isinstance(turn, Turn)
    earlier.appoint(turn.case.id, next_calling_moment(clock.at + timedelta(days=1), edition))
    sitting = seat()
    sitting.screen.shown()
    assert sitting.sees("interview.overdue")
    assert "1 қоңыраудың уақыты келді" in sitting.words
