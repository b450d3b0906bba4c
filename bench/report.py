"""Every form of a quarter's report in Kazakh and Russian: time, memory, and what part of it is the libraries' own.

    python bench/report.py [--services 60000] [--interviews 1500] [--out FOLDER]

The quarter is invented and its fieldwork played through the desks. The yardstick is inside: the share of the profile's
own time that reportlab, python-docx with lxml, and xlsxwriter take is what nobody who writes such files by them can do
without. The forms stay in the folder to be looked at.
"""

import argparse
import cProfile
import pstats
import resource
import sys
import tempfile
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import main
from storage.exchange.demo_files import write_demo_files
from survey.demo.fieldwork import SteppingClock, play_fieldwork
from survey.language import Language
from survey.periods import Quarter
from survey.report.document import Document
from survey.sampling.design import Request
from survey.services.desks import Desks
from ui.paper.report_forms import Form, write_report

QUARTER = Quarter(2026, 3)
BEGUN = datetime(2026, 10, 1, 4, 0, tzinfo=UTC)
PASSWORD = "a-long-password"  # noqa: S105  of a store that lives as long as the bench
TURNS_AN_INTERVIEW = 2.2
LIBRARIES = {"reportlab": ("/reportlab/",), "python-docx and lxml": ("/docx/", "lxml"), "xlsxwriter": ("/xlsxwriter/",)}


def fill(desks: Desks, clock: SteppingClock, folder: Path, services: int, interviews: int) -> None:
    """Take in an invented quarter and call its clients until there are so many interviews."""
    *months, acts, questionnaires = write_demo_files(folder, QUARTER, services, 59, desks.edition)
    for month, file in zip(QUARTER.months, months, strict=True):
        desks.registry.import_month(file, month, month.next.first, lambda _rows: None)
    desks.registers.import_acts(acts)
    desks.registers.import_questionnaires(questionnaires)
    desks.sampling.draw(QUARTER, Request(sample=3 * interviews), "59")
    play_fieldwork([desks.calling], clock, desks.edition, 59, int(interviews * TURNS_AN_INTERVIEW))


def written(document: Document, form: Form, folder: Path, desks: Desks) -> str:
    """Write a form in both languages; return what it took and what part of it was whose."""
    profile, begun = cProfile.Profile(), time.perf_counter()
    write_report(document, Language.KK, [form], folder, desks.write_book)
    once = time.perf_counter() - begun
    profile.runcall(write_report, document, Language.RU, [form], folder, desks.write_book)
    rows = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in rows.values())
    shares = {
        name: sum(
            row[2] for (file, _, called), row in rows.items() if any(one in file or one in called for one in signs)
        )
        for name, signs in LIBRARIES.items()
    }
    told = ", ".join(f"{name} {share / whole:.0%}" for name, share in shares.items() if share > whole / 100)
    return f"{form.value:5} {once:6.2f} s   {told}"


def measure() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--services", type=int, default=60_000)
    parser.add_argument("--interviews", type=int, default=1_500)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clock = SteppingClock(BEGUN, BEGUN + timedelta(days=12))
        opened = main.open_desks(Path(folder) / "store.db", "supervisor", PASSWORD, clock)
        with closing(opened) as desks:
            fill(desks, clock, Path(folder), arguments.services, arguments.interviews)
            begun = time.perf_counter()
            document = desks.reporting.document(QUARTER)
            computed = time.perf_counter() - begun
            interviews = desks.reporting.section(QUARTER).interviews
            sys.stdout.write(f"{arguments.services} services, {interviews} interviews: computed in {computed:.2f} s\n")
            for form in Form:
                sys.stdout.write(written(document, form, arguments.out or Path(folder), desks) + "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"peak memory {peak:.0f} MiB\n")


if __name__ == "__main__":
    measure()
