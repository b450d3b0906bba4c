"""The wave screen as frozen words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.sampling.design import Plan, Request, StratumPlan
from survey.sampling.size import margin_of_share
from survey.services.sampling import DrawnWave
from ui.texts import NO_BREAK_SPACE, Texts
from ui.widgets.charts import Curve
from ui.widgets.table import RIGHT, Column

CURVE_POINTS = 60
CURVE_FROM = 100
GRIDLINES = (0.25, 0.5, 1.0)
"""Where the labelled lines lie, as shares of the curve's highest margin."""
PERCENT = 100


@dataclass(frozen=True, slots=True)
class PlanFace:
    """A plan, or the wave drawn from it: headings, table, total, curve; the words of the draw and release buttons.

    `release` is empty when there is no replicate to release.
    """

    title: str
    subtitle: str
    total: str
    curve: Curve
    columns: Sequence[Column[StratumPlan]]
    strata: Sequence[StratumPlan]
    draw: str
    release: str


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self, sentence: str) -> None:
        """Say that the plan is on its way."""

    def show_request(self, request: Request, seed: str) -> None:
        """Fill the form."""

    def show_last_response(self, sentence: str) -> None:
        """Say how many answered in the wave before; empty when there was none."""

    def show_quarter(self, title: str) -> None:
        """Head the screen while there is no plan."""

    def show_plan(self, face: PlanFace) -> None:
        """Show what the request comes to."""

    def show_drawn(self, *, drawn: bool) -> None:
        """Let the form be edited, or only read."""

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no plan."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""


def plan_face(plan: Plan, drawn: DrawnWave | None, edition: Edition, texts: Texts) -> PlanFace:
    """Return a plan in words."""
    services = sum(stratum.services for stratum in plan.strata)
    frame = texts("wave.frame", persons=texts.number(plan.frame), services=texts.number(services))
    told = _drawn(drawn, texts) if drawn else ""
    return PlanFace(
        title=texts("wave.title_drawn" if drawn else "wave.title", quarter=plan.quarter),
        subtitle="\n".join(words for words in (frame, told) if words),
        total=_total(plan, services, texts),
        curve=_curve(plan, texts),
        columns=_columns(edition, texts),
        strata=plan.strata,
        draw=texts("wave.draw", n=plan.sample),
        release=texts("wave.release", number=drawn.released + 1) if drawn and drawn.waiting else "",
    )


def _drawn(drawn: DrawnWave, texts: Texts) -> str:
    wave = drawn.wave
    words = texts("wave.drawn", at=wave.drawn_at, seed=wave.seed, sha=wave.frame_sha256)
    replicates = wave.plan.request.replicates
    if replicates == 1:
        return words
    return f"{words}\n{texts('wave.released', released=drawn.released, replicates=replicates)}"


def _total(plan: Plan, services: int, texts: Texts) -> str:
    no_phone = sum(stratum.no_phone for stratum in plan.strata)
    figures = {
        "persons": plan.frame,
        "services": services,
        "no_phone": no_phone,
        "sample": plan.sample,
        "completes": plan.completes,
    }
    parts = [f"{texts(f'wave.column.{name}')} {texts.number(value)}" for name, value in figures.items()]
    margin = f"±{NO_BREAK_SPACE}{texts.number(plan.margin * PERCENT, 2)}{texts('wave.points')}"
    return f"{texts('wave.total')}:  " + "  ·  ".join((*parts, margin))


def _columns(edition: Edition, texts: Texts) -> list[Column[StratumPlan]]:
    names = {region.code: region.name[texts.language] for region in edition.regions}

    def region(stratum: StratumPlan) -> str:
        name = names.get(stratum.region, stratum.region)
        whole = stratum.sample == stratum.persons - stratum.no_phone
        return texts("wave.whole", region=name) if whole else name

    def count(name: str) -> Column[StratumPlan]:
        return Column(
            texts(f"wave.column.{name}"),
            lambda stratum: texts.number(getattr(stratum, name)),
            RIGHT,
            lambda stratum: getattr(stratum, name),
        )

    return [
        Column(texts("wave.column.region"), region),
        *(count(name) for name in ("persons", "services", "no_phone", "sample", "completes")),
        Column(
            texts("wave.column.margin"),
            lambda stratum: f"± {texts.number(stratum.margin * PERCENT, 1)}",
            RIGHT,
            lambda stratum: stratum.margin,
        ),
        Column(
            texts("wave.column.share"),
            lambda stratum: texts.share(_share(stratum)),
            sort_key=_share,
            share=_share,
        ),
    ]


def _share(stratum: StratumPlan) -> float:
    return stratum.sample / stratum.persons if stratum.persons else 0.0


def _curve(plan: Plan, texts: Texts) -> Curve:
    """Return the margin by interviews, drawn through the plan's own point: stratification bends all alike."""
    confidence = plan.request.confidence
    here = max(plan.completes, 1)
    last = min(max(2 * here, 2 * CURVE_FROM), plan.frame)
    first = min(CURVE_FROM, max(last // 2, 1))
    bend = plan.margin / (margin_of_share(here, confidence, plan.frame) or 1.0)
    counts = sorted(
        {round(first + (last - first) * place / CURVE_POINTS) for place in range(CURVE_POINTS + 1)} | {here}
    )
    points = [(float(n), margin_of_share(n, confidence, plan.frame) * bend * PERCENT) for n in counts]
    highest = max(margin for _, margin in points)
    up = [highest * share for share in GRIDLINES]
    ends = [counts[0], counts[-1]]
    return Curve(
        points=points,
        across=[(float(n), texts.number(n)) for n in ends],
        up=[(margin, f"± {texts.number(margin, 1)}") for margin in up],
        here=(float(here), plan.margin * PERCENT),
        says=texts("wave.here", interviews=texts.number(plan.completes), margin=texts.number(plan.margin * PERCENT, 2)),
    )
