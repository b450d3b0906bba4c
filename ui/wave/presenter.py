"""Plans as fast as one types, draws once; knows no widget."""

from functools import partial

from survey.edition import Edition
from survey.errors import SurveyError
from survey.language import Language
from survey.periods import Quarter
from survey.sampling.design import Draw, Plan, Request, Wave
from survey.services.sampling import SamplingDesk
from ui.tasks import Run
from ui.texts import Texts
from ui.wave.faces import View, plan_face


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
        self._wave: Wave | None = None
        self._asked = 0

    def question(self) -> str:
        """Return what is asked before the draw; empty when there is nothing to draw."""
        return self._texts("wave.confirm", n=self._plan.sample) if self._plan and not self._wave else ""

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
            self._view.show_loading(self._texts("common.loading"))
        self._run(partial(self._desk.wave, self._quarter), self._wave_arrived, self._view.show_failure)

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

    def _wave_arrived(self, wave: Wave | None) -> None:
        self._wave = wave
        self._view.show_drawn(drawn=wave is not None)
        if wave:
            self._plan, self._request, self._seed = wave.plan, wave.plan.request, wave.seed
        self._view.show_request(self._request, self._seed)
        if wave:
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

    def _not_drawn(self, error: SurveyError) -> None:
        self._show()
        self._view.show_error(error)

    def _show(self) -> None:
        if self._plan:
            self._view.show_plan(plan_face(self._plan, self._wave, self._edition, self._texts))
