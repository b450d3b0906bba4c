"""Call sheets from the command line: out, filled in, back, and each refused row in a sentence."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

import main
from tests.e2e.program import PASSWORD
from tests.storage.calling.branch import Table

Command = Callable[..., Any]
QUARTER = ("--quarter", "2026Q3")


@dataclass
class Today:
    """The day on which the commands are run."""

    at: datetime = datetime(2026, 10, 5, 5, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> Today:
    made = Today()
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)
    monkeypatch.setattr(main, "open_desks", partial(main.open_desks, clock=made))
    return made


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    folder = tmp_path_factory.mktemp("demo")
    assert main.main(["demo", str(folder), "--services", "300", "--seed", "7", *QUARTER, "--json"]) == 0
    return sorted(folder.glob("registry-*.xlsx"))


@pytest.fixture
def command(tmp_path: Path, files: Sequence[Path], capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on a store with a drawn wave and return its document."""

    def run(*arguments: str | Path) -> Any:
        capsys.readouterr()
        assert main.main(["--store", str(tmp_path / "store.db"), *map(str, arguments), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    for number, file in enumerate(files, start=7):
        run("registry", "import", file, "--month", f"2026-{number:02}", "--received", f"2026-{number + 1:02}-01")
    run("wave", "draw", *QUARTER, "--sample", "30", "--allocation", "proportional", "--seed", "1")
    return run


def test_a_sheet_goes_out_and_its_calls_come_back_once(command: Command, today: Today, tmp_path: Path) -> None:
    exported = command("calls", "export", *QUARTER, "--out", tmp_path / "sheets" / "calls.xlsx", "--language", "ru")
    assert set(exported) == {"cases", "file"}
    table = Table.opened(Path(exported["file"]))
    assert len([row for row in table.cells[2:] if row[0]]) == exported["cases"]

    today.at = datetime(2026, 10, 8, 5, 0, tzinfo=UTC)
    phones = [str(row[3]).split("\n")[0] for row in table.cells[2:]]
    said = {"q1": "Нет", "q4": "Да", "language": "ru – русский"}
    table.fill(1, at="06.10.2026 11:30", phone=phones[0], outcome="Интервью завершено", **said)
    table.fill(2, at="06.10.2026 11:45", phone=phones[1], outcome="Нет ответа")
    table.fill(3, at="04.10.2026 11:45", phone=phones[2], outcome="Нет ответа")
    back = table.save(tmp_path / "back.xlsx")
    taken = command("--speak", "ru", "calls", "import", back)
    assert set(taken) == {"interviews", "attempts", "known", "refused"}
    assert (taken["interviews"], taken["attempts"], taken["known"]) == (1, 2, 0)
    (early,) = taken["refused"]
    assert (early["row"], early["case"], early["code"]) == (5, table.number(3), "sheet.at_before_draw")
    assert early["message"].startswith("Звонок оказался раньше отбора клиентов (05.10.2026 10:00): 04.10.2026 11:45.")
    assert early["at"] == "2026-10-04T06:45:00+00:00"

    table.fill(1, q4="Нет")
    again = command("--speak", "ru", "calls", "import", table.save(tmp_path / "corrected.xlsx"))
    assert (again["interviews"], again["attempts"], again["known"]) == (0, 0, 1)
    differs = again["refused"][0]
    assert (differs["code"], differs["sheet"], differs["stored"]) == ("sheet.other_call", "Нет", "Да")
    assert command("calls", "import", back)["known"] == 2


def test_a_region_has_a_sheet_of_its_own(command: Command, tmp_path: Path) -> None:
    whole = command("calls", "export", *QUARTER, "--out", tmp_path / "all.xlsx")["cases"]
    regions = command("wave", "plan", *QUARTER, "--sample", "30", "--allocation", "proportional")["strata"]
    drawn = [stratum["region"] for stratum in regions if stratum["sample"]]
    parts = [
        command("calls", "export", *QUARTER, "--region", region, "--out", tmp_path / f"{region}.xlsx")["cases"]
        for region in drawn
    ]
    assert sum(parts) == whole


@pytest.mark.parametrize(("speak", "name"), [("kk", "Қоңыраулар"), ("ru", "Звонки"), ("en", "Қоңыраулар")])
def test_a_sheet_speaks_the_language_of_the_messages_or_kazakh(
    command: Command, tmp_path: Path, speak: str, name: str
) -> None:
    command("--speak", speak, "calls", "export", *QUARTER, "--out", tmp_path / "calls.xlsx")
    assert CalamineWorkbook.from_path(tmp_path / "calls.xlsx").sheet_names[1] == name


def test_a_file_that_is_no_call_sheet_is_refused_with_a_sentence(
    command: Command, files: Sequence[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del command
    assert main.main(["--store", str(tmp_path / "store.db"), "--speak", "ru", "calls", "import", str(files[0])]) == 1
    told = capsys.readouterr().err
    assert "не найден лист обзвона" in told
    assert told.rstrip().endswith("[sheet.no_form]")


@pytest.mark.parametrize("wrong", [("--out", "calls.pdf"), (), ("--out", "calls.xlsx", "--language", "en")])
def test_wrong_usage_has_status_2(wrong: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["calls", "export", *QUARTER, *wrong])
    assert left.value.code == 2
