"""The telephone exchange that calls of this store go through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QSpinBox, QWidget

from survey.dialling import Exchange
from ui.texts import Texts
from ui.theme import GRID
from ui.widgets.card import Card
from ui.widgets.fields import indent
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label


class ExchangeCard(Card):
    """The fields of an exchange; `probed` asks to try them. The secret can be typed but is never shown."""

    probed = Signal(Exchange)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Lay out the fields."""
        super().__init__(parent=parent)
        self._host, self._user, self._secret = QLineEdit(), QLineEdit(), QLineEdit()
        self._channel, self._context, self._fingerprint = QLineEdit(), QLineEdit(), QLineEdit()
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._port, self._encrypted = QSpinBox(), QCheckBox()
        self._port.setRange(1, (1 << 16) - 1)
        indent(self._port)
        self._fields: dict[str, QWidget] = {
            "host": self._host,
            "port": self._port,
            "encrypted": self._encrypted,
            "fingerprint": self._fingerprint,
            "user": self._user,
            "secret": self._secret,
            "channel": self._channel,
            "context": self._context,
        }
        self._words = {name: QLabel() for name in self._fields}
        self._note = label("small")
        self._has_secret = False
        self._texts: Texts | None = None
        self.probe = KeyButton("Ctrl+E")
        self.probe.setObjectName("settings.probe")
        self.probe.clicked.connect(lambda: self.probed.emit(self.exchange))
        self._lay_out()

    @property
    def exchange(self) -> Exchange:
        """What stands in the fields."""
        return Exchange(
            host=self._host.text().strip(),
            port=self._port.value(),
            encrypted=self._encrypted.isChecked(),
            user=self._user.text().strip(),
            secret=self._secret.text(),
            channel=self._channel.text().strip(),
            context=self._context.text().strip(),
            fingerprint=self._fingerprint.text().replace(":", "").strip().lower(),
        )

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self._texts = texts
        self.set_title(texts("settings.exchange"))
        self.probe.say(texts("settings.probe"))
        self._note.setText(texts("settings.exchange_note"))
        for name, field in self._fields.items():
            self._words[name].setText(texts(f"settings.{name}"))
            field.setAccessibleName(texts(f"settings.{name}"))
        self._encrypted.setText(texts("settings.encrypted_on"))
        self._fingerprint.setPlaceholderText(texts("settings.fingerprint_none"))
        self._say_secret()

    def show_exchange(self, exchange: Exchange, *, kept: bool) -> None:
        """Fill the fields; `kept` tells that there is a secret, which is not shown."""
        self._has_secret = kept
        self._port.setValue(exchange.port)
        self._encrypted.setChecked(exchange.encrypted)
        for name in ("host", "user", "secret", "channel", "context", "fingerprint"):
            field = self._fields[name]
            if isinstance(field, QLineEdit):
                field.setText(getattr(exchange, name))
        self._say_secret()

    def _say_secret(self) -> None:
        if self._texts:
            self._secret.setPlaceholderText(self._texts("settings.secret_kept") if self._has_secret else "")

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(GRID)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        for name, field in self._fields.items():
            field.setObjectName(f"settings.{name}")
            self._words[name].setBuddy(field)
            form.addRow(self._words[name], field)
        self.body.addWidget(self._note)
        self.body.addLayout(form)
        self.body.addSpacing(GRID)
        self.body.addWidget(self.probe, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()
