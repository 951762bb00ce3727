"""Slots: each wraps the journal's data key under one secret. PyNaCl is loaded when one is used."""

import json
import os
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from trustjournal.storage import recovery
from trustjournal.storage.problems import (
    KeysWeakened,
    MistypedRecoveryKey,
    PassphraseNeeded,
    WrongPassphrase,
)

KEY_LENGTH = 32
_SALT, _NONCE = 16, 24
_MIB = 1 << 20
_COMFORTABLE = 4_000 * _MIB
"""Where the default cost begins; below 4 GiB, since no computer reports all of its memory."""


class KdfCost(NamedTuple):
    """What one guess at a passphrase costs."""

    memory: int
    """Bytes."""
    passes: int

    @property
    def is_sound(self) -> bool:
        """Whether it lies between what protects and what a computer can do."""
        enough = self.memory >= FLOOR.memory and self.passes >= FLOOR.passes
        return enough and self.memory <= CEILING.memory and self.passes <= CEILING.passes


FLOOR = KdfCost(memory=64 * _MIB, passes=3)
DEFAULT = KdfCost(memory=256 * _MIB, passes=3)
CEILING = KdfCost(memory=4096 * _MIB, passes=64)
"""A forged key file must not be able to stop the computer either."""


def fitting_cost() -> KdfCost:
    """Return the default cost, or the floor on a small computer."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return DEFAULT
    return DEFAULT if memory >= _COMFORTABLE else FLOOR


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    UNPROTECTED = "unprotected"


class Slot(NamedTuple):
    """One way to the data key."""

    kind: SlotKind
    box: bytes
    """The wrapped data key; in an unprotected slot the data key itself."""
    cost: KdfCost | None = None
    salt: bytes = b""
    nonce: bytes = b""

    def head(self) -> dict[str, Any]:
        """Everything but the box; it is authenticated together with the box."""
        if self.cost is None:
            return {"kind": self.kind.value}
        return {
            "kind": self.kind.value,
            "kdf": "argon2id",
            "memory": self.cost.memory,
            "passes": self.cost.passes,
            "salt": b64encode(self.salt).decode(),
            "nonce": b64encode(self.nonce).decode(),
        }

    def written(self) -> dict[str, Any]:
        """Return the slot as it stands in the key file."""
        return {**self.head(), "box": b64encode(self.box).decode()}


def slot_from(stored: dict[str, Any]) -> Slot:
    """Read a slot of a key file; ValueError, KeyError or TypeError when it is none."""
    kind, box = SlotKind(stored["kind"]), _bytes(stored["box"])
    if kind is SlotKind.UNPROTECTED:
        if len(box) != KEY_LENGTH:
            raise ValueError("a data key has 32 bytes")
        return Slot(kind=kind, box=box)
    if stored["kdf"] != "argon2id":
        raise ValueError("unknown key derivation")
    slot = Slot(
        kind=kind,
        box=box,
        cost=KdfCost(memory=int(stored["memory"]), passes=int(stored["passes"])),
        salt=_bytes(stored["salt"]),
        nonce=_bytes(stored["nonce"]),
    )
    if len(slot.salt) != _SALT or len(slot.nonce) != _NONCE:
        raise ValueError("salt or nonce of a wrong length")
    return slot


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)


def unprotected_slot(data_key: bytes) -> Slot:
    """Return the slot of a journal without a passphrase: the key lies open in the 0600 file."""
    return Slot(kind=SlotKind.UNPROTECTED, box=data_key)


def passphrase_slot(data_key: bytes, passphrase: str, cost: KdfCost) -> Slot:
    """Wrap the data key under a passphrase; ValueError for an empty one."""
    return _wrapped(SlotKind.PASSPHRASE, data_key, passphrase_bytes(passphrase), cost)


def recovery_slot(data_key: bytes, cost: KdfCost) -> tuple[Slot, str]:
    """Wrap the data key under a new recovery key, and return that key as it is written down."""
    secret = os.urandom(16)
    return _wrapped(SlotKind.RECOVERY, data_key, secret, cost), recovery.written(secret)


def new_slots(
    data_key: bytes, passphrase: str | None, cost: Callable[[], KdfCost]
) -> tuple[tuple[Slot, ...], str | None]:
    """Return the slots of a new data key, and the recovery key if there is a passphrase."""
    if passphrase is None:
        return (unprotected_slot(data_key),), None
    each = cost()
    by_recovery_key, recovery_key = recovery_slot(data_key, each)
    return (passphrase_slot(data_key, passphrase, each), by_recovery_key), recovery_key


def passphrase_bytes(passphrase: str) -> bytes:
    """Return what is derived from, the same for full-width, half-width, composed or not."""
    normal = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    if not normal:
        raise ValueError("a passphrase has at least one character")
    return normal


def _wrapped(kind: SlotKind, data_key: bytes, secret: bytes, cost: KdfCost) -> Slot:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

    bare = Slot(kind=kind, box=b"", cost=cost, salt=os.urandom(_SALT), nonce=os.urandom(_NONCE))
    box = seal(data_key, _authenticated(bare), bare.nonce, _derived(bare, secret))
    return Slot(kind=kind, box=box, cost=cost, salt=bare.salt, nonce=bare.nonce)


def _unwrapped(slot: Slot, secret: bytes) -> bytes | None:
    from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as unseal
    from nacl.exceptions import CryptoError

    try:
        return unseal(slot.box, _authenticated(slot), slot.nonce, _derived(slot, secret))
    except CryptoError:
        return None


def _authenticated(slot: Slot) -> bytes:
    return json.dumps(slot.head(), sort_keys=True).encode()


def _derived(slot: Slot, secret: bytes) -> bytes:
    from nacl.pwhash import argon2id

    assert slot.cost is not None
    return argon2id.kdf(
        KEY_LENGTH, secret, slot.salt, opslimit=slot.cost.passes, memlimit=slot.cost.memory
    )


def data_key(slots: Sequence[Slot], secret: str | None) -> bytes:
    """Return the journal's key; WrongPassphrase when the secret opens nothing.

    A recovery key is known by its check characters; a passphrase of that shape is tried as both.
    """
    for slot in slots:
        if slot.kind is SlotKind.UNPROTECTED:
            return slot.box
        if slot.cost is None or not slot.cost.is_sound:
            raise KeysWeakened
    if not secret:
        raise PassphraseNeeded
    return _opened(slots, secret)


def _opened(slots: Sequence[Slot], secret: str) -> bytes:
    secrets = {SlotKind.PASSPHRASE: passphrase_bytes(secret)}
    recovery_secret = recovery.read(secret)
    if recovery_secret is not None:
        secrets[SlotKind.RECOVERY] = recovery_secret
    for slot in slots:
        if slot.kind in secrets:
            opened = _unwrapped(slot, secrets[slot.kind])
            if opened is not None:
                return opened
    if recovery_secret is None and recovery.looks_like_one(secret):
        raise MistypedRecoveryKey
    raise WrongPassphrase
