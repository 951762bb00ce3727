"""SHA-256 for what is read before the window is there.

hashlib loads OpenSSL, which takes a fiftieth of the whole start. Python's own `random` takes the
small one that is built in, for the same reason; where there is none, hashlib has it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha256 import sha256
    except ImportError:
        try:
            from _sha2 import sha256  # its name since Python 3.12
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
