"""Files that look like copies and are not, and what lies beside the real ones."""

import hashlib
import json
import os
import zipfile

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping import copyfile, restoring
from trustjournal.keeping.problems import AlreadyThere, CopyNotRead, NotACopy
from trustjournal.services import assemble
from trustjournal.storage import keyfile
from trustjournal.storage.problems import NotWritable

SAID = {
    "format": 1,
    "app": "x",
    "schema": "0001",
    "journal_id": "a",
    "change_counter": 1,
    "entries": 1,
}


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def forged(path, manifest, *, compression=zipfile.ZIP_STORED):
    """Write what has the form of a copy, down to the digest at its end."""
    with zipfile.ZipFile(path, "w", compression) as archive:
        archive.comment = bytes(32)
        archive.writestr("manifest.json", manifest)
        archive.writestr("slots.json", "{}")
        archive.writestr("journal.db", b"x" * 5000)
    return sealed(path, path.read_bytes())


def sealed(path, data):
    path.write_bytes(data[:-32] + hashlib.sha256(data[:-32]).digest())
    return path


@pytest.mark.parametrize(
    "manifest",
    [
        "",
        "[]",
        "[" * 100_000,
        "9" * 5_000,
        *(
            json.dumps({**SAID, name: value})
            for name in ("format", "change_counter", "entries")
            for value in (float("inf"), float("nan"), "many", None, [])
        ),
    ],
)
def test_a_forged_copy_is_refused_in_words(manifest, tmp_path):
    file = forged(tmp_path / "forged.tjbak", manifest)
    with pytest.raises(NotACopy):
        copyfile.read_manifest(file)
    assert copyfile.peek(file) is None


def test_whatever_stands_in_an_archives_directory_is_refused_in_words(tmp_path):
    file = forged(tmp_path / "forged.tjbak", json.dumps(SAID))
    whole = file.read_bytes()
    for position in (*range(4, 200), *range(len(whole) - 300, len(whole) - 32)):
        for value in (0, 1, 0x40, 0xFF):
            changed = bytearray(whole)
            changed[position] = value
            sealed(file, bytes(changed))
            try:
                copyfile.read_manifest(file)
                copyfile.read_slots(file)
            except JournalProblem:
                pass
            copyfile.peek(file)


def test_a_compressed_archive_is_no_copy(tmp_path):
    file = forged(tmp_path / "forged.tjbak", json.dumps(SAID), compression=zipfile.ZIP_DEFLATED)
    with pytest.raises(NotACopy):
        copyfile.read_manifest(file)


def test_what_lies_among_the_copies_keeps_no_copy_from_being_made(services, vault):
    services.journal.write("words")
    vault.backups.mkdir()
    forged(vault.backups / "a.tjbak", json.dumps({**SAID, "change_counter": float("inf")}))
    (vault.backups / "b.tjbak").mkdir()
    os.mkfifo(vault.backups / "c.tjbak")
    (vault.backups / "d.tjbak").symlink_to(vault.backups / "nowhere")
    assert services.keeping.copy_if_changed() is not None
    assert len(services.keeping.copies()) == 1


def test_a_copy_holds_the_keys_that_open_it_whatever_became_of_the_key_file(
    services, vault, clock, tmp_path
):
    services.journal.write("words")
    for name in (keyfile.FIRST, keyfile.SECOND):
        (vault.folder / name).write_bytes(b"spoilt")
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    vault.close()
    restoring.restore(vault, copy, None, clock())
    vault.open()
    assert assemble(vault, clock, tell_nobody).keeping.counts()["entries"] == 1


def test_a_copy_that_may_not_be_read_is_said(services, tmp_path, monkeypatch):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")

    def refused(*_arguments, **_named):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(copy), "open", refused)
    with pytest.raises(CopyNotRead, match="it is not allowed there"):
        copyfile.read_manifest(copy)


def test_a_folder_that_cannot_be_locked_is_said(services, vault, clock, tmp_path):
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    vault.close()
    (vault.folder / "lock").unlink()
    (vault.folder / "lock").mkdir()
    with pytest.raises(NotWritable):
        restoring.restore(vault, copy, None, clock())


def test_only_an_earlier_copy_of_the_same_journal_is_written_over(services, vault, tmp_path):
    services.journal.write("words")
    other = forged(tmp_path / "other.tjbak", json.dumps(SAID)).read_bytes()
    with pytest.raises(AlreadyThere):
        services.keeping.back_up(tmp_path / "other.tjbak")
    assert (tmp_path / "other.tjbak").read_bytes() == other
    with pytest.raises(AlreadyThere):
        services.keeping.back_up(vault.folder / "journal.db")
    own = services.keeping.back_up(tmp_path / "own.tjbak")
    services.journal.write("more")
    assert services.keeping.back_up(own) == own
    assert copyfile.read_manifest(own).entries == 2


@pytest.mark.parametrize("kind", ["pipe", "file", "link"])
def test_what_lies_where_a_copy_is_unpacked_is_in_nobodys_way(
    services, vault, clock, tmp_path, kind
):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "letter").write_text("untouched")
    copy = services.keeping.back_up(tmp_path / "c.tjbak")
    vault.close()
    place = vault.folder / ".restoring.part"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "file":
        place.write_text("x")
    else:
        place.symlink_to(outside)
    restoring.restore(vault, copy, None, clock())
    assert (outside / "letter").read_text() == "untouched"
    assert not place.exists()
