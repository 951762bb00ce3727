"""An export of another journal, which a journal can bring in."""

import json
from collections.abc import Iterable
from pathlib import Path

from trustjournal.core.ids import new_id

_AT = "2026-05-14T12:00:00+00:00"


def write_export(file: Path, texts: Iterable[str]) -> None:
    """Write a file of entries, one for each text."""
    entries = [
        {
            "id": new_id(), "instant": _AT, "utc_offset_minutes": 540, "zone": "Asia/Tokyo",
            "day": "2026-05-14", "body_markdown": text, "created_at": _AT, "updated_at": _AT,
        }
        for text in texts
    ]  # fmt: skip
    document = {"format": 3, "journal_id": "another", "people": [], "entries": entries}
    file.write_text(json.dumps(document), "utf-8")


def texts_in(file: Path) -> list[str]:
    """Return the texts of such a file."""
    return [each["body_markdown"] for each in json.loads(file.read_text("utf-8"))["entries"]]
