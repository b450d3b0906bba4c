"""Text can be read in both themes (WCAG 2.2, 1.4.3)."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.theme import PRACTICE, TOKENS, Theme, Tokens, apply, current, set_role

LEAST = 4.5
LEAST_FOR_MARKS = 3.0
TEXTS = (
    *((ink, ground) for ink in ("ink", "quiet") for ground in ("surface", "ground")),
    ("ink", "accent_soft"),
    ("ink", "bad_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
    ("accent_text", "surface"),
    *((f"{name}_text", f"{name}_soft") for name in ("accent", "good", "warning", "bad")),
    ("bad_text", "surface"),
)
MARKS = (("control", "surface"), ("accent", "surface"), ("good", "surface"), ("warning", "surface"), ("bad", "surface"))


def luminance(colour: str) -> float:
    """Return the relative luminance of #RRGGBB (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(tokens: Tokens, first: str, second: str) -> float:
    lighter, darker = sorted((luminance(getattr(tokens, first)), luminance(getattr(tokens, second))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_21() -> None:
    assert luminance("#000000") == 0
    assert luminance("#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("words", "ground"), TEXTS)
def test_words_stand_out_from_their_ground(theme: Theme, words: str, ground: str) -> None:
    assert contrast(TOKENS[theme], words, ground) >= LEAST
    assert contrast(PRACTICE[theme], words, ground) >= LEAST


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_outlines_and_marks_can_be_seen(theme: Theme, mark: str, ground: str) -> None:
    assert contrast(TOKENS[theme], mark, ground) >= LEAST_FOR_MARKS
    assert contrast(PRACTICE[theme], mark, ground) >= LEAST_FOR_MARKS


def test_a_theme_is_changed_while_the_program_runs(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Пікіртерім")
    qtbot.addWidget(label)
    set_role(label, "brand")
    shades = []
    for theme in (Theme.LIGHT, Theme.DARK):
        apply(qapp, theme)
        label.ensurePolished()
        assert current() is TOKENS[theme]
        shades.append(label.palette().windowText().color().name().upper())
    assert shades == [TOKENS[Theme.LIGHT].accent_text, TOKENS[Theme.DARK].accent_text]
