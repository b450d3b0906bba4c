"""A small, fixed sample of the damaged files of bench/fuzz_files.py: only SurveyError comes out of them."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.skipif(sys.platform == "win32", reason="the child process is limited the way of POSIX")
def test_damaged_files_are_read_or_refused() -> None:
    command = [sys.executable, str(ROOT / "bench" / "fuzz_files.py"), "--runs", "200", "--seed", "1"]
    tried = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert (tried.returncode, tried.stdout.splitlines()[0].rpartition(", ")[2]) == (0, "unhandled 0"), tried.stdout
