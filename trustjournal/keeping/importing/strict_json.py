"""JSON from outside: what has no one meaning, or would cost more than it says, is refused."""

import json
import math
from collections.abc import Mapping
from typing import Any

DEEPEST = 64
"""Lists and objects inside one another."""
LONGEST_NUMBER = 18
"""Digits: what SQLite keeps."""


class NotStrict(ValueError):
    """The text is no JSON, or none that is taken from outside."""


def loaded(text: str) -> Any:
    """Return the value of a JSON text; NotStrict for anything that is not plainly one."""
    try:
        value = json.loads(
            text,
            object_pairs_hook=_each_once,
            parse_constant=_refused,
            parse_int=_short,
            parse_float=_finite,
        )
    except (RecursionError, ValueError):
        raise NotStrict from None
    require_shallow(value)
    return value


def require_shallow(value: Any, deepest: int = DEEPEST) -> None:
    """Raise NotStrict for a value that goes deeper; its depth is never gone down into."""
    level, depth = [value], 0
    while inside := [each for each in level if isinstance(each, Mapping | list)]:
        depth += 1
        if depth > deepest:
            raise NotStrict
        level = [
            inner
            for each in inside
            for inner in (each.values() if isinstance(each, Mapping) else each)
        ]


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict
    return found


def _refused(_constant: str) -> Any:
    raise NotStrict


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise NotStrict
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise NotStrict
    return number
