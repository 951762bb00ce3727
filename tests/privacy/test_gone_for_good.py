"""What was emptied from the trash is on no page of the journal, not even for who has its key."""

from dataclasses import replace

import pytest

from tests.privacy import pages
from tests.unit.journal.test_pictures import a_png
from trustjournal.core.changes import tell_nobody
from trustjournal.journal.domain import Content
from trustjournal.services import assemble
from trustjournal.storage import keyfile
from trustjournal.storage.swap import JOURNAL

pytestmark = pytest.mark.skipif(not pages.can_read(), reason="needs openssl")

MARKERS = ("markermarker", "zzyzxtag", "nobodysname", "約束の印", "pictured")


def found_in(vault):
    """Return the markers that lie anywhere on the pages of a closed journal."""
    (slot,) = keyfile.read(vault.folder).slots
    assert [each.name for each in vault.folder.iterdir() if "-wal" in each.name] == []
    everything = b"".join(pages.decrypted(vault.folder / JOURNAL, slot.box))
    assert everything.count(b"CREATE TABLE") > 20, "the pages were not understood"
    everything = everything.lower()
    return [marker for marker in MARKERS if marker.encode() in everything]


def opened(vault, clock, *, secure):
    vault.open()
    # Below everything, as the connection of a careless program would be.
    vault._opened._raw.execute(f"PRAGMA secure_delete={'ON' if secure else 'OFF'}")
    return assemble(vault, clock, tell_nobody)


@pytest.mark.parametrize("secure", [True, False], ids=["as it is", "without secure_delete"])
def test_nothing_of_what_was_emptied_is_left_on_any_page(vault, clock, secure):
    vault.close()
    services = opened(vault, clock, secure=secure)
    journal = services.journal
    person = services.people.add("NobodysName")
    for number in range(40):
        journal.write(f"An entry that stays, number {number}. " * 10)
    draft = journal.begin(text="MarkerMarker 約束の印 " * 400)
    journal.keep(draft)
    journal.add_picture(draft.id, a_png() + b"pictured" * 9_999, "MarkerMarker.png")
    content = replace(draft.content, tags=("ZzyzxTag",), people=(person.id,))
    entry = journal.save(replace(draft, content=content), "s")
    changed = Content(text="MarkerMarker, shorter", people=(person.id,), tags=("ZzyzxTag",))
    journal.save(replace(journal.open(entry.id), content=changed), "t")
    vault.close()
    assert found_in(vault) == list(MARKERS)
    services = opened(vault, clock, secure=secure)
    services.journal.delete(entry.id)
    services.people.delete(person.id)
    services.journal.empty_trash()
    assert len(services.journal.recent(100)) == 40
    vault.close()
    left = found_in(vault)
    assert left == [] if secure else left
