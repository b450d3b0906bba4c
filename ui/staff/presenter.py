"""Keeps the staff list; knows no widget."""

from collections.abc import Callable, Sequence
from functools import partial

from survey.edition import Edition
from survey.language import Language
from survey.services.people import Account, StaffDesk
from survey.staff import Staff
from ui.staff.faces import View, staff_columns
from ui.tasks import Run
from ui.texts import Texts


class StaffPresenter:
    """The staff list of a store."""

    def __init__(self, desk: StaffDesk, edition: Edition, view: View, run: Run) -> None:
        """Take what the screen works with."""
        self._desk = desk
        self._edition = edition
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._staff: Sequence[Staff] | None = None

    def translate(self, texts: Texts) -> None:
        """Show the list in another language."""
        self._texts = texts
        self._show()

    def load(self) -> None:
        """Read the list."""
        if self._staff is None:
            self._view.show_loading()
        self._run(self._desk.everyone, self._arrived, self._view.show_failure)
        self._run(self._desk.recoverable, self._judge, self._view.show_error)

    def add(self, account: Account, password: str) -> None:
        """Let somebody in."""
        self._do(partial(self._desk.add, account, password), "added")

    def reset(self, staff: Staff, password: str) -> None:
        """Give somebody a new password."""
        self._do(partial(self._desk.reset, staff.id, password), "reset_done")

    def train(self, staff: Staff, languages: tuple[Language, ...], converts: bool) -> None:  # noqa: FBT001  a signal's
        """Change what somebody can do on the telephone."""
        self._do(partial(self._desk.train, staff.id, languages, converts=converts), "train_done")

    def disable(self, staff: Staff) -> None:
        """Let somebody in no more."""
        self._do(partial(self._desk.disable, staff.id), "disable_done")

    def renew_key(self) -> None:
        """Make a recovery key in place of the one before."""
        self._run(self._desk.renew_recovery_key, self._show_key, self._view.show_error)

    def _judge(self, recoverable: bool) -> None:  # noqa: FBT001  what the desk answers
        self._view.show_recoverable(recoverable=recoverable)

    def _show_key(self, recovery_key: str) -> None:
        self._view.show_key(recovery_key)
        self._view.show_recoverable(recoverable=True)

    def _do(self, work: Callable[[], Staff], done: str) -> None:
        self._run(work, partial(self._done, done), self._view.show_error)

    def _done(self, done: str, staff: Staff) -> None:
        self._view.show_done(self._texts(f"staff.{done}", name=staff.name))
        self.load()

    def _arrived(self, staff: Sequence[Staff]) -> None:
        self._staff = staff
        self._show()

    def _show(self) -> None:
        if self._staff is not None:
            self._view.show_staff(staff_columns(self._edition, self._texts), self._staff)
