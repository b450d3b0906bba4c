"""Whether the interviews will be there when the report is due."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from survey.calendar import is_working_day
from survey.edition import Edition

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pace:
    """Interviews reached and planned; the days on which clients were called, the working days left, the closing day."""

    reached: int
    planned: int
    called: int
    left: int
    closes: date

    @property
    def share(self) -> float:
        """The part of the plan that is reached, NaN without a plan."""
        return self.reached / self.planned if self.planned else math.nan

    @property
    def so_far(self) -> float:
        """Interviews in a day with calls, NaN before the first."""
        return self.reached / self.called if self.called else math.nan

    @property
    def needed(self) -> float:
        """Interviews that each day left must bring: 0 once the plan is reached, infinite when no day is left."""
        missing = max(self.planned - self.reached, 0)
        if self.left:
            return missing / self.left
        return math.inf if missing else 0.0


def days_left(now: datetime, closes: date, edition: Edition) -> int:
    """Count the working days up to the closing day, both ends among them; today until its calling hours are over."""
    there = now.astimezone(ZoneInfo(edition.time_zone))
    day = there.date() if there.time() < edition.calling_hours.end else there.date() + ONE_DAY
    return sum(is_working_day(day + number * ONE_DAY) for number in range((closes - day).days + 1))
