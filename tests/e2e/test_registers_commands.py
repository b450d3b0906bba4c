"""Registers beside the registry on the command line: a demo quarter's acts and questionnaires, refusals, versions."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

import main
from survey.language import Language
from tests.e2e.program import PASSWORD

QUARTER = ("--quarter", "2026Q3")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a demo quarter's files and a store with its registries."""
    folder = tmp_path_factory.mktemp("quarter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)
        assert main.main(["demo", str(folder), "--services", "400", *QUARTER]) == 0
        for month in ("07", "08", "09"):
            file = str(folder / f"registry-2026-{month}.xlsx")
            assert main.main([*store(folder), "registry", "import", file, "--month", f"2026-{month}"]) == 0
    return folder


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)


def store(folder: Path) -> list[str]:
    return ["--store", str(folder / "store.db")]


def document(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    capsys.readouterr()
    assert main.main([*store(folder), *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_p11_acts_import_counts_what_it_matched_and_what_left_the_registry(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = document(folder, capsys, "acts", "import", str(folder / "acts-2026Q3.xlsx"))
    assert told["rows"] == told["matched"] + told["unmatched"]
    assert len(told["unmatched_acts"]) == told["unmatched"]
    assert told["months"] == ["2026-07", "2026-08", "2026-09"]
    found = document(folder, capsys, "registry", "findings", "--month", "2026-07")
    for month in ("2026-08", "2026-09"):
        found += document(folder, capsys, "registry", "findings", "--month", month)
    act_findings = [one for one in found if one["code"].startswith("act.")]
    assert len(act_findings) == sum(told["findings"].values()) > 0
    assert {one["severity"] for one in act_findings} == {"excluded"}
    assert document(folder, capsys, "acts", "import", str(folder / "acts-2026Q3.xlsx")) == told


def test_annex_2_questionnaires_import_counts_what_it_matched(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = document(folder, capsys, "questionnaires", "import", str(folder / "questionnaires-2026Q3.xlsx"))
    assert told["rows"] == told["matched"] + told["unmatched"]
    assert told["matched"] > 0.9 * told["rows"]
    found = document(folder, capsys, "questionnaires", "findings", *QUARTER)
    assert Counter(one["code"] for one in found) == Counter(told["findings"])
    assert sum(one["code"] == "questionnaire.unmatched" for one in found) == told["unmatched"]


def test_p9_versions_are_compared(folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    again = tmp_path / "store.db"
    for suffix in ("", ".keys"):
        (tmp_path / f"store.db{suffix}").write_bytes((folder / f"store.db{suffix}").read_bytes())
    file = str(folder / "registry-2026-08.xlsx")
    assert main.main(["--store", str(again), "registry", "import", file, "--month", "2026-07"]) == 0
    told = document(tmp_path, capsys, "registry", "compare", "--month", "2026-07", "--older", "1", "--newer", "2")
    assert told["added"]
    assert told["gone"]
    same = document(tmp_path, capsys, "registry", "compare", "--month", "2026-07", "--older", "2", "--newer", "2")
    assert (same["added"], same["gone"], same["mended"], same["broken"], same["changed"]) == ([], [], [], [], [])
    refused = [*store(tmp_path), "registry", "compare", "--month", "2026-07", "--older", "1", "--newer", "3"]
    assert main.main(refused) == 1
    assert "[registry.no_version]" in capsys.readouterr().err


def test_before_the_calls_no_service_is_doubtful(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert document(folder, capsys, "registry", "doubtful", *QUARTER) == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", ["acts", "questionnaires"])
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["а", "б"], ["1", "2"]], "register.no_table"),
        ([["Клиент", "ИИН / БИН", "Наименование услуги"]], "register.column_missing"),
    ],
)
def test_a_file_that_is_no_register_is_refused_in_words(
    rows: list[list[str]],
    code: str,
    kind: str,
    language: Language,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with xlsxwriter.Workbook(tmp_path / "other.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    command = [*store(folder), "--speak", language, kind, "import", str(tmp_path / "other.xlsx")]
    assert main.main(command) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.rstrip().endswith(f"[{code}]")
    assert "other.xlsx" in told.err
