"""What stays on the pages of the file when the trash was emptied.

The pages of a real journal are encrypted, and nobody but SQLCipher can look at them, free ones
least of all. So here the same tables, settings and services work on a file without a key.
"""

from contextlib import closing, contextmanager
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2

from tests.unit.journal.test_pictures import a_png
from trustjournal.journal.domain import Content
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.storage.database import engine_over
from trustjournal.storage.schema import upgrade

MARKERS = ("markermarker", "zzyzxtag", "nobodysname")


class OpenPages:
    """Behaves like a vault, over a file whose pages can be read."""

    def __init__(self, raw):
        self._raw = raw
        self._engine = engine_over(raw)
        upgrade(self._engine, raw)

    @contextmanager
    def reading(self):
        with self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self):
        writing = self._engine.connect().execution_options(writes=True)
        with writing as connection, connection.begin():
            yield connection

    removing = writing

    @contextmanager
    def making_do(self):
        yield

    def checkpoint(self):
        self._raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.fixture(params=[True, False], ids=["as in a journal", "without secure_delete"])
def secure(request):
    return request.param


@pytest.fixture
def pages(tmp_path, secure):
    with closing(dbapi2.connect(str(tmp_path / "open.db"), isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=WAL")
        raw.execute(f"PRAGMA secure_delete={'ON' if secure else 'OFF'}")
        raw.execute("PRAGMA foreign_keys=ON")
        yield OpenPages(raw)


def found_in(tmp_path):
    everything = b"".join(file.read_bytes() for file in tmp_path.glob("open.db*")).lower()
    return [marker for marker in MARKERS if marker.encode() in everything]


def test_nothing_of_a_removed_entry_is_left_on_any_page(pages, tmp_path, clock, secure):
    journal = Journal(pages, clock, lambda _changes: None)
    people = People(pages, clock, lambda _changes: None, cascades=[journal.links_of_people])
    person = people.add("NobodysName")
    for number in range(60):
        journal.write(f"An entry that stays, number {number}. " * 10)
    draft = journal.begin(text="MarkerMarker " * 400)
    journal.keep(draft)
    content = replace(draft.content, tags=("ZzyzxTag",), people=(person.id,))
    journal.add_picture(draft.id, a_png() + b"MarkerMarker" * 999)
    entry = journal.save(replace(draft, content=content), "s")
    changed = Content(text="MarkerMarker, shorter", people=(person.id,), tags=("ZzyzxTag",))
    journal.save(replace(journal.open(entry.id), content=changed), "t")
    pages.checkpoint()
    assert found_in(tmp_path) == list(MARKERS)
    journal.delete(entry.id)
    people.delete(person.id)
    journal.empty_trash()
    assert len(journal.recent(100)) == 60
    left = found_in(tmp_path)
    assert left == [] if secure else left != []
