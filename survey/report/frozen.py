"""A snapshot as text and back, so that an approved report can be written again whatever happened since."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from survey.periods import Month, Quarter
from survey.report.snapshot import Snapshot

READERS: Mapping[type, Callable[[str], object]] = {
    Month: Month.parse,
    Quarter: Quarter.parse,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def freeze(snapshot: Snapshot) -> str:
    """Return a snapshot as text; equal snapshots give equal texts."""
    return json.dumps(_frozen(snapshot), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def thaw(text: str) -> Snapshot:
    """Return the snapshot that was frozen in a text."""
    found = _thawed(Snapshot, json.loads(text))
    if not isinstance(found, Snapshot):
        raise TypeError(found)
    return found


def _frozen(value: object) -> object:
    match value:
        case float() if not math.isfinite(value):
            plain: object = str(value)
        case Enum():
            plain = value.value
        case datetime() | date():
            plain = value.isoformat()
        case Month() | Quarter() | UUID():
            plain = str(value)
        case Mapping():
            plain = [[_frozen(key), _frozen(one)] for key, one in value.items()]
        case list() | tuple():
            plain = [_frozen(one) for one in value]
        case _ if is_dataclass(value):
            plain = {field.name: _frozen(getattr(value, field.name)) for field in fields(value)}
        case _:
            plain = value
    return plain


def _thawed(kind: Any, plain: Any) -> object:  # noqa: ANN401  a type of whatever shape, a JSON value
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        value: object = None if plain is None else _thawed(inner[0], plain)
    elif origin is tuple:
        kinds = inner[:1] * len(plain) if inner[-1] is Ellipsis else inner
        value = tuple(map(_thawed, kinds, plain))
    elif origin is not None:
        value = {_thawed(inner[0], key): _thawed(inner[1], one) for key, one in plain}
    elif kind in READERS:
        value = READERS[kind](plain)
    elif isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        value = kind(**{name: _thawed(hints[name], one) for name, one in plain.items()})
    else:
        value = kind(plain)
    return value
