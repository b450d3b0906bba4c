"""Identifiers that sort by the time they were made."""

import secrets
from datetime import datetime
from uuid import UUID


def uuid7(at: datetime) -> UUID:
    """Return a UUID version 7 (RFC 9562) for a moment.

    The sub-millisecond part follows the 48-bit Unix time (method 3 of RFC 9562, section 6.2), so facts that one
    desk makes within a millisecond still sort in the order they were made.
    """
    microseconds = round(at.timestamp() * 1_000_000)
    milliseconds, rest = divmod(microseconds, 1000)
    fraction = rest * 4096 // 1000
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62
    return UUID(int=value | secrets.randbits(62))
