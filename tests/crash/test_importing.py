"""kill -9 in the middle of an import: all of it is in the journal, or nothing."""

import shutil

import pytest

from tests.crash.exported import write_export
from tests.crash.importing import END, left_by

ENTRIES = 600


@pytest.fixture
def export(tmp_path):
    """Entries enough for several portions."""
    file = tmp_path / "all.json"
    write_export(file, (f"words {number}" for number in range(ENTRIES)))
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
