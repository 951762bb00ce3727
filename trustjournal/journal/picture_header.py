"""What a picture's first bytes say, read before anything decodes it. Standard library only."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_SIZES_IN_JPEG = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a frame; the three left out are tables and an extension."""
_ALONE_IN_JPEG = frozenset({0x01, *range(0xD0, 0xD9)})
_START_OF_FRAME = b"\x9d\x01\x2a"
_MARKER = 0xFF
_LOSSLESS = 0x2F


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Kind and size of a picture."""

    media_type: str
    width: int
    height: int


def read(data: bytes) -> Header | None:
    """Return what the picture says it is; nothing for any other kind of file or a cut off one."""
    for looks_so, media_type, size in _KINDS:
        if looks_so(data):
            try:
                width, height = size(data)
            except (struct.error, IndexError):
                return None
            if width > 0 and height > 0:
                return Header(media_type=media_type, width=width, height=height)
            return None
    return None


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        return 0, 0
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from("<HH", data, 6)
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    place = 2
    while data[place] == _MARKER:
        marker = data[place + 1]
        if marker == _MARKER:
            place += 1
        elif marker in _ALONE_IN_JPEG:
            place += 2
        elif marker in _SIZES_IN_JPEG:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", data, place + 2)
            place += 2 + max(2, length)
    return 0, 0


def _webp(data: bytes) -> tuple[int, int]:
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + _three_bytes(data, 24), 1 + _three_bytes(data, 27)
    if kind == b"VP8L" and data[20] == _LOSSLESS:
        (bits,) = struct.unpack_from("<I", data, 21)
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[23:26] == _START_OF_FRAME:
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _three_bytes(data: bytes, place: int) -> int:
    return data[place] | data[place + 1] << 8 | data[place + 2] << 16


_KINDS: tuple[tuple[Callable[[bytes], bool], str, Callable[[bytes], tuple[int, int]]], ...] = (
    (lambda data: data.startswith(_PNG), "image/png", _png),
    (lambda data: data.startswith(b"\xff\xd8\xff"), "image/jpeg", _jpeg),
    (lambda data: data.startswith((b"GIF87a", b"GIF89a")), "image/gif", _gif),
    (lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP", "image/webp", _webp),
)
