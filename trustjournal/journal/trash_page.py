"""What was thrown away: to bring back, or to be rid of. Nothing leaves it by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.journal.layouts import scrolling, take_all_out
from trustjournal.ui.widgets import (
    Card,
    ElidedLabel,
    EmptyState,
    TranslatedFrame,
    button,
    label,
    named,
    rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QKeyEvent

    from trustjournal.checkins.service import CheckIns
    from trustjournal.core.clock import Clock
    from trustjournal.core.ids import TrashId
    from trustjournal.journal.domain import Trashed
    from trustjournal.journal.service import Journal
    from trustjournal.people.service import People
    from trustjournal.ui.background import Jobs

_KINDS = {
    "entry": N_("Entry"),
    "person": N_("Person with everything noted about them"),
    "template": N_("Template"),
    "check_in": N_("Check-in"),
}
_SHOWN_AT_MOST = 200


class TrashPanel(TranslatedFrame):
    """Everything in the trash.

    Signals:
        closed: Back to writing.
        problem: Something failed; carries the exception.
    """

    closed = Signal()
    problem = Signal(Exception)

    def __init__(
        self,
        journal: Journal,
        bring_back: Callable[[Trashed], object],
        jobs: Jobs,
        clock: Clock,
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Begin; bring_back undoes a deletion of any kind, on the worker.

        `names` says what things of further kinds are called.
        """
        super().__init__(parent)
        self._names = {**_KINDS, **names}
        self._journal, self._jobs, self._clock = journal, jobs, clock
        self._undo = bring_back
        self._thrown: Sequence[Trashed] = ()
        self.setObjectName("card")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._nothing = EmptyState("trash-2", lambda: _("The trash is empty."))
        self._empty = button(
            lambda: _("Empty the trash…"), "danger", clicked=self._ask, name="empty_trash"
        )
        self._confirm = Card(ground="quiet", padding=16)
        self._confirm.setObjectName("confirm")
        self._warning = named(label("", "body", wrap=True), "empty_warning")
        self._assemble()

    def _assemble(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(lambda: _("Trash"), "heading"), 1)
        head.addWidget(self._empty)
        head.addWidget(
            button(lambda: _("Back to writing"), "ghost", clicked=self.closed.emit, name="back")
        )
        choice = QHBoxLayout()
        choice.addStretch(1)
        choice.addWidget(
            button(lambda: _("Keep everything"), clicked=self._confirm.hide, name="keep_trash")
        )
        choice.addWidget(
            button(lambda: _("Remove for good"), "danger", clicked=self._do_empty, name="do_empty")
        )
        self._confirm.body.addWidget(self._warning)
        self._confirm.body.addLayout(choice)
        self._confirm.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._nothing)
        column.addLayout(self._rows)
        column.addStretch(1)
        scroll = scrolling(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 20, 16)
        outer.setSpacing(12)
        outer.addLayout(head)
        outer.addWidget(
            label(
                lambda: _("Things stay here until you empty the trash yourself."),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        outer.addWidget(self._confirm)
        outer.addWidget(scroll, 1)

    def read(self) -> None:
        """Read what is in the trash."""
        journal = self._journal
        self._jobs.run(self, journal.trash, self._show, fail=self.problem.emit, only_latest="trash")

    def _show(self, thrown: Sequence[Trashed]) -> None:
        self._thrown = thrown
        self._confirm.hide()
        take_all_out(self._rows)
        for number, each in enumerate(thrown[:_SHOWN_AT_MOST]):
            if number:
                self._rows.addWidget(rule())
            self._rows.addWidget(self._row(each))
        self._nothing.setVisible(not thrown)
        self._empty.setVisible(bool(thrown))

    def _row(self, thrown: Trashed) -> QWidget:
        row = named(QWidget(), f"trashed_{thrown.id}")
        words = QVBoxLayout()
        words.setSpacing(2)
        title = thrown.title or _("Untitled")
        words.addWidget(ElidedLabel(isolated(title)))
        words.addWidget(label(self._when(thrown), "caption", tone="faint"))
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 10, 0, 10)
        across.addLayout(words, 1)
        bring = button(
            lambda: _("Bring back"), clicked=lambda: self._bring_back(thrown), name="bring_back"
        )
        bring.setAccessibleName(_("Bring back {title}").format(title=title))
        across.addWidget(bring)
        return row

    def _when(self, thrown: Trashed) -> str:
        day = thrown.deleted_at.astimezone(self._clock().tzinfo).date()
        return _("{kind} · {day}").format(
            kind=self._name_of(thrown.kind),
            day=formats.relative_day(day, self._clock().date()),
        )

    def _name_of(self, kind: str) -> str:
        return _(self._names[kind]) if kind in self._names else kind

    def language_changed(self) -> None:
        self._show(self._thrown)

    def _bring_back(self, thrown: Trashed) -> None:
        undo = self._undo
        self._jobs.run(
            self, lambda: undo(thrown), lambda _done: self.read(), fail=self.problem.emit
        )

    def _ask(self) -> None:
        self._warning.say(self._warning.setText, self._warning_words)
        self._confirm.show()

    def _warning_words(self) -> str:
        count = len(self._thrown)
        return ngettext(
            "{count} thing goes for good, with its versions and pictures."
            " Copies made earlier may still hold it.",
            "{count} things go for good, with their versions and pictures."
            " Copies made earlier may still hold them.",
            count,
        ).format(count=count)

    def _do_empty(self) -> None:
        self._jobs.run(
            self,
            self._journal.empty_trash,
            lambda _done: self.read(),
            fail=self.problem.emit,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def bringing_back(
    journal: Journal,
    people: People,
    check_ins: CheckIns,
    further: Mapping[str, Callable[[TrashId], object]],
) -> Callable[[Trashed], object]:
    """Return what undoes a deletion of each kind."""

    def undo(thrown: Trashed) -> object:
        ways: dict[str, Callable[[TrashId], object]] = {
            "person": people.bring_back,
            "check_in": check_ins.bring_back,
            **further,
        }
        return ways.get(thrown.kind, journal.bring_back)(thrown.id)

    return undo
