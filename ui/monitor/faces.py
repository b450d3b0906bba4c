"""The board as frozen words."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.fieldwork.board import Board, RegionShare, Waiting
from survey.fieldwork.pace import Pace
from survey.fieldwork.shift import Shift
from survey.periods import Quarter
from ui.monitor.hours import HourRow, hour_columns, hour_rows
from ui.monitor.mending import Mend, mends
from ui.texts import ALMATY, NO_BREAK_SPACE, NO_FIGURE, Texts
from ui.widgets.table import RIGHT, Column
from ui.widgets.tile_map import TileFace

PERCENT = 100
SECONDS, MINUTES = 60, 60
PARTS = f"{NO_BREAK_SPACE}· "


@dataclass(frozen=True, slots=True)
class FigureFace:
    """A figure with what it is, what is said below it, on a chip of which role, a share for a bar, None without one."""

    caption: str
    figure: str
    note: str
    chip: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True)
class BoardFace:
    """The whole board: figures by name, tiles, reasons, outcomes, operators, hours; `mends` is what its buttons say."""

    title: str
    figures: dict[str, FigureFace]
    tiles: Sequence[TileFace]
    why_title: str
    why: str
    mends: Mapping[Mend, str]
    outcomes: str
    operators_title: str
    operator_columns: Sequence[Column[Shift]]
    operators: Sequence[Shift]
    hour_columns: Sequence[Column[HourRow]]
    hours: Sequence[HourRow]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the board is on its way."""

    def show_board(self, face: BoardFace) -> None:
        """Show the board."""

    def show_age(self, sentence: str) -> None:
        """Say how old the figures are."""

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no board."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""

    def show_done(self, sentence: str) -> None:
        """Say what was done."""


def board_face(board: Board, quarter: Quarter, edition: Edition, texts: Texts) -> BoardFace:
    """Return a board in words."""
    released = texts("monitor.groups", n=sum(board.groups.values()))
    groups = (
        texts(f"monitor.group.{group}", count=texts.number(count)) for group, count in board.groups.items() if count
    )
    return BoardFace(
        title=texts("monitor.title", quarter=quarter),
        figures=_figures(board, texts),
        tiles=[_tile(region, edition, texts) for region in board.regions],
        why_title=texts("monitor.why" if board.waiting[Waiting.READY] else "monitor.why_empty"),
        why=PARTS.join(_reasons(board, texts)),
        mends=mends(board, texts),
        outcomes=f"{released}: {PARTS.join(groups)}",
        operators_title=texts("monitor.operators" if board.shifts else "monitor.nobody"),
        operator_columns=_operator_columns(texts),
        operators=board.shifts,
        hour_columns=hour_columns(edition, texts),
        hours=hour_rows(board.hours, edition),
    )


def _figures(board: Board, texts: Texts) -> dict[str, FigureFace]:
    pace, rates, before = board.pace, board.rates, board.before

    def rate(name: str) -> FigureFace:
        earlier = getattr(before, name) if before else math.nan
        told = (
            texts("monitor.no_before") if math.isnan(earlier) else texts("monitor.before", share=texts.share(earlier))
        )
        return FigureFace(texts(f"monitor.figure.{name.lower()}"), texts.share(getattr(rates, name)), told)

    of_plan = texts("monitor.of_plan", planned=texts.number(pace.planned), share=texts.share(pace.share, 0))
    return {
        "interviews": FigureFace(
            texts("monitor.figure.interviews"), texts.number(pace.reached), of_plan, share=pace.share
        ),
        "rr3": rate("RR3"),
        "ref1": rate("REF1"),
        "con1": rate("CON1"),
        "unconfirmed": _unconfirmed(board, texts),
        "left": _left(pace, texts),
    }


def _unconfirmed(board: Board, texts: Texts) -> FigureFace:
    share = board.unconfirmed / board.pace.reached if board.pace.reached else math.nan
    caption = texts("monitor.figure.unconfirmed")
    if board.unconfirmed:
        return FigureFace(caption, texts.share(share), texts("monitor.records", n=board.unconfirmed), chip="chip-bad")
    said = texts("monitor.all_confirmed") if board.pace.reached else ""
    return FigureFace(caption, texts.share(share), said)


def _left(pace: Pace, texts: Texts) -> FigureFace:
    caption, figure = texts("monitor.figure.left"), texts.number(pace.left)
    closes = texts.day(pace.closes)
    if pace.needed == 0:
        return FigureFace(caption, figure, texts("monitor.reached", closes=closes), chip="chip-good")
    if math.isinf(pace.needed):
        missing = texts.number(pace.planned - pace.reached)
        return FigureFace(caption, figure, texts("monitor.closed", closes=closes, missing=missing), chip="chip-bad")
    needed, so_far = texts.number(math.ceil(pace.needed)), texts.number(pace.so_far)
    told = texts("monitor.pace", closes=closes, needed=needed, so_far=so_far)
    return FigureFace(caption, figure, told, chip="chip-warning" if pace.so_far < pace.needed else "")


def _tile(region: RegionShare, edition: Edition, texts: Texts) -> TileFace:
    named = edition.region(region.region)
    says = texts(
        "monitor.region_behind" if region.behind else "monitor.region",
        region=named.name,
        reached=texts.number(region.reached),
        planned=texts.number(region.planned),
        share=texts.share(region.share, 0),
    )
    number = texts.number(region.share * PERCENT)
    return TileFace(region.region, number, named.short[texts.language], says, region.share, region.behind)


def _reasons(board: Board, texts: Texts) -> Iterable[str]:
    for waits, count in board.waiting.items():
        if not count:
            continue
        words = texts(f"monitor.waiting.{waits}", count=texts.number(count))
        until = board.until.get(waits)
        yield texts("monitor.until", waits=words, at=_soon(until, board.at, texts)) if until else words


def _soon(moment: datetime, now: datetime, texts: Texts) -> str:
    """Return the time of a moment, with its date when that is another day."""
    same_day = moment.astimezone(ALMATY).date() == now.astimezone(ALMATY).date()
    return texts.clock(moment) if same_day else texts.moment(moment)


def _operator_columns(texts: Texts) -> list[Column[Shift]]:
    return [
        Column(texts("monitor.column.operator"), lambda shift: shift.operator),
        Column(texts("monitor.column.calls"), lambda shift: texts.number(shift.calls), RIGHT, lambda one: one.calls),
        Column(
            texts("monitor.column.interviews"),
            lambda shift: texts.number(shift.interviews),
            RIGHT,
            lambda shift: shift.interviews,
        ),
        Column(
            texts("monitor.column.per_hour"),
            lambda shift: texts.number(shift.per_hour, 1),
            RIGHT,
            lambda shift: -1.0 if math.isnan(shift.per_hour) else shift.per_hour,
        ),
        Column(
            texts("monitor.column.refusals"),
            lambda shift: texts.share(shift.refusal_share, 0),
            RIGHT,
            lambda shift: shift.refusal_share,
        ),
        Column(
            texts("monitor.column.mean"),
            lambda shift: _minutes(shift.mean_interview),
            RIGHT,
            lambda shift: shift.mean_interview or timedelta(),
        ),
        Column(texts("monitor.column.time"), lambda shift: _hours(shift.time), RIGHT, lambda shift: shift.time),
    ]


def _minutes(time: timedelta | None) -> str:
    """Return minutes and seconds."""
    if time is None:
        return NO_FIGURE
    minutes, seconds = divmod(round(time.total_seconds()), SECONDS)
    return f"{minutes}:{seconds:02}"


def _hours(time: timedelta) -> str:
    """Return hours and minutes."""
    hours, minutes = divmod(int(time.total_seconds()) // SECONDS, MINUTES)
    return f"{hours}:{minutes:02}"
