"""Dialling, outcomes, notes, promises to call back: each key of the screen beside the questions."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateTimeEdit, QLabel, QListWidget

from survey.edition import Edition
from survey.edition_file import load_edition
from survey.facts import Appointment, Claim, Dial, Disposition, Note
from survey.fieldwork.case import Stage
from survey.language import Language
from survey.outcome import Outcome
from survey.services.calling import CallingDesk, Pause, Turn
from tests.floor_time import floor_time
from tests.storage.calling.conftest import CLIENTS, HandClock
from tests.ui.interview.conftest import Seated, Telephone
from tests.ui.interview.operator import OpenStore, Operator
from tests.ui.invented_desks import EDITION_FILE
from ui.dialogs import KeysDialog
from ui.interview.times import call_times
from ui.texts import ALMATY

EDITION = load_edition(EDITION_FILE)
AT_ONCE = [o for o in EDITION.outcomes if o.button and not o.asks_time and not o.note_needed]
BEHIND_OTHER = [o for o in EDITION.outcomes if o.by_hand and o.button is None]
NO_ANSWER = next(str(outcome.button) for outcome in EDITION.outcomes if outcome.code == "3.13")
KEY_PRESS = QEvent.Type.KeyPress

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


class OnePhone(CallingDesk):
    """A desk whose clients have one number."""

    def next_client(self) -> Turn | Pause:
        turn = super().next_client()
        assert isinstance(turn, Turn)
        return replace(turn, case=replace(turn.case, phones=turn.case.phones[:1]))


def test_f5_and_f6_dial_the_first_and_the_second_number(operator: Operator, telephone: Telephone) -> None:
    operator.press("F5", "F6")
    assert telephone.dialled == ["tel:+77050000001", "tel:+77232000001"]
    assert [fact.phone for fact in operator.facts(Dial)] == ["+77050000001", "+77232000001"]
    assert "Байланыс 00:0" in operator.words


def test_f5_dials_the_number_whose_turn_it_is_at_the_second_try(
    seat: Seated, store: OpenStore, edition: Edition, telephone: Telephone
) -> None:
    clock = HandClock()
    sitting = seat(CallingDesk(store.work, clock, edition, store.staff), Language.EN)
    sitting.press("Return")
    assert "mobile · 0 calls · next in turn" in sitting.words
    sitting.press("F5")
    assert "next in turn" not in sitting.words
    sitting.press("Esc", NO_ANSWER)
    clock.pass_by(hours=4)
    sitting.press("Return")
    assert "work · 0 calls · next in turn" in sitting.words
    sitting.press("F5", "F6")
    assert telephone.dialled == ["tel:+77050000001", "tel:+77232000001", "tel:+77050000001"]


def test_ctrl_f5_and_ctrl_f6_copy_the_numbers_and_dial_nothing(operator: Operator, telephone: Telephone) -> None:
    clipboard = QApplication.clipboard()
    operator.press("Ctrl+F6")
    assert clipboard.text() == "+77232000001"
    operator.press("Ctrl+F5")
    assert clipboard.text() == "+77050000001"
    assert "+7 705 000 00 01 көшірілді ✓" in operator.words
    assert (telephone.dialled, operator.facts(Dial)) == ([], [])


def test_nothing_is_copied_while_no_client_is_in_hand(seat: Seated) -> None:
    QApplication.clipboard().setText("before")
    seat().press("Ctrl+F5", "Ctrl+F6")
    assert QApplication.clipboard().text() == "before"


def test_f6_does_nothing_for_a_client_with_one_number(
    seat: Seated, store: OpenStore, edition: Edition, telephone: Telephone
) -> None:
    sitting = seat(OnePhone(store.work, floor_time, edition, store.staff))
    sitting.press("Return", "F6")
    assert telephone.dialled == []
    assert sitting.facts(Dial) == []
    sitting.press("F5")
    assert telephone.dialled == ["tel:+77050000001"]


def test_nothing_is_dialled_while_no_client_is_in_hand(seat: Seated, telephone: Telephone) -> None:
    seat().press("F5", "F4", "Esc", "Alt+C", "PgUp", "Ctrl+Return", "1", "F2")
    assert telephone.dialled == []


@pytest.mark.parametrize("outcome", AT_ONCE, ids=[outcome.code for outcome in AT_ONCE])
def test_esc_and_its_digit_give_the_outcome(operator: Operator, outcome: Outcome) -> None:
    operator.press("Esc", str(outcome.button))
    assert [fact.outcome for fact in operator.facts(Disposition)] == [outcome.code]
    assert operator.sight == "idle"
    # The operator speaks both languages: a client who understands neither is not called again.
    final = outcome.retry_minutes is None or outcome.other_language
    assert operator.row().state.stage is (Stage.FINAL if final else Stage.PAUSED)


def test_esc_twice_gives_the_digits_back_to_the_question(operator: Operator) -> None:
    operator.press("Esc", "Esc", "1")
    assert operator.choices == [("q1", "yes")]
    assert operator.facts(Disposition) == []


@pytest.mark.parametrize("place", range(len(BEHIND_OTHER)), ids=[outcome.code for outcome in BEHIND_OTHER])
def test_every_outcome_behind_other_is_chosen_with_the_arrows(operator: Operator, place: int) -> None:
    wanted = BEHIND_OTHER[place]
    operator.press("Esc", "7", *["Down"] * place, "Return")
    if wanted.note_needed:
        assert operator.sees("interview.note")
        assert operator.facts(Disposition) == []
        operator.write("қате")
        operator.press("Ctrl+Return")
        assert [fact.text for fact in operator.facts(Note)] == ["қате"]
    assert [fact.outcome for fact in operator.facts(Disposition)] == [wanted.code]
    assert operator.sight == "idle"
    assert operator.facts(Claim, order=2) == []


def test_an_outcome_that_needs_a_note_goes_on_asking_until_it_has_one(operator: Operator) -> None:
    place = next(place for place, outcome in enumerate(BEHIND_OTHER) if outcome.note_needed)
    operator.press("Esc", "7", *["Down"] * place, "Return", "Ctrl+Return")
    assert operator.sees("interview.note")
    operator.press("Esc")
    assert operator.sight == "q1"
    operator.press("F4")
    operator.write("бос емес")
    operator.press("F4")
    assert operator.facts(Disposition) == []
    operator.press("Esc", "7", *["Down"] * place, "Return")
    assert [fact.outcome for fact in operator.facts(Disposition)] == [BEHIND_OTHER[place].code]


def test_a_note_is_kept_shown_and_opened_as_it_stands(operator: Operator) -> None:
    operator.press("F4")
    operator.write("кешке")
    operator.press("Ctrl+Return", "F4")
    operator.write(" 5")
    operator.press("F4")
    assert [fact.text for fact in operator.facts(Note)] == ["кешке", "кешке 5"]
    assert "«кешке 5»" in operator.words
    operator.press("1")
    assert operator.choices == [("q1", "yes")]


def test_a_note_that_is_left_with_esc_is_not_kept(operator: Operator) -> None:
    operator.press("F4")
    operator.write("1")
    operator.press("Esc")
    assert operator.facts(Note) == []
    assert operator.choices == []


@pytest.mark.parametrize("road", [("Alt+C",), ("Esc", "3")], ids=["alt-c", "outcome"])
def test_a_digit_chooses_one_of_the_times_to_call_back(operator: Operator, road: tuple[str, ...]) -> None:
    before = floor_time()
    operator.press(*road)
    assert operator.sees("interview.appointment")
    after = floor_time()
    operator.press("2")
    (promised,) = operator.facts(Appointment)
    hours = EDITION.calling_hours
    assert promised.due in {call_times(now, hours, ALMATY)[1].at for now in (before, after)}
    assert operator.row().state.stage is Stage.APPOINTED
    assert operator.sight == "idle"


def test_a_digit_without_a_time_promises_nothing(operator: Operator) -> None:
    operator.press("Alt+C", "0", "9", "5")
    assert operator.facts(Appointment) == []
    assert operator.sees("interview.appointment")


def test_enter_takes_the_time_in_the_editor(operator: Operator) -> None:
    operator.press("Alt+C")
    editor = operator.screen.findChild(QDateTimeEdit, "interview.appointment")
    assert isinstance(editor, QDateTimeEdit)
    wanted = editor.dateTime().addDays(7)
    editor.setDateTime(wanted)
    operator.press("Return")
    (promised,) = operator.facts(Appointment)
    assert int(promised.due.timestamp()) == wanted.toSecsSinceEpoch()


def test_a_time_that_is_over_is_refused_and_the_panel_stays(operator: Operator) -> None:
    operator.press("Alt+C")
    editor = operator.screen.findChild(QDateTimeEdit, "interview.appointment")
    assert isinstance(editor, QDateTimeEdit)
    editor.setDateTime(editor.dateTime().addDays(-60))
    operator.press("Return")
    assert operator.refusals == ["appointment.past"]
    assert operator.sees("interview.appointment")


@pytest.mark.parametrize("key", [Qt.Key.Key_C, 0x0421], ids=["latin", "cyrillic"])
def test_a_letter_key_of_a_command_works_on_either_layout(operator: Operator, key: int) -> None:
    QApplication.sendEvent(operator.screen, QKeyEvent(KEY_PRESS, key, Qt.KeyboardModifier.AltModifier))
    assert operator.sees("interview.appointment")


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, 0x0419], ids=["latin", "cyrillic"])
def test_ctrl_q_leaves_with_the_client_still_in_hand(operator: Operator, key: int) -> None:
    QApplication.sendEvent(operator.screen, QKeyEvent(KEY_PRESS, key, Qt.KeyboardModifier.ControlModifier))
    assert operator.departures == 1
    assert operator.row().state.stage is Stage.HELD


def test_f1_lists_every_key(operator: Operator) -> None:
    operator.press("F1")
    (box,) = operator.screen.findChildren(KeysDialog)
    listed = " ".join(label.text() for label in box.findChildren(QLabel))
    assert all(key in listed for key in ("F5", "PgUp", "F2", "F4", "Esc", "Alt+C", "Ctrl+Enter"))
    box.close()


def test_the_other_outcomes_open_with_the_focus_at_the_first(operator: Operator) -> None:
    operator.press("Esc", "7")
    others = operator.screen.findChild(QListWidget, "interview.other_outcomes")
    assert isinstance(others, QListWidget)
    assert (others.count(), others.currentRow(), others.hasFocus()) == (len(BEHIND_OTHER), 0, True)


def click(operator: Operator, words: str) -> None:
    QApplication.processEvents()
    buttons = [button for button in operator.screen.findChildren(QAbstractButton) if button.isVisible()]
    next(button for button in buttons if words in button.accessibleName() + button.text()).click()


def test_the_mouse_does_what_the_keys_do(operator: Operator, telephone: Telephone) -> None:
    for words in ("Қоңырау", "Жоқ", "Артқа", "Иә", "Білмеймін"):
        click(operator, words)
    assert len(telephone.dialled) == 1
    assert operator.choices == [("q1", "no"), ("q1", "yes"), ("q2", "dk")]
    click(operator, "Ескертпе")
    assert operator.sees("interview.note")
    click(operator, "Сақтау")
    click(operator, "Бас тарту")
    assert operator.sight == "idle"
    click(operator, "Келесі клиент")
    assert operator.sight == "q1"


def test_a_client_comes_once_and_then_there_is_nobody_left(operator: Operator) -> None:
    for _ in range(CLIENTS):
        operator.press("Esc", "4", "Return")
    assert operator.sight == "idle"
    assert operator.row(CLIENTS).state.stage is Stage.FINAL
    assert f"Толқындағы барлық клиент аяқталды: {CLIENTS}." in operator.words


def test_the_outcomes_move_the_figures_so_the_report_hears_of_them(operator: Operator) -> None:
    operator.press("Esc", "4")
    assert operator.changes == 1


@pytest.mark.usefixtures("telephone")
def test_the_days_counts_and_the_next_promise_stand_above(operator: Operator) -> None:
    operator.press("F5", "2", "1", "Ctrl+Return", "F5", "Alt+C", "1")
    assert "Бүгін: 1 сұхбат · 2 қоңырау" in operator.words
    assert "Қайта қоңырау" in operator.words
