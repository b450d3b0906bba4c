"""Пікіртерім: where settings, store, services and window or command are put together."""

import sys
import tempfile
from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_data_path

from storage.rescue import Rescue
from survey.errors import SurveyError
from ui.cli.arguments import read_arguments
from ui.cli.run import refuse, run_command, show, speaking
from ui.start import StartUp

if TYPE_CHECKING:
    from survey.edition import Edition
    from survey.ports import Clock
    from survey.services.desks import Desks

EDITION = Path(__file__).parent / "resources" / "editions" / "2019-59.toml"
DEMO_LOGIN = "supervisor"
DEMO_PASSWORD = "pikirterim"  # noqa: S105  it stands on the demo's login screen
DEMO_FIELDWORK = timedelta(days=9)


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window or run a command; return the exit status."""
    arguments = read_arguments(argv, user_data_path("pikirterim", appauthor=False) / "store.db")
    if arguments.command not in {None, "demo"}:
        return run_command(arguments, open_desks, rescue)
    try:
        if arguments.command == "demo" and not arguments.open:
            return show({"files": [str(file) for file in write_demo(arguments.folder, arguments)]}, arguments)
        store, password = (fill_demo(arguments), DEMO_PASSWORD) if arguments.open else (arguments.store, None)
    except SurveyError as error:
        return refuse(error, speaking(arguments))
    from ui.app import run  # noqa: PLC0415  commands do without Qt

    return run(StartUp(store, open_desks, rescue, password, arguments.speak, arguments.theme))


def now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


rescue = Rescue(now)


def edition() -> "Edition":
    """Read the edition of the methodology that is in force."""
    from survey.edition_file import load_edition  # noqa: PLC0415  the login window needs no edition yet

    return load_edition(EDITION)


def open_desks(path: Path, login: str, password: str, clock: "Clock" = now) -> "Desks":
    """Open a store, made with the one account if it is not there yet, and set the desks on it."""
    from storage.engine import create_store, open_store  # noqa: PLC0415  the login window needs no database yet
    from storage.exchange.formats import FORMATS  # noqa: PLC0415
    from survey.services.desks import set_desks  # noqa: PLC0415
    from ui.telephony.asterisk import Asterisk  # noqa: PLC0415

    if path.exists():
        store = open_store(path, login, password, clock)
    else:
        store = create_store(path, login, login, password, clock)
    return set_desks(store, clock, edition(), FORMATS, Asterisk())


def write_demo(folder: Path, arguments: Namespace) -> Sequence[Path]:
    """Write the files of an invented quarter."""
    from storage.exchange.demo_files import write_demo_files  # noqa: PLC0415  only the demo needs it

    return write_demo_files(folder, arguments.quarter, arguments.services, arguments.seed, edition())


def fill_demo(arguments: Namespace) -> Path:
    """Fill a fresh store with an invented quarter half way through fieldwork; return its path."""
    from survey.demo.fieldwork import SteppingClock  # noqa: PLC0415  only the demo needs it
    from survey.demo.half_way import take_half_way  # noqa: PLC0415

    sys.stderr.write(speaking(arguments)("cli.demo_filling", n=arguments.services) + "\n")
    folder = Path(tempfile.mkdtemp(prefix="pikirterim-demo-"))
    clock = SteppingClock(now() - DEMO_FIELDWORK, now())
    with closing(open_desks(folder / "demo.db", DEMO_LOGIN, DEMO_PASSWORD, clock)) as desks:
        take_half_way(desks, clock, write_demo(folder, arguments), arguments.quarter, arguments.seed)
    return folder / "demo.db"


if __name__ == "__main__":
    sys.exit(main())
