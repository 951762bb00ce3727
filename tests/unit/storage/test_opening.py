"""Whatever stands in the way is said in its own words, and every file stays as it is."""

import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys

import pytest

from trustjournal.storage import cipher, keyfile, keys, preferences, recovery
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import (
    JournalClosed,
    JournalDamaged,
    JournalExists,
    JournalInUse,
    JournalMissing,
    JournalOverwritten,
    KeysDamaged,
    KeysWeakened,
    MistypedRecoveryKey,
    NewerJournal,
    NotAJournal,
    NotWritable,
    PassphraseNeeded,
    UnsafeLibrary,
    WrongPassphrase,
)
from trustjournal.storage.vault import Vault, VaultState


def contents(folder):
    return {
        each.name: hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.iterdir()
        if each.is_file() and each.name != "lock"
    }


def refuses(vault, problem, secret=None):
    before = contents(vault.folder)
    with pytest.raises(problem) as raised:
        vault.open(secret)
    assert type(raised.value) is problem
    assert contents(vault.folder) == before
    assert not vault.is_open
    assert raised.value.happened
    assert raised.value.next_step
    FolderLock(vault.folder / "lock").release()  # nobody holds it any more


def abandon(vault):
    """Leave the folder as a killed program would: the last changes are still in the -wal file."""
    twin = vault.folder.with_name("abandoned")
    shutil.copytree(vault.folder, twin)
    vault.close()
    shutil.rmtree(vault.folder)
    twin.rename(vault.folder)
    assert (vault.folder / "journal.db-wal").stat().st_size > 0


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("wrong", WrongPassphrase),
        (None, PassphraseNeeded),
        ("", PassphraseNeeded),
        (recovery.written(bytes(16)), WrongPassphrase),
        (recovery.written(bytes(16))[:-1] + "7", MistypedRecoveryKey),
    ],
)
def test_a_wrong_secret(protected_vault, secret, problem):
    refuses(protected_vault().vault, problem, secret)


def test_a_weakened_key_file(protected_vault):
    made = protected_vault()
    file = keyfile.read(made.vault.folder)
    weak = keys.KdfCost(memory=1 << 20, passes=1)
    slots = tuple(slot._replace(cost=weak) for slot in file.slots)
    keyfile.write(made.vault.folder, file._replace(slots=slots))
    refuses(made.vault, KeysWeakened, made.passphrase)


@pytest.mark.parametrize("how", ["damaged", "gone"])
def test_both_key_files_lost(protected_vault, how):
    made = protected_vault()
    for name in (keyfile.FIRST, keyfile.SECOND):
        path = made.vault.folder / name
        path.write_bytes(b"{}") if how == "damaged" else path.unlink()
    assert made.vault.state() is VaultState.KEYS_LOST
    refuses(made.vault, KeysDamaged, made.passphrase)


def test_one_damaged_key_file_is_mended_from_the_other(protected_vault):
    made = protected_vault()
    whole = (made.vault.folder / keyfile.FIRST).read_bytes()
    (made.vault.folder / keyfile.FIRST).write_bytes(whole[:-9])
    assert made.vault.state() is VaultState.LOCKED
    refuses(made.vault, WrongPassphrase, "wrong")
    made.vault.open(made.passphrase)
    assert (made.vault.folder / keyfile.FIRST).read_bytes() == whole


def test_no_journal_at_all(paths):
    vault = Vault(paths.journal, paths.backups)
    assert vault.state() is VaultState.MISSING
    with pytest.raises(JournalMissing):
        vault.open()
    assert not paths.journal.exists()


def test_keys_without_a_journal(vault):
    vault.close()
    (vault.folder / "journal.db").unlink()
    assert vault.state() is VaultState.JOURNAL_LOST
    refuses(vault, JournalMissing)
    with pytest.raises(JournalExists):
        vault.create(None)


def test_a_new_journal_never_covers_one_that_is_there(vault, protected_vault):
    vault.close()
    before = contents(vault.folder)
    with pytest.raises(JournalExists):
        vault.create(None)
    assert contents(vault.folder) == before


def test_a_plain_database_in_its_place(vault):
    vault.close()
    (vault.folder / "journal.db").unlink()
    with sqlite3.connect(vault.folder / "journal.db") as plain:
        plain.execute("CREATE TABLE entry (text)")
    plain.close()
    refuses(vault, NotAJournal)


def test_an_encrypted_file_of_something_else(vault):
    vault.close()
    (slot,) = keyfile.read(vault.folder).slots
    (vault.folder / "journal.db").write_bytes(b"")
    other = cipher.open_for_writing(vault.folder / "journal.db", slot.box)
    other.execute("CREATE TABLE entry (text)")
    other.close()
    refuses(vault, NotAJournal)


@pytest.mark.parametrize(
    "content", [b"", b"short", b"\0" * 8192, b"\xff" * 8192, os.urandom(65536)]
)
def test_rubbish_in_its_place(vault, content):
    vault.close()
    (vault.folder / "journal.db").write_bytes(content)
    refuses(vault, JournalDamaged)


def test_a_folder_or_a_pipe_in_its_place(vault):
    vault.close()
    journal = vault.folder / "journal.db"
    journal.unlink()
    journal.mkdir()
    refuses(vault, NotAJournal)
    journal.rmdir()
    os.mkfifo(journal)
    refuses(vault, NotAJournal)


def test_keys_of_another_journal(vault):
    vault.close()
    file = keyfile.read(vault.folder)
    keyfile.write(vault.folder, file._replace(slots=(keys.unprotected_slot(os.urandom(32)),)))
    refuses(vault, JournalDamaged)
    keyfile.write(vault.folder, file._replace(journal="0" * 32))
    refuses(vault, NotAJournal)


def newer(vault):
    with vault.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")


def test_a_journal_of_a_newer_program(vault):
    newer(vault)
    vault.close()
    refuses(vault, NewerJournal)


def test_a_journal_of_a_newer_program_that_was_killed(vault):
    newer(vault)
    abandon(vault)
    refuses(vault, NewerJournal)


def test_what_a_killed_program_had_saved_is_there(vault):
    with vault.writing() as connection:
        preferences.write(connection, "kept", "約束")
    abandon(vault)
    vault.open()
    with vault.reading() as connection:
        assert preferences.read(connection, "kept") == "約束"


def test_two_vaults_cannot_hold_the_same_journal(vault):
    second = Vault(vault.folder, vault.backups)
    before = contents(vault.folder)
    with pytest.raises(JournalInUse):
        second.open()
    assert contents(vault.folder) == before
    with pytest.raises(RuntimeError):
        vault.open()
    vault.close()
    second.open()
    second.close()


HOLD = """
import sys
from pathlib import Path
from trustjournal.storage.vault import Vault
vault = Vault(Path(sys.argv[1]), Path(sys.argv[1]))
vault.open()
with vault.writing() as connection:
    connection.exec_driver_sql("INSERT INTO preferences VALUES ('held', '1')")
print("held", flush=True)
sys.stdin.read()
"""


def test_another_program_holds_it_until_it_is_killed(vault):
    vault.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(vault.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(JournalInUse):
            vault.open()
        other.send_signal(signal.SIGKILL)
    vault.open()
    with vault.reading() as connection:
        assert preferences.read(connection, "held") == 1


def test_a_folder_that_cannot_be_written(vault):
    vault.close()
    (vault.folder / "lock").unlink()
    (vault.folder / "lock").mkdir()  # root may write anything else
    with pytest.raises(NotWritable):
        vault.open()


def test_a_closed_journal_says_so(vault):
    vault.close()
    vault.close()
    with pytest.raises(JournalClosed), vault.reading():
        pass
    with pytest.raises(JournalClosed):
        vault.matches("x")


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2", "3.52.0"])
def test_an_unsafe_library_is_refused(version):
    with pytest.raises(UnsafeLibrary):
        cipher.require_sound_library(version)


@pytest.mark.parametrize("version", ["3.51.3", "3.53.4", "4.0.0"])
def test_a_sound_library_is_not(version):
    cipher.require_sound_library(version)


def test_every_flipped_bit_is_noticed(vault):
    import random

    with vault.writing() as connection:
        preferences.write(connection, "long", "約束" * 20_000)
    vault.close()
    (slot,) = keyfile.read(vault.folder).slots
    journal = vault.folder / "journal.db"
    whole = journal.read_bytes()
    cipher.verify(journal, slot.box)
    choice = random.Random(7)
    for _flip in range(120):
        flipped = bytearray(whole)
        flipped[choice.randrange(len(whole))] ^= 1 << choice.randrange(8)
        journal.write_bytes(flipped)
        with pytest.raises(JournalDamaged):
            cipher.verify(journal, slot.box)


def test_damage_is_noticed_while_the_journal_is_open(vault):
    with vault.writing() as connection:
        preferences.write(connection, "long", "約束" * 20_000)
    vault.checkpoint()
    assert vault.is_whole()
    with (vault.folder / "journal.db").open("r+b") as file:
        file.seek(-2000, os.SEEK_END)
        file.write(b"damage")
    assert not vault.is_whole()
    with pytest.raises(JournalOverwritten):
        vault.close()
