"""Japanese sentences break between phrases, not in the middle of a word.

Qt may break a Japanese line after any character, and leaves 守られまし / た。 behind. A phrase
begins where hiragana or punctuation ends and another kind of writing begins; inside a phrase a word
joiner forbids the break. What would be too long is cut once more, before words that are written in
hiragana. The rule is a few lines and right for nearly every sentence of ours; where it is not, the
line merely breaks elsewhere.
"""

import re
import unicodedata

_JOINER, _BREAK = "\u2060", "\u200b"
_LONG_WORD = re.compile(r"[!-~]{30,}")
"""An address, say: Qt would let the whole page become as wide."""
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=lt;)")
_PIECE = 12
_LONGEST = 14
"""A phrase longer than this is better broken anywhere than left hanging over a narrow column."""
_CLOSING_BRACKETS = "」』）】〉》"
_CLOSING = f"、。，．！？…：；{_CLOSING_BRACKETS}"
_OPENING = "「『（【〈《"
_HONORIFIC = "おご"
_STEMS = "きしちみりいびぎけめえれせべげ"
"""What a verb ends on before another joins it: 読み比べる, 受け取る, 思い出す."""
_COUNTED, _NUMBERS = "月国所年条", "一二三四五六七八九十数何"
"""Of what か counts: 6か月, 数か国."""
_WITHIN_LONG = (
    r"(?<=を)(?=[\u3041-\u309f])"
    r"|(?<=[\u3041-\u309f])(?<!ひと)(?=こと|とき|ところ|おそれ|なく|あり|でき[るたなまて]|ください|かまい)"
)
"""Where a phrase that is too long may break: after を, and before a word of its own.

Compiled when it is wanted: a first window in English wants it never."""
_LISTED = re.compile(r"(?<=・)(?=.)")


def has_kana(text: str) -> bool:
    """Tell whether a text is Japanese enough to need phrases."""
    return any("\u3040" <= character <= "\u30ff" for character in text)


def in_phrases(text: str) -> str:
    """Return a text that Qt breaks between phrases only; other languages come back unchanged."""
    if not has_kana(text):
        return text
    return "\n".join("".join(_joined(each) for each in phrases(line)) for line in text.split("\n"))


def breakable(text: str) -> str:
    """Return a text whose very long words may break; all others come back unchanged."""
    return _LONG_WORD.sub(lambda word: _BREAK.join(_pieces(word.group())), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + _PIECE] for start in range(0, len(word), _PIECE)]


def without_joiners(text: str) -> str:
    """Return what a screen reader should say, or a person would copy."""
    return text.replace(_JOINER, "").replace(_BREAK, "")


def as_words(text: str) -> str:
    """Return a text that a tool tip shows as it is; Qt would take <b> in a name for its own."""
    return _MARKUP.sub(lambda mark: mark.group() + _JOINER, text)


def phrases(line: str) -> list[str]:
    """Cut a line where it may break."""
    found: list[str] = []
    start = 0
    for place in range(1, len(line)):
        if _may_break(line, place):
            found += _short(line[start:place])
            start = place
    found += _short(line[start:])
    return found


def _short(phrase: str) -> list[str]:
    """Cut a phrase once more if it is too long for one."""
    if len(phrase) <= _LONGEST:
        return [phrase]
    listed = _LISTED.split(phrase)
    if len(listed) > 1:
        return [piece for each in listed for piece in _short(each)]
    return re.split(_WITHIN_LONG, phrase)


def _joined(phrase: str) -> str:
    if len(phrase) > _LONGEST or not phrase.strip() or phrase.isascii():
        return phrase
    return _JOINER.join(phrase)


def _may_break(line: str, place: int) -> bool:
    before, after = line[place - 1], line[place]
    if _must_hold(line, place):
        return False
    if before in _CLOSING or after in _OPENING or before.isspace() or after.isspace():
        return True
    if after in _HONORIFIC and place + 1 < len(line) and _kind(line[place + 1]) == "kanji":
        return _kind(before) == "hiragana"
    return _kind(before) == "hiragana" and _kind(after) != "hiragana"


def _must_hold(line: str, place: int) -> bool:
    before, after = line[place - 1], line[place]
    kind = _kind(after)
    return (
        after in _CLOSING
        or before in _OPENING
        or bool(unicodedata.combining(after))
        or (before in _CLOSING_BRACKETS and kind == "hiragana")
        or (before in _HONORIFIC and kind == "kanji")
        or (before == "：" and after.isdigit())
        or (after == "（" and line[place + 2 : place + 3] == "）")  # 14日（木）
        or _is_one_word(line, place)
    )


def _is_one_word(line: str, place: int) -> bool:
    """Tell whether what meets here are the halves of one word: 取り込む, 6か月."""
    if place == 1:
        return False
    earlier, before, after = line[place - 2], line[place - 1], line[place]
    if before == "か" and after in _COUNTED:
        return earlier.isdigit() or earlier in _NUMBERS
    return before in _STEMS and _kind(after) == _kind(earlier) == "kanji"


def _kind(character: str) -> str:
    if "\u3041" <= character <= "\u309f":
        return "hiragana"
    if "\u30a0" <= character <= "\u30ff":
        return "katakana"
    if "\u3400" <= character <= "\u9fff" or character in "々〆" or character >= "\U00020000":
        return "kanji"
    return "other"
