"""The import rules hold, and each is shown to fail when it is broken."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")

BREACHES = [
    ("The business imports nothing of ours but itself", "survey/periods.py", "import storage"),
    ("Storage and screens do not know each other", "storage/tables.py", "import ui.texts"),
    ("Storage and screens do not know each other", "ui/texts.py", "import storage.tables"),
    ("Nobody imports main", "ui/texts.py", "import main"),
    ("The business knows no screen, database or paper", "survey/periods.py", "import sqlalchemy"),
    ("The business knows no screen, database or paper", "survey/periods.py", "import PySide6.QtCore"),
    ("The business knows no screen, database or paper", "survey/periods.py", "import reportlab"),
    ("Screens know no database", "ui/texts.py", "import sqlalchemy"),
    ("Storage knows no screen and no paper", "storage/tables.py", "import PySide6.QtCore"),
    ("Telephony does without Qt and paper", "ui/telephony/asterisk.py", "import PySide6.QtCore"),
    ("Paper, words and commands do without Qt", "ui/paper/style.py", "import PySide6.QtCore"),
    ("Paper, words and commands do without Qt", "ui/cli/run.py", "import PySide6.QtCore"),
    ("No cycles in the business", "survey/periods.py", "import survey.services.sampling"),
]


def lint(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [str(LINT), "--no-cache"], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    return done.returncode, " ".join(done.stdout.split())


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in ("survey", "storage", "ui"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for file in ("main.py", "pyproject.toml"):
        shutil.copy(ROOT / file, tmp_path / file)
    return tmp_path


def test_the_rules_hold(copy: Path) -> None:
    status, told = lint(copy)
    assert status == 0, told


@pytest.mark.parametrize(("rule", "file", "line"), BREACHES, ids=lambda value: str(value)[:40])
def test_a_broken_rule_is_found(copy: Path, rule: str, file: str, line: str) -> None:
    with (copy / file).open("a", encoding="utf-8") as out:
        out.write(f"\n{line}\n")
    status, told = lint(copy)
    assert status != 0
    assert f"{rule} BROKEN" in told


def loaded_after(statements: str) -> set[str]:
    code = f"{statements}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return set(done.stdout.split())


def modules(folder: str) -> str:
    files = sorted((ROOT / folder).rglob("*.py"))
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]
    return "import " + ", ".join(names)


def test_the_business_loads_no_screen_database_paper_or_office_files() -> None:
    heavy = {"PySide6", "sqlalchemy", "alembic", "reportlab", "python_calamine", "xlsxwriter", "scipy", "holidays"}
    assert not loaded_after(modules("survey")) & heavy


@pytest.mark.parametrize("folder", ["ui/paper", "ui/cli"])
def test_paper_and_commands_load_no_qt(folder: str) -> None:
    assert "PySide6" not in loaded_after(modules(folder))


def test_the_first_window_waits_for_nothing_heavy() -> None:
    heavy = {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "python_calamine", "scipy", "numpy", "phonenumbers"}
    assert not loaded_after("import main, ui.app, ui.login.view, ui.login.presenter") & heavy


def test_the_screens_wait_for_no_paper() -> None:
    assert not loaded_after("import ui.shell") & {"reportlab", "docx"}
