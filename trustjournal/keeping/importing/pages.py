"""Reading text files: our own Markdown export, and folders or archives of other programs."""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import Any
from urllib.parse import unquote

from trustjournal.core.clock import Moment, moment_of
from trustjournal.core.ids import EntryId, PictureId, is_id
from trustjournal.keeping.importing import days
from trustjournal.keeping.importing.arriving import Arriving, DayFrom, Format, Why
from trustjournal.keeping.importing.decoding import decoded
from trustjournal.keeping.importing.gathering import Found, Gathering, made_id, plain_id
from trustjournal.keeping.importing.head import parted, words_in
from trustjournal.keeping.importing.members import Member
from trustjournal.keeping.importing.problems import ImportEncodingUnknown, ImportTooLarge
from trustjournal.keeping.importing.reviving import (
    NotRevived,
    day_of,
    instant_of,
    whole_number_of,
)

TEXTS = frozenset({"md", "markdown", "txt", "text"})
_PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
_LARGEST_TEXT = 64 * 1024**2
_TARGET = re.compile(r"(\]\()([^()\s]+)(\))")
_OWN_PICTURE = re.compile(r"\.\./\.\./(pictures/([0-9a-f]{32})\.[a-z]{3,4})")
_DAYS = ("date", "day", "created", "created_at", "datetime", "日付")


def read(members: Sequence[Member], zone: tzinfo | None) -> Arriving:
    """Return the entries that the text files tell, with the pictures that they show."""
    gathering = Gathering(Format.MARKDOWN)
    pictures = {member.name: member for member in members if member.ending in _PICTURES}
    shown: set[str] = set()
    for member in members:
        if member.ending in TEXTS:
            shown |= _read_text(member, pictures, gathering, zone)
        elif member.name not in pictures:
            gathering.leave_out(member.name, Why.OTHER)
    for name in sorted(pictures.keys() - shown):
        gathering.leave_out(name, Why.MISSING)
    return gathering.arriving()


def _read_text(
    member: Member, pictures: Mapping[str, Member], gathering: Gathering, zone: tzinfo | None
) -> set[str]:
    """Read one file; return the names of the pictures that it shows."""
    if member.size > _LARGEST_TEXT:
        gathering.leave_out(member.name, Why.TOO_LONG)
        return set()
    try:
        text = decoded(member.read())
    except ImportEncodingUnknown:
        gathering.leave_out(member.name, Why.ENCODING)
        return set()
    except ImportTooLarge:
        gathering.leave_out(member.name, Why.TOO_LONG)
        return set()
    gathering.note_guess(member.name, text)
    head, body = parted(text.text)
    own = _own_moment(head)
    found = _foreign(member, head, body, zone) if own is None else _ours(head, body, own)
    if found is None:
        gathering.leave_out(member.name, Why.NO_DAY)
        return set()
    return _with_pictures(member, found, pictures, gathering, is_ours=own is not None)


def _own_moment(head: Mapping[str, Any]) -> Moment | None:
    """Return the moment as our own export writes it; nothing for any other head."""
    try:
        return days.stated(
            instant_of(head.get("instant")),
            whole_number_of(head.get("utc_offset_minutes")),
            _text(head, "zone"),
            day_of(head.get("day")),
        )
    except NotRevived:
        return None


def _ours(head: Mapping[str, Any], body: str, moment: Moment) -> Found:
    # The text stands between one empty line and one end of line: both are ours.
    body = body.removeprefix("\n").removesuffix("\n")
    return _found(head, body, moment)


def _foreign(
    member: Member, head: Mapping[str, Any], body: str, zone: tzinfo | None
) -> Found | None:
    told = next((_text(head, name) for name in _DAYS if _text(head, name)), "")
    moment, day_from = days.moment_in(told, zone), DayFrom.TOLD
    if moment is None:
        stem = member.name.rpartition(".")[0]
        moment = days.moment_in(posixpath.basename(stem), zone) or days.moment_in(stem, zone)
        day_from = DayFrom.NAME
    if moment is None and member.changed_at is not None:
        moment, day_from = moment_of(member.changed_at.astimezone(zone)), DayFrom.FILE
    if moment is None:
        return None
    found = _found(head, body.strip("\r\n"), moment, day_from)
    if found.id or day_from is not DayFrom.FILE:
        return found
    # A file that is copied has another time, and is still the same.
    return _found({**head, "id": made_id(member.name, found.text)}, found.text, moment, day_from)


def _found(
    head: Mapping[str, Any], body: str, moment: Moment, day_from: DayFrom = DayFrom.TOLD
) -> Found:
    courage = head.get("courage")
    return Found(
        text=body,
        moment=moment,
        id=plain_id(_text(head, "id") or _text(head, "uuid")),
        title=_text(head, "title"),
        people=words_in(head["people"]) if "people" in head else None,
        tags=words_in(head["tags"]) if "tags" in head else None,
        feelings=words_in(head["feelings"]) if "feelings" in head else None,
        courage=courage if type(courage) is int else None,
        tells_courage="courage" in head,
        day_from=day_from,
    )


def _text(head: Mapping[str, Any], name: str) -> str:
    value = head.get(name)
    return value if isinstance(value, str) else ""


def _with_pictures(
    member: Member,
    found: Found,
    pictures: Mapping[str, Member],
    gathering: Gathering,
    *,
    is_ours: bool,
) -> set[str]:
    """Let the text name its pictures as the journal does, and take them along."""
    folder, shown = posixpath.dirname(member.name), dict[str, PictureId]()
    seed = found.id or made_id(str(found.moment.instant), found.title, found.text)

    def known(target: str) -> PictureId | None:
        name = posixpath.normpath(posixpath.join(folder, unquote(target)))
        if name not in pictures:
            if posixpath.splitext(name)[1].lstrip(".").lower() in _PICTURES and "://" not in target:
                gathering.leave_out(f"{member.name}: {target}", Why.LINK)
            return None
        stem = posixpath.splitext(posixpath.basename(name))[0]
        return shown.setdefault(name, PictureId(stem if is_id(stem) else made_id(seed, name)))

    def inside(match: re.Match[str]) -> str:
        picture = known(match[2])
        return match[0] if picture is None else f"{match[1]}attachment:{picture}{match[3]}"

    def anywhere(match: re.Match[str]) -> str:
        picture = known(match[0])
        return match[0] if picture is None else f"attachment:{picture}"

    pattern, change = (_OWN_PICTURE, anywhere) if is_ours else (_TARGET, inside)
    text = pattern.sub(change, found.text)
    entry = gathering.add(member.name, replace(found, text=text, id=seed))
    if entry is not None:
        for name, picture in shown.items():
            gathering.add_picture(picture, EntryId(entry), name, pictures[name].read)
    return set(shown)
