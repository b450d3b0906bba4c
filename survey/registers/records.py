"""Lines of the registers as they were understood, and what was found wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from survey.edition import Severity


@dataclass(frozen=True, slots=True)
class Act:
    """A line of the register of acts.

    `row` is the sheet's own row number, `number` the act's, empty without one; `id_number` is the IIN or BIN after
    mending, empty when unusable; `services` are those it lists; `online` is None where the register does not say.
    """

    row: int
    number: str
    client: str
    id_number: str
    services: tuple[str, ...]
    start: date | None
    end: date | None
    online: bool | None
    signed: bool


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """A line of the register of questionnaires.

    `row` is the sheet's own row number; `id_number` is the IIN or BIN after mending, empty when unusable; `dated` is
    the date as written and `day` what it means; `marks` are as written, an aspect each; `financial` and `other` are
    the numbers (from 1) of the kinds of support wished for.
    """

    row: int
    client: str
    id_number: str
    manager: str
    service: str
    subservice: str
    purpose: str
    dated: str
    day: date | None
    marks: tuple[str, ...]
    financial: tuple[int, ...]
    other: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """Something wrong in a register's line: its row and column (by our name), the code, the value, the facts."""

    row: int
    column: str
    code: str
    severity: Severity
    value: str
    facts: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class OnlineAnswer:
    """A questionnaire that counts: its service's person and region, the marks as written, the support wished for."""

    person: str
    region: str
    marks: tuple[str, ...]
    financial: tuple[int, ...]
    other: tuple[int, ...]
