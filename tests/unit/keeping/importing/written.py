"""What the tests of importing write."""

import struct
import zlib
from dataclasses import replace


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0"))
    + _chunk(b"IEND", b"")
)
"""One black point."""


def picture_entry(services):
    """Write an entry that shows a picture."""
    draft = services.journal.begin(text="")
    picture = services.journal.add_picture(draft.id, PNG, "駅.png")
    text = f"駅で\n\n![駅](attachment:{picture.id})\n"
    return services.journal.save(replace(draft, content=replace(draft.content, text=text)), "s")
