"""The sheet of paper: a plain-text surface that changes nothing by showing it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRegularExpression, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from trustjournal.core.text import storable
from trustjournal.journal.document import (
    break_long_block,
    characters_before,
    end_of,
    faithful_text,
    insert_lines,
    mark_end,
    plain_text,
    units_before,
)
from trustjournal.journal.domain import LONGEST_TEXT
from trustjournal.journal.lines import BROKEN_TO_SHOW, LONGEST_LINE, is_ordinary, lead_of
from trustjournal.ui.fields import LinesField

MEASURE = 44
"""The widest a line may become, in widths of 字."""
_LEAST_SIDE = 28
_MOVE, _KEEP = QTextCursor.MoveMode.MoveAnchor, QTextCursor.MoveMode.KeepAnchor
_ROOM_TO_TYPE = 10_000
"""Characters that a paste leaves free, so that one can go on writing after it."""


class WritingSurface(LinesField):
    """Where an entry is typed.

    Signals:
        picture_pasted: A picture came from the clipboard or was dropped, as QImage.
        files_dropped: Local files were pasted or dropped, as a list of paths.
        refused: A paste would have made the text longer than an entry can be; nothing was changed.
    """

    picture_pasted = Signal(QImage)
    files_dropped = Signal(list)
    refused = Signal()

    _NEW_LINE_KEYS: ClassVar = (
        QKeySequence.StandardKey.InsertParagraphSeparator,
        QKeySequence.StandardKey.InsertLineSeparator,
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lead = ""
        self._ordinary = True
        self._takes_key: Callable[[QKeyEvent], bool] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setCursorWidth(2)
        self.textChanged.connect(self._break_long_line)

    # The text

    def load(self, text: str, cursor: int = 0) -> None:
        """Show a stored text with the cursor before the given character; nothing to undo yet."""
        self._lead = lead_of(text)
        body = text[len(self._lead) :]
        self._ordinary = is_ordinary(body)
        if self._ordinary:
            self.setPlainText(body)
        else:
            self.clear()
            self.document().setUndoRedoEnabled(False)
            insert_lines(QTextCursor(self.document()), body)
            self.document().setUndoRedoEnabled(True)
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self._place_cursor(body, max(0, cursor - len(self._lead)))

    def text(self) -> str:
        """Return what is written, without anything still being composed."""
        return self._lead + self._body()

    def _body(self) -> str:
        document = self.document()
        return storable(plain_text(document) if self._ordinary else faithful_text(document))

    def cursor_place(self) -> int:
        """Return how many characters of the text lie before the cursor."""
        return self._place_of(self.textCursor().position())

    def chosen(self) -> tuple[int, int]:
        """Return from where to where is chosen; the cursor stands at the latter."""
        cursor = self.textCursor()
        return self._place_of(cursor.anchor()), self._place_of(cursor.position())

    def choose(self, start: int, end: int) -> None:
        """Choose again what lies between two places."""
        body = self._body()
        cursor = self.textCursor()
        for place, mode in ((start, _MOVE), (end, _KEEP)):
            cursor.setPosition(self._position_in(body, max(0, place - len(self._lead))), mode)
        self.setTextCursor(cursor)

    def top(self) -> int:
        """Return how many characters lie above what is seen."""
        return self._place_of(self.cursorForPosition(QPoint()).position())

    def be_at(self, start: int, end: int, top: int) -> None:
        """Look as it did: this chosen, and that the first that is seen."""
        self.choose(start, end)
        self.show_from(top)

    def show_from(self, place: int) -> None:
        """Let the line with this place be the first that is seen."""
        cursor = self.textCursor()
        cursor.setPosition(self._position_in(self._body(), max(0, place - len(self._lead))))
        block = cursor.block()
        self.document().documentLayout().blockBoundingRect(block)  # else it has no lines yet
        line = block.layout().lineForTextPosition(cursor.positionInBlock())
        within = line.lineNumber() if line.isValid() else 0
        self.verticalScrollBar().setValue(block.firstLineNumber() + within)

    def _place_of(self, position: int) -> int:
        if self._ordinary:
            return len(self._lead) + characters_before(plain_text(self.document()), position)
        return len(self._lead) + len(faithful_text(self.document(), 0, position))

    def _place_cursor(self, body: str, place: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self._position_in(body, place))
        self.setTextCursor(cursor)

    def _position_in(self, body: str, place: int) -> int:
        if self._ordinary:
            return units_before(body, min(place, len(body)))
        return self._position_of(place)

    def _position_of(self, place: int) -> int:
        block = self.document().begin()
        while block.isValid() and block.next().isValid():
            line = block.text()
            if place <= len(line):
                break
            place -= len(line) + len(end_of(block))
            block = block.next()
        return block.position() + units_before(block.text(), max(0, place))

    def line_before_cursor(self) -> str:
        """Return the present line up to the cursor."""
        cursor = self.textCursor()
        line = cursor.block().text()
        return line[: characters_before(line, cursor.positionInBlock())]

    def replace_before_cursor(self, count: int, text: str) -> None:
        """Put a text in place of the characters directly before the cursor, as one undo step."""
        cursor = self.textCursor()
        gone = self.line_before_cursor()[-count:]
        cursor.setPosition(cursor.position() - units_before(gone, len(gone)))
        cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def remove_all(self, pattern: str) -> None:
        """Take everything out that fits, with the line that held nothing else, as one undo step."""
        expression = QRegularExpression(pattern)
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        found = self.document().find(expression, 0)
        while not found.isNull():
            alone = found.selectedText() == found.block().text()
            found.removeSelectedText()
            if alone and not found.atEnd():
                found.deleteChar()
            found = self.document().find(expression, found.position())
        whole.endEditBlock()

    # Keys

    def give_keys_first_to(self, takes: Callable[[QKeyEvent], bool]) -> None:
        """Let a completion list answer a key before the text does."""
        self._takes_key = takes

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_key is not None and self._takes_key(event):
            event.accept()
            return
        if not self._ordinary and self._acts_at_a_shown_break(event):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def _acts_at_a_shown_break(self, event: QKeyEvent) -> bool:
        """Handle the keys for which a line broken only to be shown is not a line end."""
        cursor = self.textCursor()
        if self.isReadOnly():
            return False
        if any(event.matches(key) for key in self._NEW_LINE_KEYS):
            return self._insert_line_end(cursor)
        if cursor.hasSelection():
            return False
        if event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart():
            before = cursor.block().previous()
            return before.isValid() and self._delete_over_break(
                cursor, before.position() + before.length() - 1, end_of(before), back=True
            )
        if event.key() == Qt.Key.Key_Delete and cursor.atBlockEnd():
            after = cursor.block().next()
            return after.isValid() and self._delete_over_break(
                cursor, after.position(), end_of(cursor.block()), back=False
            )
        return False

    def _insert_line_end(self, cursor: QTextCursor) -> bool:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        shown_break = end_of(cursor.block()) == BROKEN_TO_SHOW
        cursor.insertBlock()
        if shown_break:
            mark_end(cursor.block().previous(), "\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _delete_over_break(
        self, cursor: QTextCursor, position: int, end: str, *, back: bool
    ) -> bool:
        if end != BROKEN_TO_SHOW:
            return False
        cursor.setPosition(position)
        if back:
            cursor.deletePreviousChar()
        else:
            cursor.deleteChar()
        self.setTextCursor(cursor)
        return True

    def event(self, event: QEvent) -> bool:
        # Tab moves the focus before it becomes a key press; the completion list comes before that.
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
            and self._takes_key is not None
            and self._takes_key(event)
        ):
            return True
        return super().event(event)

    # Copying and pasting

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what is stored, not what is shown: hard spaces stay hard, shown breaks vanish."""
        data = QMimeData()
        cursor = self.textCursor()
        data.setText(faithful_text(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage() or source.hasUrls() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = [url.toLocalFile() for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasImage() and _tells_only_its_place(source):
            self.picture_pasted.emit(QImage(source.imageData()))
        elif source.hasText():
            self.insert(source.text())
        elif source.hasHtml():
            words = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
            self.insert(words.replace("\ufffc", ""))  # where a picture stood

    def insert(self, text: str) -> None:
        """Put a text in at the cursor, unless the entry would become too long."""
        if len(text) + self.document().characterCount() > LONGEST_TEXT - _ROOM_TO_TYPE:
            self.refused.emit()
            return
        text = storable(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2029", "\n")
        cursor = self.textCursor()
        if is_ordinary(text) and (self._ordinary or "\n" not in text):
            cursor.insertText(text)
        else:
            self._ordinary = False
            cursor.removeSelectedText()
            insert_lines(cursor, text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _break_long_line(self) -> None:
        block = self.textCursor().block()
        if block.length() > LONGEST_LINE + 1 and not self._composing:
            self._ordinary = False
            break_long_block(block)

    # How it looks

    def cursor_corner(self) -> QPoint:
        """Return where a list beside the cursor may begin, in this widget's coordinates."""
        place: QRect = self.cursorRect()
        return self.viewport().mapToParent(place.bottomLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._keep_measure()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_measure()

    def _keep_measure(self) -> None:
        widest = MEASURE * QFontMetricsF(self.font()).horizontalAdvance("字")
        side = max(_LEAST_SIDE, round((self.width() - widest) / 2))
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 8, side, 8)


def _tells_only_its_place(picture: QMimeData) -> bool:
    """Whether the text beside a picture, if any, is the address a browser took it from."""
    places = picture.urls()
    return all(QUrl(word) in places for word in picture.text().split())
