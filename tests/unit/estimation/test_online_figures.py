"""The figures of the online questionnaires (Annex 2)."""

import math
from pathlib import Path

import pytest

from survey.edition_file import load_edition
from survey.registers.records import OnlineAnswer
from survey.report.figures import Figure
from survey.report.online import online_figures

ASKED = load_edition(Path(__file__).parents[3] / "resources" / "editions" / "2019-59.toml").online


def answer(
    person: int, marks: str, *financial: int, region: str = "KZ-10", other: tuple[int, ...] = ()
) -> OnlineAnswer:
    return OnlineAnswer(f"nb:{person}", region, tuple("" if mark == "-" else mark for mark in marks), financial, other)


def figures(*answered: OnlineAnswer) -> dict[tuple[str, str | None], Figure]:
    return {(one.id, one.domain.get("region")): one for one in online_figures(answered, ASKED)}


def test_annex_2_marks_are_averaged_and_wishes_are_shares_for_the_country_and_each_region() -> None:
    found = figures(
        answer(1, "5431", 1),
        answer(2, "4431", 1, 4),
        answer(3, "3431", other=(8,)),
        answer(4, "1111", 1, region="KZ-75"),
    )
    assert found["online.aspect1.mean", "KZ-10"].estimate == 4
    assert found["online.aspect1.mean", None].estimate == 13 / 4
    assert found["online.aspect4.mean", None].estimate == 1
    assert found["online.fin1", None].estimate == 3 / 4
    assert found["online.fin4", "KZ-10"].estimate == 1 / 3
    assert found["online.other8", None].estimate == 1 / 4
    assert {one.base for one in found.values()} == {"questionnaires"}
    assert len(found) == 3 * (4 + 4 + 8)


def test_a_mark_outside_the_scale_is_left_out_of_its_own_aspect_only() -> None:
    found = figures(answer(1, "5555"), answer(2, "5555"), answer(3, "5555"), answer(4, "9-55"))
    assert [found[f"online.aspect{number}.mean", None].n for number in range(1, 5)] == [3, 3, 4, 4]
    assert found["online.aspect1.mean", None].estimate == 5


@pytest.mark.parametrize(("persons", "flag"), [((1, 2), "few"), ((1, 1, 2, 2), "few"), ((1, 2, 3), None)])
def test_what_fewer_than_three_persons_said_is_not_shown(persons: tuple[int, ...], flag: str | None) -> None:
    found = figures(*(answer(person, "5555") for person in persons))["online.aspect1.mean", None]
    assert (found.flag, found.n) == (flag, len(persons))
    assert math.isnan(found.estimate) == math.isnan(found.low) == (flag == "few")


def test_where_no_questionnaire_came_there_is_no_figure() -> None:
    assert online_figures([], ASKED) == ()
