"""JSON as the store keeps it: no spaces, no escaped letters."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import repeat
from json.encoder import encode_basestring

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Write a value."""


def columns_to_json(columns: Mapping[str, Sequence[str]], rows: int) -> Iterator[str]:
    """Write each row of columns of strings as an object, as `to_json` would; what a column repeats is written once."""
    if not columns:
        return repeat("{}", rows)
    members = [_members(encode_basestring(name) + ":", column) for name, column in columns.items()]
    return map("{%s}".__mod__, map(",".join, zip(*members, strict=True)))


def _members(name: str, column: Sequence[str]) -> Iterator[str]:
    written = {text: name + encode_basestring(text) for text in set(column)}
    return map(written.__getitem__, column)
