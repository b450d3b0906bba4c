"""A question before something that cannot be undone."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.theme import practice_words


class Question(QMessageBox):
    """Asks once more; `accepted` says yes. Enter says yes too, unless another default button is set."""

    def __init__(self, name: str, title: str, words: str, answers: tuple[str, str], parent: QWidget) -> None:
        """Take the object name, the title, the question, and the words for yes and no."""
        super().__init__(QMessageBox.Icon.Question, title, words, parent=parent)
        self.setObjectName(name)
        self.setInformativeText(practice_words())
        self.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        self.setDefaultButton(QMessageBox.StandardButton.Yes)
        for button, answer in zip(
            (QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No), answers, strict=True
        ):
            self.button(button).setText(answer)
