"""Reading a journal of jrnl: its text file, or what it exports as JSON."""

import re
from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from trustjournal.keeping.importing import days
from trustjournal.keeping.importing.arriving import Arriving, Format, Why
from trustjournal.keeping.importing.decoding import Decoded
from trustjournal.keeping.importing.gathering import Found, Gathering

_STAMP = re.compile(
    r"^\[?(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)(?: ([AP]M))?\]?[ ]?(.*)$", re.MULTILINE
)
_TAG = re.compile(r"(?<!\S)@([^\s@.,;:!?。、]+)")


def is_jrnl(text: str) -> bool:
    """Whether a text begins as jrnl begins an entry."""
    return _STAMP.match(text.lstrip("\n")) is not None


def read_text(text: Decoded, place: str, zone: tzinfo | None) -> Arriving:
    """Return the entries of a text file; each begins with its day and time."""
    gathering = Gathering(Format.JRNL)
    gathering.note_guess(place, text)
    whole = text.text.replace("\r\n", "\n")
    stamps = list(_STAMP.finditer(whole))
    for number, stamp in enumerate(stamps):
        ends = stamps[number + 1].start() if number + 1 < len(stamps) else len(whole)
        written = f"{stamp[3]}{whole[stamp.end() : ends]}".strip("\n")
        _add(gathering, f"{place} {number + 1}", _when(stamp), written, zone)
    return gathering.arriving()


def _when(stamp: re.Match[str]) -> str:
    """Return the stamp on the clock of twenty-four hours."""
    day, _space, at = stamp[1].partition(" ")
    hour, _colon, rest = at.partition(":")
    if stamp[2]:
        hour = f"{int(hour) % 12 + (12 if stamp[2] == 'PM' else 0):02d}"
    return f"{day} {hour}:{rest}"


def is_exported(document: Any) -> bool:
    """Whether this is what jrnl exports as JSON."""
    return (
        isinstance(document, Mapping)
        and isinstance(document.get("tags"), Mapping)
        and isinstance(document.get("entries"), list)
    )


def read_exported(document: Mapping[str, Any], place: str, zone: tzinfo | None) -> Arriving:
    """Return the entries of an export in JSON."""
    gathering = Gathering(Format.JRNL)
    for number, each in enumerate(document["entries"], 1):
        where = f"{place} {number}"
        if not isinstance(each, Mapping):
            gathering.leave_out(where, Why.NOT_UNDERSTOOD)
            continue
        title, body = (_text(each, name).strip("\n") for name in ("title", "body"))
        when = f"{_text(each, 'date')} {_text(each, 'time')}".strip()
        written = "\n".join(part for part in (title, body) if part)
        _add(gathering, where, when, written, zone)
    return gathering.arriving()


def _text(each: Mapping[str, Any], name: str) -> str:
    value = each.get(name)
    return value if isinstance(value, str) else ""


def _add(gathering: Gathering, place: str, when: str, text: str, zone: tzinfo | None) -> None:
    moment = days.moment_in(when, zone)
    if moment is None:
        gathering.leave_out(place, Why.NO_DAY)
        return
    gathering.add(place, Found(text=text, moment=moment, tags=_TAG.findall(text)))
