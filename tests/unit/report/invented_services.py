"""Counted registry rows as the indicators read them: a usual one, and what differs from it."""

from datetime import date
from typing import Any

from survey.report.stated import StatedService


def stated(**changes: Any) -> StatedService:
    values: dict[str, Any] = {
        "row": 7,
        "region": "KZ-10",
        "person": "iin:900101300017",
        "name_birth": "",
        "enterprise": "id:900101300017",
        "sex": "male",
        "birth": date(1990, 1, 1),
        "category": "micro",
        "end": date(2026, 9, 4),
        "legal_form": "ИП",
        "industry": "G",
        "service": "Заң қызметтері",
        "mode": "",
    }
    return StatedService(**values | changes)
