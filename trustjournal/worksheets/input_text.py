"""A question that is answered in words: room to write, and what helps to begin and to stop."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _, ngettext
from trustjournal.people.fields import NoteField
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import (
    Text,
    TranslatedWidget,
    announce,
    button,
    label,
    named,
    spoken,
)
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.gentle_check import GentleCheck

if TYPE_CHECKING:
    from trustjournal.ui.background import Jobs
    from trustjournal.worksheets.domain import Question, Texts

_MOST_LINES = 18
_NEAR_THE_END = 8
"""The room that is left is said from the last eighth on."""
_MINUTE = 60_000
NewTimer = Callable[[QObject], QTimer]


class TextInput(TranslatedWidget):
    """Several lines of text.

    Signals:
        changed: Emitted when the user changed it; not while an input method composes.
    """

    changed = Signal()

    def __init__(
        self,
        question: Question,
        name: Text,
        jobs: Jobs,
        *,
        new_timer: NewTimer = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._most = question.max_chars
        self.field = named(
            NoteField(question.rows, max(question.rows + 6, min(_MOST_LINES, question.rows * 4))),
            "words",
        )
        self.say(self.field.setAccessibleName, name)
        self._room = label("", "caption", tone="soft", name="roomLeft")
        self._room.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self._room)
        self.check = GentleCheck(
            self.field, jobs, hedge=question.hedge_check, harsh=question.harsh_check,
            new_timer=new_timer,
        )  # fmt: skip
        column.addWidget(self.check)
        if question.templates:
            column.addWidget(self._wordings(question.templates))
        if question.timer_minutes:
            column.addWidget(QuietTimer(question.timer_minutes, new_timer))
        self.field.changed.connect(self._on_changed)

    def value(self) -> str:
        """Return what stands in it."""
        return self.field.value()

    def show_value(self, value: Any) -> None:
        """Show a text without telling anybody."""
        text = value if isinstance(value, str) else ""
        if text == self.value():
            return
        self.field.show_value(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.check.begin_anew()
        self._tell_room()

    def first_field(self) -> QWidget:
        """Return where one begins to type."""
        return self.field

    def _on_changed(self) -> None:
        self._tell_room()
        self.changed.emit()

    def _tell_room(self) -> None:
        if self._most is None:
            return
        left = self._most - len(self.value())
        self._room.say(self._room.setText, lambda: words.room_left(left))
        self._room.setVisible(left <= self._most // _NEAR_THE_END)

    def _wordings(self, templates: tuple[Texts, ...]) -> QWidget:
        fold = Fold(lambda: _("Wordings to begin from"), name="wordings")
        for each in templates:
            row = QHBoxLayout()
            row.setSpacing(10)
            text = label(partial(_whole, each), "small", tone="soft", wrap=True)
            row.addWidget(text, 1)
            take = button(
                lambda: _("Put it in"), "ghost", "plus", clicked=partial(self._put_in, each),
                name="putIn",
            )  # fmt: skip
            take.say(take.setAccessibleName, partial(_taking, each))
            row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
            fold.body.addLayout(row)
        return fold

    def _put_in(self, template: Texts) -> None:
        _name, text = words.wording(template)
        cursor = self.field.textCursor()
        before = "" if cursor.atStart() or cursor.atBlockStart() else "\n"
        cursor.insertText(f"{before}{text}")
        self.field.setTextCursor(cursor)
        self.field.setFocus()


def _whole(template: Texts) -> str:
    return words.in_language(template)()


def _taking(template: Texts) -> str:
    return _("Put in: {words}").format(words=_whole(template))


class QuietTimer(TranslatedWidget):
    """Some minutes that one may set oneself. It makes no sound and stops nothing."""

    def __init__(
        self, minutes: int, new_timer: NewTimer = QTimer, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._minutes, self._left = minutes, 0
        self._timer = new_timer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self._on_minute)
        self._button = button("", "ghost", "clock", clicked=self._on_pressed, name="timer")
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._words = label("", "small", tone="soft", wrap=True, name="timerWords")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._button)
        row.addWidget(self._words, 1)
        row.addStretch(0)
        self._show(lambda: "")

    def _on_pressed(self) -> None:
        if self._left:
            self._timer.stop()
            self._left = 0
            self._show(lambda: "")
            return
        self._left = self._minutes
        self._timer.start()
        self._tell()

    def _on_minute(self) -> None:
        self._left -= 1
        if self._left:
            self._timer.start()
            self._tell()
            return
        over = partial(_over, self._minutes)
        self._show(over)
        announce(self, over())

    def _tell(self) -> None:
        left = self._left
        self._show(lambda: words.minutes_left(left))

    def _show(self, text: Callable[[], str]) -> None:
        runs = bool(self._left)
        self._button.say(
            self._button.setText,
            (lambda: _("Stop the timer")) if runs else partial(_starting, self._minutes),
        )
        self._words.say(self._words.setText, text)
        self._words.setVisible(bool(spoken(text)))


def _starting(minutes: int) -> str:
    return ngettext(
        "Write for {count} quiet minute", "Write for {count} quiet minutes", minutes
    ).format(count=minutes)


def _over(minutes: int) -> str:
    return ngettext(
        "{count} minute is over. You may stop here, in the middle of a sentence too.",
        "{count} minutes are over. You may stop here, in the middle of a sentence too.",
        minutes,
    ).format(count=minutes)
