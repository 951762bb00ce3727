"""What belongs to somebody else: a file that may not be read is neither damaged nor in use.

Tests may run as root, who may read everything; so the system's answer is put in.
"""

import os
from pathlib import Path

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import copyfile, restoring
from trustjournal.services import assemble
from trustjournal.storage import keyfile, keys
from trustjournal.storage.problems import JournalExists, NotReadable, NotWritable
from trustjournal.storage.vault import Vault


@pytest.fixture
def closed(vault):
    vault.close()
    return vault


@pytest.fixture
def refuse(monkeypatch):
    """Lets the system refuse the files of these names."""

    def refuse_files(*names):
        for method in ("open", "read_bytes"):
            real = getattr(Path, method)

            def refused(self, *arguments, _real=real, **named):
                if self.name in names:
                    raise PermissionError(13, "Permission denied")
                return _real(self, *arguments, **named)

            monkeypatch.setattr(Path, method, refused)

    return refuse_files


def test_a_journal_file_that_may_not_be_read(closed, refuse):
    refuse("journal.db")
    with pytest.raises(NotWritable):
        closed.open()


def test_key_files_that_may_not_be_read_are_not_called_damaged(closed, refuse):
    refuse(keyfile.FIRST, keyfile.SECOND)
    with pytest.raises(NotWritable):
        closed.open()
    with pytest.raises(NotWritable):
        closed.state()


@pytest.mark.parametrize("name", [keyfile.FIRST, keyfile.SECOND])
def test_one_readable_key_file_is_enough(closed, refuse, name):
    refuse(name)
    closed.open()
    assert closed.is_open


def test_what_was_just_unpacked_may_be_refused_too(vault, refuse, tmp_path):
    services = assemble(vault, system_clock, tell_nobody)
    services.keeping.back_up(tmp_path / "copy.tjbak")
    refuse(copyfile.SLOTS)
    with pytest.raises(NotReadable):
        services.keeping.compare(tmp_path / "copy.tjbak", None)
    vault.close()
    with pytest.raises(NotReadable):
        restoring.restore(vault, tmp_path / "copy.tjbak", None, system_clock())
    vault.open()


def test_somebody_elses_lock_file_locks_as_well(closed, monkeypatch):
    def refused(*_arguments):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "fchmod", refused)
    closed.open()
    assert closed.is_open


def test_who_makes_a_journal_never_covers_one_that_was_made_meanwhile(paths, monkeypatch):
    slow, fast = (Vault(paths.journal, paths.backups) for _each in range(2))
    prepare, made = keys.new_slots, []

    def overtaken(*arguments):
        monkeypatch.setattr(keys, "new_slots", prepare)
        fast.create(None)
        made.append(fast.journal_id)
        fast.close()
        return prepare(*arguments)

    monkeypatch.setattr(keys, "new_slots", overtaken)
    with pytest.raises(JournalExists):
        slow.create(None)
    fast.open()
    assert [fast.journal_id] == made
    fast.close()


@pytest.mark.parametrize("name", ["journal.db.new", "journal.db.new-wal"])
def test_a_folder_where_a_left_over_may_lie_is_in_nobodys_way(closed, name):
    (closed.folder / name).mkdir()
    closed.open()
    assert closed.is_open
