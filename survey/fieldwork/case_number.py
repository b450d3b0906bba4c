"""The number by which a case is known outside the program: quarter, order of the draw, two check digits."""

import hashlib
import re
from dataclasses import dataclass

from survey.errors import Refused
from survey.periods import Quarter
from survey.sampling.design import Wave

MODULUS = 97
"""A prime: one digit mistyped, or two neighbours swapped, always changes the remainder (ISO 7064, MOD 97)."""
_WRITTEN = re.compile(r"(\d{4}Q[1-4])-(\d{1,9})-(\d\d)", re.ASCII)
_DASHES = str.maketrans("–—‑−", "----")


@dataclass(frozen=True, slots=True)
class CaseNumbers:
    """The numbers of a wave's cases: 2026Q3-0012-64. The check digits tell a typing error and another store's wave."""

    wave: Wave

    def write(self, order: int) -> str:
        """Return the number of a case."""
        return f"{self.wave.plan.quarter}-{order:04}-{self._check(order):02}"

    def read(self, written: str) -> int:
        """Return the order in a number.

        Raises Refused (sheet.case_missing, sheet.case, sheet.case_check, sheet.other_quarter).
        """
        if not written:
            raise Refused("sheet.case_missing")
        found = _WRITTEN.fullmatch("".join(written.upper().translate(_DASHES).split()))
        if not found:
            raise Refused("sheet.case", value=written)
        quarter, order = Quarter.parse(found[1]), int(found[2])
        if quarter != self.wave.plan.quarter:
            raise Refused("sheet.other_quarter", value=written, quarter=self.wave.plan.quarter)
        if int(found[3]) != self._check(order):
            raise Refused("sheet.case_check", value=written)
        return order

    def _check(self, order: int) -> int:
        salt = int.from_bytes(hashlib.sha256(self.wave.id.bytes).digest())
        return (order * 100 + salt) % MODULUS
