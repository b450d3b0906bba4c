"""The frame: the clients of a quarter, merged from its counted registry rows (survey-method: sampling)."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from survey.registry.links import PersonLink
from survey.registry.persons import merge_persons
from survey.sampling.design import Client, FrameRow, Service


@dataclass(frozen=True, slots=True)
class Frame:
    """The clients in order of their keys, and the SHA-256 of what the draw depends on."""

    clients: tuple[Client, ...]
    sha256: str


def build_frame(rows: Iterable[FrameRow], links: Iterable[PersonLink] = ()) -> Frame:
    """Merge counted registry rows into clients (methodology decision 2); rows nobody can be told by are left out.

    `links` are the supervisor's words on who is one person. The order of the rows changes nothing.
    """
    known = [row for row in rows if row.person]
    keys = merge_persons(((row.person, row.name_birth) for row in known), links)
    services: dict[str, list[Service]] = {}
    phones: dict[str, dict[Service, tuple[str, ...]]] = {}
    for row in known:
        key = keys[row.person]
        services.setdefault(key, []).append(row.service)
        phones.setdefault(key, {})[row.service] = row.phones
    clients = tuple(Client(key, tuple(sorted(services[key])), _in_order(phones[key])) for key in sorted(services))
    return Frame(clients, frame_sha256(clients))


def frame_sha256(clients: Iterable[Client]) -> str:
    """Return the SHA-256 of the frame's canonical text, UTF-8.

    A line for each client in order of the keys, each ending with a line feed: the key, a tab, "phone" or "-" for
    having a dialable number, then for each service in order a tab, the month, a colon, the row, a colon, the region:
    "iin:900101300017<TAB>phone<TAB>2026-07:15:KZ-10<LF>".
    """
    digest = hashlib.sha256()
    for client in clients:
        services = "".join(f"\t{one.month}:{one.row}:{one.region}" for one in client.services)
        digest.update(f"{client.key}\t{'phone' if client.phones else '-'}{services}\n".encode())
    return digest.hexdigest()


def _in_order(phones: Mapping[Service, tuple[str, ...]]) -> tuple[str, ...]:
    """Return each number once, those of the latest service first: they are the likeliest to be answered."""
    return tuple(dict.fromkeys(number for service in sorted(phones, reverse=True) for number in phones[service]))
