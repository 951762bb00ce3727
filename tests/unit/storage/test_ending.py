"""What becomes of an open journal when the program ends."""

import threading

from trustjournal.storage import preferences
from trustjournal.storage.ending import close_all
from trustjournal.storage.lock import is_free
from trustjournal.storage.vault import LOCK


def test_what_is_left_open_at_the_end_is_closed(vault):
    assert close_all() == 1
    assert not vault.is_open
    assert close_all() == 0
    vault.open()


def test_a_program_that_ends_waits_for_no_thread_that_keeps_the_journal(vault):
    with vault.writing() as connection:
        preferences.write(connection, "kept", 1)
    release, begun = threading.Event(), threading.Event()

    def keep():
        with vault.undisturbed():
            begun.set()
            release.wait()

    keeping = threading.Thread(target=keep)
    keeping.start()
    begun.wait()
    vault.close_within(0.02)
    assert is_free(vault.folder / LOCK), "whoever comes next is let in"
    release.set()
    keeping.join()
    vault.close()
    vault.open()
    with vault.reading() as connection:
        assert preferences.read(connection, "kept") == 1
    vault.close_within(0.02)
    assert not vault.is_open
