"""A report approved: its figures locked as they were, and what differs from them later (¶12)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from survey.language import Language
from survey.periods import Quarter
from survey.report.document import Number
from survey.report.editing import Wording

Texts = Mapping[str, Mapping[Language, str]]
"""What the supervisor wrote, by paragraph and language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A version of a quarter's report that a supervisor approved: the SHA-256 of its snapshot, and the snapshot."""

    id: UUID
    quarter: Quarter
    version: int
    sha256: str
    snapshot: str
    at: datetime
    by: UUID


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that differs from the version approved before; None where it is in one of the two only."""

    ref: str
    before: Number | None
    after: Number | None


class Reports(Protocol):
    """What was written and approved of reports: only added."""

    def write(self, wording: Wording) -> None:
        """Add what a supervisor wrote."""
        ...

    def words(self, quarter: Quarter) -> Texts:
        """Return what stands in place of drafts: the last words on each paragraph, empty ones left out."""
        ...

    def approve(self, approval: Approval) -> None:
        """Add an approval."""
        ...

    def approvals(self, quarter: Quarter) -> Sequence[Approval]:
        """Return the approvals of a quarter's report in order."""
        ...


def version_of(sha256: str, approvals: Sequence[Approval]) -> int:
    """Return the version that a snapshot is: an approved one's own, else the next."""
    approved = (one.version for one in approvals if one.sha256 == sha256)
    return next(approved, len(approvals) + 1)


def changed_figures(before: Mapping[str, Number], after: Mapping[str, Number]) -> tuple[Changed, ...]:
    """Return the figures whose value or flag differs, in order of their references."""
    return tuple(
        Changed(ref, before.get(ref), after.get(ref))
        for ref in sorted(before.keys() | after.keys())
        if _told(before.get(ref)) != _told(after.get(ref))
    )


def _told(number: Number | None) -> tuple[float | None, str | None] | None:
    if number is None:
        return None
    return None if math.isnan(number.value) else number.value, number.flag
