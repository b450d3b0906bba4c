"""The tile map goes by keyboard and says what each tile is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.invented_desks import invented_edition
from ui.widgets.tile_map import PLACES, TileFace, TileMap

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


def face(code: str, number: str = "50") -> TileFace:
    return TileFace(code, number, code, f"{code}: {number}", 0.5, marked=False)


def shown(qtbot: QtBot, codes: list[str]) -> TileMap:
    tile_map = TileMap()
    qtbot.addWidget(tile_map)
    tile_map.show_tiles([face(code) for code in codes])
    tile_map.show()
    tile_map.activateWindow()
    qtbot.waitUntil(tile_map.isActiveWindow)
    return tile_map


def tile(tile_map: TileMap, code: str) -> QWidget:
    found = tile_map.findChild(QWidget, f"tile.{code}")
    assert isinstance(found, QWidget)
    return found


def test_every_region_of_today_has_a_place_of_its_own() -> None:
    regions = {region.code for region in invented_edition().regions if region.valid_to is None}
    assert regions <= set(PLACES)
    assert len(set(PLACES.values())) == len(PLACES)


def test_tab_stops_once_and_the_arrows_go_on(qtbot: QtBot) -> None:
    tile_map = shown(qtbot, list(PLACES))
    stops = [one for one in tile_map.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(stops) == 1
    stops[0].setFocus()
    assert QApplication.focusWidget() is tile(tile_map, "KZ-39")
    here = stops[0]
    for key, code in ((Qt.Key.Key_Right, "KZ-59"), (Qt.Key.Key_Down, "KZ-71"), (Qt.Key.Key_Left, "KZ-62")):
        qtbot.keyClick(here, key)
        here = tile(tile_map, code)
        assert QApplication.focusWidget() is here


def test_the_focus_and_the_sentence_outlive_new_figures(qtbot: QtBot) -> None:
    tile_map = shown(qtbot, list(PLACES))
    tile(tile_map, "KZ-75").setFocus()
    tile_map.show_tiles([face(code, "51") for code in PLACES])
    assert QApplication.focusWidget() is tile(tile_map, "KZ-75")
    assert tile(tile_map, "KZ-75").accessibleName() == "KZ-75: 51"


def test_a_region_of_another_edition_stands_below(qtbot: QtBot) -> None:
    tile_map = shown(qtbot, ["KZ-75", "KZ-99"])
    assert tile(tile_map, "KZ-99").y() > tile(tile_map, "KZ-75").y()
