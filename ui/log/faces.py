"""The audit log in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from survey.audit import Details, Logged
from survey.log import Record
from survey.sheet import Sheet
from ui.texts import Texts

if TYPE_CHECKING:
    from survey.services.log import Page

KINDS = frozenset(kind.value for kind in Logged)
SHOWN = frozenset(
    {
        *("rows", "counted", "version", "file", "reason", "region", "role", "disabled", "must_change", "code", "deed"),
        *(
            "calls",
            "interviews",
            "attempts",
            "refused",
            "cases",
            "replicate",
            "seed",
            "step",
            "day",
            "verdict",
            "ruling",
            "row",
        ),
        *("facts", "personal", "persons", "quarter"),
    }
)
"""The details that have words of their own; the others are sums and digests for those who check."""
WIDTHS = (10, 18, 30, 34, 34, 44, 44)


def who(record: Record, names: Mapping[UUID, str], texts: Texts) -> str:
    """Return who did it; nobody had signed in where a try failed."""
    return names.get(record.by, str(record.by)) if record.by else texts("log.nobody")


def kind(what: str, texts: Texts) -> str:
    """Return what was done, in words; what is no kind of ours as it stands."""
    return texts(f"log.what.{what}") if what in KINDS else what


def details(told: Details, texts: Texts) -> str:
    """Return the details of a record, a line each."""
    return "\n".join(f"{_name(name, texts)}: {_value(value, texts)}" for name, value in told.items())


def log_sheet(page: "Page", texts: Texts) -> Sheet:
    """Return records as a sheet."""
    columns = ("number", "at", "by", "what", "subject", "before", "after")
    return Sheet(
        name=texts("log.title"),
        title=texts("log.title"),
        headings=[texts(f"log.column.{name}") for name in columns],
        widths=WIDTHS,
        rows=[
            (
                one.number,
                texts.moment(one.at),
                who(one, page.names, texts),
                kind(one.what, texts),
                one.subject,
                details(one.before, texts),
                details(one.after, texts),
            )
            for one in page.records
        ],
    )


def _name(name: str, texts: Texts) -> str:
    return texts(f"log.detail.{name}") if name in SHOWN else name


def _value(value: object, texts: Texts) -> str:
    if isinstance(value, bool):
        return texts("log.yes" if value else "log.no")
    return texts.number(value) if isinstance(value, int) else str(value)
