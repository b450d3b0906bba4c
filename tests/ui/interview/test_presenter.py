"""The order of keys and the database: nothing is shown before it is on disk, and no key is lost meanwhile."""

from datetime import UTC, datetime
from typing import cast

import pytest

from survey.edition import Edition
from survey.errors import StoreError
from survey.facts import Answer
from survey.fieldwork.case import Stage
from survey.fieldwork.queue import Hindrance
from survey.language import Language
from survey.services.calling import CallingDesk, Pause, Progress
from tests.storage.calling.conftest import CLIENTS
from tests.ui.at_once import Later, Said
from tests.ui.interview.operator import OpenStore
from ui.interview.big_panels import idle_words
from ui.interview.contract import Mode, View
from ui.interview.page import Fold
from ui.interview.presenter import InterviewPresenter
from ui.texts import Texts

EN = Texts(Language.EN)


class Sitting:
    """A presenter whose database work is done when the test says so."""

    def __init__(self, desk: CallingDesk, edition: Edition) -> None:
        self.view, self.later, self.changes = Said(), Later(), 0
        view = cast("View", self.view)
        self.asked = InterviewPresenter(desk, edition, view, self.later.run, print, self._changed)
        self.asked.translate(EN)
        self.asked.shown()
        self.later.do()

    def press(self, *digits: str) -> None:
        for digit in digits:
            self.asked.press(lambda digit=digit: self.asked.digit(digit))

    def work_off(self) -> None:
        while self.later.waiting:
            self.later.do()

    @property
    def active(self) -> str | None:
        faces, _ = self.view.last("show_questions")
        return next((face.id for face in faces if face.fold is Fold.ACTIVE), None)

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def sitting(desk: CallingDesk, edition: Edition) -> Sitting:
    made = Sitting(desk, edition)
    made.asked.next_client()
    made.later.do()
    return made


def test_the_next_question_is_shown_only_after_the_answer_is_on_disk(sitting: Sitting) -> None:
    sitting.press("1")
    assert sitting.active == "q1"
    sitting.later.do()
    assert sitting.active == "q2"


def test_keys_pressed_meanwhile_wait_their_turn_and_answer_the_question_they_came_for(sitting: Sitting) -> None:
    sitting.press("1", "5", "2", "9")
    assert len(sitting.later.waiting) == 1
    sitting.work_off()
    shown, _ = sitting.view.last("show_questions")
    assert [face.answer for face in shown] == ["Иә", "5", "Жоқ", "Жауап беруден бас тартты"]


def test_a_failed_answer_stays_at_its_question_and_drops_the_keys_behind_it(
    sitting: Sitting, desk: CallingDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Progress:
        raise StoreError("store.disk_full", file="store.db")

    monkeypatch.setattr(desk, "answer", full)
    sitting.press("1", "5")
    sitting.later.do()
    assert sitting.view.last("show_error").code == "store.disk_full"
    assert sitting.active == "q1"
    assert sitting.later.waiting == []
    monkeypatch.undo()
    sitting.press("2")
    sitting.later.do()
    assert sitting.active == "q4"


def test_the_screens_language_does_not_change_the_language_of_an_interview_under_way(
    sitting: Sitting, store: OpenStore
) -> None:
    sitting.asked.translate(Texts(Language.RU))
    sitting.press("1")
    sitting.later.do()
    _, language = sitting.view.last("show_questions")
    assert language is Language.KK
    with store.work() as work:
        wave = work.waves.latest()
        assert wave
        answers = [fact for fact in work.facts.of_wave(wave.id) if isinstance(fact, Answer)]
    assert [fact.language for fact in answers] == [Language.KK]


def test_without_a_client_keys_do_nothing(desk: CallingDesk, edition: Edition) -> None:
    idle = Sitting(desk, edition)
    asked = idle.asked
    for action in (asked.back, asked.escape, asked.note, asked.appointment, asked.complete_and_next):
        action()
    asked.dial(0)
    asked.save_note("x")
    asked.outcome(edition.outcomes[-1])
    idle.press("1")
    assert idle.later.waiting == []
    assert idle.view.last("show_mode") is Mode.IDLE


def test_before_the_first_client_the_screen_says_whom_it_will_choose(desk: CallingDesk, edition: Edition) -> None:
    said = Sitting(desk, edition).view.last("show_idle")
    assert idle_words(said, EN) == (EN("interview.idle_title"), EN("interview.idle_text"))


def test_an_empty_queue_says_who_pauses_and_when_the_next_call_is_due(desk: CallingDesk, edition: Edition) -> None:
    emptied = Sitting(desk, edition)
    for _ in range(CLIENTS):
        emptied.asked.next_client()
        emptied.work_off()
        emptied.asked.outcome(edition.outcome("3.12"))
        emptied.work_off()
    emptied.asked.next_client()
    emptied.work_off()
    pause = emptied.view.last("show_idle")
    title, why = idle_words(pause, EN)
    assert title == EN("interview.nobody_title")
    assert f"Pausing: {CLIENTS}, appointed: 0, finished: 0." in why
    assert EN.moment(pause.next_due) in why
    assert emptied.changes == CLIENTS


def test_an_empty_queue_names_what_keeps_each_case_and_when_calls_begin_again() -> None:
    opens = datetime(2026, 10, 6, 4, 0, tzinfo=UTC)
    kept = {Hindrance.HELD: 2, Hindrance.OTHER_REGION: 31, Hindrance.REFUSAL: 4}
    night = Pause(wave=True, counts={Stage.FINAL: 7}, next_due=None, hindrances=kept, opens=opens)
    _, why = idle_words(night, EN)
    assert why == (
        f"Calling hours are over. Calls begin again: {EN.moment(opens)}. "
        "With other operators: 2. In other regions: 31. Refused, for another operator: 4."
    )


def test_without_a_wave_the_screen_says_so() -> None:
    title, _ = idle_words(Pause(wave=False, counts={}, next_due=None), EN)
    assert title == EN("interview.no_wave_title")
