"""Reads a closed journal's pages as whoever has its key could, the free ones too.

SQLCipher itself shows only what is in use, so this undoes its encryption without it: each page is
AES-256-CBC, with its own start at the beginning of the 80 bytes that end it.
"""

import shutil
import subprocess
from pathlib import Path

PAGE, RESERVED, SALT = 4096, 80, 16
BLOCK = 16


def can_read() -> bool:
    """Whether the tool is there that knows AES; ours has no use for it otherwise."""
    return shutil.which("openssl") is not None


def decrypted(file: Path, key: bytes) -> list[bytes]:
    """Return every page of the file as it is below the encryption."""
    data = file.read_bytes()
    sealed, starts = [], []
    for place in range(0, len(data), PAGE):
        page = data[place : place + PAGE]
        sealed.append(page[SALT if place == 0 else 0 : -RESERVED])
        starts.append(page[-RESERVED:][:BLOCK])
    blocks = _blocks(b"".join(sealed), key)
    pages, at = [], 0
    for each, start in zip(sealed, starts, strict=True):
        before = start + each[:-BLOCK]
        mixed = int.from_bytes(blocks[at : at + len(each)]) ^ int.from_bytes(before)
        pages.append(mixed.to_bytes(len(each)))
        at += len(each)
    return pages


def _blocks(data: bytes, key: bytes) -> bytes:
    """Undo AES block by block; what CBC adds is undone by the caller."""
    command = ["openssl", "enc", "-d", "-aes-256-ecb", "-nopad", "-K", key.hex()]
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout
