"""What fieldwork needs from a store; storage/ implements it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from survey.fieldwork.case import CaseRow, CaseState, Stage
from survey.fieldwork.queue import Heap, Rank, Reason
from survey.fieldwork.widening import Widened
from survey.staff import Staff


class Cases(Protocol):
    """Cases one at a time, and the queue."""

    def get(self, case: UUID) -> CaseRow:
        """Return a case. Raises Refused (case.unknown)."""
        ...

    def held(self, wave: UUID, by: UUID) -> CaseRow | None:
        """Return the case an operator has in hand."""
        ...

    def best(self, wave: UUID, staff: Staff, ranks: Sequence[Rank]) -> tuple[Reason, CaseRow] | None:
        """Return the first case of the first rank that has one for this operator: his region, his lanes."""
        ...

    def first(self, wave: UUID, stage: Stage, due: datetime) -> CaseRow | None:
        """Return the first case of a stage by due time up to `due`."""
        ...

    def promised(self, wave: UUID, by: UUID) -> Sequence[datetime]:
        """Return when an operator promised to call back (UTC), in order."""
        ...

    def sharing(self, wave: UUID, phones: Collection[str]) -> Sequence[CaseRow]:
        """Return the open cases of a wave that have one of the numbers, in order of the draw."""
        ...

    def found(self, words: Sequence[str], region: str, had_by: UUID | None, most: int) -> Sequence[CaseRow]:
        """Return cases that have a key with all the words in it, the latest drawn first.

        Only those of a region, if it is not empty, and those that a member of staff had in hand, if one is named.
        """
        ...

    def heaps(self, wave: UUID) -> Sequence[Heap]:
        """Count the cases of a wave that are alike for the queue."""
        ...

    def counts(self, wave: UUID) -> dict[Stage, int]:
        """Count the cases of a wave by stage."""
        ...

    def next_due(self, wave: UUID) -> datetime | None:
        """Return the earliest due time of an appointed or paused case."""
        ...

    def widen(self, fact: Widened) -> None:
        """Keep until when calls go on."""
        ...

    def open_until(self) -> datetime | None:
        """Return the latest moment (UTC) until which calls were said to go on."""
        ...

    def save(self, case: UUID, state: CaseState) -> None:
        """Store the derived state of a case."""
        ...

    def claim(self, seen: CaseRow, state: CaseState) -> bool:
        """Store the state of a case that is put before an operator; False when somebody else was faster."""
        ...

    def barred(self, keys: Collection[str]) -> Mapping[str, str]:
        """Return those of the persons and numbers that are not to be called, each with the refusal's code."""
        ...

    def bar(self, case: UUID, keys: Collection[str], outcome: str) -> None:
        """Put persons and numbers among those not to be called, because of a case."""
        ...

    def unbar(self, case: UUID) -> None:
        """Lift what a case barred."""
        ...
