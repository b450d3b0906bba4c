"""The dialog of terms: what is kept until when, and the destruction of what is kept no longer."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.services.retention import Term
from ui.log.terms import state_of
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.labels import label
from ui.widgets.question import Question
from ui.widgets.table import Column, Rows, Table

SIZE = 820, 480


class TermsDialog(QDialog):
    """Lists the waves; `destroy_asked` says which one's personal data go, and on what ground."""

    destroy_asked = Signal(Term, str)

    def __init__(self, texts: Texts, parent: QWidget) -> None:
        """Lay out the dialog."""
        super().__init__(parent)
        self.setObjectName("terms")
        self.setWindowTitle(texts("log.terms"))
        self.resize(*SIZE)
        self._texts = texts
        self._said, self._wrong = label("chip-good"), label("bad-text")
        self._model: Rows[Term] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("terms.list")
        self._table.setAccessibleName(texts("log.terms"))
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._reason = QLineEdit()
        self._reason.setObjectName("terms.reason")
        self._reason.setPlaceholderText(texts("log.terms_reason"))
        self._reason.setAccessibleName(texts("log.terms_reason"))
        self._destroy = QPushButton(texts("log.terms_destroy"))
        self._destroy.setObjectName("terms.destroy")
        close = QPushButton(texts("common.close"))
        close.clicked.connect(self.reject)
        self._destroy.clicked.connect(self._press)
        self._reason.textChanged.connect(self._offer)
        self._table.selectionModel().selectionChanged.connect(self._offer)
        foot = QHBoxLayout()
        foot.addWidget(self._reason, 1)
        foot.addWidget(self._destroy)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (
            label("title", texts("log.terms")),
            label("quiet", texts("log.terms_note")),
            self._said,
            self._wrong,
        ):
            layout.addWidget(part)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        for part in (self._said, self._wrong):
            part.hide()
        self._offer()

    def show_terms(self, columns: Sequence[Column[Term]], terms: Sequence[Term]) -> None:
        """List the waves with their terms."""
        self._model.fill(columns, terms)
        self._table.fit()
        self._offer()

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong."""
        self._wrong.setText(self._texts.error(error))
        self._wrong.show()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._wrong.hide()
        self._reason.clear()
        self._said.setText(sentence)
        self._said.show()

    def _chosen(self) -> Term | None:
        places = self._table.selectionModel().selectedRows()
        return self._model.row_at(places[0].row()) if places else None

    def _offer(self) -> None:
        chosen = self._chosen()
        due = chosen is not None and state_of(chosen) == "due"
        self._destroy.setEnabled(due and bool(self._reason.text().strip()))

    def _press(self) -> None:
        chosen, texts = self._chosen(), self._texts
        if chosen is None:
            return
        words = texts("log.terms_confirm", quarter=texts.quarter(chosen.quarter), n=chosen.holding.persons)
        answers = (self._destroy.text(), texts("common.cancel"))
        box = Question("terms.confirm", texts("log.terms"), words, answers, self)
        box.setDefaultButton(Question.StandardButton.No)
        reason = self._reason.text()
        box.accepted.connect(lambda: self.destroy_asked.emit(chosen, reason))
        box.open()
