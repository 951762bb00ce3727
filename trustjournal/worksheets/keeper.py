"""Keeps a sheet as it is filled in, at most two seconds behind the keys."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.ui.begun import SAVE_AFTER
from trustjournal.worksheets.problems import SheetGone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trustjournal.core.ids import SheetId
    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.service import Worksheets
    from trustjournal.worksheets.sheet import Sheet

TRY_AGAIN_AFTER = 5000
"""Milliseconds after it could not be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What stands in a sheet, and at which step one stands."""

    answers: Mapping[str, Any]
    place: str


@dataclass(slots=True)
class _Row:
    """Which sheet this is in the journal; nothing while nothing was answered.

    Read and written on the database worker alone, so that what is asked for before the answer of
    the first keeping still means the same sheet.
    """

    id: SheetId | None


class SheetKeeper(QObject):
    """From opening a sheet until it is left. A sheet in which nothing was said leaves no trace.

    Signals:
        kept: Emitted with the Sheet once what stands in it is safe.
        problem: Emitted with the exception when it could not be kept; once, while it goes on.
    """

    kept = Signal(object)
    problem = Signal(object)

    def __init__(
        self,
        worksheets: Worksheets,
        jobs: Jobs,
        sheet: Sheet,
        read: Callable[[], Filled],
        *,
        is_new: bool = False,
        new_timer: Callable[[QObject], QTimer] = QTimer,
        parent: QObject | None = None,
    ) -> None:
        """Begin; `read` tells what stands in the fields, and a new sheet is not kept yet."""
        super().__init__(parent)
        self._worksheets, self._jobs, self._read = worksheets, jobs, read
        self._sheet = sheet
        self._row = _Row(None if is_new else sheet.id)
        self._is_kept = not is_new
        self._safe = Filled(answers=dict(sheet.answers), place=sheet.place)
        self._at_first = dict(sheet.answers) if is_new else {}
        self._failed = False
        self._timer = new_timer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    def touched(self) -> None:
        """Hear that something changed; typing on does not put the keeping off."""
        if not self._timer.isActive():
            self._start(SAVE_AFTER)

    def flush(self, then: Callable[[], Any] | None = None) -> None:
        """Have everything kept now; `then` follows once it is safe, and not when that failed."""
        self._timer.stop()
        filled = self._now()
        if not self._differs(filled):
            if then is not None:
                self._jobs.run(self, lambda: None, lambda _done: then(), fail=self._on_failed)
            return
        self._is_kept = True
        self._jobs.run(
            self,
            lambda: self._keep(filled),
            lambda sheet: self._on_kept(filled, sheet, then),
            fail=self._on_failed,
        )

    def leave(self) -> None:
        """Have everything kept, and let the sheet go if nothing was answered in it after all."""
        self.flush()
        left = self._now()
        if self._is_kept and left.answers in (self._at_first, {}):
            self._jobs.run(
                self,
                self._forget_empty,
                lambda was_empty: self._on_let_go(was_empty, left),
                fail=self._on_failed,
            )

    def is_unsaved(self) -> bool:
        """Whether something is not known to be safe."""
        return self._differs(self._now())

    def end(self) -> None:
        """Write nothing any more."""
        self._timer.stop()
        self.deleteLater()

    def _start(self, after: int) -> None:
        self._timer.setInterval(after)
        self._timer.start()

    def _now(self) -> Filled:
        filled = self._read()
        return Filled(answers=dict(filled.answers), place=filled.place)

    def _differs(self, filled: Filled) -> bool:
        if not self._is_kept and filled.answers == self._at_first:
            return False
        return filled != self._safe

    def _keep(self, filled: Filled) -> Sheet:
        sheet = self._sheet
        if self._row.id is None:
            begun = self._worksheets.begin(
                sheet.worksheet,
                person=sheet.person,
                about=sheet.about,
                answers=filled.answers,
                place=filled.place,
            )
            self._row.id = begun.sheet.id
        return self._worksheets.answer(self._row.id, filled.answers, filled.place)

    def _forget_empty(self) -> bool:
        if self._row.id is None:
            return False
        with suppress(SheetGone):  # thrown away elsewhere: nothing is left to let go
            if self._worksheets.forget_empty(self._row.id):
                self._row.id = None
                return True
        return False

    def _on_kept(self, filled: Filled, sheet: Sheet, then: Callable[[], Any] | None) -> None:
        self._safe, self._failed = filled, False
        self.kept.emit(sheet)
        if then is not None:
            # Whoever typed on meanwhile has not finished yet.
            self.flush(then) if self.is_unsaved() else then()

    def _on_let_go(self, was_empty: bool, left: Filled) -> None:
        if not was_empty:
            return
        self._is_kept, self._at_first, self._safe = False, dict(left.answers), left
        if self.is_unsaved():
            self.touched()

    def _on_failed(self, error: Exception) -> None:
        first, self._failed = not self._failed, True
        self._start(TRY_AGAIN_AFTER)
        if first:
            self.problem.emit(error)
