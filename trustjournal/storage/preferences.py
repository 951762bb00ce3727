"""Choices that belong to the journal and are as private as its text."""

import json
from typing import Any

from trustjournal.storage.plain import Plain, first


def read(connection: Plain, name: str, default: Any = None) -> Any:
    """Return a preference, or the default when it was never set."""
    found = first(
        connection.exec_driver_sql("SELECT value FROM preferences WHERE name = ?", (name,))
    )
    return default if found is None else json.loads(found[0])


def write(connection: Plain, name: str, value: Any) -> None:
    """Keep a preference; None takes it back to its default."""
    if value is None:
        connection.exec_driver_sql("DELETE FROM preferences WHERE name = ?", (name,))
        return
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    if not _is_unicode(written):  # the name of a folder may be anything
        written = json.dumps(value, sort_keys=True)
    connection.exec_driver_sql(
        "INSERT INTO preferences (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, written),
    )


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
