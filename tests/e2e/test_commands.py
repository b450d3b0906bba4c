"""Each command does its work through main.main, and prints the keys of its contract: no key less, none renamed."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

import main
from tests.e2e.program import PASSWORD

Command = Callable[..., Any]

PLAN = {"frame", "completes", "sample", "strata"}
STRATUM = {"region", "persons", "services", "no_phone", "sample", "completes", "margin"}
CASE = {"order", "region", "month", "row", "services", "replicate"}
FIGURE = {"id", "domain", "estimate", "se", "low", "high", "n", "n_eff", "base", "flag"}
IDS = {
    *(f"audit.{question}.{answer}" for question in ("q1", "q3", "q4") for answer in ("yes", "no", "dk", "refused")),
    *(f"audit.q2.{what}" for what in ("mean", "1", "2", "3", "4", "5", "top")),
    "audit.q1.services",
}
GROUPS = {"I", "P", "R", "NC", "O", "UH", "UR", "UO", "NE"}
QUARTER = ("--quarter", "2026Q3")
SAMPLE = (*QUARTER, "--sample", "60", "--allocation", "proportional")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    folder = tmp_path_factory.mktemp("demo")
    assert main.main(["demo", str(folder), "--services", "600", "--seed", "7", *QUARTER, "--json"]) == 0
    return sorted(folder.iterdir())


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on the test's store and return its document."""
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)

    def run(*arguments: str | Path) -> Any:
        capsys.readouterr()
        assert main.main(["--store", str(tmp_path / "store.db"), *map(str, arguments), "--json"]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        return json.loads(told.out)

    return run


@pytest.fixture
def drawn(command: Command, files: Sequence[Path]) -> Any:
    take_in(command, files)
    return command("wave", "draw", *SAMPLE, "--seed", "20260930", "--replicates", "2")


def take_in(command: Command, files: Sequence[Path]) -> list[Any]:
    registries = [file for file in files if file.name.startswith("registry")]
    received = ("2026-08-03", "2026-09-01", "2026-10-05")
    return [
        command("registry", "import", file, "--month", f"2026-{month:02}", "--received", day)
        for month, file, day in zip((7, 8, 9), registries, received, strict=True)
    ]


def test_demo_names_the_files_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["demo", str(tmp_path / "d"), "--services", "300", *QUARTER, "--json"]) == 0
    named = [Path(file) for file in json.loads(capsys.readouterr().out)["files"]]
    assert {file.name for file in named} >= {f"registry-2026-{month:02}.xlsx" for month in (7, 8, 9)}
    assert all(file.stat().st_size for file in named)


def test_registry_import_counts_every_row_once(command: Command, files: Sequence[Path]) -> None:
    july, august, september = take_in(command, files)
    keys = {"rows", "counted", "excluded", "findings", "persons", "enterprises", "late", "version", "seconds"}
    for taken in (july, august, september):
        assert taken.keys() >= keys
        assert taken["rows"] == taken["counted"] + taken["excluded"] > 0
        assert taken["version"] == 1
    assert (july["late"], august["late"], september["late"]) == (False, False, True)


def test_registry_findings_are_as_many_as_the_import_said(command: Command, files: Sequence[Path]) -> None:
    july, *_ = take_in(command, files)
    listed = command("registry", "findings", "--month", "2026-07")
    assert all(finding.keys() >= {"row", "column", "code", "severity", "value", "message"} for finding in listed)
    rows = {code: {finding["row"] for finding in listed if finding["code"] == code} for code in july["findings"]}
    assert {code: len(found) for code, found in rows.items()} == july["findings"]
    assert {finding["severity"] for finding in listed} <= {"excluded", "error", "warning"}
    assert command("registry", "findings", "--month", "2026-07", "--limit", "3") == listed[:3]


def test_wave_plan_stores_nothing_and_the_draw_keeps_to_it(command: Command, files: Sequence[Path]) -> None:
    take_in(command, files)
    plan = command("wave", "plan", *SAMPLE)
    assert plan.keys() >= PLAN
    assert all(stratum.keys() >= STRATUM for stratum in plan["strata"])
    assert sum(stratum["persons"] for stratum in plan["strata"]) == plan["frame"]
    assert command("wave", "plan", *SAMPLE) == plan
    draw = command("wave", "draw", *SAMPLE, "--seed", "1")
    for size in ("frame", "completes", "sample"):
        assert draw[size] == plan[size]


def test_wave_draw_names_the_kept_service_of_each_client(drawn: Any) -> None:
    assert drawn.keys() >= PLAN | {"frame_sha256", "seed", "cases"}
    assert (drawn["seed"], len(drawn["frame_sha256"])) == ("20260930", 64)
    cases = drawn["cases"]
    assert all(case.keys() >= CASE for case in cases)
    assert [case["order"] for case in cases] == list(range(1, drawn["sample"] + 1))
    assert {case["replicate"] for case in cases} == {1, 2}
    assert {case["month"] for case in cases} == {"2026-07", "2026-08"}
    assert len({(case["month"], case["row"]) for case in cases}) == len(cases)


@pytest.mark.usefixtures("drawn")
def test_wave_close_ends_the_released_cases_once(command: Command, drawn: Any) -> None:
    released = sum(case["replicate"] == 1 for case in drawn["cases"])
    assert command("wave", "close", *QUARTER) == {"ended": released, "never_called": released}
    assert command("wave", "close", *QUARTER) == {"ended": 0, "never_called": 0}


@pytest.mark.usefixtures("drawn")
def test_report_figures_have_every_figure_for_the_country_and_each_region(command: Command) -> None:
    figures = command("report", "figures", *QUARTER)
    assert figures.keys() >= {"snapshot_sha256", "audit", "rates", "breaches"}
    assert all(figure.keys() >= FIGURE for figure in figures["audit"])
    assert {figure["id"] for figure in figures["audit"]} >= IDS
    regions = {figure["domain"].get("region") for figure in figures["audit"]}
    assert None in regions
    assert all({"counts", "e", "RR1", "domain"} <= rates.keys() for rates in figures["rates"])
    assert all(rates["counts"].keys() == GROUPS for rates in figures["rates"])
    assert figures["breaches"] == [{"month": "2026-09", "due": "2026-10-01", "received": "2026-10-05"}]
    assert command("report", "figures", *QUARTER)["snapshot_sha256"] == figures["snapshot_sha256"]


@pytest.mark.usefixtures("drawn")
def test_report_diagnostics_tell_of_weights_response_and_operators(command: Command) -> None:
    found = command("report", "diagnostics", *QUARTER)
    assert found.keys() >= {"weights", "operators"}
    assert found["weights"].keys() >= {"smallest", "largest", "effect", "regions"}


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_report_build_and_wave_protocol_write_a_page_in_each_language(
    command: Command, tmp_path: Path, language: str
) -> None:
    (report,) = command("report", "build", *QUARTER, "--language", language, "--out", tmp_path / "out")["files"]
    assert Path(report).parent == tmp_path / "out"
    assert PdfReader(report).pages
    asked = ("wave", "protocol", *QUARTER, "--language", language, "--out", tmp_path / "protocol.pdf")
    assert PdfReader(command(*asked)["files"][0]).pages


def test_without_json_a_document_is_lines_of_names_and_values(
    command: Command, files: Sequence[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    take_in(command, files)
    assert main.main(["--store", str(tmp_path / "store.db"), "wave", "plan", *SAMPLE]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "sample  60" in lines
    assert any(line.startswith("strata  region=KZ-") for line in lines)


def test_the_password_is_asked_for_where_the_environment_has_none(
    files: Sequence[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.delenv("PIKIRTERIM_PASSWORD", raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or PASSWORD)
    command = ["--store", str(tmp_path / "s.db"), "--speak", "ru", "registry", "import", str(files[-1]), "--month"]
    assert main.main([*command, "2026-09", "--received", "2026-10-01"]) == 0
    assert len(asked) == 1
    assert "supervisor" in asked[0]
    assert "rows  " in capsys.readouterr().out


def test_demo_open_fills_a_fresh_store_and_starts_the_window_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    started: list[Any] = []
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("ui.app.run", lambda start: started.append(start) or 0)
    assert main.main(["--theme", "dark", "demo", "--open", "--services", "600", "--speak", "en"]) == 0
    (start,) = started
    assert (start.demo_password, start.language, start.theme) == (main.DEMO_PASSWORD, "en", "dark")
    assert start.store.is_relative_to(tmp_path)
    assert capsys.readouterr().out == ""
    desks = start.open_desks(start.store, main.DEMO_LOGIN, start.demo_password)
    quarter = desks.registry.latest_quarter()
    assert desks.reporting.section(quarter).interviews > 0
    desks.close()
