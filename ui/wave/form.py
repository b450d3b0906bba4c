"""What is asked of the sample, as a form."""

from PySide6.QtCore import QLocale, QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSpinBox, QWidget

from survey.sampling.design import Allocation, Request
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.fields import indent
from ui.widgets.labels import label

PAUSE_MS = 200
"""How long typing must rest before a plan is asked for."""
CONFIDENCES = (0.9, 0.95, 0.99)
MOST_CLIENTS = 1_000_000
MOST_REPLICATES = 20
PERCENT = 100
COLUMNS = 4


class RequestForm(Card):
    """The form; `changed` says request and seed once typing rests."""

    changed = Signal(Request, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the fields."""
        super().__init__(parent=parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(PAUSE_MS)
        self._rest.timeout.connect(lambda: self.changed.emit(self.request(), self.seed()))
        self._confidence, self._allocation = QComboBox(), QComboBox()
        self._margin = QDoubleSpinBox()
        self._margin.setRange(0.1, 20)
        self._margin.setSingleStep(0.1)
        self._margin.setDecimals(1)
        self._margin.setPrefix("± ")
        self._floor, self._response, self._sample, self._replicates = QSpinBox(), QSpinBox(), QSpinBox(), QSpinBox()
        self._floor.setRange(0, 1000)
        self._response.setRange(1, 100)
        self._response.setSuffix(" %")
        self._sample.setRange(0, MOST_CLIENTS)
        self._sample.setSingleStep(10)
        self._sample.setGroupSeparatorShown(True)
        self._replicates.setRange(1, MOST_REPLICATES)
        self._counts = (self._floor, self._response, self._sample, self._replicates)
        for spin in (self._margin, *self._counts):
            indent(spin)
        self._seed = QLineEdit()
        self._fields = {
            "confidence": self._confidence,
            "margin": self._margin,
            "floor": self._floor,
            "response": self._response,
            "allocation": self._allocation,
            "sample": self._sample,
            "seed": self._seed,
            "replicates": self._replicates,
        }
        self._last_response = label("quiet")
        self._words = {name: QLabel() for name in self._fields}
        self._lay_out()
        self._listen()

    def start(self) -> None:
        """Start at the first field."""
        self._confidence.setFocus()

    def request(self) -> Request:
        """Return what is asked now."""
        return Request(
            margin=self._margin.value() / PERCENT,
            confidence=self._confidence.currentData() or CONFIDENCES[1],
            floor=self._floor.value(),
            response=self._response.value() / PERCENT,
            allocation=self._allocation.currentData() or Allocation.POWER,
            sample=self._sample.value() or None,
            replicates=self._replicates.value(),
        )

    def seed(self) -> str:
        """Return the seed as it stands."""
        return self._seed.text().strip()

    def fill(self, request: Request, seed: str) -> None:
        """Show a request without asking for its plan."""
        blocked = [QSignalBlocker(field) for field in self._fields.values()]
        if self._confidence.findData(request.confidence) < 0:
            self._confidence.addItem(f"{request.confidence:.1%}", request.confidence)
        self._confidence.setCurrentIndex(self._confidence.findData(request.confidence))
        self._margin.setValue(request.margin * PERCENT)
        self._floor.setValue(request.floor)
        self._response.setValue(round(request.response * PERCENT))
        self._allocation.setCurrentIndex(self._allocation.findData(request.allocation))
        self._sample.setValue(request.sample or 0)
        self._seed.setText(seed)
        self._replicates.setValue(request.replicates)
        del blocked
        self._yield_to_sample()

    def show_last_response(self, sentence: str) -> None:
        """Say how many answered in the wave before."""
        self._last_response.setText(sentence)
        self._last_response.setVisible(bool(sentence))

    def lock(self, *, locked: bool) -> None:
        """Let the fields be read only."""
        for field in self._fields.values():
            field.setEnabled(not locked)
        if not locked:
            self._yield_to_sample()

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("wave.precision"))
        for name, field in self._fields.items():
            self._words[name].setText(texts(f"wave.{name}"))
            field.setAccessibleName(texts(f"wave.{name}"))
        for box, words in ((self._margin, "points"), (self._floor, "interviews_unit")):
            box.setSuffix(texts(f"wave.{words}"))
        self._sample.setSpecialValueText(texts("wave.by_precision"))
        for spin in (self._margin, *self._counts):
            spin.setLocale(_locale(texts))
        self._name_choices(texts)

    def _name_choices(self, texts: Texts) -> None:
        with QSignalBlocker(self._confidence), QSignalBlocker(self._allocation):
            for place, confidence in enumerate(CONFIDENCES):
                self._confidence.setItemText(place, texts.share(confidence, 0))
            for place, allocation in enumerate(Allocation):
                self._allocation.setItemText(place, texts(f"labels.allocation_{allocation.value}"))

    def _yield_to_sample(self) -> None:
        """Shut the precision while a number of clients stands in for it."""
        for field in (self._margin, self._floor):
            field.setEnabled(self._sample.isEnabled() and self._sample.value() == 0)

    def _listen(self) -> None:
        for spin in self._counts:
            spin.valueChanged.connect(self._rest.start)
        self._margin.valueChanged.connect(self._rest.start)
        self._sample.valueChanged.connect(self._yield_to_sample)
        for choice in (self._confidence, self._allocation):
            choice.currentIndexChanged.connect(self._rest.start)
        self._seed.textChanged.connect(self._rest.start)

    def _lay_out(self) -> None:
        for confidence in CONFIDENCES:
            self._confidence.addItem("", confidence)
        for allocation in Allocation:
            self._allocation.addItem("", allocation)
        form = QGridLayout()
        form.setVerticalSpacing(2)
        form.setHorizontalSpacing(2 * GRID)
        for place, (name, field) in enumerate(self._fields.items()):
            field.setObjectName(f"wave.{name}")
            self._words[name].setProperty("role", "small")
            self._words[name].setBuddy(field)
            row, column = divmod(place, COLUMNS)
            form.addWidget(self._words[name], 3 * row, column)
            form.addWidget(field, 3 * row + 1, column)
            form.setRowMinimumHeight(3 * row + 2, GRID // 2)
            form.setColumnStretch(column, 1)
        self.body.addLayout(form)
        self.body.addWidget(self._last_response)
        self.body.addStretch()


def _locale(texts: Texts) -> QLocale:
    return QLocale(texts.language.value)
