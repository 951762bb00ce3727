"""Names of copies, and which automatic ones may go. The names tell nothing but a time."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

AUTOMATIC_KEPT = 10
_AUTOMATIC = re.compile(r"^auto-\d{8}-\d{6}(?:-\d+)?\.tjbak$")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Kept:
    """One automatic copy: how far the journal had come, and its file's name."""

    change_counter: int
    name: str


def manual_name(now: datetime) -> str:
    """Return a neutral name for a copy that the user asked for."""
    return f"notes-{now:%Y%m%d-%H%M%S}.tjbak"


def automatic_name(now: datetime) -> str:
    """Return the name of a copy made by itself."""
    return f"auto-{now:%Y%m%d-%H%M%S}.tjbak"


def is_automatic(name: str) -> bool:
    """Whether a copy was made by itself, and so may go by itself."""
    return _AUTOMATIC.match(name) is not None


def superseded(copies: Iterable[Kept], keep: int = AUTOMATIC_KEPT) -> list[str]:
    """Return the names of the automatic copies that may be removed, oldest first.

    Goes by how far the journal had come, never by a date: a clock that jumps removes nothing.
    """
    ordered = sorted(set(copies))
    return [copy.name for copy in ordered[: max(0, len(ordered) - keep)]]
