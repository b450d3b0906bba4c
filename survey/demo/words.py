"""The words that an invented quarter is made of: resources/demo."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, TypeAlias

WORDS = Path(__file__).parents[2] / "resources" / "demo"

Names: TypeAlias = Mapping[str, str]
"""The same words by language: kk, ru."""


@cache
def words(file: str) -> Mapping[str, Any]:
    """Return what one file of resources/demo says, by its name without the ending."""
    return tomllib.loads((WORDS / f"{file}.toml").read_text(encoding="utf-8"))


def pick(chance: Random, shares: Mapping[str, float]) -> str:
    """Return a key, each as often as its share says."""
    return chance.choices(tuple(shares), tuple(shares.values()))[0]


def pick_entry(chance: Random, entries: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Return an entry, each as often as its own "share" says."""
    return chance.choices(entries, [entry["share"] for entry in entries])[0]
