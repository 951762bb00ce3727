"""The recovery key as people write it down: 26 characters and two check characters, in groups.

Crockford's base 32 leaves out I, L, O and U. The two check characters make it a Reed-Solomon code:
any two wrong characters, and any two that changed places, are noticed.
"""

import re

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)} | {
    "O": 0,
    "I": 1,
    "L": 1,
}
_BYTES, _DATA = 16, 26
GROUP = 4
"""Characters between two dashes."""
_LENGTH = _DATA + 2
_IGNORED = r"[\s\-\u2010-\u2015\u2212\u30fc\uff0d\uff70.]+"
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def _powers() -> list[int]:
    """Powers of a generator of the field with 32 elements, x⁵ + x² + 1."""
    values, value = [], 1
    for _step in range(31):
        values.append(value)
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return values


_POWER = _powers()
_LOGARITHM = {value: exponent for exponent, value in enumerate(_POWER)}


def _times(left: int, right: int) -> int:
    if not left or not right:
        return 0
    return _POWER[(_LOGARITHM[left] + _LOGARITHM[right]) % 31]


def _syndromes(digits: list[int]) -> tuple[int, int]:
    plain = weighted = 0
    for position, digit in enumerate(digits):
        plain ^= digit
        weighted ^= _times(_POWER[position], digit)
    return plain, weighted


def _check_digits(digits: list[int]) -> list[int]:
    plain, weighted = _syndromes(digits)
    first, second = _POWER[_DATA], _POWER[_DATA + 1]
    divisor = 31 - _LOGARITHM[first ^ second]
    last = _times(weighted ^ _times(first, plain), _POWER[divisor % 31])
    return [plain ^ last, last]


def written(secret: bytes) -> str:
    """Return 128 bits as seven groups of four characters."""
    if len(secret) != _BYTES:
        raise ValueError("a recovery key has 128 bits")
    number = int.from_bytes(secret, "big")
    digits = [number >> 5 * place & 31 for place in reversed(range(_DATA))]
    text = "".join(_ALPHABET[digit] for digit in digits + _check_digits(digits))
    return "-".join(text[start : start + GROUP] for start in range(0, _LENGTH, GROUP))


def read(text: str) -> bytes | None:
    """Return the 128 bits, however they were typed; nothing when a character is wrong."""
    digits = _digits(text)
    if digits is None or any(_syndromes(digits)):
        return None
    number = 0
    for digit in digits[:_DATA]:
        number = number << 5 | digit
    return number.to_bytes(_BYTES, "big") if number >> 8 * _BYTES == 0 else None


def looks_like_one(text: str) -> bool:
    """Whether this has the length and the characters of a recovery key, right or mistyped."""
    return _digits(text) is not None


def same_group(typed: str, group: str) -> bool:
    """Whether a part of a key was typed as it is written; O counts as 0, and I and L as 1."""
    values = _values(typed)
    return values is not None and values == _values(group)


def _digits(text: str) -> list[int] | None:
    values = _values(text)
    return values if values is not None and len(values) == _LENGTH else None


def _values(text: str) -> list[int] | None:
    compact = re.sub(_IGNORED, "", text.translate(_FULL_WIDTH)).upper()
    if not all(character in _VALUES for character in compact):
        return None
    return [_VALUES[character] for character in compact]
