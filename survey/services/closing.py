"""The end of fieldwork: what is left open becomes final by its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from survey.edition import Edition
from survey.facts import Dial, Disposition, Ending, Fact, standing
from survey.fieldwork.case import Case, Stage, derive
from survey.fieldwork.ledger import moment_after
from survey.ids import uuid7
from survey.outcome import NEVER_CALLED
from survey.ports import UnitOfWork
from survey.sampling.design import Wave
from survey.staff import Staff


@dataclass(frozen=True, slots=True)
class Closing:
    """How many cases the closing ended, and how many of them were never called (3.11)."""

    ended: int
    never_called: int


def barred_for(case: Case, work: UnitOfWork) -> Mapping[str, str]:
    """Return which of a client and his numbers is not to be called, each with the refusal's code."""
    return work.cases.barred((case.client, *case.phones))


def refusal_before(case: Case, barred: Mapping[str, str]) -> str | None:
    """Return the code of the refusal for which a client is not to be called, None when he may be.

    He refused for good, in this wave or an earlier one, or the holders of each of his numbers did.
    """
    if case.client in barred:
        return barred[case.client]
    return barred[case.phones[0]] if case.phones and all(phone in barred for phone in case.phones) else None


def bar_after_refusal(work: UnitOfWork, case: Case, facts: Sequence[Fact], edition: Edition) -> None:
    """Bar the person, and the number it was said on, when a case's last outcome is a refusal that holds for good."""
    phone, last = "", None
    for fact in standing(facts):
        if isinstance(fact, Dial):
            phone = fact.phone
        elif isinstance(fact, Disposition):
            last = fact.outcome
    if last and edition.outcome(last).bars:
        work.cases.bar(case.id, {case.client, phone} - {""}, last)


def end_case(work: UnitOfWork, case: Case, outcome: str, now: datetime, by: Staff, edition: Edition) -> str:
    """End a case without a call; return its code."""
    facts = tuple(work.facts.of_case(case.id))
    at = moment_after(facts, now)
    ending = Ending(id=uuid7(at), case=case.id, at=at, by=by.id, outcome=outcome)
    state = derive((*facts, ending), edition, case.phones)
    work.facts.add(ending)
    work.cases.save(case.id, state)
    return state.outcome


def close_cases(work: UnitOfWork, wave: Wave, now: datetime, edition: Edition, by: Staff) -> Closing:
    """End each open case of a wave."""
    open_rows = [row for row in work.waves.cases(wave.id) if row.state.stage is not Stage.FINAL]
    codes = [
        end_case(work, row.case, before or row.state.outcome, now, by, edition)
        for row in open_rows
        for before in [refusal_before(row.case, barred_for(row.case, work))]
    ]
    return Closing(len(codes), codes.count(NEVER_CALLED))
