"""Putting a stored text into a text document and reading it back without changing a character."""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat

from trustjournal.journal.lines import (
    BROKEN_TO_SHOW,
    LONGEST_LINE,
    PIECE,
    break_before,
    shown_lines,
)

END = int(QTextFormat.Property.UserProperty) + 1
"""What ends the line of a block; a block without it ends in a newline."""
_NOTHING = "-"
"""Stands for an empty end, which would come back from Qt as a list."""
_PARAGRAPH = "\u2029"


def end_of(block: QTextBlock) -> str:
    """Return what ends this block's line in the stored text."""
    end = block.blockFormat().property(END)
    if not isinstance(end, str):
        return "\n"
    return BROKEN_TO_SHOW if end == _NOTHING else end


def mark_end(block: QTextBlock, end: str) -> None:
    """Remember what ends this block's line; can be undone like any other change."""
    cursor = QTextCursor(block)
    block_format = cursor.blockFormat()
    if end == "\n":
        block_format.clearProperty(END)
    else:
        block_format.setProperty(END, end or _NOTHING)
    cursor.setBlockFormat(block_format)


def insert_lines(cursor: QTextCursor, text: str) -> None:
    """Insert a text whose line ends or lengths are unusual, as one step of undo."""
    cursor.beginEditBlock()
    outer_end = end_of(cursor.block())
    fresh = list(shown_lines(text))
    for position, (line, end) in enumerate(fresh):
        cursor.insertText(line)
        if position < len(fresh) - 1:
            mark_end(cursor.block(), end)
            cursor.insertBlock()
    if len(fresh) > 1:
        mark_end(cursor.block(), outer_end)
    cursor.endEditBlock()


def faithful_text(document: QTextDocument, start: int = 0, end: int | None = None) -> str:
    """Return what the document stands for between two positions, line by line with its own ends."""
    parts: list[str] = []
    block = document.findBlock(start)
    last = document.characterCount() - 1 if end is None else end
    while block.isValid() and block.position() <= last:
        line = _units(block.text(), max(0, start - block.position()), last - block.position())
        parts.append(line)
        if block.position() + block.length() <= last:
            parts.append(end_of(block))
        block = block.next()
    return "".join(parts)


def _units(line: str, start: int, end: int) -> str:
    """Cut a line at positions that count UTF-16 units, as Qt does."""
    if start == 0 and end >= 2 * len(line):
        return line
    units = line.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def plain_text(document: QTextDocument) -> str:
    """Return the text of a document whose lines all end in a newline; much faster."""
    return document.toRawText().replace(_PARAGRAPH, "\n")


def break_long_block(block: QTextBlock) -> bool:
    """Show an overlong line in pieces, as part of the change that made it so."""
    if block.length() <= LONGEST_LINE + 1:
        return False
    cursor = QTextCursor(block)
    cursor.joinPreviousEditBlock()
    while block.length() > LONGEST_LINE + 1:
        line = block.text()
        cut = break_before(line, min(PIECE, len(line) - 1))
        cursor.setPosition(block.position() + units_before(line, cut))
        end = end_of(block)
        cursor.insertBlock()
        mark_end(cursor.block().previous(), BROKEN_TO_SHOW)
        mark_end(cursor.block(), end)
        block = cursor.block()
    cursor.endEditBlock()
    return True


def units_before(text: str, position: int) -> int:
    """Turn a position counted in characters into one counted in UTF-16 units."""
    return len(text[:position].encode("utf-16-le", "surrogatepass")) // 2


def characters_before(text: str, units: int) -> int:
    """Turn a position counted in UTF-16 units into one counted in characters."""
    before = text[:units].encode("utf-16-le", "surrogatepass")[: 2 * units]
    return len(
        before.decode("utf-16-le", "surrogatepass" if len(before) == 2 * units else "ignore")
    )
