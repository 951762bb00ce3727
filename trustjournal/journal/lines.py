"""How a stored text is laid out in lines for writing, so that not one character of it changes.

A text widget knows one kind of line end and is slow in very long lines. Each line therefore
remembers what really ends it; a line that was only broken to be shown ends in nothing.
"""

import re
import unicodedata
from collections.abc import Iterator

LONGEST_LINE = 20_000
"""Characters; each key in a longer line would be felt."""
PIECE = 4_000
"""Characters of a long line that are shown as one."""
BROKEN_TO_SHOW = ""
"""The end of a line that goes on in the next one."""

_END = re.compile("\r\n|[\n\r\u2029\ufdd0\ufdd1]")
_UNUSUAL_END = re.compile("[\r\u2029\ufdd0\ufdd1]")
_LEAD = re.compile("[\ufeff\ufffe]*")
_LOOK_BACK = 200
_GOOD_BREAKS = "。．、，！？!?.,;:；：」』）) \t\u3000"
_STAYS_WITH_THE_ONE_BEFORE = frozenset("\u200c\u200d\ufeff\ufffe")


def lead_of(text: str) -> str:
    """Return the byte order marks at the start, which a text widget would swallow."""
    match = _LEAD.match(text)
    return match.group() if match else ""


def is_ordinary(text: str) -> bool:
    """Whether all lines end in a newline and none is too long to be shown as it is."""
    return not _UNUSUAL_END.search(text) and not has_long_line(text)


def has_long_line(text: str) -> bool:
    """Whether a line is too long to be shown as one."""
    start = 0
    while len(text) - start > LONGEST_LINE:
        end = text.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            return True
        start = end + 1
    return False


def shown_lines(text: str) -> Iterator[tuple[str, str]]:
    """Yield each line to show with what ends it; joined again they are the text.

    The last line ends in nothing.
    """
    start = 0
    for match in _END.finditer(text):
        yield from _pieces(text[start : match.start()], match.group())
        start = match.end()
    yield from _pieces(text[start:], "")


def _pieces(line: str, end: str) -> Iterator[tuple[str, str]]:
    if len(line) > LONGEST_LINE:
        start = 0
        while len(line) - start > PIECE:
            cut = break_before(line, start + PIECE, start)
            yield line[start:cut], BROKEN_TO_SHOW
            start = cut
        line = line[start:]
    yield line, end


def break_before(line: str, wanted: int, start: int = 0) -> int:
    """Return where a long line may be broken: after a mark or space where there is one.

    Never inside what is read as one character.
    """
    for cut in range(wanted, max(start, wanted - _LOOK_BACK), -1):
        if line[cut - 1] in _GOOD_BREAKS and _starts_a_character(line, cut):
            return cut
    for cut in range(wanted, start, -1):
        if _starts_a_character(line, cut):
            return cut
    return wanted


def _starts_a_character(line: str, at: int) -> bool:
    character = line[at]
    return not (
        unicodedata.combining(character)
        or character in _STAYS_WITH_THE_ONE_BEFORE
        or unicodedata.category(character) in {"Mn", "Me", "Sk"}
        or line[at - 1] == "\u200d"
    )
