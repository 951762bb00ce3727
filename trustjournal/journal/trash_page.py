"""What was thrown away: to bring back, or to be rid of. Nothing leaves it by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.text import isolated
from trustjournal.i18n import N_, _, formats, ngettext
from trustjournal.journal.problems import NotEmptied
from trustjournal.ui.layouts import scrolling, take_all_out
from trustjournal.ui.widgets import (
    Card,
    ElidedLabel,
    EmptyState,
    TranslatedFrame,
    announce,
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
    from trustjournal.journal.desk import Empty
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
        copies_asked: The copies that may still hold what was removed are to be shown.
        problem: Something failed; carries the exception.
    """

    closed = Signal()
    copies_asked = Signal()
    problem = Signal(Exception)

    def __init__(
        self,
        journal: Journal,
        bring_back: Callable[[Trashed], object],
        jobs: Jobs,
        clock: Clock,
        names: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        empty: Empty,
    ) -> None:
        """Begin; bring_back undoes a deletion of any kind, on the worker.

        `names` says what things of further kinds are called. `empty` empties the trash, and says
        how many copies may still hold what was in it; NotEmptied when it could save none first.
        """
        super().__init__(parent)
        self._names = {**_KINDS, **names}
        self._journal, self._jobs, self._clock = journal, jobs, clock
        self._undo = bring_back
        self._empty_trash = empty
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
        self._confirm.setProperty("role", "confirm")
        self._warning = named(label("", "body", wrap=True), "empty_warning")
        self._in_copies = Card(ground="quiet", padding=16)
        self._copies_words = named(label("", "body", wrap=True), "still_in_copies")
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
        self._keep = button(
            lambda: _("Keep everything"), clicked=self._confirm.hide, name="keep_trash"
        )
        self._remove = button(
            lambda: _("Remove for good"), "danger", clicked=self._do_empty, name="do_empty"
        )
        choice.addWidget(self._keep)
        choice.addWidget(self._remove)
        self._anyway = button(
            lambda: _("Remove for good without a copy"),
            "danger",
            clicked=lambda: self._do_empty(without_copy=True),
            name="do_empty_anyway",
        )
        choice.addWidget(self._anyway)
        self._confirm.body.addWidget(self._warning)
        self._confirm.body.addLayout(choice)
        self._confirm.hide()
        self._in_copies.body.addWidget(self._copies_words)
        to_copies = QHBoxLayout()
        to_copies.addStretch(1)
        to_copies.addWidget(
            button(lambda: _("Show the copies"), clicked=self.copies_asked.emit, name="show_copies")
        )
        self._in_copies.body.addLayout(to_copies)
        self._in_copies.hide()
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
        outer.addWidget(self._in_copies)
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
        self._in_copies.hide()
        self._enable(True)
        self._offer_anyway(False)
        self._confirm.show()

    def _enable(self, ready: bool) -> None:
        for each in (self._keep, self._remove, self._anyway):
            each.setEnabled(ready)

    def _offer_anyway(self, offered: bool) -> None:
        self._remove.setVisible(not offered)
        self._anyway.setVisible(offered)

    def _warning_words(self) -> str:
        count = len(self._thrown)
        return ngettext(
            "{count} thing goes for good, with its versions and pictures. A copy of the journal is "
            "saved first; this copy and earlier ones may still hold it.",
            "{count} things go for good, with their versions and pictures. A copy of the journal "
            "is saved first; this copy and earlier ones may still hold them.",
            count,
        ).format(count=count)

    def _do_empty(self, *, without_copy: bool = False) -> None:
        self._enable(False)
        self._warning.say(
            self._warning.setText,
            lambda: (
                _("Emptying the trash…")
                if without_copy
                else _("Saving a copy, then emptying the trash…")
            ),
        )
        work = partial(self._empty_trash, without_copy=without_copy)
        self._jobs.run(self, work, self._on_emptied, fail=self._on_not_emptied)

    def _on_emptied(self, in_copies: int) -> None:
        if in_copies:
            self._copies_words.say(self._copies_words.setText, lambda: _still_in_copies(in_copies))
            self._in_copies.show()
            announce(self, _still_in_copies(in_copies))
        self.read()

    def _on_not_emptied(self, problem: Exception) -> None:
        if isinstance(problem, NotEmptied):
            self._warning.say(self._warning.setText, lambda: str(problem))
            self._enable(True)
            self._offer_anyway(True)
            self._keep.setFocus()
            announce(self, str(problem))
            return
        self._confirm.hide()
        self.problem.emit(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


def _still_in_copies(count: int) -> str:
    return ngettext(
        "What was in the trash is gone from the journal. {count} copy made before may still hold "
        "it; in the settings you can remove it as well.",
        "What was in the trash is gone from the journal. {count} copies made before may still hold "
        "it; in the settings you can remove them as well.",
        count,
    ).format(count=formats.number(count))


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
