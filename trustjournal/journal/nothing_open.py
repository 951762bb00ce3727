"""What stands beside the list while no entry is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal.i18n import _
from trustjournal.ui.widgets import EmptyState

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class NothingOpen(EmptyState):
    """Leads to the list, or into a first entry where the list is still empty."""

    def __init__(self, write: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("feather", "", lambda: _("New entry"), clicked=write, parent=parent)

    def follow(self, has_entries: bool) -> None:
        """Say what fits a journal with entries, or without."""
        self.words.say(self.words.setText, _lead if has_entries else _invite)


def _lead() -> str:
    return _("Choose an entry at the left, or write a new one.")


def _invite() -> str:
    return _("For the first entry, one sentence is enough.")
