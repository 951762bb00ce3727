"""Reading and changing the choices."""

from typing import Any

from trustjournal.core.changes import Announce, Changes
from trustjournal.preferences.domain import Preferences, restored, stored
from trustjournal.storage import preferences as store
from trustjournal.storage.plain import Plain
from trustjournal.storage.vault import Vault

_NAME = "choices"


def chosen(connection: Plain) -> Preferences:
    """Return what is chosen, for features that read it along with their own rows."""
    values = store.read(connection, _NAME, {})
    return restored(values if isinstance(values, dict) else {})


class Choices:
    """The user's choices about this journal."""

    def __init__(self, vault: Vault, announce: Announce) -> None:
        self._vault = vault
        self._announce = announce

    def current(self) -> Preferences:
        """Return what is chosen now."""
        with self._vault.reading() as connection:
            return chosen(connection)

    def choose(self, **changed: Any) -> Preferences:
        """Change some choices; a ValueError for one that makes no sense."""
        with self._vault.writing() as connection:
            after = Preferences(**{**stored(chosen(connection)), **changed})
            store.write(connection, _NAME, stored(after))
        self._announce(Changes.PREFERENCES)
        return after
