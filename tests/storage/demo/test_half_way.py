"""The quarter of `demo --open`: several operators, some odd interviews, some of the quality control done."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

import main
from storage.exchange.demo_files import write_demo_files
from survey.demo import half_way
from survey.demo.fieldwork import SteppingClock
from survey.demo.words import words
from survey.edition_file import load_edition
from survey.periods import Quarter
from survey.quality.checks import CheckStage
from survey.quality.flags import Flag
from tests.storage.quality.interviewing import checking_all

QUARTER, SEED = Quarter(2026, 3), 59
START, END = datetime(2026, 10, 5, 3, tzinfo=UTC), datetime(2026, 10, 14, 9, tzinfo=UTC)


def test_the_demo_shows_flags_approvals_and_answers_given_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = checking_all(load_edition(main.EDITION))
    monkeypatch.setattr(main, "edition", lambda: edition)
    monkeypatch.setattr(half_way, "SAMPLE", 60)
    monkeypatch.setattr(half_way, "CALLED", 75)
    often = dict(words("fieldwork")) | {"hasty": 0.2}
    monkeypatch.setattr("survey.demo.fieldwork.words", lambda _file: often)
    clock = SteppingClock(START, END)
    files = write_demo_files(tmp_path / "files", QUARTER, 150, SEED, edition)
    with closing(main.open_desks(tmp_path / "demo.db", "supervisor", "a-long-password", clock)) as desks:
        half_way.take_half_way(desks, clock, files, QUARTER, SEED)
        found = desks.quality.wave(QUARTER)
        assert desks.vault.check().ok
    assert {"Серікова Айгүл Маратқызы", "Ли Тимур Викторович"} <= {found.names[one.operator] for one in found.operators}
    assert any({Flag.FAST, Flag.SHORT} <= set(row.flags) for row in found.awaited)
    assert found.approved > 0
    assert any(drawn.check.stage is CheckStage.DONE for drawn in found.checks)
    assert not any(drawn.check.by in drawn.check.interview.askers for drawn in found.checks)
