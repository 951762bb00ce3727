"""After an entry went into the trash: what was noted with it stays, unless it shall go too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trustjournal.i18n import _
from trustjournal.journal.left_over import OfferBar

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trustjournal.core.ids import TrashId
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs


class WhatStays(OfferBar):
    """Offers to remove the felt trust and the events of an entry along with it.

    Signals:
        problem: They could not be removed; carries the exception.
    """

    problem = Signal(Exception)

    def __init__(self, journal: Journal, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("heart", parent)
        self._journal, self._jobs = journal, jobs
        self._trash_id: TrashId | None = None
        self.add_action(lambda: _("Remove those too"), self._on_remove, "remove_noted")

    def offer_after(self, trash_id: TrashId, *, ratings: bool, events: bool) -> None:
        """Offer it for what this deletion left, if it left anything."""
        self._trash_id = trash_id
        if ratings and events:
            self.offer(lambda: _("The felt trust and the events noted with the entry stay."))
        elif ratings:
            self.offer(lambda: _("The felt trust noted with the entry stays."))
        elif events:
            self.offer(lambda: _("The events noted with the entry stay."))

    def _on_remove(self) -> None:
        journal, trash_id = self._journal, self._trash_id
        if trash_id is not None:
            self._jobs.run(
                self,
                lambda: journal.also_remove_noted(trash_id),
                lambda _count: self.hide(),
                fail=self.problem.emit,
            )
