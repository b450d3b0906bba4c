"""Colour, space, radius and type in one place; views name a role, never a colour."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import font_roboto
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.stylesheet import stylesheet

GRID = 8
RADIUS = 8
BODY, SMALL, SECTION, TITLE = 14, 12, 15, 20
"""Type sizes in pixels that scale with the screen."""
FACES = ("Roboto", "RobotoMedium", "RobotoBold")


class Theme(StrEnum):
    """The two faces of the program."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of a theme.

    `good`, `warning` and `bad` draw marks; their `_text` is for words on their `_soft` ground.
    `lines` part, `control` outlines what can be used, `desk` lies under a printed page.
    """

    ink: str
    quiet: str
    lines: str
    control: str
    ground: str
    surface: str
    desk: str
    accent: str
    on_accent: str
    accent_pressed: str
    accent_soft: str
    accent_text: str
    good: str
    good_soft: str
    good_text: str
    warning: str
    warning_soft: str
    warning_text: str
    bad: str
    bad_soft: str
    bad_text: str


TOKENS = {
    Theme.LIGHT: Tokens(
        ink="#1B2733",
        quiet="#5A6B7B",
        lines="#DCE3EA",
        control="#8796A4",
        ground="#F4F6F9",
        surface="#FFFFFF",
        desk="#D5DCE3",
        accent="#007A99",
        on_accent="#FFFFFF",
        accent_pressed="#006580",
        accent_soft="#E0F1F6",
        accent_text="#00647D",
        good="#2E7D4F",
        good_soft="#E2F2E8",
        good_text="#1F6A3E",
        warning="#B26A00",
        warning_soft="#FFEFD6",
        warning_text="#7F4B00",
        bad="#B3261E",
        bad_soft="#FBE3E1",
        bad_text="#9B1C15",
    ),
    Theme.DARK: Tokens(
        ink="#E7EDF3",
        quiet="#A3B1BF",
        lines="#33414F",
        control="#6F8192",
        ground="#131B23",
        surface="#1C2731",
        desk="#0D141A",
        accent="#3DB4D2",
        on_accent="#06202A",
        accent_pressed="#64C6DE",
        accent_soft="#143946",
        accent_text="#7FD3E8",
        good="#5DB984",
        good_soft="#17382A",
        good_text="#8AD6AB",
        warning="#E0A04A",
        warning_soft="#40300F",
        warning_text="#F2C27E",
        bad="#EE8078",
        bad_soft="#4A2220",
        bad_text="#FFB1AA",
    ),
}

PRACTICE: Mapping[Theme, Tokens] = {
    Theme.LIGHT: replace(
        TOKENS[Theme.LIGHT],
        accent="#7B3FA0",
        accent_pressed="#64318A",
        accent_soft="#F1E6F8",
        accent_text="#64318A",
    ),
    Theme.DARK: replace(
        TOKENS[Theme.DARK],
        accent="#C79BE6",
        on_accent="#2A1038",
        accent_pressed="#D6B5EE",
        accent_soft="#3B2450",
        accent_text="#DDBFF2",
    ),
}
"""The colours while somebody practises: nobody shall take the practice for the work."""


def apply(app: QApplication, theme: Theme) -> None:
    """Dress the application in a theme, at the start or while it runs."""
    app.setProperty("theme", theme.value)
    tokens = current()
    app.setPalette(_palette(tokens))
    app.setStyleSheet(stylesheet(tokens))


def load_fonts(app: QApplication) -> None:
    """Load the weights the program uses and make them its own."""
    for face in FACES:
        QFontDatabase.addApplicationFont(font_roboto.font_files[face])
    font = QFont("Roboto")
    font.setPixelSize(BODY)
    app.setFont(font)


def current() -> Tokens:
    """Return the colours in use, for widgets that paint themselves."""
    app = QApplication.instance()
    return (PRACTICE if practice_words() else TOKENS)[
        Theme(app.property("theme") or Theme.LIGHT) if app else Theme.LIGHT
    ]


def practice_words() -> str:
    """Return what every window says while somebody practises, nothing while all is real."""
    app = QApplication.instance()
    return str(app.property("practice") or "") if app else ""


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role and let it look so."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette(QColor(tokens.surface), QColor(tokens.ground))
    role = QPalette.ColorRole
    colours = {
        role.WindowText: tokens.ink,
        role.Text: tokens.ink,
        role.ButtonText: tokens.ink,
        role.ToolTipText: tokens.ink,
        role.ToolTipBase: tokens.surface,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.ground,
        role.Mid: tokens.lines,
        role.Dark: tokens.desk,
        role.PlaceholderText: tokens.quiet,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Accent: tokens.accent,
        role.Link: tokens.accent_text,
    }
    for place, colour in colours.items():
        palette.setColor(place, QColor(colour))
    for place in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens.quiet))
    return palette
