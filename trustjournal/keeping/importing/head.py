"""The head of a text file, between two lines of ---: as we write it, and simple ones of others.

No YAML is read: a value is JSON, a plain text, or a list of either. Anything else is text.
"""

from collections.abc import Mapping
from typing import Any

from trustjournal.keeping.importing.strict_json import NotStrict, loaded

_FENCE = "---"
_LONGEST_HEAD = 200
"""Lines."""


def parted(text: str) -> tuple[Mapping[str, Any], str]:
    """Return what the head of a text says, and the text below it; an empty head where none is."""
    first, _newline, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return {}, text
    lines: list[str] = []
    while rest and len(lines) < _LONGEST_HEAD:
        line, _newline, rest = rest.partition("\n")
        if line.rstrip() == _FENCE:
            return _values(lines), rest
        lines.append(line.rstrip("\r"))
    return {}, text


def _values(lines: list[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    name = ""
    for line in lines:
        stripped = line.strip()
        if stripped.startswith("- ") and name and isinstance(found[name], list):
            found[name].append(_value(stripped[2:].strip()))
            continue
        key, colon, value = line.partition(":")
        if colon and key == key.lstrip() and key.strip():
            name = key.strip().lower()
            found[name] = _value(value.strip()) if value.strip() else []
    return found


def _value(text: str) -> Any:
    try:
        return loaded(text)
    except NotStrict:
        pass
    if text.startswith("[") and text.endswith("]"):
        return [each.strip().strip("'\"") for each in text[1:-1].split(",") if each.strip()]
    return text.strip("'\"")


def words_in(value: Any) -> list[str]:
    """Return a list of words, however it was written."""
    if isinstance(value, str):
        return [each.strip() for each in value.split(",") if each.strip()]
    if isinstance(value, list):
        return [each for each in value if isinstance(each, str)]
    return []
