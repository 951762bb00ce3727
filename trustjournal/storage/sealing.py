"""A few bytes that leave the journal for a moment, and say nothing to anybody but itself."""

import hashlib
import os

_PURPOSE = b"trust journal: handed over a lock"
_NONCE = 24


class Seals:
    """Seals and opens with a key of its own, which only the open journal can make."""

    def __init__(self, data_key: bytes) -> None:
        self._key = hashlib.blake2b(_PURPOSE, key=data_key, digest_size=32).digest()

    def seal(self, data: bytes) -> bytes:
        """Return what only unseal() can read."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as seal

        nonce = os.urandom(_NONCE)
        return nonce + seal(data, _PURPOSE, nonce, self._key)

    def unseal(self, box: bytes) -> bytes | None:
        """Return what was sealed; nothing when another journal did it, or nobody."""
        from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as unseal
        from nacl.exceptions import CryptoError

        try:
            return unseal(box[_NONCE:], _PURPOSE, box[:_NONCE], self._key)
        except (CryptoError, TypeError, ValueError):
            return None
