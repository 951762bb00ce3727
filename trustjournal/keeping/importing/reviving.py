"""Plain values as the things they were written from: the way back of `keeping/beside.py`.

A value is taken only as what its field is declared to be; nothing is bent until it fits.
"""

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

from trustjournal.core.ids import is_id
from trustjournal.core.text import storable
from trustjournal.journal.domain import LONGEST_TEXT
from trustjournal.keeping.importing.strict_json import require_shallow

T = TypeVar("T")
DEEPEST_ANSWER = 8
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


class NotRevived(ValueError):
    """A plain value that is not what it should be."""


def revived(kind: type[T], plain: Any, **known: Any) -> T:
    """Return the frozen thing that these plain values describe; `known` fields are given.

    NotRevived for a field that is missing, unknown, or of another kind, and for what the thing
    itself refuses.
    """
    if not isinstance(plain, Mapping):
        raise NotRevived
    hints, found = _hints_of(kind), dict(known)
    own = {each.name: each for each in fields(kind)}  # type: ignore[arg-type]  # always a dataclass
    if not plain.keys() <= own.keys():
        raise NotRevived
    for name, each in own.items():
        if name in plain:
            found[name] = value_of(hints[name], plain[name], is_own_id=name == "id")
        elif name not in found and _is_needed(each):
            raise NotRevived
    try:
        return kind(**found)
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise NotRevived from None


def _hints_of(kind: Any) -> dict[str, Any]:
    return _hints(kind)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_needed(field: "dataclasses.Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def value_of(hint: Any, plain: Any, *, is_own_id: bool = False) -> Any:
    """Return a plain value as what it is declared to be."""
    if isinstance(hint, NewType) or is_own_id:
        return _id(plain)
    if hint is Any:
        return _plain_json(plain)
    if hint in _SIMPLE:
        return _SIMPLE[hint](plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint, plain)
    if isinstance(hint, type) and is_dataclass(hint):
        return revived(hint, plain)
    return _composed(hint, plain)


def _composed(hint: Any, plain: Any) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (kind,) = (each for each in inner if each is not type(None))
        return None if plain is None else value_of(kind, plain)
    if origin is tuple and isinstance(plain, list):
        return tuple(value_of(inner[0], each) for each in plain)
    if origin is not None and issubclass(origin, Mapping) and isinstance(plain, Mapping):
        return {value_of(inner[0], name): value_of(inner[1], each) for name, each in plain.items()}
    raise NotRevived


def _id(plain: Any) -> str:
    if not isinstance(plain, str) or not is_id(plain):
        raise NotRevived
    return plain


def _enum(kind: type[Enum], plain: Any) -> Enum:
    try:
        return kind(plain)
    except ValueError:
        raise NotRevived from None


def text_of(plain: Any) -> str:
    """Return a text as it may be stored."""
    if not isinstance(plain, str) or len(plain) > LONGEST_TEXT:
        raise NotRevived
    return storable(plain)


def whole_number_of(plain: Any) -> int:
    """Return a whole number; True is none."""
    if type(plain) is not int:
        raise NotRevived
    return plain


def day_of(plain: Any) -> date:
    """Return a day that is written as YYYY-MM-DD."""
    if not isinstance(plain, str) or not _DAY.fullmatch(plain):
        raise NotRevived
    try:
        return date.fromisoformat(plain)
    except ValueError:
        raise NotRevived from None


def instant_of(plain: Any) -> datetime:
    """Return a moment that names its offset from UTC."""
    if not isinstance(plain, str):
        raise NotRevived
    try:
        instant = datetime.fromisoformat(plain)
    except ValueError:
        raise NotRevived from None
    if instant.tzinfo is None:
        raise NotRevived
    return instant


def _truth(plain: Any) -> bool:
    if not isinstance(plain, bool):
        raise NotRevived
    return plain


def _number(plain: Any) -> float:
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not math.isfinite(plain):
        raise NotRevived
    return float(plain)


def _plain_json(plain: Any) -> Any:
    try:
        require_shallow(plain, DEEPEST_ANSWER)
    except ValueError:
        raise NotRevived from None
    return _stored(plain)


def _stored(value: Any) -> Any:
    if isinstance(value, str):
        return text_of(value)
    if isinstance(value, Mapping):
        return {text_of(name): _stored(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_stored(each) for each in value]
    return value


_SIMPLE: Mapping[Any, Any] = {
    str: text_of,
    int: whole_number_of,
    bool: _truth,
    float: _number,
    date: day_of,
    datetime: instant_of,
}
