"""Looks for words wherever a program may have left them."""

import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


def traces(root: Path, markers: Iterable[str]) -> list[str]:
    """Return every file below root that holds a marker, in its bytes or in its name."""
    wanted = list(markers)
    found = []
    for file in sorted(root.rglob("*")):
        name = str(file.relative_to(root))
        found += [f"the name {name}" for marker in wanted if marker in name]
        if file.is_file():
            data = file.read_bytes()
            found += [
                f"{name} ({encoding})"
                for encoding in ENCODINGS
                for marker in wanted
                if marker.encode(encoding) in data
            ]
    return found


def open_to_others(root: Path) -> Iterator[str]:
    """Yield what is not for its owner alone."""
    for each in sorted(root.rglob("*")):
        mode = stat.S_IMODE(each.lstat().st_mode)
        if each.is_dir() and mode != 0o700:
            yield f"{each.name}/ {mode:o}"
        elif each.is_file() and mode & 0o177:
            yield f"{each.name} {mode:o}"
