"""Make the pictures of every screen and dialog again, on an invented quarter that is the same each time.

    python docs/screenshots.py            the few pictures of docs/screens.md
    python docs/screenshots.py FOLDER     every sight in kk, ru and en, light and dark, at 1440x900 and 1280x720, and
                                          the registry and the interview at 200 %

It needs no display.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import chdir, closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication

import main as program
from docs.camera import NOW, Camera, Picture
from docs.dialling_sights import practice, settings
from docs.registry_sights import own_headings, second_version, tabs_half_way, versions
from docs.report_sights import report_half_way
from storage.exchange.demo_files import write_demo_files
from survey.demo.fieldwork import SteppingClock
from survey.demo.half_way import take_half_way
from survey.edition_file import load_edition
from survey.language import Language
from survey.periods import Quarter
from ui.dialogs import BugDialog
from ui.immortal import keep_singletons_alive
from ui.registry.view import RegistryView
from ui.staff.key_dialog import RecoveryKeyDialog
from ui.texts import Texts
from ui.theme import Theme, load_fonts

PAGE = Path(__file__).with_name("screens")
QUARTER, SERVICES, SEED = Quarter(2026, 3), 6000, 59
IN_THE_PAGE = ("login", "today", "registry", "wave-drawn", "interview-q2", "report")
DARK_IN_THE_PAGE = "interview-q2"
ENLARGED = ("registry", "interview-q2")
READ, ROWS, PACE = 15_364, 21_340, 2_400
INVENTED_KEY = "23456-789AC-EFHJK-MNPRT-WXY23-456PX"
LOGIN, PASSWORD = program.DEMO_LOGIN, program.DEMO_PASSWORD


def half_way(folder: Path, files: Sequence[Path]) -> Path:
    """Fill a store with a quarter half way through fieldwork."""
    clock = SteppingClock(NOW - program.DEMO_FIELDWORK, NOW)
    store = folder / "half-way.db"
    with closing(program.open_desks(store, LOGIN, PASSWORD, clock)) as desks:
        take_half_way(desks, clock, files, QUARTER, SEED)
    return store


def begun(folder: Path, files: Sequence[Path]) -> Path:
    """Fill a store with two of the three months and no wave."""
    store = folder / "begun.db"
    with closing(program.open_desks(store, LOGIN, PASSWORD, lambda: NOW - timedelta(days=13))) as desks:
        for month, file in list(zip(QUARTER.months, files, strict=False))[:2]:
            desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        first, file = QUARTER.months[0], second_version(files[0], folder / "mended.xlsx")
        desks.registry.import_month(file, first, first.next.first, lambda _rows: None)
    return store


def first_start(camera: Camera) -> None:
    """Show a new store: the password twice, and a quarter with nothing in it."""
    camera.take("login-new")
    camera.write("login.password", PASSWORD)
    camera.write("login.again", PASSWORD[::-1])
    camera.take("login-new-wrong", lambda _: camera.press("Return"))
    camera.write("login.again", PASSWORD)
    camera.press("Return")
    camera.take("login-key", lambda _: hide_chance(camera))
    camera.press("Return")
    camera.take("today-new")
    camera.press("Ctrl+3")
    camera.take("wave-no-registry")
    camera.press("Ctrl+5")
    camera.take("monitor-no-wave")
    camera.press("Ctrl+6")
    camera.take("report-no-wave")


def before_the_wave(camera: Camera, unknown: Path) -> None:
    """Show a quarter whose registries are arriving."""
    enter(camera)
    camera.take("today-begun")
    camera.press("Ctrl+2")
    camera.take("registry-importing", partial(show_reading, camera))
    camera.window.findChild(RegistryView).show_end("")
    camera.part(f"registry.month.{QUARTER.months[-1]}").setFocus()
    camera.press("Space")
    camera.take("registry-empty")
    versions(camera, QUARTER, unknown)
    camera.press("Ctrl+3")
    camera.take("wave-plan")
    camera.take("wave-confirm", lambda _: camera.press("Ctrl+Return"))
    camera.press("Ctrl+4")
    camera.take("interview-no-wave", lambda _: camera.press("Return"))


def desks_half_way(camera: Camera, folder: Path) -> None:
    """Show the desks of a quarter half way through fieldwork."""
    camera.take("login")
    camera.write("login.password", "another password")
    camera.take("login-refused", lambda _: camera.press("Return"))
    camera.press("F3")
    camera.take("login-recovery")
    camera.press("F3")
    enter(camera)
    camera.take("today")
    camera.take("keys", lambda _: camera.press("F1"))
    camera.take("bug", lambda texts: show_bug(camera, texts))
    camera.press("Ctrl+2")
    camera.part("registry.received").setDate(QDate(2026, 10, 1))
    camera.part("registry.findings").setCurrentRow(2)
    camera.take("registry")
    tabs_half_way(camera, QUARTER)
    no_workbook = folder / "kzt-2026-09.xlsx"
    no_workbook.write_text("no workbook", encoding="utf-8")
    camera.window.findChild(RegistryView).brought.emit(no_workbook, date(2026, 10, 1))
    camera.take("registry-refused")
    camera.press("Ctrl+3")
    camera.take("wave-drawn")
    camera.press("Ctrl+5")
    camera.take("monitor")
    camera.take("monitor-close", lambda _: camera.press("Ctrl+E"))
    report_half_way(camera)
    camera.press("Ctrl+7")
    camera.take("staff")
    camera.press("Ctrl+9")
    camera.take("calendar")
    quality(camera)
    camera.press("Ctrl+0")
    camera.part("log.list").selectRow(0)
    camera.take("log")
    camera.take("log-terms", lambda _: camera.press("Ctrl+D"))
    camera.press("Ctrl+7")
    camera.press("Ctrl+Shift+L")
    camera.take("lock")
    camera.write("lock.password", PASSWORD)
    camera.press("Return")
    camera.take("staff-key", lambda texts: RecoveryKeyDialog(INVENTED_KEY, texts, camera.window).open())
    settings(camera)
    practice(camera)


def quality(camera: Camera) -> None:
    """Show the interviews that wait, the back-checks, and a client asked again."""
    camera.press("Ctrl+8")
    camera.take("quality")
    camera.press("Alt+2")
    camera.take("quality-checks")
    camera.press("Alt+3")
    camera.take("quality-idle")
    camera.press("Return")
    camera.take("quality-again")
    camera.press("Esc")
    camera.take("quality-outcomes")
    camera.press("1")


def interview(camera: Camera) -> None:
    """Show an interview from "next client" to the next one."""
    camera.press("Ctrl+4")
    camera.take("interview-idle")
    camera.take("interview-keys", lambda _: camera.press("F1"))
    camera.press("Return")
    take_question(camera, "interview-q1")
    camera.press("F5", "1")
    take_question(camera, "interview-q2")
    for sight, keys in {
        "interview-outcomes": ("Esc",),
        "interview-others": ("Esc", "7"),
        "interview-note": ("F4",),
        "interview-callback": ("Alt+C",),
    }.items():
        camera.press(*keys)
        camera.take(sight)
        camera.press("Esc")
    for key, sight in (("4", "interview-q3"), ("1", "interview-q4"), ("8", "interview-complete")):
        camera.press(key)
        take_question(camera, sight)
    camera.press("PgUp", "PgUp", "PgUp", "PgUp")
    take_question(camera, "interview-back")
    camera.press("2")
    take_question(camera, "interview-skipped")
    camera.press("Ctrl+Return")
    camera.take("interview-next")
    camera.take("interview-undo", lambda _: camera.press("Ctrl+Z"))
    camera.press("Ctrl+Q")
    for sight, key in (("today-break", "F7"), ("today-end", "F8")):
        camera.take(sight, lambda _, key=key: camera.press(key))


def take_question(camera: Camera, sight: str) -> None:
    """Take a sight with the question in the language of the screen, in Russian where that is English."""
    spoken = [Language.KK]

    def speak(texts: Texts) -> None:
        wanted = Language.KK if texts.language is Language.KK else Language.RU
        if spoken[-1] is not wanted:
            camera.press("F2")
            spoken.append(wanted)

    camera.take(sight, speak)
    speak(Texts(Language.KK))


def enter(camera: Camera) -> None:
    """Sign in."""
    camera.write("login.password", PASSWORD)
    camera.press("Return")


def show_reading(camera: Camera, texts: Texts) -> None:
    """Show an import two thirds through."""
    view = camera.window.findChild(RegistryView)
    view.show_start(texts("registry.reading"))
    left = texts.number((ROWS - READ) // PACE)
    view.show_pace(
        READ,
        ROWS,
        texts("registry.pace_of", n=READ, total=texts.number(ROWS), rate=texts.number(PACE), left=left),
    )


def hide_chance(camera: Camera) -> None:
    """Put the same key in the place of one made by chance."""
    camera.part("recovery.key").show_key(INVENTED_KEY)


def show_bug(camera: Camera, texts: Texts) -> None:
    """Show the dialog of a fault."""
    try:
        int("q5")
    except ValueError as bug:
        BugDialog(bug, texts, camera.window).open()


def wanted(picture: Picture, *, every: bool, enlarged: bool) -> bool:
    """Tell which pictures are taken."""
    if enlarged:
        return picture.sight in ENLARGED and not picture.size
    if every:
        return True
    shown = picture.sight in IN_THE_PAGE and picture.language is Language.KK and not picture.size
    return shown and (picture.theme is Theme.LIGHT or picture.sight == DARK_IN_THE_PAGE)


def main(arguments: Sequence[str]) -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--enlarged", action="store_true", help="only those at 200 %%")
    asked = parser.parse_args(arguments)
    folder = (asked.folder or PAGE).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    keep_singletons_alive()
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts(app)
    camera = Camera(
        folder,
        partial(wanted, every=asked.folder is not None, enlarged=asked.enlarged),
        "-200" if asked.enlarged else "",
    )
    with tempfile.TemporaryDirectory() as stores, chdir(stores):
        take_all(camera, Path())
    if asked.folder and not asked.enlarged:
        environment = os.environ | {"QT_SCALE_FACTOR": "2"}
        subprocess.run([sys.executable, __file__, str(folder), "--enlarged"], env=environment, check=True)


def take_all(camera: Camera, stores: Path) -> None:
    """Invent the quarter and go through its sights."""
    files = write_demo_files(stores, QUARTER, SERVICES, SEED, load_edition(program.EDITION))
    with camera.open(stores / "new.db"):
        first_start(camera)
    with camera.open(begun(stores, files)):
        before_the_wave(camera, own_headings(files[0], stores / "unknown.xlsx"))
    with camera.open(half_way(stores, files), PASSWORD):
        desks_half_way(camera, stores)
        interview(camera)


if __name__ == "__main__":
    main(sys.argv[1:])
