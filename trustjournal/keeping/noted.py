"""What is remembered about the copies, inside the journal: it tells when somebody did what.

Noting it is no change of the journal, else each note would call for another copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from trustjournal.keeping.known import Before, Checked, Emptied, Noted, Second, Tried
from trustjournal.keeping.missed import Reason
from trustjournal.storage import preferences

_NAME = "copies"


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
