"""Bad input on the command line: exit status 1, a sentence with its code in the user's language, nothing half done."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

import main
from survey.edition_file import load_edition
from survey.language import Language
from tests.e2e.program import PASSWORD
from ui.texts import Texts

EDITION = load_edition(main.EDITION)
HEADINGS = [column.heading.kk for column in EDITION.columns]
IMPORT = ("--month", "2026-09", "--received", "2026-10-01")


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    main.open_desks(path, "supervisor", PASSWORD).close()
    return path


def workbook(path: Path, *rows: list[str]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def no_workbook(folder: Path) -> Path:
    path = folder / "letter.xlsx"
    path.write_text("Құрметті әріптестер!", encoding="utf-8")
    return path


BAD_FILES: dict[str, Callable[[Path], Path]] = {
    "file.missing": lambda folder: folder / "gone.xlsx",
    "file.not_a_workbook": no_workbook,
    "registry.no_form": lambda folder: workbook(folder / "other.xlsx", ["а", "б"], ["1", "2"]),
    "registry.column_missing": lambda folder: workbook(folder / "columns.xlsx", [*HEADINGS[:-1], "Пошта"], ["x"] * 22),
    "registry.empty": lambda folder: workbook(folder / "empty.xlsx", HEADINGS),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", BAD_FILES)
def test_a_file_that_is_no_registry_is_refused_and_nothing_is_stored(
    code: str, language: Language, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = BAD_FILES[code](tmp_path)
    status = main.main(["--store", str(store), "--speak", language, "registry", "import", str(file), *IMPORT])
    told = capsys.readouterr()
    assert (status, told.out) == (1, "")
    assert told.err.rstrip().endswith(f"[{code}]")
    assert file.name in told.err
    with_store = ["--store", str(store), "registry", "findings", "--month", "2026-09"]
    assert main.main(with_store) == 1
    assert "[registry.none]" in capsys.readouterr().err


def test_a_wrong_edition_file_is_refused_with_the_key(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        main.EDITION.read_text(encoding="utf-8").replace('digit = "1"', 'digit = "11"', 1), encoding="utf-8"
    )
    monkeypatch.setattr(main, "EDITION", wrong)
    assert main.main(["--store", str(store), "report", "figures", "--quarter", "2026Q3"]) == 1
    told = capsys.readouterr().err
    assert "questions[1].choices[1].digit" in told
    assert "[edition.key]" in told


def test_a_second_program_on_the_store_is_refused(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = (
        "import main, sys; desks = main.open_desks(main.Path(sys.argv[1]), 'supervisor', sys.argv[2]);"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", held, str(store), PASSWORD],
        cwd=main.EDITION.parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as first:
        assert first.stdout
        assert first.stdout.readline() == "open\n"
        assert main.main(["--store", str(store), "report", "figures", "--quarter", "2026Q3"]) == 1
        assert "[store.in_use]" in capsys.readouterr().err
        first.communicate("")


def test_a_wrong_password_is_refused_and_does_not_say_what_was_wrong(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", "another-password")
    assert main.main(["--store", str(store), "report", "figures", "--quarter", "2026Q3"]) == 1
    one = capsys.readouterr().err
    assert main.main(["--store", str(store), "--as", "nobody", "report", "figures", "--quarter", "2026Q3"]) == 1
    assert capsys.readouterr().err == one
    assert "[login.wrong]" in one


def test_a_file_that_is_no_store_is_refused(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store.write_bytes(os.urandom(8192))
    assert main.main(["--store", str(store), "report", "figures", "--quarter", "2026Q3"]) == 1
    assert "[store.not_ours]" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["report", "figures", "--quarter", "2026Q3"], "report.no_wave"),
        (["wave", "draw", "--quarter", "2026Q3", "--seed", "1"], "wave.no_registry"),
        (["wave", "plan", "--quarter", "2026Q3"], "wave.no_registry"),
    ],
)
def test_a_step_before_its_time_is_refused(
    arguments: list[str], code: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["--store", str(store), *arguments]) == 1
    assert f"[{code}]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [["demo"], ["nothing"], ["registry"], ["wave", "plan"], ["report", "figures", "--quarter", "2026-09"]],
)
def test_wrong_usage_has_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(arguments)
    assert left.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("spoken", "language"), [("ru_RU.UTF-8", Language.RU), ("en_US.UTF-8", Language.EN), ("C", Language.KK)]
)
def test_the_language_is_the_systems_and_kazakh_where_that_is_none_of_ours(
    spoken: str, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", spoken)
    gone = tmp_path / "gone.xlsx"
    assert main.main(["--store", str(tmp_path / "s.db"), "registry", "import", str(gone), *IMPORT]) == 1
    words = Texts(language)("errors.file.missing", file="gone.xlsx")
    assert words in capsys.readouterr().err
