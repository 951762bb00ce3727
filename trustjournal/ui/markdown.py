"""Markdown that shows what it means while it is typed. The text itself is never touched."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from trustjournal.ui import tokens
from trustjournal.ui.in_turns import HighlighterInTurns

_LONGEST_PARAGRAPH = 8_000
"""Characters; beyond it only the kind of a paragraph is shown, so that keys stay quick."""
_TEXT, _CODE = 0, 1
_BEYOND_BMP = re.compile("[\U00010000-\U0010ffff]")
"""Such a character takes two places for Qt, which counts in UTF-16."""

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]+")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?)+")
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_LIST = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
# No pattern looks back at a mark it has passed: a page full of asterisks costs no more than words.
_INLINE = re.compile(
    r"(?P<code>`[^`\n]{1,500}`)"
    r"|(?P<link>!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\))"
    r"|(?P<strong>\*\*(?=\S)[^*\n]{1,500}\*\*|__(?=\S)[^_\n]{1,500}__)"
    r"|(?P<emphasis>\*(?=[^\s*])[^*\n]{1,500}\*|(?<![^\W_])_(?=[^\s_])[^_\n]{1,500}_(?![^\W_]))"
    r"|(?P<struck>~~(?=\S)[^~\n]{1,500}~~)"
    r"|(?P<address>https?://[^\s<>「」（）、。]{1,500})"
    r"|(?P<person>(?<![A-Za-z0-9.])[@＠][^\s@＠#＃、。，．,.!?！？…「」『』（）()\[\]：:；;/|]{1,60})"
    r"|(?P<tag>(?<![^\s、。（(「『])[#＃][^\s@＠#＃、。，．,.!?！？…「」『』（）()\[\]：:；;/|]{1,60})"
)
_EDGES = {"code": 1, "strong": 2, "emphasis": 1, "struck": 2}


class Piece(NamedTuple):
    """A stretch of a paragraph and what it is."""

    start: int
    length: int
    kind: str


def pieces(text: str) -> Iterator[Piece]:
    """Say what the parts of one paragraph of text are; later ones paint over earlier ones."""
    body = 0
    if heading := _HEADING.match(text):
        yield Piece(0, len(text), f"heading{len(heading[1])}")
        yield Piece(0, heading.end(), "mark")
        body = heading.end()
    elif _RULE.match(text):
        yield Piece(0, len(text), "mark")
        return
    else:
        if quote := _QUOTE.match(text):
            yield Piece(0, len(text), "quote")
            yield Piece(0, quote.end(), "mark")
            body = quote.end()
        if marker := _LIST.match(text[body : body + 200]):
            yield Piece(body, marker.end(), "marker")
            body += marker.end()
    if len(text) <= _LONGEST_PARAGRAPH:
        yield from _inline(text, body)


def _inline(text: str, body: int) -> Iterator[Piece]:
    for found in _INLINE.finditer(text, body):
        kind = found.lastgroup or ""
        start, end = found.span()
        if kind == "link":
            bracket = text.index("](", start) + 1
            yield Piece(start, bracket - start, "link")
            yield Piece(bracket, end - bracket, "mark")
            continue
        yield Piece(start, end - start, kind)
        if edge := _EDGES.get(kind):
            yield Piece(start, edge, "mark")
            yield Piece(end - edge, edge, "mark")


class MarkdownHighlighter(HighlighterInTurns):
    """Paints Markdown, @people and #tags in an editor of plain text, in the colours of the theme.

    Colouring anew after a change of theme makes the document report a change although its text is
    the same; whoever keeps texts compares them, as with input methods.
    """

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        super().__init__(editor)
        self._formats: dict[str, QTextCharFormat] = {}
        self._worn = tokens.worn()
        self._heading = ""
        self._mix()
        editor.installEventFilter(self)

    def paint(self, text: str) -> None:
        self._heading = ""
        inside = self.previousBlockState() == _CODE
        if _FENCE.match(text):
            self.setCurrentBlockState(_TEXT if inside else _CODE)
            self._paint(Piece(0, len(text), "mark"))
            return
        self.setCurrentBlockState(_CODE if inside else _TEXT)
        if inside:
            self._paint(Piece(0, len(text), "code"))
            return
        for piece in pieces(_BEYOND_BMP.sub("\\g<0>\ufffc", text)):
            self._paint(piece)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange and tokens.worn() is not self._worn:
            self._worn = tokens.worn()
            self._mix()
            self.paint_all()
        return super().eventFilter(watched, event)

    def _paint(self, piece: Piece) -> None:
        if piece.kind.startswith("heading"):
            self._heading = piece.kind
        self.setFormat(piece.start, piece.length, self._format_of(piece.kind))

    def _format_of(self, kind: str) -> QTextCharFormat:
        """Return the format of a kind of piece; inside a heading it keeps the heading's size."""
        if not self._heading or kind == self._heading:
            return self._formats[kind]
        both = f"{self._heading} {kind}"
        if both not in self._formats:
            merged = QTextCharFormat(self._formats[self._heading])
            merged.merge(self._formats[kind])
            self._formats[both] = merged
        return self._formats[both]

    def _mix(self) -> None:
        worn = self._worn
        formats = {
            "mark": _format(worn.text_faint),
            "marker": _format(worn.accent),
            "quote": _format(worn.text_soft),
            "code": _format(worn.text_soft, ground=worn.subtle),
            "strong": _format(weight=QFont.Weight.Bold),
            "emphasis": _format(italic=True),
            "struck": _format(worn.text_soft, struck=True),
            "link": _format(worn.accent),
            "address": _format(worn.accent),
            "person": _format(worn.accent, weight=QFont.Weight.Medium),
            "tag": _format(worn.record, weight=QFont.Weight.Medium),
        }
        for level, size in enumerate((22, 19, 17, 16, 16, 16), start=1):
            formats[f"heading{level}"] = _format(weight=QFont.Weight.Bold, px=worn.px(size))
        self._formats = formats


def _format(
    colour: str = "",
    *,
    ground: str = "",
    weight: QFont.Weight | None = None,
    italic: bool = False,
    struck: bool = False,
    px: int = 0,
) -> QTextCharFormat:
    made = QTextCharFormat()
    if colour:
        made.setForeground(QColor(colour))
    if ground:
        made.setBackground(QColor(ground))
    if weight is not None:
        made.setFontWeight(weight)
    if italic:
        made.setFontItalic(True)
    if struck:
        made.setFontStrikeOut(True)
    if px:
        made.setProperty(QTextCharFormat.Property.FontPixelSize.value, px)
    return made
