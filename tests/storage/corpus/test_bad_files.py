"""A bad file is refused with its code and a sentence in three languages, soon, in little memory; nothing is stored."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from storage.engine import Store
from storage.exchange.workbooks import open_workbook
from survey.errors import FileRefused
from survey.language import Language
from survey.services.registry import RegistryDesk
from tests.storage.corpus.bad_files import BAD
from tests.storage.invented import NOW
from tests.unit.registry.sheets import EDITION, SEPTEMBER
from ui.texts import Texts

WITHIN_SECONDS = 10
WITHIN_BYTES = 1_000_000_000
TRY = """
import re, sys
from pathlib import Path
from storage.exchange.workbooks import open_workbook
from survey.errors import FileRefused
try:
    workbook = open_workbook(Path(sys.argv[1]))
    for name in workbook.names:
        for row in workbook.rows(name):
            pass
except FileRefused as refused:
    print(refused.code)
# Not ru_maxrss: it begins at what the parent of the process held.
print(int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) * 1024)
"""


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_soon_and_nothing_is_stored(name: str, store: Store, tmp_path: Path) -> None:
    write, code = BAD[name]
    path = write(tmp_path)
    desk = RegistryDesk(store.work, lambda: NOW, EDITION, store.staff, open_workbook)
    started = time.monotonic()

    with pytest.raises(FileRefused) as refused:
        desk.import_month(path, SEPTEMBER, date(2026, 10, 1), lambda _rows: None)

    assert refused.value.code == code
    assert time.monotonic() - started < WITHIN_SECONDS
    assert desk.latest_quarter() is None
    for language in Language:
        assert path.name in Texts(language).error(refused.value)


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured the way of Linux")
@pytest.mark.parametrize("name", ["a zip bomb that its directory denies", "one stray row and one stray column"])
def test_a_file_that_would_fill_the_memory_does_not(name: str, tmp_path: Path) -> None:
    tried = subprocess.run(
        [sys.executable, "-c", TRY, str(BAD[name][0](tmp_path))], capture_output=True, encoding="utf-8", check=True
    )
    code, peak = tried.stdout.split()
    assert (code, int(peak) < WITHIN_BYTES) == (BAD[name][1], True)
