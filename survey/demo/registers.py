"""The registers beside an invented registry: signed acts (¶11) and online questionnaires (Annex 2)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from random import Random

from survey.demo.rows import Line
from survey.demo.visits import Visit
from survey.demo.words import pick, words

MISSING, UNSIGNED, OTHER_DATE, OTHER_SERVICE = 0.006, 0.002, 0.004, 0.003
"""The shares of acts that are not there, not signed, of another date, of another service than the registry's."""
LATEST_SIGNING = 3
ASPECTS, FINANCIAL, OTHER = 4, 4, 8


def write_acts(chance: Random, visits: Sequence[Visit]) -> Iterator[Line]:
    """Yield the acts of services; a few are missing or disagree with the registry."""
    said = words("registers")["acts"]
    for serial, visit in enumerate(visits, start=1):
        if chance.random() < MISSING:
            continue
        service = chance.choice(visits).service if chance.random() < OTHER_SERVICE else visit.service
        end = visit.end + timedelta(days=chance.randint(1, 9) if chance.random() < OTHER_DATE else 0)
        signed = end + timedelta(days=chance.randrange(LATEST_SIGNING))
        yield {
            "number": f"А-{serial:06}",
            "client": visit.person.name,
            "id_number": visit.enterprise.number,
            "service": service[visit.language],
            "start": visit.start,
            "end": end,
            "mode": said["modes"]["online" if visit.online else "offline"],
            "factor": chance.choice(said["factors"]) if visit.online else "",
            "signed": said["unsigned"] if chance.random() < UNSIGNED else signed,
        }


def write_questionnaires(
    chance: Random, visits: Iterable[Visit], managers: Mapping[str, Sequence[str]]
) -> Iterator[Line]:
    """Yield the questionnaires that some clients of online services filled in."""
    said = words("registers")["questionnaires"]
    for visit in visits:
        if not visit.online or chance.random() >= said["answered"]:
            continue
        yield {
            "client": visit.person.name,
            "id_number": visit.enterprise.number,
            "manager": chance.choice(managers[visit.region]),
            "service": visit.service[visit.language],
            "subservice": visit.subservice[visit.language],
            **{f"aspect{number}": int(pick(chance, said["marks"])) for number in range(1, ASPECTS + 1)},
            "purpose": chance.choice(said["purposes"]),
            **_wishes(chance, "financial", FINANCIAL, said["wished_financial"]),
            **_wishes(chance, "other", OTHER, said["wished_other"]),
            "date": visit.end,
        }


def _wishes(chance: Random, kind: str, number: int, share: float) -> Line:
    mark = words("registers")["questionnaires"]["mark"]
    return {f"{kind}{place}": mark if chance.random() < share else "" for place in range(1, number + 1)}
