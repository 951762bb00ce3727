"""Copies: made whole, checked, kept in turn, brought back; and what is no copy is refused."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import copyfile, restoring
from trustjournal.keeping.before import NoRoomToBringBack, NotBroughtBack
from trustjournal.keeping.problems import CopyDamaged, CopyMissing, CopyNotWritten, NotACopy
from trustjournal.services import assemble
from trustjournal.storage import portions, preferences
from trustjournal.storage.opened import OpenJournal
from trustjournal.storage.problems import JournalInUse, NoRoom, NotWritable, WrongPassphrase
from trustjournal.storage.vault import Vault


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def texts(vault):
    journal = assemble(vault, system_clock, tell_nobody).journal
    return [entry.content.text for entry in journal.entries(journal.order().numbers)]


def test_a_copy_says_little_in_the_clear_and_ends_in_its_own_digest(services, vault):
    services.journal.write("私だけの言葉", people=["美咲"])
    file = services.keeping.back_up()
    assert file.parent == vault.backups
    assert file.name == "notes-20260514-210000.tjbak"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["manifest.json", "slots.json", "journal.db"]
        assert len(archive.comment) == 32
    assert copyfile.read_manifest(file).entries == 1
    raw = file.read_bytes()
    assert "私だけの言葉".encode() not in raw
    assert "美咲".encode() not in raw
    assert b"2026-05-14" not in raw[: raw.index(b"journal.db")]


def test_every_flipped_bit_is_noticed(services, tmp_path):
    services.journal.write("some words")
    whole = services.keeping.back_up(tmp_path / "c.tjbak").read_bytes()
    spoilt = tmp_path / "spoilt.tjbak"
    for position in range(4, len(whole), max(1, len(whole) // 97)):
        changed = bytearray(whole)
        changed[position] ^= 1
        spoilt.write_bytes(changed)
        with pytest.raises(CopyDamaged):
            copyfile.read_manifest(spoilt)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello" * 100])
def test_another_file_is_no_copy(content, tmp_path):
    other = tmp_path / "x.tjbak"
    other.write_bytes(content)
    with pytest.raises((NotACopy, CopyDamaged)):
        copyfile.read_manifest(other)
    assert copyfile.peek(other) is None
    with pytest.raises(CopyMissing):
        restoring.existing(tmp_path / "nowhere")


def test_a_zip_with_other_members_is_no_copy(tmp_path):
    other = tmp_path / "x.tjbak"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("../../evil", "x")
    with pytest.raises((NotACopy, CopyDamaged)):
        copyfile.unpack(other, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["x.tjbak"]


def test_an_automatic_copy_is_made_only_when_something_changed(services, clock):
    services.journal.write("one")
    first = services.keeping.copy_if_changed()
    assert first is not None
    clock.advance(hours=1)
    assert services.keeping.copy_if_changed() is None
    services.journal.write("two")
    clock.advance(hours=1)
    second = services.keeping.copy_if_changed()
    assert second is not None
    assert [copy.manifest.entries for copy in services.keeping.copies()][:1] == [2]


def test_automatic_copies_thin_out_and_own_copies_are_never_removed(services, clock, vault):
    mine = services.keeping.back_up()
    made = []
    for number in range(30):
        services.journal.write(f"entry {number}")
        made.append(services.keeping.copy_if_changed())
        clock.advance(days=1)
    left = {path.name for path in vault.backups.iterdir()}
    assert {mine.name, *(path.name for path in made[-12:])} <= left
    assert len(left) < 25


def test_a_clock_set_back_removes_no_newer_copy(services, clock, vault):
    for number in range(11):
        services.journal.write(f"entry {number}")
        clock.advance(days=1)
        newest = services.keeping.copy_if_changed()
    clock.advance(days=-400)
    services.journal.write("in the past")
    from_the_past = services.keeping.copy_if_changed()
    assert newest.exists()
    assert from_the_past.exists()


def test_no_copy_goes_by_itself_while_the_journal_has_shrunk(services, clock, vault):
    for number in range(40):
        services.journal.write(f"entry {number}")
        if number % 2:
            services.keeping.copy_if_changed()
        clock.advance(days=1)
    before = {path.name for path in vault.backups.iterdir()}
    for card in services.journal.recent(30):
        services.journal.delete(card.id)
    services.journal.empty_trash()
    for _unused in range(3):
        clock.advance(days=200)
        services.journal.write("one more")
        services.keeping.copy_if_changed()
    assert before <= {path.name for path in vault.backups.iterdir()}


def test_after_an_old_copy_was_brought_back_new_words_are_copied_again(services, clock, vault):
    made = []
    for number in range(12):
        services.journal.write(f"entry {number}")
        clock.advance(minutes=1)
        made.append(services.keeping.copy_if_changed())
    vault.close()
    restoring.restore(vault, made[-10], None, clock())
    vault.open()
    again = assemble(vault, clock, tell_nobody)
    for words in ("new words", *"abcdefghijk"):
        again.journal.write(words)
        clock.advance(minutes=1)
        newest = again.keeping.copy_if_changed()
        assert newest is not None
        assert newest.exists()
    vault.close()
    restoring.restore(vault, newest, None, clock())
    vault.open()
    assert "new words" in texts(vault)


def test_a_former_state_is_never_written_over_another(services, clock, vault, tmp_path):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    services.journal.write("first")
    vault.close()
    first = restoring.restore(vault, copy, None, clock())
    vault.open()
    assemble(vault, clock, tell_nobody).journal.write("second")
    vault.close()
    second = restoring.restore(vault, copy, None, clock())
    assert first != second
    for former, words in ((first, "first"), (second, "second")):
        kept = Vault(former, tmp_path / "elsewhere")
        kept.open()
        assert texts(kept) == [words]
        kept.close()


def test_half_of_a_former_state_is_not_left_as_if_it_were_whole(
    services, clock, vault, tmp_path, monkeypatch
):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    services.journal.write("here")
    vault.close()

    def full(_from, to):
        to.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring.shutil, "copyfile", full)
    with pytest.raises(NotBroughtBack, match="The disk is full"):
        restoring.restore(vault, copy, None, clock())
    assert list(vault.backups.iterdir()) == []
    vault.open()
    assert texts(vault) == ["here"]


def test_where_there_is_no_room_to_unpack_a_copy_that_is_what_is_said(
    services, clock, vault, tmp_path, monkeypatch
):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    services.journal.write("here")
    vault.close()
    plain = os.open

    def full(path, flags, *arguments, **further):
        if "restoring" in str(path) and str(path).endswith("journal.db"):
            raise OSError(28, "No space left on device")
        return plain(path, flags, *arguments, **further)

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(NoRoomToBringBack, match="there is no room for it"):
        restoring.restore(vault, copy, None, clock())
    monkeypatch.undo()
    assert list(vault.backups.iterdir()) == []
    vault.open()
    assert texts(vault) == ["here"]


def test_a_folder_that_cannot_be_written_leaves_everything_as_it_was(services, vault, tmp_path):
    services.journal.write("kept")
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(CopyNotWritten):
        services.keeping.back_up(in_the_way / "copy.tjbak")
    with pytest.raises(CopyNotWritten, match="there is no such file or folder"):
        services.keeping.back_up(tmp_path / "nowhere" / "copy.tjbak")
    assert texts(vault) == ["kept"]


def test_a_copy_needs_no_room_beside_the_journal(services, vault, tmp_path, monkeypatch):
    services.journal.write("kept")
    copy_to = Vault.copy_to

    def on_a_full_disk(self, file):
        if file.is_relative_to(vault.folder) or file.is_relative_to(vault.backups):
            raise NoRoom
        return copy_to(self, file)

    monkeypatch.setattr(Vault, "copy_to", on_a_full_disk)
    elsewhere = tmp_path / "stick"
    elsewhere.mkdir()
    copy = services.keeping.back_up(elsewhere)
    assert [each.name for each in elsewhere.iterdir()] == [copy.name]


def test_nothing_that_looks_like_a_copy_is_left_by_a_failure(services, tmp_path, monkeypatch):
    services.journal.write("kept")
    target = tmp_path / "copy.tjbak"

    def torn(file):
        file.truncate(file.seek(0, 2) // 2)

    monkeypatch.setattr(copyfile, "_seal", torn)
    with pytest.raises((CopyDamaged, NotACopy)):
        services.keeping.back_up(target)
    assert list(tmp_path.glob("*.tjbak*")) == []
    assert list(tmp_path.glob(".*.part")) == []


def test_bringing_back_keeps_what_was_there(services, vault, clock, tmp_path):
    services.journal.write("old")
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    services.journal.write("newer")
    vault.close()
    former = restoring.restore(vault, copy, None, clock())
    vault.open()
    assert texts(vault) == ["old"]
    vault.close()
    kept = Vault(former, tmp_path / "elsewhere")
    kept.open()
    assert texts(kept) == ["newer", "old"]
    kept.close()
    assert sorted(path.name for path in vault.folder.iterdir()) == [
        "journal.db", "keys.json", "keys.json.bak", "lock", "room",
    ]  # fmt: skip


def test_an_open_journal_is_not_replaced(services, vault, clock, tmp_path):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    with pytest.raises(JournalInUse):
        restoring.restore(Vault(vault.folder, vault.backups), copy, None, clock())
    assert vault.is_open


def test_a_wrong_passphrase_changes_nothing(protected_vault, clock, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    services = assemble(made.vault, clock, tell_nobody)
    services.journal.write("here")
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    services.journal.write("there")
    made.vault.close()
    before = _bytes(made.vault.folder)
    assert restoring.needs_secret(copy)
    with pytest.raises(WrongPassphrase):
        restoring.restore(made.vault, copy, "wrong", clock())
    assert _bytes(made.vault.folder) == before
    restoring.restore(made.vault, copy, made.recovery_key, clock())
    made.vault.open(made.passphrase)
    assert texts(made.vault) == ["here"]


def test_a_copy_opens_with_the_passphrase_it_was_made_under(protected_vault, clock, tmp_path):
    made = protected_vault()
    made.vault.open(made.passphrase)
    copy = assemble(made.vault, clock, tell_nobody).keeping.back_up(tmp_path / "c.tjbak")
    made.vault.change_passphrase(made.passphrase, "a new one for today")
    made.vault.close()
    with pytest.raises(WrongPassphrase):
        restoring.restore(made.vault, copy, "a new one for today", clock())
    restoring.restore(made.vault, copy, made.passphrase, clock())


def test_two_exports_of_the_same_state_are_equal(services, tmp_path):
    services.journal.write("a", people=["Tom"], trust=3)
    services.journal.write("b", tags=["x"])
    services.keeping.export_json(tmp_path / "1.json")
    services.keeping.export_json(tmp_path / "2.json")
    assert (tmp_path / "1.json").read_bytes() == (tmp_path / "2.json").read_bytes()
    services.keeping.export_markdown(tmp_path / "m1")
    services.keeping.export_markdown(tmp_path / "m2")
    assert _tree(tmp_path / "m1") == _tree(tmp_path / "m2")


def _bytes(folder: Path):
    return {
        path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "lock"
    }


def _tree(folder: Path):
    return {
        path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_a_place_that_fails_late_is_not_written_again_while_the_journal_is_held(
    services, tmp_path, monkeypatch
):
    copied = []
    copy_to = OpenJournal.copy_to

    def fail(*_anything, **_further):
        raise OSError(errno.EIO, "")

    def copy(journal, file, **further):
        copied.append(file.parent)
        copy_to(journal, file, **further)

    monkeypatch.setattr(copyfile, "pack", fail)
    monkeypatch.setattr(OpenJournal, "copy_to", copy)
    with pytest.raises(CopyNotWritten):
        services.keeping.back_up(tmp_path / "mine.tjbak")
    assert len(copied) == 1
    assert copied[0] != tmp_path
    assert list(tmp_path.glob("*.tjbak")) == []


@pytest.fixture
def many_pictures(vault, monkeypatch):
    """Copies are looked at all the time, and there are more pictures than SQLite keeps in mind."""
    with vault.writing() as connection:
        for number in range(50):
            preferences.write(connection, f"picture {number}", "x" * 300_000)
    monkeypatch.setattr(portions, "PORTION", 4096)
    monkeypatch.setattr(portions, "LOOKS_EVERY", 0.001)
    return vault


def test_a_long_copy_tells_that_it_grows_and_hands_its_portions_to_the_disk(
    many_pictures, tmp_path, monkeypatch
):
    told, synced, sync = [], [], os.fsync
    monkeypatch.setattr(portions, "moved", lambda: told.append(1))
    monkeypatch.setattr(portions.os, "fsync", lambda which: (synced.append(which), sync(which)))
    many_pictures.copy_to(tmp_path / "copy.db")
    assert len(told) > 2
    assert len(synced) > 2


def test_what_the_disk_refuses_of_a_portion_is_no_copy(many_pictures, tmp_path, monkeypatch):
    refusals = iter([OSError(errno.EIO, "refused once")])
    sync = os.fsync

    def once(which):
        for refusal in refusals:
            raise refusal
        sync(which)

    monkeypatch.setattr(portions.os, "fsync", once)
    with pytest.raises(NotWritable):
        many_pictures.copy_to(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()
