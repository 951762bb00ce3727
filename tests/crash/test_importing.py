"""kill -9 in the middle of an import: all of it is in the journal, or nothing."""

import json
import shutil

import pytest

from tests.crash.importing import END, left_by

ENTRIES = 600


@pytest.fixture
def export(tmp_path):
    """Entries enough for several portions."""
    entries = [
        {
            "id": f"{number:032x}", "instant": "2026-05-14T12:00:00+00:00",
            "utc_offset_minutes": 540, "zone": "Asia/Tokyo", "day": "2026-05-14",
            "body_markdown": f"words {number}", "created_at": "2026-05-14T12:00:00+00:00",
            "updated_at": "2026-05-14T12:00:00+00:00",
        }
        for number in range(ENTRIES)
    ]  # fmt: skip
    file = tmp_path / "all.json"
    document = {"format": 3, "journal_id": "x", "people": [], "entries": entries}
    file.write_text(json.dumps(document), "utf-8")
    return file


@pytest.fixture
def folder(tmp_path, _unprotected_template):
    shutil.copytree(_unprotected_template, tmp_path / "journal")
    return tmp_path / "journal"


def test_an_import_that_is_killed_leaves_nothing_and_can_be_done_again(folder, export):
    for place in ("500", str(ENTRIES)):
        assert left_by(folder, export, place) == 0
    assert left_by(folder, export, END) == ENTRIES


def test_an_import_in_pieces_would_be_noticed(folder, export):
    """The known bad form."""
    assert 0 < left_by(folder, export, "0", "--piecemeal") < ENTRIES
