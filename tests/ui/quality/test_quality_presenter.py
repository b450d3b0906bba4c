"""What the quality screen says, worked out without a widget."""

from datetime import timedelta

import pytest

from survey.language import Language
from survey.quality.flags import Flag
from survey.services.back_checks import NoCheck
from tests.ui.at_once import Later, Said, run
from tests.ui.invented_desks import QUARTER, invented_edition
from tests.ui.invented_quality import AT, CASE, NAMES, OPERATOR, InventedQuality
from ui.quality.blind_faces import idle_words
from ui.quality.faces import minutes
from ui.quality.presenter import QualityPresenter
from ui.texts import NO_FIGURE, Texts

EDITION = invented_edition()


def presented(desk: InventedQuality, language: Language = Language.EN) -> tuple[QualityPresenter, Said]:
    said = Said()
    presenter = QualityPresenter(desk, EDITION, said, run)
    presenter.translate(Texts(language))
    presenter.choose(QUARTER)
    presenter.load()
    return presenter, said


def cells(said: Said) -> list[str]:
    _, columns, rows = said.last("show_awaited")
    return [column.value(rows[0]) for column in columns]


def test_an_interview_stands_in_the_list_with_its_flags_answers_and_duration() -> None:
    _, said = presented(InventedQuality(flags=(Flag.FAST, Flag.SHORT)))
    assert cells(said) == [
        "not read out, too short",
        NAMES[OPERATOR],
        "Yes · 4 · No · Yes",
        "1:20",
        "21.09.2026 10:14",
        EDITION.region("KZ-63").short.en,
        "",
    ]


def test_an_opened_interview_shows_each_answer_with_its_time_and_masks_the_number() -> None:
    presenter, said = presented(InventedQuality(flags=(Flag.DISAGREES,)))
    presenter.open(said.last("show_awaited")[2][0])
    face = said.last("show_interview")
    assert [(line.number, line.answer, line.time) for line in face.answers] == [
        ("1", "Yes", "0:20"),
        ("2", "4", "0:20"),
        ("3", "No", "0:20"),
        ("4", "Yes", "0:20"),
    ]
    assert face.client == "Оспанова Динара"
    assert len(face.flags) == 1
    ((_, call),) = face.history
    assert "+770••••••40" in call
    assert CASE.phones[0] not in call


@pytest.mark.parametrize("language", Language)
def test_the_back_checks_are_said_in_every_language(language: Language) -> None:
    _, said = presented(InventedQuality(), language)
    face = said.last("show_checks")
    table = [[column.value(row) for column in face.operator_columns] for row in face.operators]
    assert table[1][5].startswith("3/3 · 100")
    assert table[1][6].startswith("2/3 · 67")
    assert table[0][5:] == [NO_FIGURE, NO_FIGURE]
    assert len({face.check_columns[-1].value(row) for row in face.checks}) == len(face.checks)


def test_each_word_on_an_interview_goes_to_the_desk_and_the_list_is_read_anew() -> None:
    desk = InventedQuality()
    presenter, said = presented(desk)
    presenter.approve([CASE.id])
    presenter.send_back(CASE.id, "why")
    presenter.reject(CASE.id, "because")
    assert desk.done == [("approve", [CASE.id]), ("return", (CASE.id, "why")), ("reject", (CASE.id, "because"))]
    assert (said.order.count("show_done"), said.order.count("show_awaited")) == (3, 4)
    presenter.approve([])
    assert len(desk.done) == 3


def test_an_older_answer_on_its_way_is_dropped() -> None:
    later, said = Later(), Said()
    presenter = QualityPresenter(InventedQuality(), EDITION, said, later.run)
    presenter.load()
    assert later.waiting == []
    presenter.choose(QUARTER)
    presenter.load()
    presenter.load()
    later.do(0)
    assert "show_awaited" not in said.order
    later.do(0)
    assert "show_awaited" in said.order


@pytest.mark.parametrize("language", Language)
def test_why_there_is_nobody_to_ask_again_is_said(language: Language) -> None:
    texts = Texts(language)
    title, why = idle_words(NoCheck(open=3, own=2, next_due=AT, opens=AT + timedelta(hours=1)), texts)
    assert title == texts("quality.none_title")
    for part in ("10:12", "11:12", "2"):
        assert part in why
    assert idle_words(NoCheck(0, 0, None, None), texts)[1] == texts("quality.none_text")
    assert idle_words(None, texts)[0] == texts("quality.idle_title")


def test_a_time_that_is_not_known_is_a_dash() -> None:
    assert (minutes(None), minutes(timedelta(seconds=61))) == (NO_FIGURE, "1:01")
