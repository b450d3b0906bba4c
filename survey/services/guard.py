"""The gate before each verb of a desk: whether this member of staff may do it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from survey.staff import Deed, Staff

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Desk = TypeVar("Desk", bound="HasStaff")


class HasStaff(Protocol):
    """A desk of one member of staff."""

    _staff: Staff


def needs(
    deed: Deed,
) -> Callable[[Callable[Concatenate[Desk, Arguments], Result]], Callable[Concatenate[Desk, Arguments], Result]]:
    """Let a verb be done only by those who may; others get Refused (staff.not_allowed)."""

    def gate(verb: Callable[Concatenate[Desk, Arguments], Result]) -> Callable[Concatenate[Desk, Arguments], Result]:
        @wraps(verb)
        def guarded(self: Desk, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Result:
            self._staff.require(deed)
            return verb(self, *arguments, **named)

        return guarded

    return gate
