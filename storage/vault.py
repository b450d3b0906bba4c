"""The key of a store: a random one, wrapped once for each member of staff under his password, and for the recovery key.

Argon2id with the second parameter set of RFC 9106, section 4 (64 MiB, 3 passes, 4 lanes), AES-256-GCM for the wrap.
"""

import base64
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from storage.faults import file_fault
from storage.files import put_in_place
from survey.errors import StoreError, WrongPassword

_KEY_BYTES = 32
_SALT_BYTES = 16
_NONCE_BYTES = 12
RECOVERY = "*"
"""Stands in the place of a login in the slot of the recovery key; no login has such a sign."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 256-bit key that the store is encrypted with; it shows itself nowhere."""

    secret: bytes = field(repr=False)

    @classmethod
    def random(cls) -> Self:
        """Make a new key."""
        return cls(secrets.token_bytes(_KEY_BYTES))


@dataclass(frozen=True, slots=True)
class Hardness:
    """What one try of a password costs; kept in the slot, so that it can be raised later. Memory is in KiB."""

    iterations: int = 3
    lanes: int = 4
    memory_cost: int = 64 * 1024

    @property
    def work(self) -> int:
        """How much memory is gone over, all passes together."""
        return self.iterations * self.memory_cost


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped for one login."""

    login: str
    salt: bytes
    nonce: bytes
    wrapped: bytes
    hardness: Hardness

    @classmethod
    def seal(cls, login: str, password: str, key: DataKey, hardness: Hardness = Hardness()) -> Self:
        """Wrap a key under a password."""
        salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
        wrapped = _cipher(password, salt, hardness).encrypt(nonce, key.secret, login.encode())
        return cls(login, salt, nonce, wrapped, hardness)

    @classmethod
    def decoy(cls, login: str) -> Self:
        """Return a slot that no password opens, so that an unknown login takes as long as a wrong password."""
        salt, nonce, noise = (secrets.token_bytes(size) for size in (_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES))
        return cls(login, salt, nonce, noise, Hardness())

    def open(self, password: str) -> DataKey:
        """Unwrap the key. Raises WrongPassword (login.wrong)."""
        cipher = _cipher(password, self.salt, self.hardness)
        try:
            return DataKey(cipher.decrypt(self.nonce, self.wrapped, self.login.encode()))
        except InvalidTag:
            raise WrongPassword("login.wrong") from None


def keys_path(store: Path) -> Path:
    """Return where the slots of a store are kept."""
    return store.with_name(store.name + ".keys")


def write_slots(path: Path, slots: tuple[Slot, ...]) -> None:
    """Write a key file beside its place, then put it there whole. Raises OSError."""
    beside = path.with_name(path.name + ".new")
    try:
        with beside.open("w", encoding="utf-8") as stream:
            json.dump({"slots": [_shown(slot) for slot in slots]}, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def unlock(path: Path, login: str, password: str) -> DataKey:
    """Return the data key of a key file for a login, or for the recovery key.

    Raises WrongPassword (login.wrong) for either being wrong, StoreError (store.keys_missing, store.keys_damaged).
    """
    slots = {slot.login: slot for slot in read_slots(path)}
    try:
        return (slots.get(login) or Slot.decoy(login)).open(password)
    except ValueError:  # a hardness that cannot be, a nonce of a wrong length
        raise StoreError("store.keys_damaged", file=path.name) from None


def read_slots(path: Path) -> tuple[Slot, ...]:
    """Read a key file. Raises StoreError (store.keys_missing, store.keys_damaged)."""
    try:
        return tuple(_read(shown) for shown in json.loads(path.read_text(encoding="utf-8"))["slots"])
    except FileNotFoundError:
        raise StoreError("store.keys_missing", file=path.name) from None
    except OSError as error:
        raise file_fault(error, path.name) from error
    except (ValueError, KeyError, TypeError):
        raise StoreError("store.keys_damaged", file=path.name) from None


def _cipher(password: str, salt: bytes, hardness: Hardness) -> AESGCM:
    kdf = Argon2id(salt=salt, length=_KEY_BYTES, **asdict(hardness))
    return AESGCM(kdf.derive(password.encode()))


def _shown(slot: Slot) -> dict[str, Any]:
    encoded = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "wrapped")}
    return {"login": slot.login, **encoded, "argon2id": asdict(slot.hardness)}


def _read(shown: dict[str, Any]) -> Slot:
    salt, nonce, wrapped = (base64.b64decode(shown[name], validate=True) for name in ("salt", "nonce", "wrapped"))
    return Slot(str(shown["login"]), salt, nonce, wrapped, Hardness(**shown["argon2id"]))
