"""Clients looked up by name or number, with what happened to them: read only."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from survey.errors import Refused
from survey.facts import Claim, Fact
from survey.fieldwork.case import CaseRow
from survey.masking import masked_phone
from survey.ports import UnitOfWork
from survey.registry.folding import fold_search
from survey.services.casework import CaseWork
from survey.services.guard import needs
from survey.staff import Deed, Role

LEAST = 2
"""The shortest words that are searched for."""
MOST, WHOLE = 50, 11
_NUMBER = re.compile(r"[\d\s()+-]{4,}")


@dataclass(frozen=True, slots=True)
class FoundCase:
    """A case that was found: its client, the numbers masked, where it stands."""

    case: UUID
    client: str
    phones: tuple[str, ...]
    region: str
    outcome: str


class Finding(CaseWork):
    """What an operator may look up: those whom he had in hand; who leads, all of his region."""

    @needs(Deed.CALL)
    def find(self, said: str) -> tuple[FoundCase, ...]:
        """Return the cases whose client's name has all the words, or whose number has the digits, the latest first."""
        words = search_words(said)
        if not words:
            return ()
        with self._work() as work:
            rows = work.cases.found(words, self._staff.region, self._own, MOST)
            return tuple(self._found(work, row) for row in rows)

    @needs(Deed.CALL)
    def history(self, case: UUID) -> Sequence[Fact]:
        """Return what happened to a case. Raises Refused (case.unknown) for one that he may not look up."""
        with self._work() as work:
            facts = work.facts.of_case(case)
            region = work.cases.get(case).case.region
            own = self._own is None or any(isinstance(fact, Claim) and fact.by == self._own for fact in facts)
            if not own or self._staff.region not in {"", region}:
                raise Refused("case.unknown")
            return facts

    @property
    def _own(self) -> UUID | None:
        return self._staff.id if self._staff.role is Role.OPERATOR else None

    def _found(self, work: UnitOfWork, row: CaseRow) -> FoundCase:
        case = row.case
        client = work.registries.card(case.version, case.row).cells.get("client", "")
        return FoundCase(case.id, client, tuple(map(masked_phone, case.phones)), case.region, row.state.outcome)


def search_words(said: str) -> tuple[str, ...]:
    """Return what is looked for, each to be part of one key: the digits of a number, else the folded words."""
    if _NUMBER.fullmatch(said.strip()):
        digits = re.sub(r"\D", "", said)
        # The 8 that people dial at home stands for +7.
        return (digits[1:] if len(digits) == WHOLE and digits[0] in "78" else digits,)
    return tuple(word for word in fold_search(said).split() if len(word) >= LEAST)
