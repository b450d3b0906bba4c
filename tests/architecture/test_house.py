"""The house's sizes and manners."""

import re
import subprocess
from pathlib import Path

import pytest

from storage.vault import DataKey, Slot, write_slots

ROOT = Path(__file__).parents[2]
CODE = [file for folder in ("survey", "storage", "ui") for file in sorted((ROOT / folder).rglob("*.py"))]


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    return [ROOT / name for name in listed.decode().split("\0") if name and (ROOT / name).exists()]


def test_the_composition_root_stays_under_100_lines() -> None:
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) < 100


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_module_grows_past_300_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_file_names_a_registry_host_or_a_folder_of_some_machine() -> None:
    hosts = (
        "pypi" + r"\.org",
        "python" + "hosted",
        "npm" + r"js\.",
        "/ho" + r"me/\w",
        "/wo" + r"rk/\w",
        "/ro" + r"ot/\w",
    )
    forbidden = re.compile("|".join(hosts))
    for file in tracked():
        if file.suffix in {".py", ".toml", ".md", ".txt", ".csv", ".json", ".R", ""}:
            assert not forbidden.search(file.read_text(encoding="utf-8")), file


SECRET = re.compile(rb'-----BEGIN [A-Z ]*PRIVATE KEY-----|"wrapped": "[A-Za-z0-9+/=]{40,}"|^SQLite format 3\0')
STORES = {".db", ".keys", ".store"}


def test_no_key_and_no_store_is_in_the_tree(tmp_path: Path) -> None:
    assert [file for file in tracked() if file.suffix in STORES or SECRET.search(file.read_bytes())] == []
    write_slots(tmp_path / "keys", (Slot.seal("supervisor", "a-long-password", DataKey.random()),))
    assert SECRET.search((tmp_path / "keys").read_bytes())
