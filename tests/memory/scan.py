"""Counts what lies in the memory of another process. A process that searched itself would count
what it searches with."""

import base64
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

_REGION = re.compile(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ (\d+)\s*(.*)")
_PIECE = 16 * 2**20
_LONGEST = 1024
"""Bytes of the longest thing searched for; pieces overlap by so much."""
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")
"""How Python and Qt keep texts."""


class NotAllowed(Exception):
    """The system lets nobody look into that process."""


def needles(words: Mapping[str, str], keys: Mapping[str, bytes]) -> dict[str, list[bytes]]:
    """Return every form in which these may lie in a memory, by their names."""
    found = {
        name: list({word.encode(encoding) for encoding in ENCODINGS})
        for name, word in words.items()
    }
    for name, key in keys.items():
        written = [key.hex(), key.hex().upper(), base64.b64encode(key).decode("ascii")]
        found[name] = [key, *(each.encode(code) for each in written for code in ENCODINGS)]
    return found


def hits(process: int, wanted: Mapping[str, list[bytes]]) -> dict[str, int]:
    """Return how often each lies in the memory of the process; raises NotAllowed."""
    counts = dict.fromkeys(wanted, 0)
    for piece, new in _pieces(process):
        for name, forms in wanted.items():
            counts[name] += sum(_count(piece, form, new) for form in forms)
    return counts


def _count(piece: bytes, form: bytes, new: int) -> int:
    """Count what ends in the part of a piece that was not looked at before."""
    return piece.count(form, max(0, new - len(form) + 1))


def _pieces(process: int) -> Iterator[tuple[bytes, int]]:
    """Yield the memory, with where in each piece the part begins that is new."""
    place = Path("/proc", str(process))
    try:
        regions = place.joinpath("maps").read_text("ascii", "replace").splitlines()
        memory = place.joinpath("mem").open("rb", buffering=0)
    except PermissionError as error:
        raise NotAllowed from error
    with memory:
        for line in regions:
            found = _REGION.match(line)
            if found is None or not _may_hold_words(found[3], found[4]):
                continue
            start, end = int(found[1], 16), int(found[2], 16)
            former = b""
            for address in range(start, end, _PIECE):
                try:
                    memory.seek(address)
                    read = memory.read(min(_PIECE, end - address))
                except (OSError, ValueError, OverflowError):  # the kernel's own pages
                    break
                yield former + read, len(former)
                former = read[-_LONGEST:]


def _may_hold_words(permissions: str, file: str) -> bool:
    """Leave out what is mapped from a file and cannot be written: programs, fonts, catalogs."""
    return permissions.startswith("r") and ("w" in permissions or file == "0")
