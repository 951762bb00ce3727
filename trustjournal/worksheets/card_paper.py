"""A card laid out as a sheet: on paper in black, on the screen in the theme's colours."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from trustjournal.i18n import formats
from trustjournal.ui import fonts, paper, tokens
from trustjournal.worksheets.card import FilledCard, Part, by_when
from trustjournal.worksheets.domain import Style

_INK, _SOFT, _RULE = "#000000", "#4A4A4A", "#9A9A9A"
"""On paper; a soft grey that still reads well from a laser printer."""
_INDENT = 14
_NEW_LINE = "\u2028"
"""What ends a line inside a paragraph, for Qt."""
_TITLE_PT, _LABEL_PT, _BODY_PT = 18, 9.5, 11.5
"""A card is read at arm's length, in the middle of a talk perhaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The letters and colours of a card."""

    title: QFont
    label: QFont
    body: QFont
    small: QFont
    ink: str
    soft: str
    label_ink: str
    rule: str
    line: int
    """Height of a line, in per cent."""


def on_paper() -> Look:
    """Return how a card looks when it is printed."""
    return Look(
        title=paper.font(_TITLE_PT, QFont.Weight.Bold),
        label=paper.font(_LABEL_PT, QFont.Weight.Bold),
        body=paper.font(_BODY_PT),
        small=paper.font(paper.SMALL_PT),
        ink=_INK,
        soft=_SOFT,
        label_ink=_SOFT,
        rule=_RULE,
        line=paper.LINE,
    )


def on_screen() -> Look:
    """Return how a card looks in the theme in use."""
    worn = tokens.worn()
    return Look(
        title=fonts.role("title"),
        label=fonts.role("label"),
        body=fonts.font(15),
        small=fonts.role("small"),
        ink=worn.text,
        soft=worn.text_soft,
        label_ink=worn.accent,
        rule=worn.border_strong,
        line=120,
    )


def document(card: FilledCard) -> QTextDocument:
    """Lay a card out for paper."""
    made = QTextDocument()
    lay_out(made, card, on_paper())
    return made


def lay_out(document: QTextDocument, card: FilledCard, look: Look) -> None:
    """Write a card into a document, instead of what was there."""
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.setDefaultFont(look.body)
    document.setIndentWidth(_INDENT)
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(wrapping)
    sheet = _Sheet(document, look)
    sheet.put(formats.long_day(card.day), look.small, look.soft)
    sheet.put(card.title, look.title, look.ink, above=4)
    for part in card.parts:
        sheet.put(part.label, look.label, look.label_ink, above=18, kind=_Kind.HEADING)
        _put_lines(sheet, part, card)


def _put_lines(sheet: "_Sheet", part: Part, card: FilledCard) -> None:
    look = sheet.look
    for line in part.lines:
        if line.is_one_of_several:
            sheet.put(line.text, look.body, look.ink, above=3, kind=_Kind.ITEM)
        elif part.style is Style.QUOTE:
            sheet.put(line.text, look.body, look.ink, above=5, kind=_Kind.QUOTE)
        else:
            sheet.put(line.text, look.body, look.ink, above=3)
        if said := by_when(line, card.day):
            kind = _Kind.BELOW_ITEM if line.is_one_of_several else _Kind.PLAIN
            sheet.put(said, look.small, look.soft, above=1, kind=kind)


class _Kind(Enum):
    """What a paragraph is."""

    PLAIN = auto()
    HEADING = auto()
    QUOTE = auto()
    ITEM = auto()
    BELOW_ITEM = auto()


_INDENTED = {_Kind.QUOTE, _Kind.ITEM, _Kind.BELOW_ITEM}


class _Sheet:
    """Writes paragraphs one below the other."""

    def __init__(self, document: QTextDocument, look: Look) -> None:
        self.look = look
        self._cursor = QTextCursor(document)
        self._is_empty = True

    def put(
        self, words: str, font: QFont, ink: str, *, above: float = 0, kind: _Kind = _Kind.PLAIN
    ) -> None:
        """Write a paragraph; where the writer ended a line, a new one begins."""
        shape = self._shape(above, kind)
        if self._is_empty:
            self._cursor.setBlockFormat(shape)
            self._is_empty = False
        else:
            self._cursor.insertBlock(shape)
        self._cursor.insertText(words.replace("\n", _NEW_LINE), _letters(font, ink))
        if kind is _Kind.HEADING:
            paper.keep_with_next(self._cursor.block())

    def _shape(self, above: float, kind: _Kind) -> QTextBlockFormat:
        shape = QTextBlockFormat()
        shape.setTopMargin(above)
        # Qt draws an indent as wide on paper as on the screen; a left margin it does not.
        shape.setIndent(1 if kind in _INDENTED else 0)
        height = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        shape.setLineHeight(self.look.line, height)
        if kind is _Kind.QUOTE:
            paper.put_bar_beside(shape, QColor(self.look.rule))
        elif kind is _Kind.ITEM:
            paper.put_dot_before(shape, QColor(self.look.soft))
        return shape


def _letters(font: QFont, ink: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font)
    made.setForeground(QColor(ink))
    return made
