"""JSON as the store keeps it: no spaces, no escaped letters."""

import json
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring

from survey.registry.memo import Memo

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Write a value."""


def strings_to_json(strings: Mapping[str, str]) -> str:
    """Write an object of strings, as `to_json` would; half the time when many have the same keys."""
    return _frame(tuple(strings)) % tuple(map(_written.__getitem__, strings.values()))


_written = Memo(encode_basestring)


@lru_cache(maxsize=16)
def _frame(keys: tuple[str, ...]) -> str:
    return "{" + ",".join(f"{encode_basestring(key)}:".replace("%", "%%") + "%s" for key in keys) + "}"
