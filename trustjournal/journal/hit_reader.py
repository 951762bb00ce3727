"""Reads what a search finds, part after part, so that the worker is never held for long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from trustjournal.journal.domain import Found, Part, Query
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs

HITS_AT_ONCE = 50


class HitReader(QObject):
    """Reads the hits of the newest question; those of a former one are never told.

    Signals:
        first: Emitted with the first hits of a question, and with none when it has none.
        further: Emitted with hits below those that were told.
        goes_on: Emitted when what was read so far is not enough yet.
        rested: Emitted with whether there may be more, when enough or everything was read.
        problem: Emitted with the exception when nothing could be read.
    """

    first = Signal(object)
    further = Signal(object)
    goes_on = Signal()
    rested = Signal(bool)
    problem = Signal(Exception)

    def __init__(self, journal: Journal, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._journal, self._jobs = journal, jobs
        self._query: Query | None = None
        self._asked: object = None
        """Stands for the newest question: what is written may change the answer to the same."""
        self._told: Found | None = None
        """The last hit that was told."""

    @property
    def has_told(self) -> bool:
        """Whether any hit of the newest question was told."""
        return self._told is not None

    def stop(self) -> None:
        """Look for nothing any more."""
        self._query = self._asked = self._told = None

    def look_for(self, query: Query) -> None:
        """Read the first hits."""
        self._query, self._asked, self._told = query, object(), None
        self._read(query, None, HITS_AT_ONCE)

    def read_more(self) -> None:
        """Read the hits below those that were told."""
        if self._query is not None and self._told is not None:
            self._read(self._query, self._told.key, HITS_AT_ONCE)

    def _read(self, query: Query, before: int | None, most: int) -> None:
        journal, asked = self._journal, self._asked

        def take(part: Part) -> None:
            if asked is self._asked:
                self._take(query, part, most)

        def failed(problem: Exception) -> None:
            self.problem.emit(problem)
            if asked is self._asked:
                self.rested.emit(False)

        self._jobs.run(
            self,
            lambda: journal.search_a_while(query, before=before, limit=most),
            take,
            fail=failed,
            only_latest="hits",
        )

    def _take(self, query: Query, part: Part, most: int) -> None:
        goes_on = part.unread_below is not None
        if self._told is None and (part.hits or not goes_on):
            self.first.emit(part.hits)
        elif part.hits:
            self.further.emit(part.hits)
        if part.hits:
            self._told = part.hits[-1]
        if goes_on:
            self.goes_on.emit()
            self._read(query, part.unread_below, most - len(part.hits))
        else:
            self.rested.emit(len(part.hits) == most)
