"""Entries as a table (CSV) that spreadsheets open without computing anything of what was written.

A cell that a spreadsheet could take for a formula begins with one apostrophe; reading takes exactly
one away again. docs/formats/export.md describes the columns.
"""

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from trustjournal.core.ids import PersonId
from trustjournal.journal.domain import Entry
from trustjournal.keeping.exporting import require_free
from trustjournal.keeping.importing.strict_json import NotStrict, loaded
from trustjournal.keeping.problems import ExportNotWritten
from trustjournal.keeping.reasons import reason
from trustjournal.storage.files import sync_folder
from trustjournal.storage.working import working_name

COLUMNS = (
    "id", "day", "time", "title", "text", "people", "tags", "feelings", "courage", "hard",
    "prompt", "instant", "utc_offset_minutes", "zone", "created_at", "updated_at",
)  # fmt: skip
GUARD = "'"
_COMPUTED = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\0]*[=+\-@＝＋－＠]|[\t\r\n\0']")
"""What begins a formula in one spreadsheet or another, also behind space that is not seen."""
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet computes."""
    if _COMPUTED.match(cell) and not _NUMBER.fullmatch(cell):
        return GUARD + cell
    return cell


def unguarded(cell: str) -> str:
    """Return what a guarded cell says."""
    return cell.removeprefix(GUARD)


def write_csv(target: Path, entries: Iterable[Entry], names: Mapping[PersonId, str]) -> None:
    """Write one row an entry, whole or not at all; an existing file is never overwritten."""
    require_free(target)
    fresh = working_name(target)
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        # With a byte order mark, since Excel would else take it for an older encoding.
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COLUMNS)
            writer.writerows([guarded(cell) for cell in _row(each, names)] for each in entries)
            file.flush()
            os.fsync(file.fileno())
        fresh.rename(target)
        sync_folder(target.parent)
    except OSError as error:
        raise ExportNotWritten(reason(error)) from error
    finally:
        fresh.unlink(missing_ok=True)


def _row(entry: Entry, names: Mapping[PersonId, str]) -> Iterator[str]:
    content, moment = entry.content, entry.moment
    yield entry.id
    yield moment.day.isoformat()
    yield f"{moment.local:%H:%M}"
    yield content.title
    yield content.text
    yield _list(names[person] for person in content.people if person in names)
    yield _list(content.tags)
    yield _list(str(feeling) for feeling in content.feelings)
    yield "" if content.courage is None else str(content.courage)
    yield "yes" if content.hard else ""
    yield content.prompt
    yield moment.instant.isoformat()
    yield str(moment.utc_offset)
    yield moment.zone
    yield entry.created_at.isoformat()
    yield entry.updated_at.isoformat()


def _list(words: Iterable[str]) -> str:
    """Return words as one cell: as one reads them where that is unmistakable, else as JSON."""
    some = list(words)
    plain = "; ".join(some)
    return plain if words_in(plain) == some else json.dumps(some, ensure_ascii=False)


def words_in(cell: str) -> list[str]:
    """Return the words of a cell: a JSON list, or divided by semicolons, else by commas."""
    if cell.startswith("["):
        try:
            found = loaded(cell)
        except NotStrict:
            found = None
        if isinstance(found, list) and all(isinstance(each, str) for each in found):
            return found
    separator = ";" if ";" in cell else "、" if "、" in cell else ","
    return [each.strip() for each in cell.split(separator) if each.strip()]
