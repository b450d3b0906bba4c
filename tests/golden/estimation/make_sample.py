"""Write sample.csv (clients drawn, their answers), frame.csv and margins.csv (clients of the frame) beside this file.

Invented and seeded: the same files come out each time. Run by hand, then `Rscript reference.R`, which answers in
reference.json; the tests need neither.
"""

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SEED = 59_2019
SERVICES = ["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8"]
SERVICE_WEIGHTS = [30, 22, 16, 12, 9, 6, 4, 1]
FRAME_SERVICE_WEIGHTS = [27, 24, 15, 13, 8, 7, 4, 2]
LEGAL_FORMS = ["L1", "L2", "L3"]
LEGAL_WEIGHTS = [55, 38, 7]
FRAME_LEGAL_WEIGHTS = [62, 32, 6]
LATE = 0.3


@dataclass(frozen=True, slots=True)
class Region:
    """A stratum: clients in the frame, clients drawn, how many of them answer, and how they tend to."""

    name: str
    clients: int
    drawn: int
    answering: int
    confirming: float
    mark: float


ORDINARY = [
    Region(
        name=f"R{place:02}",
        clients=5200 - 360 * place,
        drawn=190,
        answering=95 + 6 * (place % 7),
        confirming=0.99 - 0.013 * place,
        mark=4.6 - place / 8,
    )
    for place in range(1, 14)
]
SPECIAL = [
    Region("R14", 90, 7, 2, 0.5, 3.0),  # two respondents
    Region("R15", 1, 1, 1, 1.0, 4.0),  # a census of one
    Region("R16", 60, 60, 41, 0.9, 3.8),  # take-all with non-response
    Region("R17", 45, 45, 45, 0.8, 3.5),  # take-all, all answer
    Region("R18", 120, 6, 1, 1.0, 2.0),  # lonely
    Region("R19", 300, 40, 30, 1.0, 5.0),  # all say the same
    Region("R20", 260, 35, 24, 0.0, 0.0),  # all deny the service
]
ALIKE = {"R19": ("yes", "5", "yes", "no"), "R20": ("no", "", "", "")}


def answers(region: Region, chance: random.Random) -> tuple[str, str, str, str]:
    """Return the answers to questions 1 to 4; after "no" to the first the rest is not asked."""
    if region.name in ALIKE:
        return ALIKE[region.name]
    if chance.random() >= region.confirming:
        return chance.choice(["no", "no", "no", "dk", "refused"]), "", "", ""
    mark = min(5, max(1, round(chance.gauss(region.mark, 1.1))))
    q3 = chance.choices(["yes", "no", "dk", "refused"], [20, 70, 7, 3])[0]
    q4 = chance.choices(["yes", "no", "dk", "refused"], [2, 90, 5, 3])[0]
    return "yes", str(mark), q3, q4


def clients(region: Region, chance: random.Random, more: random.Random) -> Iterable[Sequence[object]]:
    """Yield the rows of a region's drawn clients, those who answer spread among them.

    `more` decides legal form and lateness, so that these came later and changed nothing else.
    """
    answering = set(chance.sample(range(region.drawn), region.answering))
    for place in range(region.drawn):
        services = chance.choices([1, 2, 3, 4, 6], [60, 22, 10, 6, 2])[0]
        kept = chance.choices(SERVICES, SERVICE_WEIGHTS)[0]
        said = answers(region, chance) if place in answering else ("", "", "", "")
        row = f"{region.name}-{place + 1:03}", region.name, services, int(place in answering), *said, kept
        yield *row, more.choices(LEGAL_FORMS, LEGAL_WEIGHTS)[0], int(more.random() < LATE)


def margin(names: Sequence[str], weights: Sequence[int], clients: int) -> Iterable[tuple[str, int]]:
    """Yield the frame's clients in each category; they add up to the frame."""
    left, weight_left = clients, sum(weights)
    for name, weight in zip(names, weights, strict=True):
        count = round(left * weight / weight_left)
        yield name, count
        left, weight_left = left - count, weight_left - weight


def write(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a CSV file beside this one."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main() -> None:
    """Write the files."""
    chance, more = random.Random(SEED), random.Random(SEED + 1)
    regions = [*ORDINARY, *SPECIAL]
    write("frame.csv", ["region", "clients"], ((region.name, region.clients) for region in regions))
    header = ["client", "region", "m", "responded", "q1", "q2", "q3", "q4", "service", "legal", "late"]
    write("sample.csv", header, (row for region in regions for row in clients(region, chance, more)))
    frame = sum(region.clients for region in regions)
    services = (("service", *count) for count in margin(SERVICES, FRAME_SERVICE_WEIGHTS, frame))
    legal = (("legal", *count) for count in margin(LEGAL_FORMS, FRAME_LEGAL_WEIGHTS, frame))
    write("margins.csv", ["margin", "category", "clients"], [*services, *legal])


if __name__ == "__main__":
    main()
