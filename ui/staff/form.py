"""A new member of staff, as a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from survey.edition import Edition
from survey.services.people import Account
from survey.staff import CALLED_IN, Role
from ui.staff.skills import SkillBoxes
from ui.texts import Texts
from ui.theme import GRID, set_role
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton


class AccountForm(Card):
    """The form; `filled` says the account and its first password."""

    filled = Signal(Account, str)

    def __init__(self, edition: Edition, parent: QWidget | None = None) -> None:
        """Lay out the fields."""
        super().__init__(parent=parent)
        self._edition = edition
        self._name, self._login, self._password = QLineEdit(), QLineEdit(), QLineEdit()
        self._role, self._region = QComboBox(), QComboBox()
        self._skills = SkillBoxes("staff.new", stacked=True)
        for role in Role:
            self._role.addItem("", role)
        self._region.addItem("", "")
        for region in edition.regions:
            if region.valid_to is None:
                self._region.addItem("", region.code)
        self._fields: dict[str, QWidget] = {
            "name": self._name,
            "login": self._login,
            "role": self._role,
            "region": self._region,
            "skills": self._skills,
            "first_password": self._password,
        }
        self._words = {name: QLabel() for name in self._fields}
        self.add = KeyButton("Ctrl+N")
        self.add.setObjectName("staff.add")
        set_role(self.add, "primary")
        self.add.clicked.connect(self.say_filled)
        self._lay_out()
        self.setFocusProxy(self._name)

    def retranslate(self, texts: Texts) -> None:
        """Say everything in another language."""
        self.set_title(texts("staff.new"))
        self.add.say(texts("staff.add"))
        for name, field in self._fields.items():
            self._words[name].setText(texts(f"staff.{name}"))
            field.setAccessibleName(texts(f"staff.{name}"))
        self._skills.retranslate(texts)
        for place, role in enumerate(Role):
            self._role.setItemText(place, texts(f"labels.role_{role.value}"))
        self._region.setItemText(0, texts("staff.everywhere"))
        for place in range(1, self._region.count()):
            code = self._region.itemData(place)
            self._region.setItemText(place, self._edition.region(code).name[texts.language])

    def clear(self) -> None:
        """Make room for the next."""
        for field in (self._name, self._login, self._password):
            field.clear()
        self._skills.show_skills(CALLED_IN, converts=False)

    def say_filled(self) -> None:
        """Say what stands in the fields."""
        account = Account(
            login=self._login.text().strip(),
            name=self._name.text(),
            role=Role(self._role.currentData()),
            region=self._region.currentData(),
            languages=self._skills.languages,
            converts=self._skills.converts,
        )
        self.filled.emit(account, self._password.text())

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(GRID // 2)
        for name, field in self._fields.items():
            field.setObjectName(f"staff.{name}")
            set_role(self._words[name], "small")
            self._words[name].setBuddy(field)
            form.addRow(self._words[name], field)
        self.body.addLayout(form)
        self.body.addSpacing(GRID)
        self.body.addWidget(self.add)
        self.body.addStretch()
