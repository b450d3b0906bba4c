"""The staff screen as frozen words."""

from collections.abc import Sequence
from typing import Protocol

from survey.edition import Edition
from survey.errors import SurveyError
from survey.staff import Staff
from ui.texts import Texts
from ui.widgets.table import Column


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_loading(self) -> None:
        """Say that the list is on its way."""

    def show_staff(self, columns: Sequence[Column[Staff]], staff: Sequence[Staff]) -> None:
        """List the staff."""

    def show_failure(self, error: SurveyError) -> None:
        """Say that the list could not be read."""

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""

    def show_done(self, sentence: str) -> None:
        """Say what was done, and clear what was typed."""

    def show_recoverable(self, *, recoverable: bool) -> None:
        """Warn where there is no recovery key."""

    def show_key(self, recovery_key: str) -> None:
        """Show a recovery key, this once."""


def staff_columns(edition: Edition, texts: Texts) -> list[Column[Staff]]:
    """Return the columns of the list."""

    def region(staff: Staff) -> str:
        return edition.region(staff.region).name[texts.language] if staff.region else texts("staff.everywhere")

    return [
        Column(texts("staff.name"), lambda staff: staff.name),
        Column(texts("staff.login"), lambda staff: staff.login),
        Column(texts("staff.role"), lambda staff: texts(f"labels.role_{staff.role.value}")),
        Column(texts("staff.region"), region),
        Column(texts("staff.languages"), lambda staff: _skills(staff, texts)),
        Column(texts("staff.state"), lambda staff: texts(f"staff.{_state(staff)}")),
    ]


def _skills(staff: Staff, texts: Texts) -> str:
    codes = [language.value.upper() for language in staff.languages]
    return ", ".join([*codes, texts("staff.does_convert")] if staff.converts else codes)


def _state(staff: Staff) -> str:
    if staff.disabled:
        return "disabled"
    return "must_change" if staff.must_change else "active"
