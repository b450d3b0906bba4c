"""The letter of ¶8 from the command line: files, dates, states, refusals."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

import main
from storage.exchange.demo_files import write_demo_files
from survey.calendar import add_working_days
from survey.edition_file import load_edition
from survey.periods import Quarter
from tests.e2e.program import PASSWORD

EDITION = load_edition(main.EDITION)
MONTH = ("--month", "2026-07")


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", PASSWORD)


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_demo_files(tmp_path_factory.mktemp("demo"), Quarter(2026, 3), 900, 7, EDITION)[0]


class Program:
    """The command line on one store."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._store = store
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Any:
        assert main.main(["--store", str(self._store), *map(str, arguments), "--json"]) == 0
        return json.loads(self._capsys.readouterr().out)

    def refused(self, *arguments: str | Path) -> str:
        assert main.main(["--store", str(self._store), *map(str, arguments)]) == 1
        told = self._capsys.readouterr()
        assert told.out == ""
        return told.err.rstrip()


@pytest.fixture
def program(tmp_path: Path, registry: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    made = Program(tmp_path / "store.db", capsys)
    made("registry", "import", registry, *MONTH, "--received", "2026-08-03")
    return made


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_ending_of_the_file_chooses_docx_pdf_or_the_table(program: Program, tmp_path: Path, language: str) -> None:
    told = {}
    for ending in ("docx", "pdf", "xlsx"):
        file = tmp_path / "out" / f"letter.{ending}"
        told[ending] = program("registry", "notice", *MONTH, "--language", language, "--out", file)
        assert told[ending].pop("file") == str(file)
    assert told["docx"] == told["pdf"] == told["xlsx"]
    assert set(told["pdf"]) == {"due", "received", "corrections_due", "findings"}
    subject = EDITION.letter.words["subject"].kk if language == "kk" else EDITION.letter.words["subject"].ru
    assert subject in " ".join(PdfReader(tmp_path / "out" / "letter.pdf").pages[0].extract_text().split())
    paragraphs = docx.Document(str(tmp_path / "out" / "letter.docx")).paragraphs
    assert subject in [paragraph.text for paragraph in paragraphs]
    rows = CalamineWorkbook.from_path(tmp_path / "out" / "letter.xlsx").get_sheet_by_index(0).to_python()
    assert len(rows) == 1 + sum(told["pdf"]["findings"].values())


def test_p8_p9_due_dates_are_printed_and_warnings_come_by_a_flag(program: Program, tmp_path: Path) -> None:
    letter = ("registry", "notice", *MONTH, "--language", "kk", "--out", tmp_path / "letter.pdf")
    usual, wider = program(*letter), program(*letter, "--warnings")
    severities = {EDITION.severities[code].value for code in usual["findings"]}
    assert severities == {"excluded", "error"}
    assert usual["findings"].items() < wider["findings"].items()
    due = date.fromisoformat(usual["due"])
    assert date.fromisoformat(usual["corrections_due"]) == add_working_days(due, 3)
    assert usual["received"] is None


def test_what_happened_is_entered_step_by_step(program: Program, tmp_path: Path) -> None:
    sent = program("registry", "notice-sent", *MONTH, "--day", "2026-08-04")
    assert (sent["state"], sent["sent"], sent["corrections_due"]) == ("notified", "2026-08-04", None)
    received = program("registry", "notice-received", *MONTH, "--day", "2026-08-07")
    assert (received["received"], received["corrections_due"]) == ("2026-08-07", "2026-08-12")
    letter = program("registry", "notice", *MONTH, "--language", "ru", "--out", tmp_path / "letter.docx")
    assert (letter["received"], letter["corrections_due"]) == ("2026-08-07", "2026-08-12")
    assert program("registry", "accept", *MONTH)["state"] == "accepted"


def test_impossible_sequences_are_refused_with_a_sentence(program: Program) -> None:
    early = program.refused("--speak", "ru", "registry", "notice-received", *MONTH, "--day", "2026-08-07")
    assert early == (
        "июль 2026: письмо-уведомление ещё не отправлено. Сначала внесите дату отправки. [notice.not_sent]"
    )
    assert program.refused("registry", "accept", "--month", "2026-09").endswith("[registry.none]")
    before = program.refused("registry", "notice-sent", *MONTH, "--day", "2026-08-01")
    assert "03.08.2026" in before
    assert before.endswith("[notice.before_registry]")
    assert program.refused("registry", "notice-sent", *MONTH, "--day", "2999-01-01").endswith("[notice.future]")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--language", "kk", "--out", "letter.txt"),
        ("--language", "en", "--out", "letter.pdf"),
        ("--language", "kk"),
    ],
)
def test_wrong_usage_has_status_2(wrong: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["registry", "notice", *MONTH, *wrong])
    assert left.value.code == 2
    assert capsys.readouterr().out == ""
