"""Text at the boundary: what may be stored, how long it is, how it is shown beside other text."""

import re
import unicodedata

_SURROGATES = re.compile("[\ud800-\udfff]")
_WORDS = r"[^\W_]+(?:['’\-][^\W_]+)*"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_MARKUP = r"^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?:\[[ xX]\]\s+)?|\d+[.)]\s+)+"
_INLINE_MARKUP = r"!\[([^\]]*)\]\([^)]*\)|\[([^\]]+)\]\([^)]*\)|(\*\*|__|~~|`)"
TITLE_LENGTH = 80
_LOOKED_AT = 2_000
"""Characters."""


def storable(text: str) -> str:
    """Return the text as it is stored: all that was typed, but for two impossible characters.

    SQLite ends text at NUL and UTF-8 has no lone surrogates; they become U+2400 and U+FFFD.
    """
    return _SURROGATES.sub("\ufffd", text.replace("\0", "\u2400"))


def count_words(text: str) -> int:
    """Count words as an English reader would; each run of letters or digits is one."""
    return sum(1 for _match in re.finditer(_WORDS, text))


def count_characters(text: str) -> int:
    """Count characters as a Japanese writer would: no spaces, and marks with their letter."""
    return sum(
        1
        for character in text
        if not character.isspace()
        and not unicodedata.combining(character)
        and unicodedata.category(character) != "Cf"
    )


def first_line(text: str) -> str:
    """Return the first line that says something, unmarked, at most 80 characters."""
    for line in text.splitlines():
        plain = plain_line(line)
        if plain:
            return plain if len(plain) <= TITLE_LENGTH else plain[: TITLE_LENGTH - 1] + "…"
    return ""


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many characters, ending in … where something is left out."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def plain_line(line: str) -> str:
    """Return one line of Markdown as it reads aloud; of a very long one, the beginning.

    A line full of brackets is looked through once for each of them.
    """
    looked_at = line[:_LOOKED_AT]
    without_inline = re.sub(_INLINE_MARKUP, lambda m: m.group(1) or m.group(2) or "", looked_at)
    return re.sub(_MARKUP, "", without_inline).strip()


def isolated(text: str) -> str:
    """Keep the writing direction of a user's text from spilling over into its neighbours."""
    inside = _balanced(text) if _ISOLATES.search(text) else text
    return f"{_FIRST_STRONG_ISOLATE}{inside}{_POP_ISOLATE}"


def _balanced(text: str) -> str:
    """Close what a text opens, and leave out what would close more than that."""
    kept: list[str] = []
    opened = 0
    for character in text:
        if character != _POP_ISOLATE:
            opened += _ISOLATES.match(character) is not None
        elif opened:
            opened -= 1
        else:
            continue
        kept.append(character)
    return "".join(kept) + _POP_ISOLATE * opened


def name_key(name: str) -> str:
    """Return what makes two names or tags the same; width, case and outer space do not.

    Kana stays as it is: ゆき and ユキ can be two people.
    """
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
