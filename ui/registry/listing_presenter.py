"""Reads what a tab lists and lays it out, one kind open; knows no widget."""

from collections.abc import Callable
from typing import Generic, TypeVar

from survey.language import Language
from ui.registry.listing import Listing, ListingTarget, Row
from ui.tasks import Run
from ui.texts import Texts

Found = TypeVar("Found")
Unread = Callable[[], Found]


class ListingPresenter(Generic[Found, Row]):
    """One tab's listing; what is read again stays open at the kind that was chosen."""

    def __init__(self, lay_out: Callable[[Found, Texts], Listing[Row]], view: ListingTarget, run: Run) -> None:
        """Take how to lay out what is found, and where."""
        self._lay_out = lay_out
        self._view = view
        self._run = run
        self._texts = Texts(Language.KK)
        self._read: Unread[Found] | None = None
        self._found: Found | None = None
        self._code = ""

    def translate(self, texts: Texts) -> None:
        """Show everything in another language."""
        self._texts = texts
        self._show()

    def load(self, read: Unread[Found]) -> None:
        """Read; what an earlier reading still brings is dropped."""
        self._read, self._found = read, None
        self._view.show_loading()
        self._run(read, lambda found: self._arrived(read, found), self._view.show_failure)

    def retry(self) -> None:
        """Read once more."""
        if self._read:
            self.load(self._read)

    def choose(self, code: str) -> None:
        """Open another kind."""
        if code != self._code:
            self._code = code
            self._show()

    def _arrived(self, read: Unread[Found], found: Found) -> None:
        if read is self._read:
            self._found = found
            self._show()

    def _show(self) -> None:
        if self._found is None:
            return
        listing = self._lay_out(self._found, self._texts)
        if not listing.sheets:
            self._view.show_empty(listing.nothing)
            return
        faces = [sheet.face for sheet in listing.sheets if sheet.face]
        chosen = next((sheet for sheet in listing.sheets if sheet.face and sheet.face.code == self._code), None)
        open_sheet = chosen or listing.sheets[0]
        self._code = open_sheet.face.code if open_sheet.face else ""
        self._view.show_findings(faces, self._code)
        self._view.show_rows(open_sheet.title, open_sheet.columns, open_sheet.rows)
