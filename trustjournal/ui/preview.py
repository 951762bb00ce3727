"""A text as it reads: for reading again and for printing. Nothing here can be typed into.

What Qt's rich text could be made to do is kept out before it begins: raw HTML, files and addresses
behind pictures, markup that takes minutes.
"""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from trustjournal.ui import icons, tokens
from trustjournal.ui.translated import Text, Translated

Picture = Callable[[str], QImage | None]
"""Returns a picture of the journal by its id."""

SCHEME = "attachment"
LONGEST_MARKDOWN = 100_000
_MOST_COLUMNS = 40
_DEEPEST = 20
_PIECE = 4_000
"""Characters of one line that Qt lays out quickly."""

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_QUOTES = re.compile(r"^(?:[ \t]*>)+")
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_FEATURES = (
    QTextDocument.MarkdownFeature.MarkdownDialectGitHub
    | QTextDocument.MarkdownFeature.MarkdownNoHTML
)


def is_tame(text: str) -> bool:
    """Tell whether Qt reads this as Markdown in the blink of an eye; hostile texts stay plain."""
    if len(text) > LONGEST_MARKDOWN:
        return False
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        if line.count("|") > _MOST_COLUMNS or len(line) > LONGEST_MARKDOWN // 10:
            return False
        if quotes and quotes[0].count(">") > _DEEPEST:
            return False
        if len(line) - len(line.lstrip()) > 4 * _DEEPEST:
            return False
    return True


def with_line_ends(text: str) -> str:
    """Let each line end where the writer ended it; Markdown would run the lines together.

    A line after a list or a quotation that is neither begins anew, as it looks while writing.
    """
    lines: list[str] = []
    in_code = False
    former = ""
    for line in text.split("\n"):
        fence = bool(_FENCE.match(line))
        in_code ^= fence
        plain = line.rstrip()
        if in_code or fence or not plain:
            lines.append(plain)
            former = ""
            continue
        kind = _kind_of(plain)
        if former and kind != former:
            lines.append("")
        lines.append(f"{plain}  ")
        former = kind
    return "\n".join(lines)


def _kind_of(line: str) -> str:
    if _QUOTES.match(line):
        return "quote"
    if _LIST.match(line):
        return "list"
    return "list" if line.startswith(("  ", "\t")) else "words"


def in_pieces(text: str) -> str:
    """Break lines that Qt would take minutes to lay out; for showing only."""
    return "\n".join(
        "\n".join(line[start : start + _PIECE] for start in range(0, max(1, len(line)), _PIECE))
        for line in text.split("\n")
    )


class ReadingDocument(QTextDocument):
    """A document that shows pictures of the journal and nothing from anywhere else."""

    def __init__(self, picture: Picture | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        # Undo would keep a second copy of every text that was shown.
        self.setUndoRedoEnabled(False)
        wrapping = QTextOption()
        wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setDefaultTextOption(wrapping)

    def show_text(self, text: str) -> None:
        """Show a text, as Markdown where that is quick, else plain."""
        if is_tame(text):
            self.setMarkdown(with_line_ends(text), _FEATURES)
            self._set_headings()
        else:
            self.setPlainText(in_pieces(text))

    def _set_headings(self) -> None:
        """Keep headings near the size of the text; Qt would make the first twice as large.

        Relative, so that it holds on paper too, where a pixel is something else.
        """
        block = self.firstBlock()
        while block.isValid():
            if level := block.blockFormat().headingLevel():
                wanted = QTextCharFormat()
                wanted.setProperty(QTextFormat.Property.FontSizeAdjustment, max(0, 3 - level))
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                cursor.mergeCharFormat(wanted)
            block = block.next()

    def loadResource(self, kind: int, address: QUrl | str) -> object:
        url = QUrl(address) if isinstance(address, str) else address
        if kind != QTextDocument.ResourceType.ImageResource.value or url.scheme() != SCHEME:
            return _nothing_to_see()
        found = self._picture(url.path() or url.host()) if self._picture else None
        return found if found is not None and not found.isNull() else _nothing_to_see()


def _nothing_to_see() -> QImage:
    """Return a small drawing: the reader sees that something is there that is not shown."""
    side = tokens.worn().px(20)
    drawn = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(0)
    painter = QPainter(drawn)
    painter.drawPixmap(0, 0, side, side, icons.pixmap("image", "faint", px=20))
    painter.end()
    return drawn


class Preview(Translated, QTextBrowser):
    """Shows a text for reading.

    Signals:
        link_chosen: Emitted with the address; nothing is opened before the user was asked.
    """

    link_chosen = Signal(str)

    def __init__(
        self, name: Text, picture: Picture | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text = ""
        self._worn = tokens.worn()
        self._document = ReadingDocument(picture, self)
        self.setDocument(self._document)
        self.setProperty("bare", True)
        self.setProperty("role", "writing")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.link_chosen.emit(url.toString()))
        self.say(self.setAccessibleName, name)

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        self._text = text
        self._document.show_text(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and tokens.worn() is not self._worn:
            # Links carry the colour they were made with.
            self._worn = tokens.worn()
            self._document.show_text(self._text)
