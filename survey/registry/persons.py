"""Who is one person, and what is one enterprise (methodology decision 2)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from survey.registry.folding import fold
from survey.registry.identity import IdKind, IdNumber
from survey.registry.links import Groups, PersonLink


def person_key(number: IdNumber, name: str, name_birth: str) -> str:
    """Return the key of a person: the IIN, else folded full name and birth date; empty when there is neither.

    `name_birth` is the key of both. A namesake of unknown birth is told by the enterprise's BIN.
    """
    if number.kind is IdKind.IIN:
        return f"iin:{number.digits}"
    if not name:
        return f"bin:{number.digits}" if number.digits else ""
    return f"nb:{name_birth or f'{fold(name)}|{number.digits}'}"


def name_birth_key(name: str, birth: date | None) -> str:
    """Return folded full name and birth date, by which rows with a BIN join those with an IIN; empty without both."""
    return name_birth_keys([fold(name)], [birth])[0]


def name_birth_keys(folded: Sequence[str], births: Sequence[date | None]) -> list[str]:
    """Return the key of each of many; their names are folded."""
    return [f"{name}|{birth.isoformat()}" if name and birth else "" for name, birth in zip(folded, births, strict=True)]


def enterprise_key(number: IdNumber, bare_name: str) -> str:
    """Return the key of an enterprise: its IIN or BIN, else its folded name and form; empty when there is neither."""
    if number.digits:
        return f"id:{number.digits}"
    return f"name:{bare_name}" if bare_name else ""


def merge_persons(rows: Iterable[tuple[str, str]], links: Iterable[PersonLink] = ()) -> dict[str, str]:
    """Return for each person key the key of the client it belongs to.

    `rows` are (person key, name-and-birth key or empty). A person told by name and birth is the one with an IIN who
    has both, where exactly one has. The supervisor's words go before this rule (`Groups` says how); the order of rows
    and of words on different pairs changes nothing.
    """
    keys: set[str] = set()
    with_iin: dict[str, str] = {}
    others: defaultdict[str, set[str]] = defaultdict(set)
    for person, name_birth in rows:
        keys.add(person)
        if name_birth and person.startswith("iin:") and with_iin.setdefault(name_birth, person) != person:
            others[name_birth].add(person)
    groups = Groups(links)
    if not groups.named:
        for name_birth in others:
            del with_iin[name_birth]
        return {key: with_iin.get(key.removeprefix("nb:"), key) for key in keys}
    found = {f"nb:{name_birth}": {first, *others.get(name_birth, ())} for name_birth, first in with_iin.items()}
    single = {key: min(persons) for key, persons in found.items() if groups.are_one(persons)}
    for key in sorted(groups.named & single.keys()):
        if not groups.join(key, single[key]):
            del single[key]
    return {key: groups.client(single.get(key, key)) for key in keys}
