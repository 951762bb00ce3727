"""Which characters the bytes of a text file mean. What would come out as nonsense is refused."""

import codecs
import re
from dataclasses import dataclass

from trustjournal.keeping.importing.problems import ImportEncodingUnknown

OLDER_JAPANESE = "cp932"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KANA = re.compile("[\u3041-\u309f\u30a1-\u30ff]")
_NARROW_KANA = re.compile("[\uff61-\uff9f]")
"""What accented Latin letters and EUC-JP look like when they are read as an older Japanese text."""
_NEVER_TYPED = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""In a text whose encoding is only guessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text, and whether its encoding had to be guessed."""

    text: str
    guessed: bool = False


def decoded(data: bytes) -> Decoded:
    """Return the text of a file; ImportEncodingUnknown where nobody can tell.

    UTF-8, UTF-16 with its mark, and the Shift_JIS of older Japanese computers.
    """
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return Decoded(text=_strictly(data, encoding))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Decoded(text=_older_japanese(data), guessed=True)
    if "\0" in text:  # no text is exported with one, and nearly every other file has some
        raise ImportEncodingUnknown
    return Decoded(text=text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise ImportEncodingUnknown from None
    if "\0" in text:
        raise ImportEncodingUnknown
    return text


def _older_japanese(data: bytes) -> str:
    text = _strictly(data, OLDER_JAPANESE)
    kana, narrow = len(_KANA.findall(text)), len(_NARROW_KANA.findall(text))
    if kana <= narrow or _NEVER_TYPED.search(text):
        raise ImportEncodingUnknown
    return text
