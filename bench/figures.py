"""All figures of the audit of 100,000 interviews over twenty regions, beside R's `survey` in the same run.

    python bench/figures.py [--interviews 100000] [--without-r]

Ours is timed from the interviews as the store gives them to the last figure (median of five), R from its data frame.
R's answers are compared with ours. Without R only our own time is printed.
"""

import argparse
import csv
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from survey.edition_file import load_edition
from survey.report.answers import Response
from survey.report.audit import Audit, audit

HERE = Path(__file__).resolve().parent
EDITION = HERE.parent / "resources" / "editions" / "2019-59.toml"
REGIONS = [f"R{number:02}" for number in range(20)]
FRAME = {region: 9_000 + 1_500 * place for place, region in enumerate(REGIONS)}
QUESTIONS = ("q1", "q2", "q3", "q4")
AGREES = 1e-9
RUNS = 5


def invent(number: int) -> list[Response]:
    """Return interviews as they come: most confirm the service and are content."""
    chance = random.Random(59)
    made = []
    for _ in range(number):
        q1 = chance.choices(["yes", "no", "dk", "refused"], [95, 3, 1, 1])[0]
        choices = {"q1": q1, "q4": chance.choices(["yes", "no", "dk", "refused"], [50, 40, 6, 4])[0]}
        if q1 != "no":
            choices["q2"] = chance.choices(["1", "2", "3", "4", "5", "dk", "refused"], [1, 3, 10, 35, 45, 3, 3])[0]
            choices["q3"] = chance.choices(["yes", "no", "dk", "refused"], [79, 15, 4, 2])[0]
        made.append(Response(chance.choice(REGIONS), chance.choice((1, 1, 2, 3)), choices, "", ""))
    return made


def write_sample(file: Path, responses: Sequence[Response]) -> None:
    """Write the interviews for R."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["region", "frame", "m", *QUESTIONS])
        for response in responses:
            said = (response.choices.get(question, "") for question in QUESTIONS)
            writer.writerow([response.region, FRAME[response.region], response.services, *said])


def run_r(responses: Sequence[Response]) -> tuple[float, list[dict[str, str]]]:
    """Return R's seconds and its figures."""
    with tempfile.TemporaryDirectory() as folder:
        sample, figures = Path(folder) / "sample.csv", Path(folder) / "figures.csv"
        write_sample(sample, responses)
        command = ["Rscript", str(HERE / "figures.R"), str(sample), str(figures)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
        with figures.open(encoding="utf-8", newline="") as made:
            return float(done.stdout), list(csv.DictReader(made))


def differing(ours: Audit, theirs: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the figures in which the two do not agree; at 0 and 100 % R has no interval."""
    found = {(named.id, named.domain.get("region", "")): named.estimate for named in ours.estimates}
    wrong = []
    for figure in theirs:
        estimate = found[figure["id"], figure["region"]]
        for part in ("estimate", "se", "low", "high"):
            number = getattr(estimate, part)
            if figure[part] != "NA" and abs(number - float(figure[part])) > AGREES * max(1.0, abs(number)):
                wrong.append(f"{figure['id']} {figure['region']} {part}")
    return wrong


def main() -> None:
    """Run and print the times."""
    arguments = argparse.ArgumentParser(description="Measure the figures of the audit")
    arguments.add_argument("--interviews", type=int, default=100_000)
    arguments.add_argument("--without-r", action="store_true")
    given = arguments.parse_args()
    edition, responses = load_edition(EDITION), invent(given.interviews)
    audit(responses[:100], FRAME, edition)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ours = audit(responses, FRAME, edition)
        times.append(time.perf_counter() - start)
    seconds = statistics.median(times)
    figures = len(ours.figures())
    print(f"{figures} figures of {len(responses):,} interviews   ours {seconds:.2f} s", end="")
    if given.without_r or shutil.which("Rscript") is None:
        print("   R was not asked")
        return
    in_r, theirs = run_r(responses)
    print(f"   R survey {in_r:.1f} s ({len(theirs)} figures)   {in_r / seconds:.0f} times faster", end="")
    print(f"   differing: {', '.join(differing(ours, theirs)) or 'none'}")


if __name__ == "__main__":
    main()
