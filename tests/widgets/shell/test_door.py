"""What was typed at the door is kept only as long as it opens something."""

import pytest

from tests.conftest import PASSPHRASE
from trustjournal.shell.door import Door
from trustjournal.shell.session import Screen, Session
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.vault import LOCK
from trustjournal.ui.background import DatabaseJobs

SOON = 8000


@pytest.fixture
def session(qtbot, protected_vault):
    jobs, vault = DatabaseJobs(), protected_vault().vault
    made = Session(vault, jobs, lambda _vault: object(), remembered=True)
    yield made
    jobs.close()
    vault.close()


@pytest.fixture
def door(session):
    return Door(session, session._jobs)


def keeps(door):
    return any(isinstance(each, str) for each in vars(door).values())


def settled(qtbot, session):
    done = []
    session._jobs.run(session, lambda: None, done.append, fail=done.append)
    qtbot.waitUntil(lambda: bool(done) and not session.is_opening, timeout=SOON)


def test_a_lock_ends_the_waiting(qtbot, session, door):
    held = FolderLock(session.vault.folder / LOCK)
    held.say_leaving()
    with qtbot.waitSignal(session.refused, timeout=SOON):
        door.knock(PASSPHRASE)
    assert door.is_waiting
    session.lock()
    held.release()
    assert not door.is_waiting
    assert not keeps(door)


def test_a_lock_forgets_what_is_being_tried_also_when_it_is_wrong(qtbot, session, door):
    door.knock("another passphrase")
    session.lock()
    settled(qtbot, session)
    assert not keeps(door)


def test_words_that_were_held_back_open_and_nothing_is_kept(qtbot, session, door):
    with qtbot.waitSignal(session.opened, timeout=SOON):
        door.knock(PASSPHRASE)
    assert not keeps(door)
    session.attend(flush=lambda: None, unsaved=lambda: True, drop=lambda: None)
    with qtbot.waitSignal(session.held, timeout=SOON):
        session.lock()
    with qtbot.waitSignal(
        session.screen_changed, timeout=SOON, check_params_cb=lambda to: to is Screen.JOURNAL
    ):
        door.knock(PASSPHRASE)
    assert not keeps(door)


def test_a_wrong_passphrase_is_not_kept(qtbot, session, door):
    with qtbot.waitSignal(session.refused, timeout=SOON):
        door.knock("another passphrase")
    assert not keeps(door)
