"""What may lie at the journal's place, and who may read it: each is refused at once and unchanged.

Permissions mean nothing to root, so a test that runs as root is nobody for a while.
"""

import os
import shutil
import stat
import sys
import time
from contextlib import contextmanager

import nacl.pwhash  # noqa: F401
import pytest

import trustjournal.services  # noqa: F401 - nobody may not read what is imported only now
from trustjournal.storage import preferences
from trustjournal.storage.problems import (
    JournalDamaged,
    JournalMissing,
    KeysDamaged,
    NotAJournal,
    NotReadable,
    NotWritable,
)
from trustjournal.storage.vault import Vault

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="NOT SHOWN HERE: permissions are others on this system"
)
NOBODY = 65534
AT_ONCE = 1.0
"""Seconds."""


@contextmanager
def as_nobody(folder):
    """Run without root's rights to everything; the folder belongs to whoever that is."""
    if os.getuid() != 0:
        yield
        return
    for each in [*folder.rglob("*"), folder]:
        os.chown(each, NOBODY, NOBODY, follow_symlinks=False)
    for parent in folder.parents:  # pytest keeps its folders for their owner
        if parent.stat().st_uid == 0 and parent.name.startswith(("pytest-", "popen-")):
            parent.chmod(parent.stat().st_mode | 0o011)
    groups = os.getgroups()
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)
        os.setgroups(groups)


def journal(vault):
    return vault.folder / "journal.db"


def everything(folder):
    """Return all there is below a folder: what it is, who may use it, and its bytes."""
    found = {}
    for each in sorted(folder.rglob("*")):
        status = each.lstat()
        readable = stat.S_ISREG(status.st_mode)
        found[each.relative_to(folder)] = (status.st_mode, each.read_bytes() if readable else b"")
    return found


def mode(name, bits):
    return lambda vault: (vault.folder / name).chmod(bits)


def keys_mode(bits):
    def change(vault):
        for each in vault.folder.glob("keys.json*"):
            each.chmod(bits)

    return change


def instead(name, make):
    """Put something of another kind in the place of a file or of the folder."""

    def change(vault):
        place = vault.folder / name if name else vault.folder
        shutil.rmtree(place) if place.is_dir() else place.unlink()
        make(place)

    return change


def cut(size):
    return lambda vault: os.truncate(journal(vault), size)


def loop(place):
    place.symlink_to(place)


PLACES = {
    "a file that may only be read": (mode("journal.db", 0o444), NotWritable),
    "a folder that may only be read": (mode("", 0o555), NotWritable),
    "a file that may not be read": (mode("journal.db", 0o000), NotReadable),
    "a folder that may not be entered": (mode("", 0o000), NotReadable),
    "a folder above that may not be entered": (mode("..", 0o000), NotReadable),
    "keys that may not be read": (keys_mode(0o000), NotReadable),
    "a lock that may not be written": (mode("lock", 0o444), NotWritable),
    "nothing": (instead("", lambda _place: None), JournalMissing),
    "no journal beside the keys": (instead("journal.db", lambda _place: None), JournalMissing),
    "a link that leads to itself": (instead("journal.db", loop), JournalMissing),
    "a folder for a file": (instead("journal.db", os.mkdir), NotAJournal),
    "a pipe for a file": (instead("journal.db", os.mkfifo), NotAJournal),
    "a pipe for the folder": (instead("", os.mkfifo), JournalMissing),
    "a folder that leads to itself": (instead("", loop), JournalMissing),
    "an empty file": (cut(0), JournalDamaged),
    "half a page": (cut(2000), JournalDamaged),
    "its first pages": (cut(3 * 4096), JournalDamaged),
}


@pytest.fixture
def closed(vault):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束" * 2000)
    vault.close()
    return Vault(vault.folder, vault.backups)


@pytest.mark.parametrize("place", PLACES)
def test_what_lies_there_is_refused_at_once_and_left_as_it_is(closed, place):
    change, problem = PLACES[place]
    with as_nobody(closed.folder.parent):
        change(closed)
    before = everything(closed.folder.parent)
    with as_nobody(closed.folder.parent):
        begun = time.monotonic()
        with pytest.raises(problem) as told:
            closed.open()
        took = time.monotonic() - begun
    assert type(told.value) is problem
    assert all((told.value.happened, told.value.kept, told.value.next_step))
    assert everything(closed.folder.parent) == before
    assert took < AT_ONCE
    for each in (closed.folder.parent, closed.folder):
        if each.is_dir():
            each.chmod(0o700)


def test_both_keys_as_pipes_are_no_keys(closed):
    for each in list(closed.folder.glob("keys.json*")):
        each.unlink()
        os.mkfifo(each)
    with pytest.raises(KeysDamaged):
        closed.open()


def test_nobody_can_be_kept_out(closed):
    """Else the tests above would show nothing."""
    with as_nobody(closed.folder.parent):
        journal(closed).chmod(0o000)
        with pytest.raises(PermissionError):
            journal(closed).read_bytes()
