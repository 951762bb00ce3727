"""What is remembered about the copies, inside the journal: it tells when somebody did what.

Noting it is no change of the journal, else each note would call for another copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from trustjournal.keeping.missed import Reason
from trustjournal.storage import preferences

_NAME = "copies"


class Before(StrEnum):
    """What a copy was made before, since it is hard to undo."""

    EMPTYING = "emptying"
    """The trash."""
    IMPORT = "import"
    RESTORE = "restore"
    """Another copy was brought back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """When every byte of a copy was read again, and whether all were as written."""

    at: datetime
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """When a copy was opened from its file alone, and what was in it."""

    at: datetime
    entries: int
    compared: int
    """Entries that were read word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """When the trash was emptied last, and how far the journal had come before."""

    at: datetime
    counter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Second:
    """The second folder that copies go to, and what became of the last."""

    folder: Path
    last_at: datetime | None = None
    """When a copy arrived there last."""
    trouble: Reason | None = None
    """Why the last one did not, where the folder was there to take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Everything that is remembered about the copies."""

    checked: Mapping[str, Checked] = field(default_factory=dict)
    """By the name of the file."""
    before: Mapping[str, Before] = field(default_factory=dict)
    """By the name of the file, too."""
    tried: Tried | None = None
    emptied: Emptied | None = None
    second: Second | None = None
    meant_since: int = 0
    """The change counter at which the user said that the journal is meant to be smaller."""


def read(connection: Connection) -> Noted:
    """Return what is remembered; what makes no sense here is left out."""
    stored = preferences.read(connection, _NAME, {})
    if not isinstance(stored, dict):
        return Noted()
    since = stored.get("meant_since", 0)
    return Noted(
        checked={
            name: found
            for name, each in _named(stored.get("checked"))
            if (found := _read_one(Checked, each)) is not None
        },
        before={
            name: Before(each)
            for name, each in _named(stored.get("before"))
            if each in list(Before)
        },
        tried=_read_one(Tried, stored.get("tried")),
        emptied=_read_one(Emptied, stored.get("emptied")),
        second=_read_one(Second, stored.get("second")),
        meant_since=since if isinstance(since, int) else 0,
    )


def write(connection: Connection, noted: Noted) -> None:
    """Remember this in place of what was remembered."""
    preferences.write(connection, _NAME, _plain(asdict(noted)))


_READ: Mapping[str, Any] = {
    "at": datetime.fromisoformat,
    "last_at": lambda text: None if text is None else datetime.fromisoformat(text),
    "folder": Path,
    "trouble": lambda text: None if text is None else Reason(text),
}


def _named(stored: Any) -> Iterable[tuple[str, Any]]:
    return stored.items() if isinstance(stored, dict) else ()


def _read_one(kind: Any, stored: Any) -> Any:
    if not isinstance(stored, dict):
        return None
    try:
        return kind(**{name: _READ.get(name, int)(value) for name, value in stored.items()})
    except (ArithmeticError, TypeError, ValueError):
        return None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value
