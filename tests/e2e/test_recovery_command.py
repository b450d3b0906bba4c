"""store recover as a supervisor types it who forgot the password."""

import json
import re
from pathlib import Path

import pytest

import main


def test_the_key_told_when_the_store_is_made_gives_a_new_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--store", str(tmp_path / "store.db"), "--json"]
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", "first-password")
    assert main.main(["store", "check", *at[:-1]]) == 0
    told = re.search(r"(?:\w{5}-){5}\w{5}", capsys.readouterr().err)
    assert told
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", "second-password")
    monkeypatch.setenv("PIKIRTERIM_RECOVERY_KEY", told[0])
    assert main.main(["store", "recover", *at]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["login"] == "supervisor"
    assert found["recovery_key"] != told[0]
    assert main.main(["store", "check", *at]) == 0
    assert told[0] not in capsys.readouterr().err
    assert main.main(["store", "recover", *at]) == 1
    assert "[recovery.wrong]" in capsys.readouterr().err


def test_a_script_gets_no_key_it_did_not_ask_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--store", str(tmp_path / "store.db"), "--json"]
    monkeypatch.setenv("PIKIRTERIM_PASSWORD", "first-password")
    assert main.main(["store", "check", *at]) == 0
    assert capsys.readouterr().err == ""
    assert main.main(["store", "recovery-key", *at]) == 0
    monkeypatch.setenv("PIKIRTERIM_RECOVERY_KEY", json.loads(capsys.readouterr().out)["recovery_key"])
    assert main.main(["store", "recover", *at]) == 0
