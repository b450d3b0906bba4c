"""A practice that cannot be made leads back, and what a call teaches is said in each language."""

from datetime import timedelta

import pytest

from survey.demo.practice import Practice
from survey.errors import StoreError
from survey.language import Language
from survey.practice import LeftOut, Lesson
from tests.ui import at_once
from tests.ui.at_once import Said
from ui.practice.presenter import PracticePresenter, lesson_words
from ui.texts import Texts


def test_a_practice_that_cannot_be_made_is_said_and_leads_back() -> None:
    def full() -> Practice:
        raise StoreError("store.disk_full", file="practice.db")

    view, ended = Said(), []
    presenter = PracticePresenter(full, view, at_once.run, lambda: ended.append(True))
    presenter.begin()
    assert view.last("show_error").code == "store.disk_full"
    assert ended == [True]
    presenter.changed()
    assert "show_lesson" not in view.order


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("missing", [(), (LeftOut.DIALLING,), tuple(LeftOut)])
def test_a_lesson_names_all_that_was_left_out(language: Language, missing: tuple[LeftOut, ...]) -> None:
    texts = Texts(language)
    words = lesson_words(Lesson(False, timedelta(seconds=83), missing), 21, texts)  # noqa: FBT003
    assert "21" in words
    assert "1:23" in words
    said = {what: texts(f"practice.left_out_{what.value}") in words for what in LeftOut}
    assert said == {what: what in missing for what in LeftOut}
    assert (texts("practice.nothing_left_out") in words) is (missing == ())
