"""Set up and run the program, or set up and run every check. Needs Python 3.11 or newer and nothing else of ours.

    python dev.py run demo --open     open the program on an invented quarter; all arguments after run go to main.py
    python dev.py test                run every check

The environment stands in .venv beside this file; nothing is installed while what it is made of stays the same.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
TOOLS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = TOOLS / "python"
MADE_OF = ENVIRONMENT / "made-of.txt"
NEEDED = (3, 11)
CHECKS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports",),
    ("bandit", "-q", "-ll", "-r", "main.py", "dev.py", "survey", "storage", "ui"),
    ("pytest", "--cov", "-n", "auto", "--dist", "worksteal"),
)
TRY_QT = """
import ctypes, os, sys
from pathlib import Path
import PySide6.QtPdfWidgets, PySide6.QtWidgets
if sys.platform == "linux" and os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb":
    ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"))
"""


def main(arguments: Sequence[str]) -> int:
    """Do what the command line asks; return the exit status."""
    match list(arguments):
        case ["run", *rest]:
            set_up("dependencies")
            try_qt(os.environ)
            return call([str(PYTHON), str(ROOT / "main.py"), *rest], os.environ)
        case ["test"]:
            set_up("dependencies", "test")
            offscreen = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            try_qt(offscreen)
            return check(offscreen)
        case _:
            sys.stderr.write(__doc__ or "")
            return 2


def set_up(*groups: str) -> None:
    """Make the environment hold the groups of requirements, at the versions of constraints.txt."""
    if sys.version_info < NEEDED:
        raise SystemExit(f"Python {NEEDED[0]}.{NEEDED[1]} or newer is needed; this is {sys.version.split()[0]}.")
    wanted = requirements(groups)
    constraints = ROOT / "constraints.txt"
    recipe = hashlib.sha256(constraints.read_bytes() + sys.version.encode()).hexdigest()
    made = MADE_OF.read_text(encoding="utf-8").splitlines() if MADE_OF.exists() else []
    if made[:1] == [recipe] and set(wanted) <= set(made[1:]):
        return
    print("Setting up .venv; this takes a minute the first time …", flush=True)
    make_environment()
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", str(constraints)]
    if call([*pip, *wanted], os.environ):
        raise SystemExit("The packages could not be installed; pip says why above. Is there a network?")
    MADE_OF.write_text("\n".join([recipe, *wanted]), encoding="utf-8")


def requirements(groups: Sequence[str]) -> list[str]:
    """Return the requirements that pyproject.toml lists under the groups."""
    import tomllib  # noqa: PLC0415  only Python 3.11 has it, and says so first

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = {"dependencies": project["dependencies"], **project["optional-dependencies"]}
    return [requirement for group in groups for requirement in listed[group]]


def make_environment() -> None:
    """Make .venv, new unless its Python works."""
    try:
        import ensurepip  # noqa: F401, PLC0415  Debian ships Python without it
        import venv  # noqa: PLC0415
    except ModuleNotFoundError:
        raise SystemExit("Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv") from None
    works = PYTHON.exists() or PYTHON.with_suffix(".exe").exists()
    venv.create(ENVIRONMENT, with_pip=True, clear=not works)


def try_qt(environment: os._Environ[str] | dict[str, str]) -> None:
    """Say which system library is missing when Qt cannot start."""
    tried = subprocess.run(
        [str(PYTHON), "-c", TRY_QT], env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if tried.returncode:
        why = tried.stderr.strip().splitlines()[-1]
        raise SystemExit(f"Qt cannot start: {why}\nREADME.md, “System libraries”, says how to install what is missing.")


def check(environment: dict[str, str]) -> int:
    """Run every check, all of them even when one fails; the tests come last."""
    failed = [" ".join(command) for command in CHECKS if call([str(TOOLS / command[0]), *command[1:]], environment)]
    if failed:
        sys.stderr.write(f"failed: {', '.join(failed)}\n")
    return min(len(failed), 1)


def call(command: Sequence[str], environment: os._Environ[str] | dict[str, str]) -> int:
    """Run a command in the project's folder and return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
