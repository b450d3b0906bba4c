"""Identifiers that sort by the time they were made."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

RANDOM_BITS = 62
"""The part of a UUIDv7 that does not tell the time."""


def uuid7(at: datetime) -> UUID:
    """Return a UUID version 7 (RFC 9562) for a moment.

    The sub-millisecond part follows the 48-bit Unix time (method 3 of RFC 9562, section 6.2), so facts that one
    desk makes within a millisecond still sort in the order they were made.
    """
    return _stamped(at, secrets.randbits(RANDOM_BITS))


def uuid7_of(at: datetime, content: str) -> UUID:
    """Return the UUID version 7 that the same moment and content give each time, so that nothing is kept twice."""
    digest = int.from_bytes(hashlib.sha256(content.encode()).digest())
    return _stamped(at, digest % (1 << RANDOM_BITS))


def _stamped(at: datetime, rest: int) -> UUID:
    microseconds = round(at.timestamp() * 1_000_000)
    milliseconds, within = divmod(microseconds, 1000)
    fraction = within * 4096 // 1000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62
    return UUID(int=value | rest)
