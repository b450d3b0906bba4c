"""A supervisor's decision on an interview, and what follows from it in the same unit of work."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.facts import Review, Verdict
from survey.fieldwork.case import derive
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.ports import UnitOfWork
from survey.staff import Staff


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, and why; an approval needs no reason."""

    verdict: Verdict
    reason: str = ""


def review(work: UnitOfWork, case: UUID, decision: Decision, now: datetime, edition: Edition, by: Staff) -> None:
    """Keep a decision on a finished interview, set its case where it now stands, write it into the log.

    Raises Refused (review.reason_needed, case.unknown, case.not_complete, review.in_hand).
    """
    reason = decision.reason.strip()
    if not reason and decision.verdict is not Verdict.APPROVED:
        raise Refused("review.reason_needed")
    row = work.cases.get(case)
    if row.state.complete_at is None:
        raise Refused("case.not_complete")
    if row.state.held_by and decision.verdict is Verdict.RETURNED:
        raise Refused("review.in_hand", name=work.staff.get(row.state.held_by).name)
    facts = tuple(work.facts.of_case(case))
    at = moment_after(facts, now)
    made = Review(id=uuid7(at), case=case, at=at, by=by.id, verdict=decision.verdict, reason=reason)
    work.facts.add(made)
    work.cases.save(case, derive((*facts, made), edition, row.case.phones))
    work.audit.add(entry(at, by, Logged.REVIEW, case, {"verdict": made.verdict}))
