"""Keeps what is being written safe: at most two seconds behind the keys, whatever happens."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.core.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.core.clock import Moment
    from trustjournal.core.ids import EntryId
    from trustjournal.journal.desk import NewTimer
    from trustjournal.journal.domain import Content, Draft, Entry
    from trustjournal.journal.service import Journal
    from trustjournal.ui.background import Jobs

KEEP_AFTER = timedelta(seconds=1.5)
"""From the first change that is not yet safe; typing on does not move it."""
SAVE_AFTER_PAUSE = timedelta(seconds=20)
"""Without a change, the writing becomes the entry by itself."""
TRY_AGAIN_AFTER = timedelta(seconds=5)


class Safety(Enum):
    """What can be said about the writing at this moment."""

    UNTOUCHED = auto()
    TYPING = auto()
    SAFE = auto()
    NOT_SAFE = auto()


@dataclass(slots=True)
class _Entry:
    """Which entry the draft has become. Read and written on the database worker alone, so that a
    keep or save asked for before the answer of the first save still means the same entry."""

    id: EntryId | None


class Sitting(QObject):
    """From opening a draft until leaving it.

    Signals:
        safety_changed: What can be said about the writing became different.
        saved: The writing is the entry now; carries the Entry.
        problem: Keeping or saving failed; carries the exception. Everything is still in the editor.
    """

    safety_changed = Signal()
    saved = Signal(object)
    problem = Signal(Exception)

    def __init__(
        self,
        journal: Journal,
        jobs: Jobs,
        draft: Draft,
        read: Callable[[Draft], Draft],
        *,
        parent: QObject,
        new_timer: NewTimer = QTimer,
        was_kept: bool = False,
    ) -> None:
        """Begin; read fills what is in the widgets into the draft."""
        super().__init__(parent)
        self._journal, self._jobs, self._read = journal, jobs, read
        self._draft = draft
        self._entry = _Entry(draft.entry)
        self._sitting = new_id()
        self._has_row = was_kept
        """Whether the draft is on the disk, so that an emptied one must be put there too."""
        self._safe = _essence(draft)
        self._saved = None if was_kept or draft.entry is None else _essence(draft)
        self._newest_asked = 0
        self.safety = Safety.SAFE if was_kept else Safety.UNTOUCHED
        self.failure: Exception | None = None
        self._keep_timer = self._timer(new_timer, KEEP_AFTER, self.keep)
        self._save_timer = self._timer(new_timer, SAVE_AFTER_PAUSE, self._save_in_a_pause)
        self._again_timer = self._timer(new_timer, TRY_AGAIN_AFTER, self._try_again)

    def _timer(self, new_timer: NewTimer, after: timedelta, then: Callable[[], object]) -> QTimer:
        timer = new_timer(self)
        timer.setSingleShot(True)
        timer.setInterval(round(after.total_seconds() * 1000))
        timer.timeout.connect(then)
        return timer

    @property
    def draft(self) -> Draft:
        """The draft as it was when it was last safe, with the entry it has become."""
        return self._draft

    @property
    def is_saved(self) -> bool:
        """Whether there is nothing that saving would write."""
        return self._says_nothing_new(self._read(self._draft))

    def saved_as(self) -> EntryId | None:
        """Return which entry this has become. Called on the worker."""
        return self._entry.id

    def touched(self) -> None:
        """Hear that something may have changed. Cheap: comparing waits for the timer."""
        if not self._keep_timer.isActive():
            self._keep_timer.start()
            if self.safety is not Safety.NOT_SAFE:
                self._set(Safety.TYPING)
        if self._save_timer.isActive():
            self._save_timer.start()

    def keep(self) -> None:
        """Put what is written beside the journal's entries, if it changed."""
        self._keep_timer.stop()
        now = self._read(self._draft)
        if _essence(now) == self._safe and self.safety is not Safety.NOT_SAFE:
            self._set(self._state_when_safe())
            return
        if self._is_nothing_yet(now):
            self._safe = _essence(now)
            self._set(Safety.UNTOUCHED)
            return
        entry = self._entry
        asked = self._ask()
        self._has_row = True
        self._jobs.run(
            self,
            lambda: self._journal.keep(replace(now, entry=entry.id)),
            lambda _kept: self._on_kept(now, asked),
            fail=self._on_failed,
        )

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Make what is written the entry, if it differs from it; an emptied new one goes away.

        Once everything that is written is safe, `then` follows; never before, and not at all when
        saving fails.
        """
        self._keep_timer.stop()
        self._save_timer.stop()
        now = self._read(self._draft)
        if self._says_nothing_new(now):
            self._safe = _essence(now)
            self._set(self._state_when_safe())
            if then is not None:
                then()
            return
        asked = self._ask()
        entry, sitting, journal = self._entry, self._sitting, self._journal

        def work() -> Entry | None:
            if now.content.is_empty and entry.id is None:
                journal.discard(now.id)
                return None
            stored = journal.save(replace(now, entry=entry.id), sitting)
            entry.id = stored.id
            return stored

        self._jobs.run(
            self,
            work,
            lambda stored: self._on_saved(now, stored, asked, then),
            fail=self._on_failed,
        )

    def end(self) -> None:
        """Write nothing any more from this sitting."""
        for timer in (self._keep_timer, self._save_timer, self._again_timer):
            timer.stop()
        self.deleteLater()

    def _says_nothing_new(self, now: Draft) -> bool:
        unchanged = _essence(now) == self._saved or self._is_nothing_yet(now)
        return unchanged and not self._has_row

    def _is_nothing_yet(self, now: Draft) -> bool:
        return now.content.is_empty and self._draft.entry is None and not self._has_row

    def _ask(self) -> int:
        self._newest_asked += 1
        return self._newest_asked

    def _state_when_safe(self) -> Safety:
        return Safety.SAFE if self._has_row or self._draft.entry is not None else Safety.UNTOUCHED

    def _save_in_a_pause(self) -> None:
        if self._keep_timer.isActive():
            self._save_timer.start()
        else:
            self.save()

    def _try_again(self) -> None:
        self.keep()

    def _on_kept(self, kept: Draft, asked: int) -> None:
        self._became_safe(kept, asked)
        self._save_timer.start()

    def _on_saved(
        self,
        written: Draft,
        entry: Entry | None,
        asked: int,
        then: Callable[[], object] | None,
    ) -> None:
        if asked == self._newest_asked:
            self._has_row = False
        if entry is not None:
            self._draft = replace(self._draft, entry=entry.id)
            self._saved = _essence(written)
        self._became_safe(written, asked)
        if entry is not None:
            self.saved.emit(entry)
        if then is not None:
            # Whoever typed on while this was being saved has not finished yet.
            if _essence(self._read(self._draft)) == _essence(written):
                then()
            else:
                self.save(then)

    def _became_safe(self, written: Draft, asked: int) -> None:
        self._safe = _essence(written)
        self._draft = replace(
            self._draft,
            moment=written.moment,
            content=written.content,
            cursor=written.cursor,
        )
        if asked == self._newest_asked:
            self.failure = None
            self._again_timer.stop()
            self._set(Safety.TYPING if self._keep_timer.isActive() else self._state_when_safe())

    def _on_failed(self, error: Exception) -> None:
        first = self.failure is None
        self.failure = error
        self._again_timer.start()
        self._set(Safety.NOT_SAFE)
        if first:
            self.problem.emit(error)

    def _set(self, safety: Safety) -> None:
        if safety is not self.safety or safety is Safety.NOT_SAFE:
            self.safety = safety
            self.safety_changed.emit()


def _essence(draft: Draft) -> tuple[Content, Moment]:
    return draft.content, draft.moment
