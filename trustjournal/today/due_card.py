"""What is due, a few lines at most; each is done, opened or put off with one click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _, ngettext
from trustjournal.today import due_words
from trustjournal.today.due import Due, DueKind, Snooze
from trustjournal.ui.labels import ElidedLabel
from trustjournal.ui.widgets import (
    Card,
    IconLabel,
    TranslatedWidget,
    button,
    label,
    named,
    rule,
    tool_button,
)

SHOWN = 5
"""More are there for whoever wants to see them."""


class DueRow(TranslatedWidget):
    """One thing that is due.

    Signals:
        done: Emitted with the Due when the user did what it asks for.
        opened: Emitted with the Due to look at.
        snoozed: Emitted with the Due and the Snooze for which it is left.
    """

    done = Signal(object)
    opened = Signal(object)
    snoozed = Signal(object, object)

    def __init__(self, due: Due, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = due
        self.say(self.setAccessibleName, lambda: due_words.title(due))
        words = QVBoxLayout()
        words.setSpacing(2)
        title = ElidedLabel(lambda: due_words.title(due))
        title.setProperty("role", "strong")
        words.addWidget(title)
        words.addWidget(label(lambda: due_words.detail(due), "small", tone="soft", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        row.addWidget(IconLabel(due_words.icon(due), "soft", px=18))
        row.addLayout(words, 1)
        if due_words.opens(due):
            row.addWidget(self._open_button())
        row.addWidget(self._done_button())
        row.addWidget(self._more_button())

    def _done_button(self) -> QWidget:
        due = self._due
        # Done where the statements stand; "Not again" is in the menu.
        opens = due.kind is DueKind.REFLECTION

        def words() -> str:
            return _("Look at it now") if opens else due_words.done(due)

        emits = self.opened if opens else self.done
        made = button(
            words,
            "ghost" if due_words.opens(due) else "plain",
            clicked=lambda: emits.emit(due),
            name="dueDone",
        )
        made.say(
            made.setAccessibleName,
            lambda: _("{what}: {title}").format(what=words(), title=due_words.title(due)),
        )
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made

    def _open_button(self) -> QWidget:
        due = self._due
        made = button(
            lambda: due_words.opens(due), clicked=lambda: self.opened.emit(due), name="dueOpen"
        )
        made.say(
            made.setAccessibleName,
            lambda: _("{what}: {title}").format(
                what=due_words.opens(due), title=due_words.title(due)
            ),
        )
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return made

    def _more_button(self) -> QWidget:
        due = self._due
        more = tool_button(
            lambda: _("More about: {title}").format(title=due_words.title(due)),
            "ellipsis",
            name="dueMore",
        )
        menu = QMenu(more)
        menu.aboutToShow.connect(partial(self._fill, menu))
        more.setMenu(menu)
        return more

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        due = self._due
        if due.kind is DueKind.REFLECTION:
            menu.addAction(due_words.done(due)).triggered.connect(lambda: self.done.emit(due))
        elif not due_words.opens(due):
            menu.addAction(_("Open it")).triggered.connect(lambda: self.opened.emit(due))
        menu.addSection(_("Leave it until"))
        for wanted in Snooze:
            action = menu.addAction(due_words.snooze(wanted))
            action.setObjectName(f"snooze_{wanted.value}")
            action.triggered.connect(
                lambda _on=False, wanted=wanted: self.snoozed.emit(due, wanted)
            )


class DueCard(TranslatedWidget):
    """A heading and what is due under it; nothing at all when nothing is.

    Signals:
        done: Emitted with the Due when the user did what it asks for.
        opened: Emitted with the Due to look at.
        snoozed: Emitted with the Due and the Snooze for which it is left.
        said_once: Emitted with the Due that shows what is said once and never again.
    """

    done = Signal(object)
    opened = Signal(object)
    snoozed = Signal(object, object)
    said_once = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dues: tuple[Due, ...] = ()
        self._rows: list[QWidget] = []
        self._shows_all = False
        self._card = Card(lambda: _("What is coming up"), gap=4)
        self._rest = button("", "ghost", clicked=self._on_rest, name="dueRest", flush=True)
        self._rest.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self._card.body.addLayout(self._inside)
        self._card.body.addWidget(self._rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self.hide()

    def show_due(self, dues: Sequence[Due]) -> None:
        """Show these; rows are made anew only when something about them changed."""
        if tuple(dues) != self._dues:
            self._dues = tuple(dues)
            self._fill()
        self.setVisible(bool(dues))

    def _fill(self) -> None:
        for each in self._rows:
            self._inside.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._rows = []
        shown = self._dues if self._shows_all else self._dues[:SHOWN]
        for number, due in enumerate(shown):
            if number:
                self._add(rule())
            row = named(DueRow(due), "due")
            row.done.connect(self.done)
            row.opened.connect(self.opened)
            row.snoozed.connect(self.snoozed)
            self._add(row)
            if due.says_once:
                self.said_once.emit(due)
        self._rest.setVisible(len(self._dues) > len(shown))
        self._rest.say(self._rest.setText, self._rest_words)

    def _add(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._inside.addWidget(widget)
        widget.show()

    def _rest_words(self) -> str:
        count = len(self._dues) - SHOWN
        return ngettext("Show {count} more", "Show {count} more", count).format(count=count)

    def _on_rest(self) -> None:
        self._shows_all = True
        self._fill()
