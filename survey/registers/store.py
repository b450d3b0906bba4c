"""What registers need of the store; storage/ implements it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from survey.periods import Month
from survey.registers.records import Act, OnlineAnswer, Questionnaire, RegisterFinding
from survey.registers.register import Register, RegisterKind
from survey.registers.services import ServiceRow
from survey.registry.records import Finding, Version


class Registers(Protocol):
    """Registers of signed acts (¶11) and of online questionnaires (Annex 2), and what they say of registry rows."""

    def add_acts(self, register: Register, acts: Iterable[Act]) -> None:
        """Store a register of acts."""
        ...

    def add_questionnaires(self, register: Register, questionnaires: Iterable[Questionnaire]) -> None:
        """Store a register of questionnaires."""
        ...

    def of_kind(self, kind: RegisterKind) -> Sequence[Register]:
        """Return the registers of a kind, the newest first."""
        ...

    def acts(self, register: UUID) -> Sequence[Act]:
        """Return the acts of a register in order."""
        ...

    def questionnaires(self, register: UUID) -> Sequence[Questionnaire]:
        """Return the questionnaires of a register in order."""
        ...

    def services(self, version: Version) -> Iterator[ServiceRow]:
        """Stream the rows of a version as registers are matched with them."""
        ...

    def online(self, version: UUID) -> Mapping[int, bool]:
        """Return whether the service of a row of a version was rendered online, for the rows whose act says so."""
        ...

    def judge(self, version: UUID, findings: Iterable[Finding]) -> None:
        """Put findings in the place of what acts said of a version before, and tell anew which rows count."""
        ...

    def left_out(self, version: UUID) -> int:
        """Count the rows of a version that leave the registry for want of an act that agrees."""
        ...

    def forget(self, register: Register) -> None:
        """Drop what was derived from a register: its matches and the findings in its lines."""
        ...

    def match(self, register: Register, pairs: Iterable[tuple[ServiceRow, int]]) -> None:
        """Keep which registry row each line is about."""
        ...

    def find(self, register: UUID, findings: Iterable[RegisterFinding]) -> None:
        """Keep what is wrong in the lines of a register of questionnaires."""
        ...

    def matched(self, register: Register) -> int:
        """Count the lines that are about a registry row."""
        ...

    def unmatched_acts(self, register: UUID) -> Sequence[Act]:
        """Return the acts that no registry row answers to, in order."""
        ...

    def findings(self, register: UUID) -> Sequence[RegisterFinding]:
        """Return the findings of a register of questionnaires by row."""
        ...

    def answered(self, months: Sequence[Month]) -> Sequence[OnlineAnswer]:
        """Return the questionnaires on services of the newest versions of months that were not late, in no order."""
        ...

    def freeze(self, wave: UUID, versions: Iterable[Version]) -> None:
        """Keep how many rows of the versions that a wave is drawn from count: acts that come later change it."""
        ...

    def frozen(self, wave: UUID) -> Mapping[UUID, int]:
        """Return how many rows of each version counted when a wave was drawn."""
        ...
