"""Keys as operators press them, whatever layout is on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

PLAIN, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
# With the Kazakh layout on, the digit row writes letters: the key of 2 gives ә.
DIGIT_OF_LETTER = dict(zip('"әіңғ,.үұ', "123456789", strict=True))
# Keys of the Latin letters that commands use, as a Cyrillic layout reports them.
LATIN_OF_CYRILLIC = {0x0421: Qt.Key.Key_C, 0x0419: Qt.Key.Key_Q, 0x0422: Qt.Key.Key_N, 0x042F: Qt.Key.Key_Z}


def digit_of(event: QKeyEvent) -> str:
    """Return the digit of a key of the digit row or pad, empty for any other key."""
    if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
        return ""
    text = event.text().lower()
    if text.isascii() and text.isdigit():
        return text
    return DIGIT_OF_LETTER.get(text, "")


def combination_of(event: QKeyEvent) -> tuple[int, Qt.KeyboardModifier]:
    """Return the key and its modifiers, Latin letters for Cyrillic ones and Return for the pad's Enter."""
    key = LATIN_OF_CYRILLIC.get(event.key(), event.key())
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    return int(key), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
