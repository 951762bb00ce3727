"""Reading an export of Day One: its JSON, with the pictures that lie beside it.

Where an entry was written, the weather and what else the telephone noted is left where it is.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from trustjournal.core.clock import Moment, moment_of
from trustjournal.core.ids import EntryId, PictureId
from trustjournal.keeping.importing.arriving import Arriving, Format, Why
from trustjournal.keeping.importing.gathering import Found, Gathering, made_id, plain_id
from trustjournal.keeping.importing.members import Member
from trustjournal.keeping.importing.reviving import NotRevived, instant_of

_SHOWN = re.compile(r"!\[[^\]]*\]\(dayone-moment:/+([0-9A-Za-z-]{1,64})\)")


def is_exported(document: Any) -> bool:
    """Whether this is what Day One exports."""
    return (
        isinstance(document, Mapping)
        and isinstance(document.get("entries"), list)
        and isinstance(document.get("metadata"), Mapping)
        and "version" in document["metadata"]
    )


def read(
    documents: Mapping[str, Mapping[str, Any]], members: Sequence[Member], zone: tzinfo | None
) -> Arriving:
    """Return the entries of all journals in an export."""
    gathering = Gathering(Format.DAY_ONE)
    beside = {member.name.rpartition("/")[2].partition(".")[0]: member for member in members}
    for name, document in documents.items():
        for number, each in enumerate(document["entries"], 1):
            _read_entry(each, f"{name} {number}", beside, gathering, zone)
    return gathering.arriving()


def _read_entry(
    each: Any, place: str, beside: Mapping[str, Member], gathering: Gathering, zone: tzinfo | None
) -> None:
    if not isinstance(each, Mapping) or not isinstance(each.get("text", ""), str):
        gathering.leave_out(place, Why.NOT_UNDERSTOOD)
        return
    moment = _moment(each, zone)
    if moment is None:
        gathering.leave_out(place, Why.NO_DAY)
        return
    text: str = each.get("text", "")
    seed = plain_id(str(each.get("uuid", ""))) or made_id(str(moment.instant), text)
    shown: dict[PictureId, Member] = {}
    files = _files(each)

    def inside(match: re.Match[str]) -> str:
        member = beside.get(files.get(match[1], ""))
        if member is None:
            gathering.leave_out(f"{place}: {match[1]}", Why.LINK)
            return match[0]
        picture = PictureId(made_id(seed, match[1]))
        shown[picture] = member
        return f"![](attachment:{picture})"

    text = _SHOWN.sub(inside, text)
    told = each.get("tags")
    tags = [tag for tag in (told if isinstance(told, list) else ()) if isinstance(tag, str)]
    entry = gathering.add(place, Found(id=seed, text=text, moment=moment, tags=tags))
    if entry is not None:
        for picture, member in shown.items():
            gathering.add_picture(picture, EntryId(entry), member.name, member.read)


def _files(each: Mapping[str, Any]) -> dict[str, str]:
    """Return which file holds which picture: the files are called by a digest."""
    photos = each.get("photos")
    return {
        photo["identifier"]: photo["md5"]
        for photo in (photos if isinstance(photos, list) else ())
        if isinstance(photo, Mapping)
        and isinstance(photo.get("identifier"), str)
        and isinstance(photo.get("md5"), str)
    }


def _moment(each: Mapping[str, Any], zone: tzinfo | None) -> Moment | None:
    try:
        written = instant_of(each.get("creationDate"))
        return moment_of(written.astimezone(_zone(each.get("timeZone")) or zone or UTC))
    except (NotRevived, OverflowError):
        return None


def _zone(name: Any) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if isinstance(name, str) else None
    except (LookupError, ValueError, OSError):
        return None
