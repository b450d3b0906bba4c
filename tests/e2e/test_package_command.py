"""`report package`: the report on its carrier with letter, manifest and sums (¶13)."""

import hashlib
import json
from contextlib import closing, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

import main
from storage.exchange.demo_files import write_demo_files
from survey.audit import Logged
from survey.language import Language
from survey.periods import Quarter
from survey.report.canonical import report_document
from survey.sampling.design import Request
from tests.e2e.program import PASSWORD
from ui.paper.disc import sums_in
from ui.paper.handover import write_handover

QUARTER = Quarter(2026, 3)


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store with a drawn wave in which nobody was called yet."""
    folder = tmp_path_factory.mktemp("store")
    files = write_demo_files(folder, QUARTER, 300, 7, main.edition())
    with closing(main.open_desks(folder / "store.db", "supervisor", PASSWORD)) as desks:
        for month, file in zip(QUARTER.months, files, strict=False):
            desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
        desks.sampling.draw(QUARTER, Request(sample=60), "1")
    return folder / "store.db"


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stick")


@pytest.fixture(scope="module")
def package(store: Path, stick: Path) -> dict[str, Any]:
    printed = StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(printed):
        patch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)
        assert main.main(arguments(store, stick, "--json", "--iso")) == 0
    return dict(json.loads(printed.getvalue()))


def arguments(store: Path, out: Path, *more: str) -> list[str]:
    return ["--store", str(store), "report", "package", "--quarter", "2026Q3", "--out", str(out), *more]


def test_p13_every_file_has_its_sum_in_manifest_and_sums(package: dict[str, Any], stick: Path) -> None:
    folder = stick / "report-2026Q3"
    assert package["folder"] == str(folder)
    assert sorted(package["files"]) == sorted(str(file) for file in folder.iterdir())
    sums = dict(reversed(line.split("  ")) for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(sums) == {file.name for file in folder.iterdir()} - {"SHA256SUMS"}
    for name, told in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told == package["sha256"][name]
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert {one["name"] for one in manifest["files"]} == set(sums) - {"manifest.json"}
    assert all(sums[one["name"]] == one["sha256"] for one in manifest["files"])
    assert all((folder / one["name"]).stat().st_size == one["bytes"] for one in manifest["files"])


def test_the_manifest_names_the_snapshot_of_the_report(package: dict[str, Any], store: Path) -> None:
    manifest = json.loads((Path(package["folder"]) / "manifest.json").read_text("utf-8"))
    with closing(main.open_desks(store, "supervisor", PASSWORD)) as desks:
        now = report_document(desks.reporting.snapshot(QUARTER))
        with desks.data._work() as work:
            assert work.audit.last(Logged.HANDED_IN)
    assert (manifest["quarter"], manifest["snapshot_sha256"]) == ("2026Q3", now["snapshot_sha256"])


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_p13_report_and_letter_are_there_in_both_languages(package: dict[str, Any], language: str) -> None:
    folder, edition = Path(package["folder"]), main.edition()
    words = {name: text[Language(language)] for name, text in edition.handover.words.items()}
    printed = " ".join(PdfReader(folder / f"letter-2026Q3-{language}.pdf").pages[0].extract_text().split())
    document = docx.Document(str(folder / f"letter-2026Q3-{language}.docx"))
    written = [paragraph.text for paragraph in document.paragraphs]
    opening = words["report"].format(number="III", year=2026)
    assert opening in printed
    assert {words["subject"], words["receipt"]} <= set(written)
    reports = [Path(file).name for file in package["files"] if Path(file).name.startswith("report-")]
    assert {Path(name).stem[-2:] for name in reports} == {"kk", "ru"}
    cells = [cell.text.replace(" ", "") for table in document.tables for row in table.rows for cell in row.cells]
    for name in reports:
        assert name in cells
        assert package["sha256"][name] in cells
        assert package["sha256"][name] in printed.replace(" ", "")


def test_p12_the_final_report_says_as_at_which_day_it_is(package: dict[str, Any]) -> None:
    made = json.loads((Path(package["folder"]) / "manifest.json").read_text("utf-8"))["made_at"]
    words = write_handover(Quarter(2026, 4), (), main.edition(), Language.RU, made)
    assert "по состоянию на 01.12.2026, включая Отчёт за IV квартал 2026 года" in words.opening[0]


def test_a_second_package_is_refused_with_a_sentence(
    package: dict[str, Any], store: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {file: Path(file).read_bytes() for file in package["files"]}
    assert main.main([*arguments(store, stick), "--speak", "ru"]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Папка «")
    assert told.err.rstrip().endswith("[carrier.exists]")
    assert {file: Path(file).read_bytes() for file in package["files"]} == before


def test_a_carrier_that_is_not_there_is_refused_and_not_made(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(arguments(store, tmp_path / "gone" / "stick")) == 1
    assert capsys.readouterr().err.rstrip().endswith("[carrier.gone]")
    assert not (tmp_path / "gone").exists()


def test_the_image_of_a_disc_has_the_same_files(package: dict[str, Any]) -> None:
    image = Path(package["image"])
    assert image.parent == Path(package["folder"]).parent
    assert sums_in(image) == package["sha256"]
    assert image.read_bytes()[0x8001:0x8006] == b"CD001"
