"""The draw from a million clients, beside the bare hashes and numpy's bare argsort of them in the same run.

    python bench/draw.py [--clients 1000000]

The draw puts each client into the stratum of his kept service and takes the first tenth of each of twenty strata by
SHA-256. The yardstick hashes the same texts in one comprehension each and sorts the clients' hashes with numpy:
what the method itself costs, without strata, phones or replicates.
"""

import argparse
import gc
import hashlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from survey.periods import Month
from survey.sampling.design import Client, Service
from survey.sampling.draw import draw, stratify

SEED = "20260930"
REGIONS = [f"KZ-{number}" for number in range(20)]
MONTHS = [Month(2026, 7), Month(2026, 8), Month(2026, 9)]
SERVICES = (1, 2, 3, 4, 6)
SERVICE_WEIGHTS = (60, 22, 10, 6, 2)
REPLICATES = 4
RUNS = 3


def invent(number: int) -> list[Client]:
    """Return clients with one or more services in twenty regions, one in twenty without a phone."""
    chance = random.Random(59)
    return [
        Client(
            f"iin:{place:012}",
            tuple(
                sorted(
                    Service(chance.choice(MONTHS), place * 6 + one, chance.choice(REGIONS), UUID(int=1))
                    for one in range(chance.choices(SERVICES, SERVICE_WEIGHTS)[0])
                )
            ),
            ("+77000000000",) if place % 20 else (),
        )
        for place in range(number)
    ]


def ours(clients: Sequence[Client]) -> int:
    """Draw the sample; return its size."""
    strata = stratify(SEED, clients)
    return len(draw(SEED, strata, {region: len(members) // 10 for region, members in strata.items()}, REPLICATES))


def bare(clients: Sequence[Client]) -> int:
    """Hash the same texts and sort the clients' hashes; return how many there were."""
    sha256 = hashlib.sha256
    kept = [
        sha256(f"{SEED}|service|{client.key}|{one.month}|{one.row}".encode()).digest()
        for client in clients
        if len(client.services) > 1
        for one in client.services
    ]
    ranks = b"".join([sha256(f"{SEED}|{client.key}".encode()).digest() for client in clients if client.phones])
    return len(kept) + len(np.argsort(np.frombuffer(ranks, dtype="S32")))


def seconds(work: Callable[[Sequence[Client]], int], clients: Sequence[Client]) -> float:
    """Return how long it takes once."""
    gc.collect()
    start = time.perf_counter()
    work(clients)
    return time.perf_counter() - start


def main() -> None:
    """Run by turns and print the medians."""
    arguments = argparse.ArgumentParser(description="Measure the draw")
    arguments.add_argument("--clients", type=int, default=1_000_000)
    clients = invent(arguments.parse_args().clients)
    times = [(seconds(ours, clients), seconds(bare, clients)) for _ in range(RUNS)]
    drawing, sorting = (statistics.median(column) for column in zip(*times, strict=True))
    print(
        f"draw from {len(clients):,} clients   ours {drawing:.2f} s   bare hashes and argsort {sorting:.2f} s   "
        f"ratio {drawing / sorting:.2f}   (median of {RUNS})"
    )


if __name__ == "__main__":
    main()
