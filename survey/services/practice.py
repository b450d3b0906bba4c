"""The practice desk: what the calls made so far teach. It reads and writes nothing."""

from datetime import timedelta
from uuid import UUID

from survey.practice import Lesson, lesson_of
from survey.services.casework import CaseWork
from survey.services.guard import needs
from survey.staff import Deed

LOOK_BACK = timedelta(hours=12)


class PracticeDesk(CaseWork):
    """The calls of one who practises."""

    @needs(Deed.CALL)
    def lesson(self) -> Lesson | None:
        """Return what the case that ended last teaches, None while none has."""
        with self._work() as work:
            done = work.facts.by_staff_since(self._staff.id, self._clock() - LOOK_BACK)
            asked: set[UUID] = set()
            for fact in reversed(done):
                if fact.case not in asked:
                    asked.add(fact.case)
                    facts = tuple(work.facts.of_case(fact.case))
                    if found := lesson_of(facts, work.cases.get(fact.case).case.phones, self._edition):
                        return found
        return None
