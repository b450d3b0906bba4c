"""What stands where on the interview screen, as words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from survey.edition import Edition
from survey.facts import Appointment, Dial, Disposition, Note, Review, Undone, Verdict
from survey.fieldwork.queue import Reason
from survey.language import Language
from survey.services.calling import CallingDesk, Turn
from ui.interview.page import Fold, client_face, question_faces, shown_number
from ui.texts import Texts

RU = Texts(Language.RU)
DUE = datetime(2026, 10, 6, 6, 30, tzinfo=UTC)


@pytest.fixture
def turn(desk: CallingDesk) -> Turn:
    taken = desk.next_client()
    assert isinstance(taken, Turn)
    return taken


@pytest.mark.parametrize(
    ("number", "shown"), [("+77053101240", "+7 705 310 12 40"), ("+7705", "+7 705"), ("+770531", "+7 705 31")]
)
def test_a_number_is_shown_as_it_is_read_out(number: str, shown: str) -> None:
    assert shown_number(number) == shown


def test_a_landline_is_the_office_and_each_number_counts_its_own_calls(turn: Turn, edition: Edition) -> None:
    claim = turn.history[0]
    dial = Dial(id=claim.id, case=claim.case, at=claim.at, by=claim.by, phone=turn.case.phones[1])
    first, second = client_face(turn, (claim, dial, dial), edition, RU).phones
    assert first.tries == "сотовый · 0 звонков"
    assert second.tries == "рабочий · 2 звонка"


def test_the_history_is_told_backwards_with_codes_promises_and_notes(turn: Turn, edition: Edition) -> None:
    claim = turn.history[0]
    said = {"id": claim.id, "case": claim.case, "by": claim.by}
    history = (
        claim,
        Disposition(**said, at=DUE, outcome="3.13"),
        Note(**said, at=DUE, text="после шести"),
        Note(**said, at=DUE, text=""),
        Appointment(**said, at=DUE, due=DUE + timedelta(hours=5)),
    )
    assert [what for _, what in client_face(turn, history, edition, RU).history] == [
        "перезвонить: 06.10.2026 16:30",
        "«после шести»",
        "Нет ответа (3.13)",
    ]


def test_a_returned_interview_says_why_it_came_back(turn: Turn, edition: Edition) -> None:
    claim = turn.history[0]
    said = {"id": claim.id, "case": claim.case, "by": claim.by, "at": DUE}
    review = Review(**said, verdict=Verdict.RETURNED, reason="спросите ещё раз о помощи")
    mistaken = Disposition(**(said | {"id": UUID(int=5)}), outcome="3.13")
    history = (claim, review, mistaken, Undone(**said, of=mistaken.id, reason="не та кнопка"))
    back = replace(turn, reason=Reason.APPOINTMENT, history=history)
    face = client_face(back, history[:2], edition, RU)
    assert face.reason.endswith("супервайзер вернул интервью – спросите ещё раз о помощи")
    assert [what for _, what in face.history] == ["Супервайзер вернул интервью: спросите ещё раз о помощи"]


def test_a_promised_call_says_for_which_hour(turn: Turn, edition: Edition) -> None:
    claim = turn.history[0]
    promise = Appointment(id=claim.id, case=claim.case, at=claim.at, by=claim.by, due=DUE)
    due = replace(turn, reason=Reason.APPOINTMENT, history=(claim, promise))
    assert "11:30" in client_face(due, due.history, edition, RU).reason


@pytest.mark.parametrize("reason", [Reason.FRESH, Reason.RETRY, Reason.IN_HAND])
def test_every_other_reason_is_said_too(reason: Reason, turn: Turn, edition: Edition) -> None:
    said = client_face(replace(turn, reason=reason), (), edition, RU).reason
    assert said == RU("interview.why", reason=RU(f"labels.reason_{reason.value}"))


def test_a_client_without_a_name_is_shown_by_the_place_and_empty_cells_are_left_out(
    turn: Turn, edition: Edition
) -> None:
    bare = replace(turn, card=replace(turn.card, cells={"place": "Семей"}, start=None, end=None))
    face = client_face(bare, (), edition, RU)
    assert (face.name, face.enterprise, face.identity) == ("Семей", "", "")
    assert face.service == (("Место", "Семей"),)


def test_the_id_number_is_masked(turn: Turn, edition: Edition) -> None:
    card = replace(turn.card, cells=turn.card.cells | {"id_number": "900101300017"})
    assert "900101300017" not in client_face(replace(turn, card=card), (), edition, RU).identity


def folds(turn: Turn, desk: CallingDesk, edition: Edition, viewed: str | None, **choices: str) -> list[Fold]:
    progress = turn
    for question, choice in choices.items():
        progress = replace(turn, interview=desk.answer(turn.case.id, question, choice, Language.KK).interview)
    return [face.fold for face in question_faces(turn, progress, viewed, Language.KK, edition)]


def test_questions_fold_as_the_road_goes(turn: Turn, desk: CallingDesk, edition: Edition) -> None:
    assert folds(turn, desk, edition, "q1") == [Fold.ACTIVE, Fold.LATER, Fold.LATER, Fold.LATER]
    assert folds(turn, desk, edition, "q2", q1="yes") == [Fold.ANSWERED, Fold.ACTIVE, Fold.LATER, Fold.LATER]
    assert folds(turn, desk, edition, "q4", q1="no") == [Fold.ANSWERED, Fold.SKIPPED, Fold.SKIPPED, Fold.ACTIVE]


def test_a_mark_without_words_is_its_digit_in_the_answer(turn: Turn, desk: CallingDesk, edition: Edition) -> None:
    desk.answer(turn.case.id, "q1", "yes", Language.KK)
    progress = desk.answer(turn.case.id, "q2", "3", Language.KK)
    first, second, *_ = question_faces(turn, progress, "q3", Language.RU, edition)
    assert (first.answer, second.answer) == ("Да", "3")
    assert [choice.digit for choice in second.choices if choice.chosen] == ["3"]
    assert second.counter == "Вопрос 2 из 4"
