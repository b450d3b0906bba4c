"""The one stylesheet: how each role looks, with the tokens of a theme put in."""

from dataclasses import asdict
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Tokens

ICONS = Path(__file__).parent.parent / "resources" / "icons"
SHEET = Template("""
QWidget { font-family: Roboto; font-size: 14px; color: $ink; }
QMainWindow, QDialog, *[role="ground"] { background: $ground; }
*[role="bar"] { background: $surface; border: none; border-bottom: 1px solid $lines; }
*[role="side"] { background: $surface; border: none; border-right: 1px solid $lines; }
*[role="foot"] { background: $surface; border: none; border-top: 1px solid $lines; }
*[role="card"] { background: $surface; border: 1px solid $lines; border-radius: 8px; }
*[role="card-chosen"] { background: $surface; border: 2px solid $accent; border-radius: 8px; }
*[role="desk"] { background: $desk; border: none; border-radius: 8px; }
*[role="rule"] { background: $lines; border: none; }
*[role="plain-area"] { background: transparent; border: none; }

QLabel { background: transparent; }
QLabel[role="brand"] { color: $accent_text; font-weight: bold; font-size: 16px; }
QLabel[role="title"] { font-size: 20px; font-weight: bold; }
QLabel[role="section"] { font-size: 15px; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="recovery-key"] { background: $ground; border: 1px solid $lines; border-radius: 8px; padding: 12px;
    font-size: 20px; font-weight: bold; }
QLabel[role="figure"] { font-size: 26px; font-weight: bold; }
QLabel[role="quiet"] { color: $quiet; }
QLabel[role="small"] { color: $quiet; font-size: 12px; }
QLabel[role="caption"] { color: $quiet; font-size: 11px; }
QLabel[role="band"] { background: $accent; color: $on_accent; font-weight: bold; padding: 5px 20px; }
QLabel[role="band-bad"] { background: $bad_soft; color: $bad_text; font-weight: bold; padding: 5px 20px; }
QLabel[role="lesson"] { background: $accent_soft; color: $accent_text; padding: 5px 20px; }
QLabel[role="bad-text"] { color: $bad_text; }
QLabel[role="sign-bad"] { color: $bad; font-size: 28px; font-weight: bold; }
QLabel[role="sign-quiet"] { color: $quiet; font-size: 28px; }
QLabel[role="dot-good"] { color: $good; font-size: 12px; }

QLabel[role^="chip-"] { border-radius: 9px; padding: 2px 9px; font-size: 12px; }
QLabel[role="chip-good"] { background: $good_soft; color: $good_text; }
QLabel[role="chip-warning"] { background: $warning_soft; color: $warning_text; }
QLabel[role="chip-bad"] { background: $bad_soft; color: $bad_text; }
QLabel[role="chip-accent"] { background: $accent_soft; color: $accent_text; }
QLabel[role="chip-quiet"] { background: $ground; color: $quiet; }
QLabel[role="key"] { background: $ground; color: $ink; border: 1px solid $lines; border-bottom: 2px solid $lines;
    border-radius: 4px; padding: 1px 5px; font-size: 11px; font-weight: bold; }

QPushButton { background: $surface; border: 1px solid $control; border-radius: 8px; padding: 7px 13px; }
QPushButton:hover { background: $accent_soft; }
QPushButton:pressed { background: $lines; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 12px; }
QPushButton:disabled { color: $quiet; background: $ground; border-color: $lines; }
QPushButton:checked { background: $accent_soft; color: $accent_text; border-color: $accent; font-weight: bold; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:pressed {
    background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $ink; }
QPushButton[role="primary"]:disabled { background: $lines; color: $quiet; border-color: $lines; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $quiet; padding: 5px 9px; }
QPushButton[role="quiet"]:hover { background: $accent_soft; color: $accent_text; }
QPushButton[role="quiet"]:checked { color: $accent_text; font-weight: bold; }
QPushButton[role="quiet"]:focus { border: 2px solid $accent; padding: 4px 8px; }
QPushButton[role="nav"] { background: transparent; border: none; padding: 9px 12px; text-align: left; }
QPushButton[role="nav"]:hover { background: $ground; }
QPushButton[role="nav"]:checked { background: $accent_soft; color: $accent_text; font-weight: bold; }
QPushButton[role="nav"]:focus { border: 2px solid $accent; padding: 7px 10px; }

QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QDateEdit, QDateTimeEdit, QPlainTextEdit {
    background: $surface; border: 1px solid $control; border-radius: 8px; padding: 5px 9px; min-height: 20px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $quiet; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QDateEdit:focus, QDateTimeEdit:focus,
QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 8px; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QComboBox:disabled, QDateEdit:disabled {
    background: $ground; color: $quiet; border-color: $lines; }
QLineEdit[role="wrong"] { border: 2px solid $bad; padding: 4px 8px; }
QSpinBox, QDoubleSpinBox, QDateEdit, QDateTimeEdit, QComboBox { padding-right: 24px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { subcontrol-origin: border; width: 24px; border: none;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin-top: 3px; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin-bottom: 3px; }
QAbstractSpinBox::up-arrow { image: url("$icons/up.svg"); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow, QComboBox::down-arrow, QDateTimeEdit::down-arrow {
    image: url("$icons/down.svg"); width: 12px; height: 12px; }
QComboBox::drop-down, QDateTimeEdit::drop-down { subcontrol-origin: border; subcontrol-position: right; width: 24px;
    border: none; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $lines; outline: none;
    selection-background-color: $accent_soft; selection-color: $accent_text; }

QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 16px; height: 16px; background: $surface; border: 1px solid $control;
    border-radius: 4px; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 14px; height: 14px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$icons/check.svg"); }
QCheckBox:disabled { color: $quiet; }
QCheckBox::indicator:disabled { background: $ground; border-color: $lines; }
QCheckBox::indicator:checked:disabled { background: $lines; }

QTableView, QListView { background: $surface; border: 1px solid transparent; border-radius: 4px; outline: none;
    gridline-color: $lines; selection-background-color: $accent_soft; selection-color: $ink; }
QTableView::item { border-bottom: 1px solid $lines; padding: 0 4px; }
QTableView:focus, QListView:focus { border-color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QListView::item { border-bottom: 1px solid $lines; padding: 7px 9px; }
QListView::item:selected, QTableView::item:selected { background: $accent_soft; color: $ink; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $quiet; border: none; border-bottom: 1px solid $lines;
    padding: 6px 7px; font-size: 12px; font-weight: bold; }
QTableView[role="dense"] QHeaderView::section { padding: 6px 4px; }

QHeaderView::up-arrow { image: url("$icons/up.svg"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$icons/down.svg"); width: 10px; height: 10px; }

QProgressBar { background: $lines; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QSplitter::handle { background: transparent; image: none; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $control; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame[role="message"] { background: $bad_soft; border: none; border-top: 2px solid $bad; }

QLabel[role="client"] { font-size: 20px; font-weight: bold; }
QLabel[role="phone"] { font-size: 16px; font-weight: bold; }
QLabel[role="question"] { font-size: 25px; font-weight: bold; }
QLabel[role="spoken"] { color: $accent_text; font-weight: bold; }
QLabel[role="hint"] { color: $quiet; font-size: 16px; }
QLabel[role="number"] { color: $quiet; font-weight: bold; }
*[role="later"] { background: transparent; border: 1px solid $lines; border-radius: 8px; }
QPushButton[role="outcome"] { padding: 6px 5px; font-size: 13px; }
QToolTip { background: $surface; color: $ink; border: 1px solid $lines; padding: 4px 8px; }
""")


def stylesheet(tokens: "Tokens") -> str:
    """Return the stylesheet of a theme."""
    return SHEET.substitute(asdict(tokens), icons=ICONS.as_posix())
