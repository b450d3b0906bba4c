"""The wave screen: the form, the curve, the regions, the draw, the releases, the protocol."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from survey.errors import SurveyError
from survey.sampling.design import Request, StratumPlan
from ui.screen import Screen
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.wave.faces import PlanFace
from ui.wave.form import RequestForm
from ui.widgets.card import Card
from ui.widgets.charts import PrecisionCurve, ShareBar
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label
from ui.widgets.question import Question
from ui.widgets.states import States
from ui.widgets.table import Rows, Table

FORM_WIDTH = 640
FILTER_WIDTH = 240


class WaveView(Screen):
    """Layout of the wave screen; `asked` says request and seed.

    `draw_asked` and `release_asked` come after the second question, `save_to` says where the protocol goes.
    """

    asked = Signal(Request, str)
    draw_pressed = Signal()
    draw_asked = Signal()
    release_pressed = Signal()
    release_asked = Signal()
    protocol_pressed = Signal()
    save_to = Signal(Path)
    retry = Signal()
    failed = Signal(SurveyError)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the screen."""
        super().__init__(parent)
        self.setObjectName("wave")
        self._texts: Texts | None = None
        self._drawn = False
        self._title, self._subtitle, self._total = label("title"), label("quiet"), label("strong")
        self._subtitle.setObjectName("wave.subtitle")
        self._subtitle.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._draw = KeyButton("Ctrl+Enter")
        self._draw.setObjectName("wave.draw")
        set_role(self._draw, "primary")
        self._release, self._protocol = KeyButton("Ctrl+R"), KeyButton("Ctrl+P")
        self._release.setObjectName("wave.release")
        self._protocol.setObjectName("wave.protocol")
        self._done = label("chip-good")
        self._form, self._curve_card, self._regions = RequestForm(), Card(), Card()
        self._form.setFixedWidth(FORM_WIDTH)
        self._curve = PrecisionCurve()
        self._model: Rows[StratumPlan] = Rows()
        self._table = Table(self._model)
        self._table.setObjectName("wave.regions")
        self._bars = ShareBar(self)
        self._filter = QLineEdit()
        self._filter.setObjectName("wave.filter")
        self._filter.setClearButtonEnabled(True)
        self._states = States(self._regions)
        self._lay_out()
        for part in (self._draw, self._release, self._protocol, self._done):
            part.hide()
        self._connect()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self._states.retranslate(texts)
        self._form.retranslate(texts)
        self._curve_card.set_title(texts("wave.curve"))
        self._regions.set_title(texts("wave.regions"))
        self._table.setAccessibleName(texts("wave.regions"))
        self._protocol.say(texts("wave.protocol"))
        self._done.hide()
        self._filter.setPlaceholderText(texts("registry.filter"))
        self._filter.setAccessibleName(texts("registry.filter"))

    def start(self) -> None:
        """Start at the form, or at the regions once the sample is drawn."""
        if self._drawn:
            self._table.setFocus()
        else:
            self._form.start()

    def show_loading(self, sentence: str) -> None:
        """Say that the plan is on its way."""
        self._draw.setEnabled(False)
        self._states.loading(sentence)

    def show_request(self, request: Request, seed: str) -> None:
        """Fill the form."""
        self._form.fill(request, seed)

    def show_last_response(self, sentence: str) -> None:
        """Say how many answered in the wave before."""
        self._form.show_last_response(sentence)

    def show_quarter(self, title: str) -> None:
        """Head the screen while there is no plan."""
        self._title.setText(title)
        self._subtitle.clear()

    def show_plan(self, face: PlanFace) -> None:
        """Show what the request comes to."""
        self._title.setText(face.title)
        self._subtitle.setText(face.subtitle)
        self._total.setText(face.total)
        self._curve.show_curve(face.curve)
        self._model.fill(face.columns, face.strata)
        self._set_widths(self._model.columnCount() - 1)
        self._draw.say(face.draw)
        self._draw.setVisible(not self._drawn)
        self._draw.setEnabled(True)
        self._release.say(face.release)
        self._release.setVisible(bool(face.release))
        self._states.ready()

    def show_drawn(self, *, drawn: bool) -> None:
        """Let the form be edited, or only read."""
        starts_here = self._drawn != drawn and self._form.isAncestorOf(self.focusWidget())
        self._drawn = drawn
        if starts_here:
            self.start()
        self._form.lock(locked=drawn)
        self._protocol.setVisible(drawn)

    def show_failure(self, error: SurveyError) -> None:
        """Say why there is no plan."""
        self._draw.hide()
        self._curve.show_curve(None)
        if self._texts:
            self._states.failed(error, self._texts)

    def show_error(self, error: SurveyError) -> None:
        """Say what is wrong, beside what is shown."""
        self.failed.emit(error)

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self._done.setText(sentence)
        self._done.show()

    def ask_whether_to_draw(self, question: str) -> None:
        """Ask once more: a draw cannot be undone."""
        self._ask(question, self._draw.text()).accepted.connect(self.draw_asked)

    def ask_whether_to_release(self, question: str) -> None:
        """Ask once more: a replicate in the field is worked to the end."""
        if question:
            self._ask(question, self._release.text()).accepted.connect(self.release_asked)

    def ask_file(self, name: str) -> None:
        """Ask where to save the protocol."""
        if self._texts:
            file, _ = QFileDialog.getSaveFileName(self, self._texts("wave.protocol"), name, "PDF (*.pdf)")
            if file:
                self.save_to.emit(Path(file))

    def _ask(self, question: str, yes: str) -> Question:
        no = self._texts("common.cancel") if self._texts else ""
        box = Question("wave.confirm", self._title.text(), question, (yes, no), self)
        box.open()
        return box

    def _set_widths(self, bars: int) -> None:
        header = self._table.horizontalHeader()
        for column in range(bars):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._table.setItemDelegateForColumn(bars, self._bars)

    def _press_draw(self) -> None:
        if self._draw.isEnabled() and self._draw.isVisible():
            self.draw_pressed.emit()

    def _press_release(self) -> None:
        if self._release.isVisible():
            self.release_pressed.emit()

    def _press_protocol(self) -> None:
        if self._protocol.isVisible():
            self.protocol_pressed.emit()

    def _connect(self) -> None:
        self._draw.clicked.connect(self._press_draw)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._press_draw)
        for key, button, press in (
            ("Ctrl+R", self._release, self._press_release),
            ("Ctrl+P", self._protocol, self._press_protocol),
        ):
            button.clicked.connect(press)
            QShortcut(QKeySequence(key), self).activated.connect(press)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.setFocus)
        self._form.changed.connect(self.asked)
        self._filter.textChanged.connect(self._model.filter)
        self._states.retry.connect(self.retry)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.setSpacing(GRID)
        for button in (self._protocol, self._release, self._draw):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._filter.setFixedWidth(FILTER_WIDTH)
        below = QHBoxLayout()
        below.addWidget(self._total, 1)
        below.addWidget(self._filter)
        self._regions.body.addWidget(self._table, 1)
        self._regions.body.addLayout(below)
        self._curve_card.body.addWidget(self._curve)
        top = QHBoxLayout()
        top.setSpacing(2 * GRID)
        top.addWidget(self._form)
        top.addWidget(self._curve_card, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(2 * GRID)
        layout.addLayout(head)
        layout.addWidget(self._done)
        layout.addLayout(top)
        layout.addWidget(self._states, 1)
