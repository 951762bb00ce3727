"""Looks for words wherever a program may have left them."""

import re
import stat
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_IN_A_ZIP = re.compile(rb"PK\x03\x04.{4}\x08\x00.{16}(.{2})(.{2})", re.DOTALL)
_LONGEST = 1 << 24


def traces(root: Path, markers: Iterable[str]) -> list[str]:
    """Return every file below root that holds a marker, in its bytes or in its name."""
    wanted = list(markers)
    found = []
    for file in sorted(root.rglob("*")):
        name = str(file.relative_to(root))
        found += [f"the name {name}" for marker in wanted if marker in name]
        if file.is_file():
            packed = file.read_bytes()
            found += [
                f"{name} ({encoding})"
                for data in (packed, *unpacked(packed))
                for encoding in ENCODINGS
                for marker in wanted
                if marker.encode(encoding) in data
            ]
    return found


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield what was made smaller before it was written, wherever in a file it begins."""
    view = memoryview(data)
    begins = [(each.start(), zlib.MAX_WBITS) for each in _ZLIB.finditer(data)]
    begins += [(each.start(), zlib.MAX_WBITS | 16) for each in _GZIP.finditer(data)]
    for each in _IN_A_ZIP.finditer(data):
        names = sum(int.from_bytes(length, "little") for length in each.groups())
        begins.append((each.end() + names, -zlib.MAX_WBITS))
    for place, window in begins:
        with suppress(zlib.error):
            if found := zlib.decompressobj(window).decompress(view[place:], _LONGEST):
                yield found


def open_to_others(root: Path) -> Iterator[str]:
    """Yield what is not for its owner alone."""
    for each in sorted(root.rglob("*")):
        mode = stat.S_IMODE(each.lstat().st_mode)
        if each.is_dir() and mode != 0o700:
            yield f"{each.name}/ {mode:o}"
        elif each.is_file() and mode & 0o177:
            yield f"{each.name} {mode:o}"
