"""The draw: an order by SHA-256 that anyone can repeat (survey-method: draw)."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping

from survey.sampling.design import Client, DrawnClient, Service


def rank(seed: str, key: str) -> bytes:
    """Return a client's place in the draw: SHA-256 of the UTF-8 text "seed|key"."""
    return hashlib.sha256(f"{seed}|{key}".encode()).digest()


def kept_service(seed: str, client: Client) -> Service:
    """Return the one service the interview is about, each as likely as the others.

    The smallest SHA-256 of the UTF-8 text "seed|service|key|month|row" wins.
    """
    if len(client.services) == 1:
        return client.services[0]
    begun = f"{seed}|service|{client.key}|"
    return min(client.services, key=lambda one: hashlib.sha256(f"{begun}{one.month}|{one.row}".encode()).digest())


def stratify(seed: str, clients: Iterable[Client]) -> dict[str, list[tuple[Client, Service]]]:
    """Put each client into the stratum of the region of the service kept for him."""
    strata: defaultdict[str, list[tuple[Client, Service]]] = defaultdict(list)
    for client in clients:
        kept = kept_service(seed, client)
        strata[kept.region].append((client, kept))
    return dict(sorted(strata.items()))


def draw(
    seed: str, strata: Mapping[str, list[tuple[Client, Service]]], sizes: Mapping[str, int], replicates: int
) -> tuple[DrawnClient, ...]:
    """Return the first n_h clients with a dialable number of each stratum, by rank.

    Replicates are consecutive blocks of that order within each stratum, as equal as can be. The order of the draw
    goes through the replicates, and within one by rank, so that regions are called side by side.
    """
    chosen: list[tuple[int, bytes, Client, Service]] = []
    for region, members in strata.items():
        dialable = [member for member in members if member[0].phones]
        ranks = [rank(seed, client.key) for client, _ in dialable]
        size = sizes[region]
        first = sorted(range(len(ranks)), key=ranks.__getitem__)[:size]
        chosen += [(place * replicates // size + 1, ranks[at], *dialable[at]) for place, at in enumerate(first)]
    chosen.sort(key=lambda one: (one[0], one[1], one[2].key))
    return tuple(
        DrawnClient(order, replicate, client, kept)
        for order, (replicate, _, client, kept) in enumerate(chosen, start=1)
    )
