"""Names in the place of persons and numbers, made with a key that is thrown away: equal stays equal."""

import hashlib
import hmac
import secrets

DIGITS = 10**10


class Pseudonyms:
    """One destruction's pseudonyms; what they are made with dies with the object."""

    def __init__(self) -> None:
        """Make a key that nobody keeps."""
        self._key = secrets.token_bytes(32)

    def key(self, key: str) -> str:
        """Return what stands for a person's or an enterprise's key; its kind, before the colon, stays."""
        kind, colon, told = key.partition(":")
        return f"{kind}{colon}{self._digest(told).hex()[:24]}" if told else key

    def phone(self, number: str) -> str:
        """Return what stands for a telephone number: digits, as the queue reads them, and no number of any country."""
        return f"+0{int.from_bytes(self._digest(number)[:8]) % DIGITS:010}"

    def _digest(self, told: str) -> bytes:
        return hmac.digest(self._key, told.encode(), hashlib.sha256)


def barred_key(key: str) -> str:
    """Return under what a person or a number not to be called is found after its own data were destroyed."""
    return "sha256:" + hashlib.sha256(key.encode()).hexdigest()
