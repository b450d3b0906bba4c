"""The four questions by keys alone: the road, corrections, the language, what is on disk."""

import pytest

from survey.facts import Answer, Claim
from survey.language import Language
from tests.ui.interview.conftest import Seated
from tests.ui.interview.operator import Operator

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def test_enter_brings_the_first_client_at_the_first_question(seat: Seated) -> None:
    sitting = seat()
    assert sitting.sight == "idle"
    sitting.press("Return")
    assert sitting.sight == "q1"
    assert len(sitting.facts(Claim)) == 1
    assert "Сынақов Ойдан" in sitting.words


def test_five_keys_answer_everything_and_bring_the_next_client(operator: Operator) -> None:
    operator.press("1", "5", "2", "8")
    assert operator.sight == "complete"
    assert operator.choices == [("q1", "yes"), ("q2", "5"), ("q3", "no"), ("q4", "dk")]
    operator.press("Ctrl+Return")
    assert operator.sight == "q1"
    assert operator.row(1).state.outcome == "1.1"
    assert len(operator.facts(Claim, order=2)) == 1
    assert operator.changes == 1


def test_each_answer_has_its_tick(operator: Operator) -> None:
    operator.press("1")
    assert operator.line("q1") == "Иә ✓"
    assert operator.line("q2") == ""


def test_after_no_to_the_first_question_only_the_fourth_is_asked(operator: Operator) -> None:
    operator.press("2")
    assert operator.sight == "q4"
    assert operator.line("q2") == operator.line("q3") == "сұралмайды"
    operator.press("1")
    assert operator.sight == "complete"


@pytest.mark.parametrize(("digit", "choice"), [("8", "dk"), ("9", "refused")])
def test_who_does_not_know_or_refuses_is_asked_everything_else(operator: Operator, digit: str, choice: str) -> None:
    operator.press(*digit * 4)
    assert operator.sight == "complete"
    assert operator.choices == [(question, choice) for question in ("q1", "q2", "q3", "q4")]


@pytest.mark.parametrize("digit", ["3", "4", "7", "0"])
def test_a_digit_that_is_no_answer_does_nothing(operator: Operator, digit: str) -> None:
    operator.press(digit)
    assert (operator.sight, operator.choices, operator.refusals) == ("q1", [], [])


def test_the_digit_row_of_the_kazakh_layout_answers_too(operator: Operator) -> None:
    operator.write('"')
    operator.write("ғ")
    assert operator.choices == [("q1", "yes"), ("q2", "5")]


def test_a_correction_keeps_the_first_answer_as_a_fact(operator: Operator) -> None:
    operator.press("2", "PgUp")
    assert operator.sight == "q1"
    operator.press("1")
    assert operator.sight == "q2"
    first, second = operator.facts(Answer)
    assert (first.choice, second.choice, second.corrects) == ("no", "yes", first.id)


def test_page_keys_go_back_to_the_first_and_forward_to_the_first_without_an_answer(operator: Operator) -> None:
    operator.press("1", "4")
    seen = []
    for key in ("PgUp", "PgUp", "PgUp", "PgDown", "PgDown", "PgDown"):
        operator.press(key)
        seen.append(operator.sight)
    assert seen == ["q2", "q1", "q1", "q2", "q3", "q3"]


def test_back_from_the_end_opens_the_last_question_and_forward_closes_it(operator: Operator) -> None:
    operator.press("2", "1", "PgUp")
    assert operator.sight == "q4"
    operator.press("PgDown")
    assert operator.sight == "complete"


def test_a_correction_that_opens_a_question_goes_back_by_the_road(operator: Operator) -> None:
    operator.press("2", "1", "PgUp", "PgUp", "1")
    assert operator.sight == "q2"
    operator.press("PgUp")
    assert operator.sight == "q1"
    operator.press("PgDown", "PgDown")
    assert operator.sight == "q2"


def test_f2_keeps_the_place_and_each_answer_the_language_it_was_asked_in(operator: Operator) -> None:
    operator.press("1", "F2")
    assert operator.sight == "q2"
    assert "Как Вы оцениваете" in operator.words
    operator.press("5", "F2", "1")
    assert [fact.language for fact in operator.facts(Answer)] == [Language.KK, Language.RU, Language.KK]
    assert operator.line("q1") == "Иә ✓"


def test_the_language_of_the_screen_is_that_of_the_first_question_where_it_is_spoken(seat: Seated) -> None:
    russian = seat(language=Language.RU)
    russian.press("Return", "1")
    assert russian.facts(Answer)[0].language is Language.RU


def test_the_next_program_goes_on_at_the_same_question_in_the_same_language(operator: Operator, seat: Seated) -> None:
    operator.press("F2", "1", "4")
    again = seat()
    assert again.sight == "q3"
    assert "Помогла ли" in again.words


def test_ctrl_enter_before_the_end_is_refused_and_loses_nothing(operator: Operator) -> None:
    operator.press("1", "Ctrl+Return")
    assert operator.refusals == ["interview.incomplete"]
    assert operator.sight == "q2"
    operator.press("3")
    assert operator.choices == [("q1", "yes"), ("q2", "3")]


def test_a_finished_interview_is_corrected_and_the_figures_hear_of_it(operator: Operator) -> None:
    operator.press("1", "5", "1", "1", "Ctrl+Return", "Esc", "1")
    operator.screen.reopen(operator.row(1).case.id)
    assert operator.sight == "complete"
    heard = operator.changes
    operator.press("PgUp", "2")
    assert operator.changes == heard + 1
    assert operator.choices[-1] == ("q4", "no")
    assert operator.row(1).state.complete_at


def test_a_correction_that_opens_a_question_leaves_the_figures_and_says_so(operator: Operator) -> None:
    operator.press("2", "1", "Ctrl+Return", "Esc", "1")
    operator.screen.reopen(operator.row(1).case.id)
    heard = operator.changes
    operator.press("PgUp", "PgUp", "1")
    assert operator.row(1).state.complete_at is None
    assert operator.changes == heard + 1


def test_an_interview_is_not_reopened_with_another_client_in_hand(operator: Operator) -> None:
    operator.press("2", "1", "Ctrl+Return")
    operator.screen.reopen(operator.row(1).case.id)
    assert operator.refusals == ["case.in_hand"]
    assert operator.sight == "q1"
