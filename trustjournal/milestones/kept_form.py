"""A form in which what is typed is kept a moment later: there is no Save button."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.milestones.problems import NoLongerThere
from trustjournal.people.problems import PersonGone
from trustjournal.ui.widgets import TranslatedWidget, button, named

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs

SAVE_AFTER = 1200
"""Milliseconds after the first change that is not kept yet, also while typing goes on."""


class KeptForm(TranslatedWidget):
    """Its subclass says what stands in it now; that is handed on whole.

    Signals:
        done: Emitted when the user has finished with it; everything is on its way to the disk.
        delete_asked: Emitted when the user wants to throw away what it is about.
        problem: Emitted with the exception when something could not be kept.
    """

    done = Signal()
    delete_asked = Signal()
    problem = Signal(object)

    def __init__(
        self, keep: Callable[[Any], Any], jobs: "Jobs", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keep, self._jobs = keep, jobs
        self._touched = self._exists = False
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER)
        self._timer.timeout.connect(self._save)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        ground = named(QFrame(), "quiet")
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(12)
        column.addLayout(self.body)
        column.addLayout(self._foot())
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(ground)
        self.hide()

    @property
    def about(self) -> str | None:
        """The id of what stands in the form."""
        raise NotImplementedError

    def add_to(self, person: PersonId) -> None:
        """Begin something new about a person; nothing is kept before the user changes it."""
        raise NotImplementedError

    def edit(self, thing: Any) -> None:
        """Show something that is there."""
        raise NotImplementedError

    def value(self) -> Any:
        """Return what stands in the form; nothing while it cannot be kept."""
        raise NotImplementedError

    def is_about(self, thing: str) -> bool:
        """Whether the form shows what has this id."""
        return thing == self.about

    def begin(self, *, exists: bool) -> None:
        """Stand ready for something else; what was typed before must have been kept."""
        self._timer.stop()
        self._touched, self._exists = False, exists

    def keeping(self) -> Callable[[Any], Any]:
        """Return what keeps what stands in the form now, on the worker."""
        return self._keep

    def touch(self, *_values: object) -> None:
        """Keep the form a moment later, since the user changed something."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    def leave(self) -> None:
        """Keep everything now."""
        self._timer.stop()
        self._save()

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be kept."""
        return self._touched and self.value() is not None

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(button(lambda: _("Done"), "primary", clicked=self._on_done, name="done"))
        row.addStretch(1)
        self.delete = button(
            lambda: _("Delete"), "danger", "trash-2", clicked=self._on_delete, name="delete"
        )
        row.addWidget(self.delete)
        return row

    def _save(self) -> None:
        value = self.value() if self._touched else None
        if value is None:
            return
        self._touched, self._exists = False, True
        keep = self.keeping()
        self._jobs.run(self, lambda: keep(value), lambda _kept: None, fail=self._on_not_kept)

    def _on_not_kept(self, error: Exception) -> None:
        # What was thrown away elsewhere, with its person perhaps, can never be kept here.
        self._touched = not isinstance(error, (NoLongerThere, PersonGone))
        self.problem.emit(error)

    def _on_done(self) -> None:
        self.leave()
        self.done.emit()

    def _on_delete(self) -> None:
        # What was typed last goes into the trash as well.
        self.leave()
        if self._exists:
            self.delete_asked.emit()
        else:
            self.done.emit()
