"""What the program has to say beside its pages: something done that can be undone, and problems."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.ui.buttons import ToolButton, button, tool_button
from trustjournal.ui.labels import IconLabel, Label, label
from trustjournal.ui.translated import Text, TranslatedFrame, spoken

TOAST_STAYS = 10_000
"""Milliseconds; long enough to reach for the mouse or the Tab key."""
_TOAST_MARGINS, _TOAST_GAP, _TOAST_EDGE = (18, 8, 10, 8), 16, 24


def announce(widget: QWidget, message: str) -> None:
    """Let a screen reader say something that appeared by itself."""
    # Not above: the first window would wait for three hundred constants.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))


class Toast(TranslatedFrame):
    """A sentence at the foot of the window, with a way back. It waits while one is on it."""

    def __init__(self, window: QWidget, stays: int = TOAST_STAYS) -> None:
        super().__init__(window)
        self.setObjectName("toast")
        self._window = window
        self._undo: Callable[[], Any] | None = None
        self._is_fixed = True
        """Whether the sentence was given in the language of that moment only."""
        self._timer = QTimer(self, singleShot=True, interval=stays)
        self._timer.timeout.connect(self.dismiss)
        self._words = label("", "body", wrap=True)
        self._button = button(lambda: _("Undo"), clicked=self._on_undo, name="undo")
        self._button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(*_TOAST_MARGINS)
        row.setSpacing(_TOAST_GAP)
        row.addWidget(self._words)
        row.addWidget(self._button)
        window.installEventFilter(self)
        self.hide()

    def offer(self, message: Text, undo: Callable[[], Any] | None = None) -> None:
        """Say what was done; with undo, offer to take it back. Replaces a former toast."""
        self._undo, self._is_fixed = undo, isinstance(message, str)
        self._words.say(self._words.setText, message)
        self._button.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, spoken(message))

    def dismiss(self) -> None:
        """Go away; what was done stays done. The words may be the user's own: none are kept."""
        self._timer.stop()
        self._undo = None
        self.hide()
        self._words.say(self._words.setText, "")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._wait_again()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.FocusIn and watched is self._button:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and watched is self._button:
            self._wait_again()
        return False

    def language_changed(self) -> None:
        if self._undo is None and self._is_fixed:
            self.dismiss()
        elif self._is_fixed:
            self._words.say(self._words.setText, lambda: _("What was just done can be undone."))
            self._is_fixed = False
        self._place()

    def _wait_again(self) -> None:
        if self.isVisible() and not self._button.hasFocus() and not self.underMouse():
            self._timer.start()

    def _on_undo(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo is not None:
            undo()

    def _place(self) -> None:
        window = self._window
        self._words.setFixedWidth(self._width_of_words(window.width() - 2 * _TOAST_EDGE))
        self.adjustSize()
        x = (window.width() - self.width()) // 2
        self.move(QPoint(max(0, x), max(0, window.height() - self.height() - _TOAST_EDGE)))

    def _width_of_words(self, room: int) -> int:
        """Return the width of one line; where there is no room for it, the words wrap."""
        self._words.ensurePolished()
        self._button.ensurePolished()
        left, _top, right, _bottom = _TOAST_MARGINS
        beside = self._button.sizeHint().width() + _TOAST_GAP if self._undo else 0
        line = self._words.fontMetrics().horizontalAdvance(self._words.text()) + 2
        return max(1, min(line, room - left - right - beside))


class ProblemBar(TranslatedFrame):
    """Says what happened, what was kept and what to do next. It stays until it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "problem")
        self._read: Callable[[], Any] | None = None
        self._happened = label("", "strong", wrap=True, name="happened")
        self._kept = label("", "body", wrap=True, name="kept")
        self._next = label("", "body", wrap=True, name="nextStep")
        words = QVBoxLayout()
        words.setSpacing(3)
        for each in (self._happened, self._kept, self._next):
            words.addWidget(each)
        self._close: ToolButton = tool_button(
            lambda: _("Close this message"), "x", clicked=self._on_close, name="close"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 10, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel("triangle-alert", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_problem(self, problem: Exception) -> None:
        """Show a problem; what is none of ours gets one calm sentence, never its details."""
        self._read = None
        if isinstance(problem, JournalProblem):
            self._show(lambda: problem)
        else:
            self._show(_unexpected)

    def tell(self, problem: Callable[[], JournalProblem], read: Callable[[], Any]) -> None:
        """Tell of something earlier, in the language in use; `read` follows when it is closed."""
        self._read = read
        self._show(problem)

    def _show(self, problem: Callable[[], JournalProblem]) -> None:
        self._happened.say(self._happened.setText, lambda: problem().happened)
        self._kept.say(self._kept.setText, lambda: problem().kept)
        self._next.say(self._next.setText, lambda: problem().next_step)
        for each in (self._happened, self._kept, self._next):
            each.setVisible(bool(each.text()))
        self.show()
        announce(self, "\n".join(each.text() for each in self._shown()))

    def _on_close(self) -> None:
        self.hide()
        read, self._read = self._read, None
        if read is not None:
            read()

    def _shown(self) -> list[Label]:
        return [each for each in (self._happened, self._kept, self._next) if not each.isHidden()]


def _unexpected() -> JournalProblem:
    return JournalProblem(
        _("Something unexpected went wrong. What you saved is safe; please try again.")
    )
