"""Column types that are lean in a file and native on a server."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Dialect, Uuid
from sqlalchemy.types import UserDefinedType

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@lru_cache(maxsize=4096)
def _uuid(value: bytes) -> UUID:
    # The same few cases, versions and members of staff come in row after row.
    return UUID(bytes=value)


class _UuidBytes(UserDefinedType[UUID]):
    """A UUID as 16 bytes, which sort as the UUIDs do."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401  SQLAlchemy's own signature
        return "BLOB"

    def bind_processor(self, dialect: Dialect) -> Callable[[UUID | None], bytes | None]:  # noqa: ARG002
        to_bytes = attrgetter("bytes")
        return lambda value: None if value is None else to_bytes(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[bytes | None], UUID | None]:  # noqa: ARG002
        return lambda value: None if value is None else _uuid(value)


class _Microseconds(UserDefinedType[datetime]):
    """A moment as whole microseconds since 1970 in UTC."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401  SQLAlchemy's own signature
        return "BIGINT"

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], int | None]:  # noqa: ARG002
        return lambda value: None if value is None else (value - _EPOCH) // _MICROSECOND

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], datetime | None]:  # noqa: ARG002
        return lambda value: None if value is None else _EPOCH + timedelta(microseconds=value)


IDENTIFIER = Uuid().with_variant(_UuidBytes(), "sqlite")
MOMENT = DateTime(timezone=True).with_variant(_Microseconds(), "sqlite")
