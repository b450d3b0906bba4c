"""The staff screen: the list, what can be done with one, the form for a new one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from survey.edition import Edition
from survey.errors import SurveyError
from survey.services.people import Account
from survey.staff import Staff
from ui.screen import Screen
from ui.staff.form import AccountForm
from ui.staff.key_dialog import RecoveryKeyDialog
from ui.staff.skills import SkillBoxes
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.question import Question
from ui.widgets.states import States
from ui.widgets.table import Column, Rows, Table

FORM_WIDTH = 320


class StaffView(Screen):
    """Layout of the staff screen; the signals say whom and what."""

    added = Signal(Account, str)
    reset = Signal(Staff, str)
    disable_asked = Signal(Staff)
    trained = Signal(Staff, tuple, bool)
    key_asked = Signal()
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("staff")
        self._texts: Texts | None = None
        self._title, self._done, self._no_key = label("title"), label("chip-good"), label("chip-warning")
        self._renew = QPushButton()
        self._renew.setObjectName("staff.renew_key")
        self._model: Rows[Staff] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("staff.list")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._filter, self._password = QLineEdit(), QLineEdit()
        self._filter.setObjectName("staff.filter")
        self._filter.setClearButtonEnabled(True)
        self._password.setObjectName("staff.new_password")
        self._skills = SkillBoxes("staff.chosen")
        self._reset, self._disable, self._train = QPushButton(), QPushButton(), QPushButton()
        self._reset.setObjectName("staff.reset")
        self._disable.setObjectName("staff.disable")
        self._train.setObjectName("staff.train")
        for button in (self._reset, self._disable, self._train, self._renew):
            button.setAutoDefault(True)
        self._form, self._list = AccountForm(edition), Card()
        self._form.setFixedWidth(FORM_WIDTH)
        self._states = States(self._list)
        self._lay_out()
        self._done.hide()
        self._no_key.hide()
        self._connect()
        self._offer()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._title.setText(texts("shell.screen.staff"))
        self._list.set_title(texts("staff.list"))
        self._table.setAccessibleName(texts("staff.list"))
        self._reset.setText(texts("staff.reset"))
        self._disable.setText(texts("staff.disable"))
        self._train.setText(texts("staff.train"))
        self._skills.retranslate(texts)
        self._renew.setText(texts("staff.renew_key"))
        self._no_key.setText(texts("staff.no_key"))
        for field, key in ((self._filter, "registry.filter"), (self._password, "staff.new_password")):
            field.setPlaceholderText(texts(key))
            field.setAccessibleName(texts(key))
        self._form.retranslate(texts)
        self._done.hide()

    def start(self) -> None:
        """Start at the list."""
        self._table.setFocus()

    def show_loading(self) -> None:
        """Say that the list is on its way."""
        if self._texts:
            self._states.loading(self._texts("common.loading"))

    def show_staff(self, columns: Sequence[Column[Staff]], staff: Sequence[Staff]) -> None:
        """List the staff."""
        self._model.fill(columns, staff)
        self._table.fit()
        self._states.ready()
        self._offer()

    def show_failure(self, error: SurveyError) -> None:
        """Say that the list could not be read."""
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def show_done(self, sentence: str) -> None:
        """Say what was done, and clear what was typed."""
        self._done.setText(sentence)
        self._done.show()
        self._form.clear()
        self._password.clear()

    def show_recoverable(self, *, recoverable: bool) -> None:
        """Warn where there is no recovery key."""
        self._no_key.setVisible(not recoverable)

    def show_key(self, recovery_key: str) -> None:
        """Show a recovery key, this once."""
        if self._texts:
            RecoveryKeyDialog(recovery_key, self._texts, self).open()

    def _chosen(self) -> Staff | None:
        places = self._table.selectionModel().selectedRows()
        return self._model.row_at(places[0].row()) if places else None

    def _offer(self) -> None:
        """Offer what can be done with the chosen one."""
        chosen = self._chosen()
        self._reset.setEnabled(chosen is not None and bool(self._password.text()))
        self._disable.setEnabled(chosen is not None and not chosen.disabled)
        for part in (self._skills, self._train):
            part.setEnabled(chosen is not None)

    def _choose(self) -> None:
        """Show what the chosen one can do."""
        if chosen := self._chosen():
            self._skills.show_skills(chosen.languages, converts=chosen.converts)
        self._offer()

    def _press_train(self) -> None:
        if chosen := self._chosen():
            self.trained.emit(chosen, self._skills.languages, self._skills.converts)

    def _press_reset(self) -> None:
        if chosen := self._chosen():
            self.reset.emit(chosen, self._password.text())

    def _press_disable(self) -> None:
        chosen = self._chosen()
        if chosen is None or self._texts is None:
            return
        box = self._question(self._texts("staff.confirm_disable", name=chosen.name), self._disable, self._texts)
        box.accepted.connect(lambda: self.disable_asked.emit(chosen))
        box.open()

    def _press_renew(self) -> None:
        if self._texts:
            box = self._question(self._texts("staff.confirm_key"), self._renew, self._texts)
            box.accepted.connect(self.key_asked)
            box.open()

    def _question(self, words: str, button: QPushButton, texts: Texts) -> Question:
        """Return the question before what a button does, which Enter does not answer with yes."""
        answers = (button.text(), texts("common.cancel"))
        box = Question("staff.confirm", self._title.text(), words, answers, self)
        box.setDefaultButton(Question.StandardButton.No)
        return box

    def _connect(self) -> None:
        self._form.filled.connect(self.added)
        self._filter.textChanged.connect(self._model.filter)
        self._password.textChanged.connect(self._offer)
        self._password.returnPressed.connect(self._press_reset)
        self._reset.clicked.connect(self._press_reset)
        self._disable.clicked.connect(self._press_disable)
        self._train.clicked.connect(self._press_train)
        self._renew.clicked.connect(self._press_renew)
        self._table.selectionModel().selectionChanged.connect(self._choose)
        self._model.modelReset.connect(self._offer)
        self._states.retry.connect(self.retry)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._press_renew)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._form.say_filled)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(GRID)
        line.addWidget(self._password, 1)
        line.addWidget(self._reset)
        line.addWidget(self._disable)
        skills = QHBoxLayout()
        skills.setSpacing(GRID)
        skills.addWidget(self._skills, 1)
        skills.addWidget(self._train)
        self._list.body.addWidget(self._filter)
        self._list.body.addWidget(self._table, 1)
        self._list.body.addLayout(line)
        self._list.body.addLayout(skills)
        parts = QHBoxLayout()
        parts.setSpacing(2 * GRID)
        parts.addWidget(self._states, 1)
        parts.addWidget(self._form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._renew)
        layout.addLayout(head)
        layout.addWidget(self._no_key)
        layout.addWidget(self._done)
        layout.addLayout(parts, 1)
