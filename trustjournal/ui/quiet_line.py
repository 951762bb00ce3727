"""One quiet line under what is being written: where there is somebody to talk to.

It looks only at what was just written, on this computer, and keeps nothing: where the words stand
is known to the text's own cursors and to nobody else. It claims to detect nothing.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.core.quiet_words import LONGEST, place_of_quiet_words
from trustjournal.i18n import _
from trustjournal.ui.background import Jobs
from trustjournal.ui.buttons import button, tool_button
from trustjournal.ui.fields import LinesField
from trustjournal.ui.notices import announce
from trustjournal.ui.translated import TranslatedWidget

LOOK_AFTER = 400
"""Milliseconds without a key."""
_KEEP = QTextCursor.MoveMode.KeepAnchor
Span = tuple[int, int]
"""From where to where in a document, in its own positions."""


class QuietLine(TranslatedWidget):
    """At most one for a page, however many fields it listens to. Its place is kept while hidden.

    Signals:
        help_asked: Emitted to see the places to turn to.
        dismissed: Emitted when the line shall never come again; it is gone already.
        problem: Emitted with the exception when it could not be looked.
    """

    help_asked = Signal()
    dismissed = Signal()
    problem = Signal(Exception)

    def __init__(
        self,
        jobs: Jobs,
        *,
        new_timer: Callable[[QObject], QTimer] = QTimer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._on = True
        self._text_no = 0
        self._writings: list[_Writing] = []
        self._unanswered: list[QTextCursor] = []
        """What was written and is not known yet to be without such words."""
        self._found: list[QTextCursor] = []
        """Where such words stand."""
        self._timer = new_timer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER)
        self._timer.timeout.connect(self._look)
        self._link = button(_line, "ghost", clicked=self.help_asked.emit, name="quietHelp")
        self._link.setProperty("quiet", True)
        self._close = tool_button(
            lambda: _("Do not show this line again"),
            "x",
            tone="faint",
            px=14,
            clicked=self._dismiss,
            name="quietDismiss",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._link)
        row.addWidget(self._close)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.setSizePolicy(keeps)
        self.hide()

    def listen_to(self, field: LinesField) -> None:
        """Look at what is written in a field from now on."""
        writing = _Writing(field, self)
        writing.went_on.connect(self._look_later)
        self._writings.append(writing)

    def begin_anew(self) -> None:
        """Another text is shown: what stands in it already is none of this line's business."""
        self._timer.stop()
        for writing in self._writings:
            writing.take()
        self._text_no += 1
        self._unanswered, self._found = [], []
        self.hide()

    def use(self, on: bool) -> None:
        """Look, or do not."""
        if on is not self._on:
            self._on = on
            self.begin_anew()

    def _look_later(self) -> None:
        if self._on:
            self._timer.start()

    def _look(self) -> None:
        if any(writing.is_composing for writing in self._writings):
            return  # the end of the composition is a change as well
        taken = (writing.take() for writing in self._writings)
        self._unanswered += [cursor for cursor in taken if cursor is not None]
        asked = [(each, each.selectedText()) for each in (*self._unanswered, *self._found)]
        text_no = self._text_no
        self._jobs.run(
            self,
            lambda: [place_of_quiet_words(text) for _cursor, text in asked],
            lambda places: self._on_answer(text_no, asked, places),
            fail=self.problem.emit,
            only_latest="words",
        )

    def _on_answer(
        self, text_no: int, asked: Sequence[tuple[QTextCursor, str]], places: Sequence[Span | None]
    ) -> None:
        if text_no != self._text_no:
            return  # another text is shown since
        self._unanswered, self._found = [], []
        for (cursor, text), place in zip(asked, places, strict=True):
            if place is None:
                continue
            if cursor.selectedText() != text:  # somebody wrote on meanwhile
                self._unanswered.append(cursor)
                self._timer.start()
            elif (words := _narrowed(cursor, text, place)) not in self._found:
                self._found.append(words)
        self._show(bool(self._unanswered or self._found))

    def _show(self, shown: bool) -> None:
        if shown and self.isHidden():
            announce(self, _line())
        self.setVisible(shown)

    def _dismiss(self) -> None:
        if self._close.hasFocus():
            self._back_to_the_text()
        self.use(False)
        self.dismissed.emit()

    def _back_to_the_text(self) -> None:
        for writing in self._writings:
            if any(cursor.document() is writing.field.document() for cursor in self._found):
                writing.field.setFocus()


class _Writing(QObject):
    """Notes where in a field something was written since it was last taken.

    Signals:
        went_on: Emitted when something was written, or a composition ended.
    """

    went_on = Signal()

    def __init__(self, field: LinesField, parent: QObject) -> None:
        super().__init__(parent)
        self.field = field
        self._span: Span | None = None
        field.document().contentsChange.connect(self._on_change)
        field.composing_changed.connect(self.went_on)

    @property
    def is_composing(self) -> bool:
        """Whether an input method still holds a part of it."""
        return self.field.is_composing

    def take(self) -> QTextCursor | None:
        """Return what was written with a little before and after it in its paragraphs."""
        span, self._span = self._span, None
        if span is None:
            return None
        document = self.field.document()
        last = document.characterCount() - 1
        start, end = min(span[0], last), min(span[1], last)
        final = document.findBlock(end)
        cursor = QTextCursor(document)
        cursor.setPosition(max(document.findBlock(start).position(), start - LONGEST))
        cursor.setPosition(min(final.position() + final.length() - 1, end + LONGEST), _KEEP)
        return cursor

    def _on_change(self, position: int, removed: int, added: int) -> None:
        self._span = widened(self._span, position, removed, added)
        self.went_on.emit()


def widened(span: Span | None, position: int, removed: int, added: int) -> Span:
    """Return the span with a change added to it, as positions lie after the change."""
    if span is None:
        return position, position + added
    start, end = (_moved(each, position, removed, added) for each in span)
    return min(start, position), max(end, position + added)


def _moved(place: int, position: int, removed: int, added: int) -> int:
    return place if place < position else max(place - removed, position) + added


def _narrowed(cursor: QTextCursor, text: str, place: Span) -> QTextCursor:
    """Return a cursor on a part of what this one holds; Python and Qt count differently."""
    start = cursor.selectionStart()
    words = QTextCursor(cursor)
    words.setPosition(start + _units(text[: place[0]]))
    words.setPosition(start + _units(text[: place[1]]), _KEEP)
    return words


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _line() -> str:
    return _("If you want to talk to someone, here are places.")
