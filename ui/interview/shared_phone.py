"""What may be done with the other clients at the number that was called last."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.outcome import Outcome
from survey.services.calling import CallingDesk
from survey.services.sharing import Sharers
from ui.interview.page import sharing_words, shown_number
from ui.tasks import Run
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label

WIDTH = 560


class SharedPhone:
    """Asks what to do with the others, and does it; `done` goes on with what the operator has in hand then."""

    def __init__(
        self, desk: CallingDesk, run: Run, failed: Callable[[SurveyError], None], done: Callable[[], None]
    ) -> None:
        """Take the desk, the way to the database thread, and who hears how it ended."""
        self._desk = desk
        self._run = run
        self._failed = failed
        self._done = done

    def ask(self, texts: Texts, parent: QWidget) -> None:
        """Offer the next client at the number and the outcomes that put the others to rest (Ctrl+N)."""
        self._run(self._desk.sharers, partial(self._offer, texts, parent), self._failed)

    def _offer(self, texts: Texts, parent: QWidget, sharers: Sharers) -> None:
        if not sharers.clients:
            self._run(self._desk.next_sharer, lambda _: self._done(), self._failed)
            return
        dialog = SharedDialog(sharers, self._desk.may_rest(), texts, parent)
        dialog.accepted.connect(lambda: self._do(dialog.chosen))
        dialog.open()

    def _do(self, outcome: Outcome | None) -> None:
        work: Callable[[], object] = self._desk.next_sharer
        if outcome:
            work = partial(self._desk.rest_sharers, outcome.code)
        self._run(work, lambda _: self._done(), self._failed)


class SharedDialog(QDialog):
    """A list: the next client at the number, then each outcome for all of them; `chosen` is None for the client."""

    def __init__(self, sharers: Sharers, outcomes: tuple[Outcome, ...], texts: Texts, parent: QWidget) -> None:
        """Take who is at the number and what may become of them."""
        super().__init__(parent)
        self.setObjectName("shared")
        self.setWindowTitle(texts("interview.shared_title"))
        self.setMinimumWidth(WIDTH)
        self._outcomes = outcomes
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(texts("interview.shared_title"))
        self.list.addItem(texts("interview.shared_next", client=sharers.clients[0]))
        number = len(sharers.clients)
        self.list.addItems(
            [texts("interview.shared_rest", n=number, outcome=one.text[texts.language]) for one in outcomes]
        )
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(label("section", texts("interview.shared_title")))
        layout.addWidget(label("phone", shown_number(sharers.phone)))
        layout.addWidget(label("", sharing_words(sharers.clients, texts)))
        layout.addWidget(self.list)
        layout.addWidget(label("small", texts("interview.shared_keys")))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Outcome | None:
        """The outcome that all get, None for the next client."""
        row = self.list.currentRow()
        return self._outcomes[row - 1] if row > 0 else None
