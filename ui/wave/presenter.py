"""Plans as fast as one types, draws once, releases replicates, saves the protocol; knows no widget."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Draw, Plan, Release, Request
from survey.services.sampling import DrawnWave, SamplingDesk
from ui.tasks import Run
from ui.texts import Texts
from ui.wave.faces import View, plan_face


@dataclass(frozen=True, slots=True)
class _Found:
    drawn: DrawnWave | None
    last_response: float | None


class WavePresenter:
    """The plan of a quarter until it is drawn, its wave afterwards."""

    def __init__(self, desk: SamplingDesk, edition: Edition, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._quarter: Quarter | None = None
        self._request = Request()
        self._seed = ""
        self._plan: Plan | None = None
        self._wave: DrawnWave | None = None
        self._last_response: float | None = None
        self._asked = 0

    @property
    def file_name(self) -> str:
        """What the saved protocol would be called."""
        return f"protocol-{self._quarter}-{self._texts.language.value}.pdf"

    def question(self) -> str:
        """Return what is asked before the draw; empty when there is nothing to draw."""
        return self._texts("wave.confirm", n=self._plan.sample) if self._plan and not self._wave else ""

    def release_question(self) -> str:
        """Return what is asked before a release; empty when there is nothing to release."""
        if self._wave is None or not self._wave.waiting:
            return ""
        return self._texts("wave.confirm_release", number=self._wave.released + 1)

    def translate(self, texts: Texts) -> None:
        """Show the plan in another language."""
        self._texts = texts
        self._show()

    def choose(self, quarter: Quarter) -> None:
        """Turn to another quarter."""
        self._quarter, self._plan, self._wave = quarter, None, None
        self._seed = f"{quarter.months[-1].last:%Y%m%d}"

    def load(self) -> None:
        """Read the wave, or plan one."""
        if self._quarter is None:
            return
        if self._plan is None:
            self._show()
            self._view.show_loading(self._texts("common.loading"))
        self._run(partial(_found, self._desk, self._quarter), self._wave_arrived, self._view.show_failure)

    def ask(self, request: Request, seed: str) -> None:
        """Plan for another request; an older answer on its way is dropped."""
        if self._wave or self._quarter is None:
            return
        self._request, self._seed = request, seed
        self._asked += 1
        asked = self._asked
        self._run(
            partial(self._desk.plan, self._quarter, request, seed or None),
            partial(self._planned, asked),
            partial(self._refused, asked),
        )

    def draw(self) -> None:
        """Draw the sample on the screen."""
        if self._quarter is None or self._plan is None or self._wave:
            return
        self._view.show_loading(self._texts("wave.drawing"))
        self._run(partial(self._desk.draw, self._quarter, self._request, self._seed), self._drawn, self._not_drawn)

    def release(self) -> None:
        """Give the next replicate to the field."""
        if self._quarter and self.release_question():
            self._run(partial(self._desk.release_next, self._quarter), self._released, self._view.show_error)

    def save_protocol(self, file: Path) -> None:
        """Write the sampling protocol, in the language of the screen."""
        if self._quarter is None:
            return
        work = partial(_saved, self._desk, self._edition, self._quarter, self._texts.language, file)
        self._run(work, self._written, self._view.show_error)

    def _wave_arrived(self, found: _Found) -> None:
        self._wave, self._last_response = found.drawn, found.last_response
        self._view.show_drawn(drawn=found.drawn is not None)
        if found.drawn:
            wave = found.drawn.wave
            self._plan, self._request, self._seed = wave.plan, wave.plan.request, wave.seed
        elif self._plan is None and found.last_response:
            self._request = replace(self._request, response=round(found.last_response, 2))
        self._view.show_request(self._request, self._seed)
        if found.drawn:
            self._show()
        else:
            self.ask(self._request, self._seed)

    def _planned(self, asked: int, plan: Plan) -> None:
        if asked == self._asked and self._wave is None:
            self._plan = plan
            self._show()

    def _refused(self, asked: int, error: SurveyError) -> None:
        if asked == self._asked:
            self._plan = None
            self._view.show_failure(error)

    def _drawn(self, _draw: Draw) -> None:
        self.load()

    def _released(self, release: Release) -> None:
        self._view.show_done(self._texts("wave.released_now", number=release.replicate))
        self.load()

    def _written(self, file: Path) -> None:
        self._view.show_done(self._texts("report.saved", file=file))

    def _not_drawn(self, error: SurveyError) -> None:
        self._show()
        self._view.show_error(error)

    def _show(self) -> None:
        last = self._last_response
        self._view.show_last_response("" if last is None else self._texts("wave.last", share=self._texts.share(last)))
        if self._plan:
            self._view.show_plan(plan_face(self._plan, self._wave, self._edition, self._texts))
        elif self._quarter:
            self._view.show_quarter(self._texts("wave.title", quarter=self._quarter))


def _found(desk: SamplingDesk, quarter: Quarter) -> _Found:
    return _Found(desk.wave(quarter), desk.last_response(quarter))


def _saved(desk: SamplingDesk, edition: Edition, quarter: Quarter, language: Language, file: Path) -> Path:
    from ui.paper.protocol import save_protocol_pdf  # noqa: PLC0415  reportlab loads with the first page

    saved = save_protocol_pdf(desk.protocol(quarter), edition, language, file)
    desk.protocol_saved(quarter, saved.name)
    return saved
