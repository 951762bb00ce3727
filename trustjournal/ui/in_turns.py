"""Paints a text of any length in an editor without making the keys wait."""

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

_MOST_PARAGRAPHS = 20_000
"""Of more, none is painted: even asking for each would hold up the window."""
_AT_ONCE = 30_000
"""Characters that are painted while the window waits; what is beyond them follows in turns."""
_A_TURN = 10_000
"""Characters that are painted before keys and clicks have theirs."""
_PARAGRAPH_COSTS = 40
"""What a paragraph takes beside its text, in characters."""
_SEEN = 60
"""Paragraphs from the top of what is on the screen: their turn comes first."""
_PLAIN = 0


class HighlighterInTurns(QSyntaxHighlighter):
    """Paints what was just written at once, and of a long text the rest little by little."""

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        super().__init__(editor)
        self._editor, self._whole = editor, editor.document()
        # Heard before Qt hears it, which would ask us for the look of every new paragraph.
        self._whole.contentsChange.connect(self._on_change)
        self.setDocument(self._whole)
        self._left = _AT_ONCE
        self._waiting: QTextCursor | None = None
        """In the first paragraph that waits for its turn; all below it are looked at again."""
        self._seen_first = False
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._take_turn)

    @property
    def is_painting(self) -> bool:
        """Whether something waits for its turn."""
        return self._waiting is not None

    def paint(self, text: str) -> None:
        """Paint the current paragraph, and say what state the next one begins in."""
        raise NotImplementedError

    def paint_all(self) -> None:
        """Paint everything anew, for another look."""
        self._left = _AT_ONCE
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if self._left > 0:
            self._left = max(0, self._left - len(text) - _PARAGRAPH_COSTS)
            self.paint(text)
            return
        if self.currentBlockState() < _PLAIN:
            self.setCurrentBlockState(max(_PLAIN, self.previousBlockState()))
        if self._left == 0:  # the first of many: they come from top to bottom
            self._left = -1
            self._seen_first = self._seen_first or self._waiting is None
            self._wait(self.currentBlock().position())

    def _on_change(self) -> None:
        self._left = _AT_ONCE
        paragraphs = self._whole.blockCount()
        if paragraphs > _MOST_PARAGRAPHS and self.document() is not None:
            self.setDocument(None)
        elif paragraphs < _MOST_PARAGRAPHS // 2 and self.document() is None:
            self.setDocument(self._whole)

    def _wait(self, position: int) -> None:
        if self._waiting is None:
            self._waiting = QTextCursor(self._whole)
            self._waiting.setPosition(position)
            self._turn.start()
        elif position < self._waiting.position():
            self._waiting.setPosition(position)

    def _take_turn(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or self.document() is None:
            return
        # Only the look changes: nobody has written, so nobody has to hear of it.
        self._whole.blockSignals(True)
        try:
            if self._seen_first:
                self._left = _AT_ONCE
                self._paint_from(self._editor.cursorForPosition(QPoint()).block(), _SEEN)
            self._left = _A_TURN
            after = self._paint_from(waiting.block(), _MOST_PARAGRAPHS)
        finally:
            self._whole.blockSignals(False)
        self._left, self._seen_first = _AT_ONCE, False
        if after.isValid():
            self._wait(after.position())

    def _paint_from(self, block: QTextBlock, most: int) -> QTextBlock:
        """Paint so many paragraphs if there is time for them; return the one after the last."""
        while most > 0 and self._left > 0 and block.isValid():
            self.rehighlightBlock(block)
            block = block.next()
            most -= 1
        return block
