"""What a report is computed from, frozen: its figures, what they are compared with, and the supervisor's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from survey.language import Language
from survey.periods import Month
from survey.report.approval import Changed
from survey.report.document import ReportKind
from survey.report.figures import AuditSection
from survey.report.statistics import Statistic, Statistics
from survey.sampling.protocol import Protocol

YEAR = "year."
"""The references of the final report's year begin so; those of its quarter are as in any report."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The nine indicators of a period beside those of the period before and of the same period a year ago.

    There is nothing to compare with where the store holds no registry of that period.
    """

    now: Statistics
    previous: Statistics | None = None
    year_ago: Statistics | None = None
    prefix: str = ""

    def named(self, name: str) -> Statistic:
        """Return an indicator under the name of its references."""
        return replace(self.now[name], name=self.prefix + name)

    def before(self, name: str) -> Statistic | None:
        """Return an indicator of the period before."""
        return self.previous[name] if self.previous else None

    def year_before(self, name: str) -> Statistic | None:
        """Return an indicator of the same period a year ago."""
        return self.year_ago[name] if self.year_ago else None


@dataclass(frozen=True, slots=True)
class MonthRows:
    """A month's newest registry: its rows, those that count, and how many are left out by each finding (¶¶10, 11)."""

    month: Month
    rows: int
    counted: int
    late: bool
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of a report. `sha256` is that of its canonical JSON; `version` counts approvals of other states.

    `section` has the quarter's indicators and audit, `quarter` those indicators beside what they are compared with;
    `year` are those from 1 January to the final report's day, `audits` the audits of the year's earlier quarters, both
    for the final report only. `protocol` is the draw's. `words` is what the supervisor wrote, by
    paragraph and language; `changes` what differs from the version approved before.
    """

    kind: ReportKind
    section: AuditSection
    quarter: Compared
    months: tuple[MonthRows, ...]
    protocol: Protocol | None = None
    year: Compared | None = None
    audits: tuple[AuditSection, ...] = ()
    words: Mapping[str, Mapping[Language, str]] = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()
    version: int = 1
    sha256: str = ""

    @property
    def periods(self) -> tuple[Compared, ...]:
        """Return the periods that are counted, the report's own first."""
        return (self.year, self.quarter) if self.year else (self.quarter,)
