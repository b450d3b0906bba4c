"""The plan follows the form; the draw happens once and is then only read."""

from pathlib import Path
from typing import cast

from survey.errors import Refused
from survey.language import Language
from survey.sampling.design import Request
from survey.services.sampling import SamplingDesk
from tests.ui import at_once
from tests.ui.at_once import Later, Said
from tests.ui.invented_desks import QUARTER, InventedSampling, invented_edition
from ui.tasks import Run
from ui.texts import Texts
from ui.wave.presenter import WavePresenter

EDITION = invented_edition()


def opened(desk: InventedSampling, run: Run = at_once.run) -> tuple[WavePresenter, Said]:
    view = Said()
    presenter = WavePresenter(cast("SamplingDesk", desk), EDITION, view, run)
    presenter.translate(Texts(Language.EN))
    presenter.choose(QUARTER)
    presenter.load()
    return presenter, view


def test_a_quarter_without_a_wave_is_planned_at_once_with_the_usual_request() -> None:
    desk = InventedSampling(EDITION)
    _, view = opened(desk)
    assert desk.asked == [(Request(), "20260930")]
    face = view.last("show_plan")
    assert face.draw == "Draw 2,640 clients"
    assert len(face.strata) == 20


def test_a_number_of_clients_stands_in_for_the_precision() -> None:
    presenter, view = opened(InventedSampling(EDITION))
    presenter.ask(Request(sample=500), "7")
    assert view.last("show_plan").draw == "Draw 500 clients"


def test_only_the_last_request_is_answered() -> None:
    later = Later()
    presenter, view = opened(InventedSampling(EDITION), later.run)
    later.do()
    presenter.ask(Request(sample=500), "7")
    presenter.ask(Request(sample=800), "7")
    while later.waiting:
        later.do()
    plans = [values[0].draw for name, values, _ in view.told if name == "show_plan"]
    assert plans == ["Draw 800 clients"]


def test_a_refused_request_is_said_in_the_place_of_the_plan_and_cannot_be_drawn() -> None:
    desk = InventedSampling(EDITION)
    presenter, view = opened(desk)
    desk.error = Refused("request.margin", value=0.9)
    presenter.ask(Request(margin=0.9), "7")
    assert view.last("show_failure").code == "request.margin"
    presenter.draw()
    assert presenter.question() == ""
    assert desk.drawn is None


def test_the_draw_takes_the_request_and_seed_on_the_screen() -> None:
    desk = InventedSampling(EDITION)
    presenter, view = opened(desk)
    presenter.ask(Request(sample=500), "2026-seed")
    assert "500 clients" in presenter.question()
    presenter.draw()
    assert desk.drawn
    assert (desk.drawn.seed, desk.drawn.plan.sample) == ("2026-seed", 500)
    assert [named for name, _, named in view.told if name == "show_drawn"][-1] == {"drawn": True}


def test_a_drawn_wave_shows_seed_and_hash_and_answers_no_request() -> None:
    desk = InventedSampling(EDITION)
    desk.draw(QUARTER, Request(sample=700), "seed-7")
    presenter, view = opened(desk)
    asked = len(desk.asked)
    subtitle = view.last("show_plan").subtitle
    assert "seed-7" in subtitle
    assert "4f9c01a1" * 8 in subtitle
    presenter.ask(Request(sample=1), "other")
    assert len(desk.asked) == asked
    assert presenter.question() == ""


def test_the_next_replicate_is_released_after_a_second_question_and_no_more_than_were_drawn() -> None:
    desk = InventedSampling(EDITION)
    desk.draw(QUARTER, Request(sample=700, replicates=2), "seed-7")
    presenter, view = opened(desk)
    assert view.last("show_plan").release == "Release replicate 2"
    assert "Replicates released: 1 of 2" in view.last("show_plan").subtitle
    assert "replicate 2" in presenter.release_question()
    presenter.release()
    assert view.last("show_done") == "Replicate 2 is released"
    assert view.last("show_plan").release == ""
    presenter.release()
    assert (presenter.release_question(), desk.released) == ("", 2)


def test_the_last_waves_response_is_told_and_expected_again() -> None:
    desk = InventedSampling(EDITION, response=0.6137)
    _, view = opened(desk)
    assert view.last("show_last_response") == "Response of the last wave: 61.4%"
    assert desk.asked[-1][0].response == 0.61


def test_the_protocol_is_saved_in_the_language_of_the_screen(tmp_path: Path) -> None:
    desk = InventedSampling(EDITION)
    desk.draw(QUARTER, Request(sample=700), "seed-7")
    presenter, view = opened(desk)
    presenter.save_protocol(tmp_path / presenter.file_name)
    assert (tmp_path / "protocol-2026Q3-en.pdf").read_bytes().startswith(b"%PDF")
    assert "protocol-2026Q3-en.pdf" in view.last("show_done")


def test_the_curve_goes_through_the_plan() -> None:
    _, view = opened(InventedSampling(EDITION))
    curve = view.last("show_plan").curve
    assert curve.here[0] in [x for x, _ in curve.points]
    margins = [y for _, y in curve.points]
    assert margins == sorted(margins, reverse=True)
    assert dict(curve.points)[curve.here[0]] == curve.here[1]


def test_a_region_taken_whole_says_so() -> None:
    presenter, view = opened(InventedSampling(EDITION))
    presenter.ask(Request(sample=50_000), "7")
    face = view.last("show_plan")
    small = next(stratum for stratum in face.strata if stratum.persons == 58)
    assert small.sample == 58
    assert face.columns[0].value(small).endswith("· all")
