"""An operator's break and the end of the shift: nobody is left waiting in a hand that rests."""

from survey.audit import NOTHING, Logged, Told, entry
from survey.services.guard import needs
from survey.services.turn import Day
from survey.services.undoing import Undoing
from survey.staff import Deed


class Shifts(Undoing):
    """The verbs of leaving and coming back; each is a record of the log."""

    @needs(Deed.CALL)
    def rest(self) -> None:
        """Begin a break. Raises Refused (case.in_hand) with a client in hand who was called already."""
        self._leave(Logged.BREAK)

    @needs(Deed.CALL)
    def resume(self) -> None:
        """Come back from a break."""
        with self._work() as work:
            work.audit.add(entry(self._clock(), self._staff, Logged.BREAK_OVER, self._staff.login))
            work.commit()

    @needs(Deed.CALL)
    def end_shift(self, day: Day) -> None:
        """End the shift with what was done in it. Raises Refused (case.in_hand) as `rest` does."""
        self._leave(Logged.SHIFT_ENDED, {"calls": day.calls, "interviews": day.interviews})

    def _leave(self, what: Logged, told: Told = NOTHING) -> None:
        """Give a client whom nobody called yet back to the queue."""
        with self._work() as work:
            work.alone()
            wave = work.waves.latest()
            if wave and (held := work.cases.held(wave.id, self._staff.id)):
                self._put_back(work, held, what.value)
            work.audit.add(entry(self._clock(), self._staff, what, self._staff.login, told))
            work.commit()
