"""Nothing of a journal is readable beside it, to nobody but its owner."""

import os
import sqlite3
import stat
import threading

import pytest

from trustjournal.storage import cipher, keyfile, preferences, search
from trustjournal.storage.problems import JournalDamaged, JournalProblem
from trustjournal.storage.vault import Vault

MARKERS = ("ひみつのことば", "vryprvtwrd")


def _modes(folder):
    return {
        str(path.relative_to(folder)): stat.S_IMODE(path.stat().st_mode)
        for path in [folder, *folder.rglob("*")]
    }


def test_everything_is_the_owners_alone_even_with_a_careless_umask(tmp_path):
    place = tmp_path / "made" / "on" / "the" / "way"
    vault = Vault(place / "journal", place / "copies")
    vault.create(None)
    with vault.writing() as connection:
        preferences.write(connection, "a", "x" * 10_000)
    vault.copy_to(place / "journal" / "copy.db")
    vault.change_passphrase(None, "合言葉")
    while_open = _modes(tmp_path / "made")
    vault.close()
    for modes in (while_open, _modes(tmp_path / "made")):
        assert {mode for path, mode in modes.items() if (tmp_path / "made" / path).is_file()} == {
            0o600
        }
        assert all(mode in (0o600, 0o700) for mode in modes.values()), modes


def _markers_in(folder):
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for marker in MARKERS:
                for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                    if marker.encode(encoding) in content:
                        found.append((path.name, marker))
    return found


def test_no_file_holds_a_readable_word(vault, paths):
    with vault.writing() as connection:
        for marker in MARKERS:
            preferences.write(connection, marker, marker * 500)
            search.put(
                connection, kind="entry", id=marker, day=None, title=marker, body=marker,
                marks=[marker],
            )  # fmt: skip
    vault.copy_to(paths.journal / "copy.db")
    assert _markers_in(paths.journal.parent) == []
    vault.close()
    assert _markers_in(paths.journal.parent) == []


def test_the_scan_would_find_a_readable_word(tmp_path):
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE t (x)")
    plain.execute("INSERT INTO t VALUES (?)", (MARKERS[0],))
    plain.commit()
    plain.close()
    assert _markers_in(tmp_path) == [("plain.db", MARKERS[0])]


def test_a_wrong_key_and_damage_write_nothing_to_the_terminal(vault, capfd):
    vault.close()
    with pytest.raises(JournalProblem):
        cipher.look(vault.folder / "journal.db", os.urandom(32))
    with (vault.folder / "journal.db").open("r+b") as file:
        file.seek(5000)
        file.write(b"damage")
    (slot,) = keyfile.read(vault.folder).slots
    with pytest.raises(JournalDamaged):
        cipher.verify(vault.folder / "journal.db", slot.box)
    assert capfd.readouterr() == ("", "")


def test_a_copy_is_encrypted_with_the_same_key_and_reads_the_same(vault, tmp_path):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")
    with vault.copy_to(tmp_path / "copy.db") as connection:
        assert preferences.read(connection, "kept") == "約束"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "journal"]


def test_a_copy_that_was_begun_is_finished_although_the_journal_is_closed_meanwhile(
    vault, tmp_path
):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")
    closing = threading.Thread(target=vault.close)
    with vault.undisturbed():
        closing.start()
        closing.join(timeout=0.1)
        copy = vault.copy_to(tmp_path / "copy.db")
        assert vault.key_file, "whoever makes a copy still has all of the journal"
    closing.join()
    assert not vault.is_open
    with copy as connection:
        assert preferences.read(connection, "kept") == "約束"


def test_a_damaged_copy_is_refused(vault, tmp_path):
    copy = vault.copy_to(tmp_path / "copy.db")
    with (tmp_path / "copy.db").open("r+b") as file:
        file.seek(9000)
        file.write(b"damage")
    with pytest.raises(JournalProblem), copy:
        pass
