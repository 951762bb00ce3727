"""Keeps a list of places inside the journal, which tells nobody else.

Noting one is no change of the journal. A journal that cannot take the note, on a full disk for one,
keeps nobody from what the note is about.
"""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote_to_bytes

from sqlalchemy import Connection

from trustjournal.core.problems import JournalProblem
from trustjournal.storage import preferences
from trustjournal.storage.vault import Vault

Paths = Mapping[Path, int]
"""Each place with how far the journal had come when it was noted."""


def read(connection: Connection, name: str) -> Paths:
    """Return what is noted under a name."""
    return _paths(preferences.read(connection, name, None))


def change(vault: Vault, name: str, changed: Callable[[Paths], Paths]) -> None:
    """Note something else in its place."""
    with suppress(JournalProblem), vault.noting() as connection:
        after = changed(read(connection, name))
        written = {quote(os.fsencode(path)): after[path] for path in sorted(after)}
        preferences.write(connection, name, written or None)


def _paths(stored: Any) -> Paths:
    if isinstance(stored, list):  # as it was written before the change counter went along
        stored = dict.fromkeys(stored, 0)
    if not isinstance(stored, dict):
        return {}
    return {
        Path(os.fsdecode(unquote_to_bytes(name))): counter
        for name, counter in stored.items()
        if isinstance(counter, int)
    }
