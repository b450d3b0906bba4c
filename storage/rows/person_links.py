"""The supervisor's words on who is one person."""

from typing import Any

from sqlalchemy import Row

from survey.registry.links import PersonLink, Ruling


def link_values(link: PersonLink) -> dict[str, Any]:
    """Return the row of a link."""
    return {
        "id": link.id,
        "at": link.at,
        "by_id": link.by,
        "one": link.one,
        "other": link.other,
        "ruling": link.ruling.value,
        "reason": link.reason,
    }


def link_of(row: Row[Any]) -> PersonLink:
    """Return the link in a row."""
    return PersonLink(
        id=row.id,
        at=row.at,
        by=row.by_id,
        one=row.one,
        other=row.other,
        ruling=Ruling(row.ruling),
        reason=row.reason,
    )
