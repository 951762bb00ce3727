"""What lies beside the journal to be played back into it: ours after a power cut, or anybody's."""

import errno
import os
import shutil
import struct
from contextlib import closing, suppress

import pytest
from sqlcipher3 import dbapi2

from trustjournal.storage import aside, cipher, keyfile, keys, preferences
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.opened import OpenJournal
from trustjournal.storage.problems import JournalDamaged, NotWritable
from trustjournal.storage.vault import Vault

ASIDE = "journal.db-journal.set-aside"


def key_of(vault):
    return keys.data_key(keyfile.read(vault.folder).slots, None)


def write(vault, words):
    with vault.writing() as connection:
        for name, word in words.items():
            preferences.write(connection, name, word)


def half_written(vault, place):
    """Cut a change off that is being written in place; the closed vault's folder stays."""
    shutil.copytree(vault.folder, place / "in place")
    file = place / "in place" / "journal.db"
    with closing(cipher.open_for_writing(file, key_of(vault))) as connection:
        assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO facts (name, value) VALUES ('much', zeroblob(100000))")
        connection.execute("UPDATE preferences SET value = '\"overwritten\"'")
        connection.execute("INSERT INTO facts (name, value) VALUES ('more', zeroblob(100000))")
        shutil.copytree(file.parent, place / "cut")
    beside = place / "cut" / "journal.db-journal"
    assert beside.stat().st_size > 0
    return beside


def first_opening(vault, place):
    """Cut off what alone is written in place: the first page, of a journal put there by hand.

    SQLite's own words for it: https://sqlite.org/fileformat2.html#the_rollback_journal
    """
    shutil.copytree(vault.folder, place / "cut")
    file = place / "cut" / "journal.db"
    with closing(cipher.open_for_writing(file, key_of(vault))) as connection:
        assert connection.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    content = file.read_bytes()
    page, pages = content[:4096], len(content) // 4096
    sealed = sum(page[place] for place in range(4096 - 200, 0, -200))
    head = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", 1, 0, pages, 512, 4096)
    beside = file.with_name("journal.db-journal")
    beside.write_bytes(
        head.ljust(512, b"\0") + struct.pack(">I", 1) + page + struct.pack(">I", sealed)
    )
    return beside


def tear(file):
    """Let a sector of the first page be lost, without which nothing is read."""
    content = bytearray(file.read_bytes())
    content[1024:1536] = bytes(512)
    file.write_bytes(content)


@pytest.fixture
def ours(vault):
    write(vault, {"kept": "約束"})
    vault.close()
    return vault


@pytest.fixture
def theirs(tmp_path):
    other = Vault(tmp_path / "other", tmp_path / "other copies")
    other.create(None)
    write(other, {f"theirs {number}": "x" * 300 for number in range(20)})
    other.close()
    return half_written(other, tmp_path)


def everything(folder):
    return {
        each.name: each.read_bytes()
        for each in folder.iterdir()
        if each.is_file() and each.name != "lock"
    }


def lay(beside, vault):
    shutil.copyfile(beside, vault.folder / "journal.db-journal")


def kept(vault):
    vault.open()
    with vault.reading() as connection:
        found = preferences.read(connection, "kept"), preferences.read(connection, "later")
    assert vault.is_whole()
    return found


def test_what_another_journal_left_is_set_aside_and_every_word_is_there(ours, theirs):
    lay(theirs, ours)
    assert kept(ours) == ("約束", None)
    assert (ours.folder / ASIDE).read_bytes() == theirs.read_bytes()
    assert not (ours.folder / "journal.db-journal").exists()
    file = ours.folder / "journal.db"
    assert aside.unread(file) == ours.folder / ASIDE
    aside.note_read(file)
    assert aside.unread(file) is None
    assert aside.everything_set_aside(file) == [ours.folder / ASIDE]
    assert not list(ours.folder.glob(".looking*"))


def test_without_a_look_it_would_have_been_the_end_of_the_journal(ours, theirs):
    lay(theirs, ours)
    with pytest.raises(JournalDamaged):
        cipher.look(ours.folder / "journal.db", key_of(ours))
    with pytest.raises(JournalDamaged):
        ours.open()


def test_what_an_older_state_of_the_same_journal_left_brings_nothing_back(ours, tmp_path):
    older = half_written(ours, tmp_path)
    ours.open()
    write(ours, {"kept": "新しい約束", "later": "また書いた"})
    ours.close()
    lay(older, ours)
    assert kept(ours) == ("新しい約束", "また書いた")
    assert (ours.folder / ASIDE).exists()


def test_what_a_killed_program_left_in_the_log_stays_beside_what_is_set_aside(
    ours, theirs, tmp_path
):
    ours.open()
    write(ours, {"later": "最後のことば"})
    shutil.copytree(ours.folder, tmp_path / "killed")
    ours.close()
    killed = Vault(tmp_path / "killed", tmp_path / "copies of it")
    lay(theirs, killed)
    assert kept(killed) == ("約束", "最後のことば")
    assert (killed.folder / ASIDE).exists()
    killed.close()


def test_a_second_one_does_not_take_the_place_of_the_first_and_is_the_one_that_is_told(
    ours, theirs
):
    told = []
    for number in range(3):
        (ours.folder / "journal.db-journal").write_bytes(theirs.read_bytes() + bytes([number]))
        assert kept(ours) == ("約束", None)
        ours.close()
        told.append(aside.unread(ours.folder / "journal.db"))
    assert [each.read_bytes()[-1] for each in told] == [0, 1, 2]
    assert told == aside.everything_set_aside(ours.folder / "journal.db")


def test_one_in_a_place_that_became_free_is_told_too(ours, theirs):
    for _each in range(2):
        lay(theirs, ours)
        assert kept(ours) == ("約束", None)
        ours.close()
    (ours.folder / ASIDE).unlink()
    lay(theirs, ours)
    assert kept(ours) == ("約束", None)
    assert aside.unread(ours.folder / "journal.db") == ours.folder / ASIDE


@pytest.fixture
def older(ours, tmp_path):
    """What an older state of our journal left, beside the newer one."""
    left = half_written(ours, tmp_path)
    ours.open()
    write(ours, {"kept": "新しい約束"})
    ours.close()
    lay(left, ours)
    return left


@pytest.mark.parametrize("page", [2, 4, 5])
def test_an_older_state_is_not_played_back_into_a_damaged_journal(ours, older, page):
    file = ours.folder / "journal.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[(page - 1) * 4096 + 100] ^= 1
    file.write_bytes(spoilt)
    with suppress(JournalDamaged):  # said at once, or when somebody needs the page
        ours.open()
    ours.close()
    assert (ours.folder / ASIDE).read_bytes() == older.read_bytes()
    assert file.read_bytes() == spoilt


def test_nor_when_the_disk_fails_while_it_is_looked(ours, older, monkeypatch):
    connect, failed = dbapi2.connect, []

    def fails_once(place, **options):
        if "/alone/" in place and not failed:
            failed.append(place)
            raise dbapi2.OperationalError("disk I/O error")
        return connect(place, **options)

    before = everything(ours.folder)
    monkeypatch.setattr(dbapi2, "connect", fails_once)
    with pytest.raises(NotWritable) as told:
        ours.open()
    assert failed
    assert "looking" not in str(told.value)
    assert everything(ours.folder) == before
    assert kept(ours) == ("新しい約束", None)
    assert (ours.folder / ASIDE).exists()


def test_what_lies_beside_the_file_that_a_link_leads_to_is_set_aside_there(ours, theirs, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (ours.folder / "journal.db").rename(elsewhere / "ours.db")
    (ours.folder / "journal.db").symlink_to(elsewhere / "ours.db")
    shutil.copyfile(theirs, elsewhere / "ours.db-journal")
    assert kept(ours) == ("約束", None)
    laid = elsewhere / "ours.db-journal.set-aside"
    assert laid.read_bytes() == theirs.read_bytes()
    assert aside.unread(ours.folder / "journal.db") == laid
    ours.close()
    assert {each.name for each in elsewhere.iterdir()} == {"ours.db", laid.name}


def test_what_was_left_by_a_look_that_was_killed_does_not_take_its_room(ours, theirs, monkeypatch):
    copyfile, left = shutil.copyfile, ours.folder / ".looking-before.part"
    left.mkdir()

    def on_a_full_disk(source, target):
        if left.exists():
            raise OSError(errno.ENOSPC, "")
        return copyfile(source, target)

    lay(theirs, ours)
    monkeypatch.setattr(shutil, "copyfile", on_a_full_disk)
    assert kept(ours) == ("約束", None)


def test_one_that_arrives_while_the_first_passphrase_is_set_is_kept(ours, theirs):
    ours.open()
    lay(theirs, ours)
    ours.change_passphrase(None, "a long passphrase")
    assert (ours.folder / ASIDE).read_bytes() == theirs.read_bytes()
    assert aside.unread(ours.folder / "journal.db") == ours.folder / ASIDE
    with ours.reading() as connection:
        assert preferences.read(connection, "kept") == "約束"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda place: place.mkdir(),
        lambda place: place.symlink_to("nowhere"),
    ],
    ids=["pipe", "folder", "link"],
)
def test_what_is_no_file_is_set_aside_unopened(ours, make):
    make(ours.folder / "journal.db-journal")
    assert kept(ours) == ("約束", None)
    assert os.path.lexists(ours.folder / ASIDE)
    assert aside.unread(ours.folder / "journal.db") == ours.folder / ASIDE


def test_what_a_power_cut_left_of_the_first_opening_is_played_back(ours, tmp_path):
    cut = first_opening(ours, tmp_path)
    tear(cut.with_name("journal.db"))
    found = Vault(cut.parent, tmp_path / "copies of it")
    assert kept(found) == ("約束", None)
    assert aside.everything_set_aside(cut.with_name("journal.db")) == []
    found.close()


def test_an_older_state_does_not_cover_the_newer_one_whose_first_page_is_torn(ours, older):
    tear(ours.folder / "journal.db")
    before = everything(ours.folder)
    with pytest.raises(JournalDamaged):
        ours.open()
    assert everything(ours.folder) == before


def test_it_is_not_played_back_into_a_journal_that_it_does_not_mend(ours, theirs):
    tear(ours.folder / "journal.db")
    lay(theirs, ours)
    before = everything(ours.folder)
    with pytest.raises(JournalDamaged):
        ours.open()
    assert everything(ours.folder) == before


def test_what_names_another_file_is_not_even_tried(ours, tmp_path):
    cut = half_written(ours, tmp_path)
    tear(cut.with_name("journal.db"))
    letter = tmp_path / "a letter"
    letter.write_text("of mine", encoding="utf-8")
    name = str(letter).encode()
    end = [bytes(4), name, len(name).to_bytes(4, "big"), (sum(name)).to_bytes(4, "big")]
    with cut.open("ab") as file:
        file.write(b"".join(end) + bytes.fromhex("d9d505f920a163d7"))
    found = Vault(cut.parent, tmp_path / "copies of it")
    before = everything(found.folder)
    with pytest.raises(JournalDamaged):
        found.open()
    assert everything(found.folder) == before
    assert letter.read_text(encoding="utf-8") == "of mine"


def test_one_that_is_laid_beside_the_open_journal_is_set_aside_when_it_connects_anew(ours, theirs):
    lock = FolderLock(ours.folder / "lock")
    opened = OpenJournal(ours.folder, lock, key_of(ours), keyfile.read(ours.folder))
    opened.disconnect()  # as after a disk failed it
    lay(theirs, ours)
    opened.connect()
    with opened.reading() as connection:
        assert preferences.read(connection, "kept") == "約束"
    assert (ours.folder / ASIDE).exists()
    opened.close()
