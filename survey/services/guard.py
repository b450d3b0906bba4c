"""The gate before each verb of a desk: whether this member of staff may do it. What is refused is logged."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from survey.audit import Logged, entry
from survey.errors import NotAllowed
from survey.ports import Clock, NewWork
from survey.staff import Deed, Staff

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Desk = TypeVar("Desk", bound="HasStaff")


class HasStaff(Protocol):
    """A desk of one member of staff."""

    _work: NewWork
    _clock: Clock
    _staff: Staff


def needs(
    deed: Deed,
) -> Callable[[Callable[Concatenate[Desk, Arguments], Result]], Callable[Concatenate[Desk, Arguments], Result]]:
    """Let a verb be done only by those who may; others get NotAllowed (staff.not_allowed).

    A verb may itself raise NotAllowed, for a region; both are written down after its own work is rolled back.
    """

    def gate(verb: Callable[Concatenate[Desk, Arguments], Result]) -> Callable[Concatenate[Desk, Arguments], Result]:
        @wraps(verb)
        def guarded(self: Desk, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            try:
                self._staff.require(deed)
                return verb(self, *arguments, **named)
            except NotAllowed as refused:
                _write_down(self, verb.__qualname__, refused)
                raise

        return guarded

    return gate


def _write_down(desk: HasStaff, verb: str, refused: NotAllowed) -> None:
    with desk._work() as work:  # noqa: SLF001  the gate stands in the desk's own door
        told = {"code": refused.code} | refused.facts
        work.audit.add(entry(desk._clock(), desk._staff, Logged.REFUSED, verb, told))  # noqa: SLF001
        work.commit()
