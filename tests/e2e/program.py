"""The program as the tests start it: a process of its own, driven by keys, and the command line."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "a-long-password"
PATIENCE = 30.0


def environment() -> dict[str, str]:
    return os.environ | {
        "PIKIRTERIM_PASSWORD": PASSWORD,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "PYTHONIOENCODING": "utf-8",
        "LC_ALL": "C.UTF-8",
    }


def run(*arguments: str | Path, status: int = 0) -> str:
    """Run a command of main.py and return what it printed."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
        timeout=300,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done.stdout if status == 0 else done.stderr


def document(*arguments: str | Path) -> Any:
    """Run a command with --json and return its document."""
    return json.loads(run(*arguments, "--json"))


class Window:
    """The program's window in a process of its own."""

    def __init__(self, *arguments: str | Path, ticks: Path | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("robot.py")), *map(str, arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=environment() | {"PYTHONFAULTHANDLER": "1"} | ({"ROBOT_TICKS": str(ticks)} if ticks else {}),
        )
        self.presses = 0

    def ask(self, line: str) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return dict(json.loads(self.process.stdout.readline()))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.presses += 1
            answer = self.ask(f"key {key}")
            assert "error" not in answer, answer

    def send(self, *keys: str) -> None:
        """Press keys without waiting for what they do."""
        assert self.process.stdin
        self.process.stdin.write("".join(f"key {key}\n" for key in keys))
        self.process.stdin.flush()

    def type(self, words: str) -> None:
        self.ask(f"type {words}")

    def look(self) -> dict[str, Any]:
        return self.ask("look")

    def until(self, seen: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Look until something is seen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            names = self.look()
            if seen(names):
                return names
            time.sleep(0.005)
        raise AssertionError(names)

    def log_in(self) -> None:
        self.until(lambda seen: seen["focus"] == "login.password")
        self.type(PASSWORD)
        self.press("Return")
        self.until(lambda seen: "today" in seen)

    def answer(self, *choices: tuple[str, str]) -> None:
        """Press the digits, each when its question is on the screen: (question, digit)."""
        for question, digit in choices:
            self.until(lambda seen, asked=question: seen.get("interview.active") == asked)
            self.press(digit)

    def close(self) -> int:
        assert self.process.stdin
        self.press("Ctrl+Q")
        return self.process.wait(timeout=PATIENCE)

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.kill()


def demo_files(folder: Path, services: int, quarter: str = "2026Q3") -> Sequence[Path]:
    return [Path(file) for file in document("demo", folder, "--services", str(services), "--quarter", quarter)["files"]]
