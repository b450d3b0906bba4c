"""A board that answers from memory, with invented operators."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from survey.errors import SurveyError
from survey.estimation.rates import Counts, rates
from survey.fieldwork.board import Answered, Board, RegionShare, Waiting
from survey.fieldwork.case import Stage
from survey.fieldwork.pace import Pace
from survey.fieldwork.shift import Shift
from survey.outcome import Group
from survey.periods import Quarter

AT = datetime(2026, 9, 21, 5, 12, tzinfo=UTC)
GROUPS = dict.fromkeys(Group, 0) | {Group.I: 40, Group.R: 5, Group.UH: 55}
SHIFTS = (
    Shift("Айгүл С.", 46, 21, 2, timedelta(hours=4), timedelta(minutes=63)),
    Shift("Бауыржан Т.", 51, 19, 5, timedelta(hours=4), timedelta(minutes=76)),
)
PAUSED_UNTIL = AT + timedelta(hours=2)


def invented_board(
    ready: int = 0,
    next_replicate: tuple[int, int] | None = (2, 30),
    paused: int = 12,
    on_sheet: int = 0,
    widest: datetime | None = None,
) -> Board:
    waiting = dict.fromkeys(Waiting, 0) | {Waiting.READY: ready, Waiting.PAUSED: paused, Waiting.FINAL: 45}
    waiting[Waiting.ON_SHEET] = on_sheet
    return Board(
        at=AT,
        last_at=AT - timedelta(minutes=1),
        pace=Pace(40, 80, 4, 10, date(2026, 10, 12)),
        stages={Stage.FINAL: 45, Stage.PAUSED: 12},
        groups=GROUPS,
        rates=rates(Counts.weighted((group, float(count)) for group, count in GROUPS.items())),
        before=None,
        unconfirmed=3,
        regions=(
            RegionShare("KZ-63", 30, 40, behind=False),
            RegionShare("KZ-10", 2, 20, behind=True),
            RegionShare("KZ-75", 8, 20, behind=False),
        ),
        shifts=SHIFTS,
        hours={(1, 10): Answered(20, 9), (2, 11): Answered(3, 3)},
        waiting=waiting,
        until={Waiting.PAUSED: PAUSED_UNTIL},
        next_replicate=next_replicate,
        widest=widest,
    )


class InventedMending:
    def lift_pauses(self, _quarter: Quarter) -> int:
        return 12

    def widen_hours(self) -> datetime:
        return AT + timedelta(hours=3)

    def recall_sheets(self, _quarter: Quarter) -> int:
        return 4


@dataclass
class InventedMonitoring:
    now: Board = field(default_factory=invented_board)
    asked: int = 0
    error: SurveyError | None = None

    def board(self, _quarter: Quarter) -> Board:
        self.asked += 1
        if self.error:
            raise self.error
        return self.now
