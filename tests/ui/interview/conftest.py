"""The real interview screen on the real desk and store, with a telephone that only writes down what it is to dial."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from storage.engine import create_store
from storage.sealed import sealed_engine
from storage.unit_of_work import StoreWork
from storage.vault import DataKey, keys_path, unlock
from survey.edition import Edition
from survey.language import Language
from survey.services.calling import CallingDesk
from survey.services.telephony import TelephonyDesk
from survey.staff import Staff
from tests.floor_time import floor_time
from tests.storage.calling.conftest import HandClock, draw_wave, edition
from tests.ui import at_once
from tests.ui.interview.operator import OpenStore, Operator
from ui.dialler import Dialler
from ui.interview.screen import InterviewScreen
from ui.settings import Settings
from ui.texts import Texts

__all__ = ["edition"]

PASSWORD = "a-long-password"
Seated = Callable[..., Operator]


class Telephone(QObject):
    """Takes every tel: link that the program opens."""

    def __init__(self) -> None:
        super().__init__()
        self.dialled: list[str] = []

    @Slot(QUrl)
    def dial(self, link: QUrl) -> None:
        self.dialled.append(link.toString())


@pytest.fixture
def telephone() -> Iterator[Telephone]:
    taken = Telephone()
    QDesktopServices.setUrlHandler("tel", taken, "dial")
    yield taken
    QDesktopServices.unsetUrlHandler("tel")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A store with a drawn wave that nobody has open, its key, and who made it."""

    path: Path
    key: DataKey
    staff: Staff


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> Drawn:
    path, clock = tmp_path_factory.mktemp("drawn") / "store.db", HandClock()
    with create_store(path, "supervisor", "S", PASSWORD, clock) as made:
        draw_wave(made, clock, edition)
    return Drawn(path, unlock(keys_path(path), "supervisor", PASSWORD), made.staff)


@pytest.fixture
def store(drawn: Drawn, tmp_path: Path) -> Iterator[OpenStore]:
    """Return a copy of the drawn store, opened with its key: the password would take a second each time."""
    engine = sealed_engine(Path(shutil.copy(drawn.path, tmp_path)), drawn.key)
    yield OpenStore(partial(StoreWork, engine), drawn.staff)
    engine.dispose()


@pytest.fixture
def desk(store: OpenStore, edition: Edition) -> CallingDesk:
    return CallingDesk(store.work, floor_time, edition, store.staff)


@pytest.fixture
def seat(qtbot: QtBot, store: OpenStore, edition: Edition, desk: CallingDesk, tmp_path: Path) -> Seated:
    """Put an operator before the screen; `at` is another desk than the usual one."""

    def sit(at: CallingDesk = desk, language: Language = Language.KK) -> Operator:
        dialler = Dialler(cast("TelephonyDesk", None), Settings(tmp_path / "window.ini"), at_once.run)
        screen = InterviewScreen(at, edition, store.staff, at_once.run, dialler.dial, floor_time)
        screen.retranslate(Texts(language))
        screen.resize(1440, 900)
        qtbot.addWidget(screen)
        operator = Operator(screen, store)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return operator

    return sit


@pytest.fixture
def operator(seat: Seated) -> Operator:
    """Return an operator who has the first client on the line."""
    sitting = seat()
    sitting.press("Return")
    return sitting
