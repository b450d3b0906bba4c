"""What a registry row states for the indicators of ¶5.1, and what the edition makes of it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol
from uuid import UUID

from survey.edition import Edition
from survey.registry.folding import fold_word
from survey.registry.memo import Memo
from survey.registry.row import key_of, section_of

UNKNOWN = "?"
ONLINE = "online"


class StatedService(NamedTuple):
    """A counted row of a month's registry.

    `legal_form`, `industry` and `mode` are keys of the edition or, in a row stored before schema 0011, the provider's
    words; `service` is the provider's.
    """

    row: int
    region: str
    person: str
    name_birth: str
    enterprise: str
    sex: str
    birth: date | None
    category: str
    end: date | None
    legal_form: str
    industry: str
    service: str
    mode: str


class StatedServices(Protocol):
    """Counted rows as the indicators need them; a part of survey.ports.Registries."""

    def stated(self, version: UUID) -> Iterator[StatedService]:
        """Stream the counted rows of a version in order."""
        ...


class Kinds:
    """Reads legal forms, industries and modes by the edition's vocabularies; a key is read as itself."""

    def __init__(self, edition: Edition) -> None:
        """Fold the vocabularies once."""
        words = {name: {fold_word(word): key for word, key in words.items()} for name, words in edition.words.items()}
        self.legal_forms = _reader(key_of, words["legal_form"])
        self.industries = _reader(section_of, words["industry"])
        self.modes = _reader(key_of, words["mode"])


class _Read(Protocol):
    def __call__(self, words: Mapping[str, str], written: str, /) -> str: ...


def _reader(read: _Read, words: Mapping[str, str]) -> Memo[str, str]:
    keys = {key: key for key in words.values()}
    return Memo(partial(_key, read, words, keys))


def _key(read: _Read, words: Mapping[str, str], keys: Mapping[str, str], written: str) -> str:
    return keys.get(written) or (written and read(words, written)) or UNKNOWN


def with_acts(rows: Iterable[StatedService], acts: Mapping[int, bool], kinds: Kinds) -> Iterator[StatedService]:
    """Let the act say how a service was rendered where the registry does not (methodology decision 1)."""
    for row in rows:
        if row.row in acts and kinds.modes[row.mode] == UNKNOWN:
            yield row._replace(mode=ONLINE if acts[row.row] else "offline")
        else:
            yield row
