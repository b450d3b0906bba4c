"""Who works with the program, and what each may do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from survey.errors import NotAllowed, Refused
from survey.language import Language

LEAST_PASSWORD = 8
CALLED_IN = (Language.KK, Language.RU)
"""The languages that clients are spoken with in."""
_LOGIN = re.compile(r"[\w.-]{2,32}")


class Role(StrEnum):
    """What a member of staff is here to do."""

    OPERATOR = "operator"
    BRANCH = "branch"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


WHOLE_COUNTRY = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
"""Whose work no region bounds."""


class Deed(StrEnum):
    """What not everybody may do."""

    SEE_DAY = "see_day"
    CALL = "call"
    READ_REGISTRY = "read_registry"
    KEEP_REGISTRY = "keep_registry"
    DRAW_WAVE = "draw_wave"
    KEEP_CALL_SHEETS = "keep_call_sheets"
    UNMASK = "unmask"
    WATCH = "watch"
    READ_REPORT = "read_report"
    ISSUE_REPORT = "issue_report"
    REVIEW = "review"
    HAND_IN_REPORT = "hand_in_report"
    EXPORT_DATA = "export_data"
    BACK_CHECK = "back_check"
    KEEP_STAFF = "keep_staff"
    READ_LOG = "read_log"
    DESTROY = "destroy"
    KEEP_STORE = "keep_store"
    KEEP_EXCHANGE = "keep_exchange"


MAY: Mapping[Deed, frozenset[Role]] = {
    Deed.SEE_DAY: frozenset(Role),
    Deed.CALL: frozenset({Role.OPERATOR, Role.BRANCH, Role.SUPERVISOR}),
    Deed.READ_REGISTRY: frozenset({Role.SUPERVISOR}),
    Deed.KEEP_REGISTRY: frozenset({Role.SUPERVISOR}),
    Deed.DRAW_WAVE: frozenset({Role.SUPERVISOR}),
    Deed.KEEP_CALL_SHEETS: frozenset({Role.SUPERVISOR}),
    Deed.UNMASK: frozenset({Role.SUPERVISOR}),
    Deed.WATCH: frozenset({Role.SUPERVISOR}),
    Deed.READ_REPORT: frozenset({Role.BRANCH, Role.SUPERVISOR}),
    Deed.ISSUE_REPORT: frozenset({Role.SUPERVISOR}),
    Deed.REVIEW: frozenset({Role.SUPERVISOR}),
    Deed.HAND_IN_REPORT: frozenset({Role.SUPERVISOR}),
    Deed.EXPORT_DATA: frozenset({Role.SUPERVISOR}),
    Deed.BACK_CHECK: frozenset({Role.OPERATOR, Role.BRANCH, Role.SUPERVISOR}),
    Deed.KEEP_STAFF: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Deed.READ_LOG: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Deed.DESTROY: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Deed.KEEP_STORE: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
    Deed.KEEP_EXCHANGE: frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR}),
}
"""The one table of rights; the desks ask it before every verb."""


@dataclass(frozen=True, slots=True)
class Staff:
    """A member of staff.

    `region` is the branch's own (ISO code), empty for the whole country. A `disabled` one cannot sign in; one who
    `must_change` chooses a new password at the next sign-in. `languages` are those spoken with clients; who
    `converts` is trained to turn a soft refusal round.
    """

    id: UUID
    login: str
    name: str
    role: Role
    region: str = ""
    disabled: bool = False
    must_change: bool = False
    languages: tuple[Language, ...] = CALLED_IN
    converts: bool = False

    def may(self, deed: Deed) -> bool:
        """Tell whether the role allows a deed."""
        return self.role in MAY[deed]

    def require(self, deed: Deed) -> None:
        """Raise NotAllowed (staff.not_allowed) for a deed that the role does not allow."""
        if not self.may(deed):
            raise NotAllowed("staff.not_allowed", deed=deed.value)

    def sees(self, region: str) -> bool:
        """Tell whether a region is his: who has none has all."""
        return self.region in {"", region}

    def require_region(self, region: str) -> None:
        """Raise NotAllowed (staff.other_region) for a region that is not his."""
        if not self.sees(region):
            raise NotAllowed("staff.other_region", region=region)


def check_login(login: str) -> None:
    """Refuse a login that is no short word. Raises Refused (staff.login)."""
    if not _LOGIN.fullmatch(login):
        raise Refused("staff.login", login=login)


def check_password(password: str) -> None:
    """Refuse a password that is too short. Raises Refused (staff.password)."""
    if len(password) < LEAST_PASSWORD:
        raise Refused("staff.password", least=LEAST_PASSWORD)


def check_languages(languages: tuple[Language, ...]) -> None:
    """Refuse who speaks no language of the clients. Raises Refused (staff.languages)."""
    if not languages or not set(languages) <= set(CALLED_IN):
        raise Refused("staff.languages")
