"""Everything in files that outlive this program: one JSON document, a folder of Markdown, or both.

Two exports of the same state are equal byte by byte. docs/formats/export.md describes both.
"""

import base64
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trustjournal.checkins.domain import CheckIn
from trustjournal.core.clock import Moment
from trustjournal.core.ids import EntryId
from trustjournal.core.paths import make_private
from trustjournal.journal.domain import Entry, Picture, Template
from trustjournal.keeping.problems import AlreadyThere, ExportNotWritten
from trustjournal.keeping.reasons import reason
from trustjournal.people.domain import Person
from trustjournal.storage.files import sync_folder
from trustjournal.storage.working import working_name

JSON_FORMAT = 3
DATA, TEXTS = "all.json", "entries"
"""What they are called in a folder that holds both."""
_SHORT_ID = 8
_EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
}


def person_record(person: Person) -> dict[str, Any]:
    """Return a person as plain values."""
    return {
        "id": person.id,
        "name": person.name,
        "reading": person.reading,
        "called": person.called,
        "aliases": list(person.aliases),
        "circles": [str(circle) for circle in person.circles],
        "how_met": person.how_met,
        "introducer": person.introducer,
        "purpose": person.purpose,
        "can_give": person.can_give,
        "cares_about": person.cares_about,
        "strengths": person.strengths,
        "we_share": person.we_share,
        "closeness": str(person.closeness),
        "hope_month": person.hope_month,
        "hope_two_years": person.hope_two_years,
        "limits_stated": person.limits_stated,
        "wished_rhythm_days": person.wished_rhythm,
        "their_record": str(person.their_record),
        "giving": str(person.giving),
        "safety": person.safety,
        "no_check_ins": person.no_check_ins,
        "no_prompts": person.no_prompts,
        "no_rhythm": person.no_rhythm,
        "no_contact": person.no_contact,
        "put_away": person.put_away,
    }


def _moment_record(moment: Moment) -> dict[str, Any]:
    return {
        "instant": moment.instant.isoformat(),
        "utc_offset_minutes": moment.utc_offset,
        "zone": moment.zone,
        "day": moment.day.isoformat(),
    }


def check_in_record(check_in: CheckIn) -> dict[str, Any]:
    """Return a check-in as plain values."""
    return {
        "id": check_in.id,
        "person": check_in.person,
        **_moment_record(check_in.moment),
        "rating": check_in.rating,
        "because": str(check_in.because),
        "chips": [str(chip) for chip in check_in.chips],
        "another_moment": check_in.another_moment,
        "entry": check_in.entry,
    }


def entry_record(entry: Entry) -> dict[str, Any]:
    """Return an entry as plain values, its text exactly as it was typed."""
    content = entry.content
    return {
        "id": entry.id,
        **_moment_record(entry.moment),
        "title": content.title,
        "body_markdown": content.text,
        "people": list(content.people),
        "tags": list(content.tags),
        "feelings": [str(feeling) for feeling in content.feelings],
        "courage": content.courage,
        "hard": content.hard,
        "prompt": content.prompt,
        "created_at": entry.created_at.isoformat(),
        "updated_at": entry.updated_at.isoformat(),
    }


def picture_record(picture: Picture, entry: EntryId | None) -> dict[str, Any]:
    """Return a picture and whose it is as plain values, its bytes in base 64."""
    return {
        "id": picture.id,
        "entry": entry,
        "media_type": picture.media_type,
        "name": picture.name,
        "width": picture.width,
        "height": picture.height,
        "data_base64": base64.b64encode(picture.data).decode("ascii"),
    }


def write_json(
    target: Path,
    *,
    journal_id: str,
    people: Sequence[Person],
    check_ins: Iterable[CheckIn],
    beside: Mapping[str, Iterable[dict[str, Any]]],
    templates: Sequence[Template],
    pictures: Iterable[tuple[Picture, EntryId | None]],
    entries: Iterable[Entry],
) -> None:
    """Write one JSON document, whole or not at all; an existing file is never overwritten.

    `beside` are the records of each further kind, by name. Streams, so that a hundred thousand
    entries need no more memory than one.
    """
    require_free(target)
    fresh = working_name(target)
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(f'{{"format": {JSON_FORMAT},\n"journal_id": {json.dumps(journal_id)}')
            for name, records in (
                ("people", (person_record(person) for person in people)),
                ("check_ins", (check_in_record(check_in) for check_in in check_ins)),
                *beside.items(),
                ("templates", ({"id": t.id, "name": t.name, "text": t.text} for t in templates)),
                ("entries", (entry_record(entry) for entry in entries)),
                ("pictures", (picture_record(*each) for each in pictures)),
            ):
                file.write(f',\n"{name}": [')
                file.writelines(_lines(records))
                file.write("\n]")
            file.write("\n}\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise ExportNotWritten(reason(error)) from error
    finally:
        fresh.unlink(missing_ok=True)


def require_free(target: Path) -> None:
    """Raise AlreadyThere where something lies, ExportNotWritten where nobody can look."""
    try:
        taken = os.path.lexists(target) or not target.name
        target.parent.stat()
    except OSError as error:
        raise ExportNotWritten(reason(error)) from error
    if taken:
        raise AlreadyThere


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Give a folder in which an export is put together; it gets its name once it is whole."""
    require_free(folder)
    fresh = working_name(folder)
    try:
        yield make_private(fresh)
        fresh.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise ExportNotWritten(reason(error)) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _lines(records: Iterable[dict[str, Any]]) -> Iterator[str]:
    separator = "\n"
    for record in records:
        yield separator + json.dumps(record, ensure_ascii=False)
        separator = ",\n"


def write_markdown(
    folder: Path,
    *,
    people: Sequence[Person],
    entries: Iterable[Entry],
    pictures: Iterable[Picture],
) -> None:
    """Write one Markdown file an entry, sorted into years and months, into a new folder.

    File names hold a day, a time and part of an id: no word of the journal.
    """
    with new_folder(folder) as fresh:
        names = {person.id: person.name for person in people}
        kept = {}
        for picture in pictures:
            name = f"{picture.id}.{_EXTENSIONS.get(picture.media_type, 'bin')}"
            _write(make_private(fresh / "pictures") / name, picture.data)
            kept[picture.id] = name
        for entry in entries:
            _write(_free_place(fresh, entry), _page(entry, names, kept).encode("utf-8"))


def _free_place(folder: Path, entry: Entry) -> Path:
    """Return the file for an entry; the whole id, where the beginning is another's of one minute.

    Ids that came in from elsewhere may begin alike.
    """
    short, whole = (folder / _place(entry, length) for length in (_SHORT_ID, len(entry.id)))
    return whole if os.path.lexists(short) else short


def _place(entry: Entry, length: int) -> Path:
    local = entry.moment.local
    day = entry.moment.day
    name = f"{day.isoformat()}-{local:%H%M}-{entry.id[:length]}.md"
    return Path(f"{day.year:04}") / f"{day:%m}" / name


def _page(entry: Entry, names: dict[Any, str], pictures: dict[Any, str]) -> str:
    content = entry.content
    head = {
        "id": entry.id,
        **_moment_record(entry.moment),
        "title": entry.title,
        "people": [names[person] for person in content.people if person in names],
        "tags": list(content.tags),
        "feelings": [str(feeling) for feeling in content.feelings],
        "courage": content.courage,
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    text = content.text
    for picture, name in pictures.items():
        text = text.replace(f"attachment:{picture}", f"../../pictures/{name}")
    return "\n".join(("---", *lines, "---", "", text, ""))


def _write(file: Path, data: bytes) -> None:
    make_private(file.parent)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as to:
        to.write(data)
