"""The retention desk: personal data of waves whose term is over, seen before and destroyed with a record."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Protocol
from zoneinfo import ZoneInfo

from survey.audit import Logged, entry
from survey.edition import Edition
from survey.errors import Refused
from survey.fieldwork.case import Stage
from survey.log import Sought
from survey.masking import masked_words
from survey.periods import Quarter
from survey.ports import Clock, NewWork, UnitOfWork
from survey.retention import Holding, kept_until
from survey.sampling.design import Wave
from survey.services.guard import needs
from survey.staff import Deed, Staff


class Scrubber(Protocol):
    """What is done to the files after data were destroyed in them."""

    def scrub(self) -> None:
        """Write the store's file anew, so that no free page keeps what was there. Raises StoreError (store.*)."""
        ...

    def older(self) -> Sequence[str]:
        """Return the names of the automatic copies; the rotation drops them."""
        ...


@dataclass(frozen=True, slots=True)
class Term:
    """A wave, the day until which its personal data are kept, whether calling is over, what would be destroyed.

    `destroyed` says that it was done; `holding` counts the rows then, which stay without what led to somebody.
    """

    quarter: Quarter
    kept_until: date
    over: bool
    open_cases: int
    destroyed: bool
    holding: Holding


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed, and the automatic copies from before, which still hold it until the rotation drops them."""

    term: Term
    copies: Sequence[str]


class RetentionDesk:
    """Terms and destruction, for one member of staff."""

    def __init__(self, work: NewWork, clock: Clock, edition: Edition, staff: Staff, scrubber: Scrubber) -> None:
        """Take what the desk works with."""
        self._work = work
        self._clock = clock
        self._edition = edition
        self._staff = staff
        self._scrubber = scrubber

    @needs(Deed.DESTROY)
    def preview(self) -> tuple[Term, ...]:
        """Return the term of every wave and what is held of it; nothing is changed."""
        with self._work() as work:
            return tuple(self._term(work, wave) for wave in work.waves.all())

    @needs(Deed.DESTROY)
    def destroy(self, quarter: Quarter, reason: str) -> Destroyed:
        """Destroy the personal data of a closed wave whose term is over; answers and figures stay.

        Names, numbers and free words are gone from the store's file, free pages too.

        Raises Refused (wave.none, retention.reason_needed, retention.too_early, retention.open, retention.done,
        retention.unsound), StoreError (store.*).
        """
        if not reason.strip():
            raise Refused("retention.reason_needed")
        with self._work() as work:
            wave = work.waves.of_quarter(quarter)
            if wave is None:
                raise Refused("wave.none", quarter=quarter)
            term = self._term(work, wave)
            _refuse(term)
            work.audit.seal(entry(self._clock(), self._staff, Logged.SEALED))
            if not work.audit.examine().ok:  # else a tampering would be sealed as if it were ours
                raise Refused("retention.unsound")
            told = {**asdict(term.holding), "reason": masked_words(reason.strip())}
            record = entry(self._clock(), self._staff, Logged.DESTROYED, quarter, told)
            work.destruction.destroy(wave.id, quarter.months, record)
            work.commit()
        copies = self._scrubber.older()
        self._scrubber.scrub()
        return Destroyed(term, copies)

    def _term(self, work: UnitOfWork, wave: Wave) -> Term:
        zone, quarter = ZoneInfo(self._edition.time_zone), wave.plan.quarter
        until = kept_until(wave.drawn_at.astimezone(zone).date(), self._edition.protection.retention_months)
        records = work.log.page(Sought(str(quarter), kinds=(Logged.DESTROYED.value,)), None, 1)
        return Term(
            quarter=quarter,
            kept_until=until,
            over=self._clock().astimezone(zone).date() > until,
            open_cases=sum(row.state.stage is not Stage.FINAL for row in work.waves.cases(wave.id)),
            destroyed=bool(records),
            holding=work.destruction.holding(wave.id, quarter.months),
        )


def _refuse(term: Term) -> None:
    if term.destroyed:
        raise Refused("retention.done", quarter=term.quarter)
    if not term.over:
        raise Refused("retention.too_early", quarter=term.quarter, due=term.kept_until)
    if term.open_cases:
        raise Refused("retention.open", quarter=term.quarter)
