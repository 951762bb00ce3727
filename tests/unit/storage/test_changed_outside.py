"""Another program changes the journal file while it is open: nothing is written over, both stay."""

import shutil

import pytest

from trustjournal.storage import preferences
from trustjournal.storage.problems import JournalExchanged, JournalOverwritten, NotWritable
from trustjournal.storage.vault import Vault


def write(vault, name, value):
    with vault.writing() as connection:
        preferences.write(connection, name, value)


def read(vault, name):
    with vault.reading() as connection:
        return preferences.read(connection, name)


def kept_at(vault):
    [folder] = vault.backups.glob("changed-outside-*")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in folder.iterdir())
    return folder


@pytest.fixture
def older(vault, tmp_path):
    """The journal as it was yesterday, as a program that syncs folders would bring it."""
    write(vault, "day", "yesterday")
    vault.close()
    shutil.copyfile(vault.folder / "journal.db", tmp_path / "older")
    vault.open()
    write(vault, "day", "today")
    return tmp_path / "older"


def exchange(vault, file):
    """Put another file in the journal's place, as a sync client does."""
    shutil.copyfile(file, vault.folder / "journal.db.sync")
    (vault.folder / "journal.db.sync").replace(vault.folder / "journal.db")


def overwrite(vault, file):
    """Write another content into the journal file itself."""
    (vault.folder / "journal.db").write_bytes(file.read_bytes())


@pytest.mark.parametrize("what_is_tried", ["writing", "reading", "copying", "closing"])
def test_a_file_that_was_exchanged_is_kept_and_ours_takes_its_place_again(
    vault, older, tmp_path, what_is_tried
):
    exchange(vault, older)
    with pytest.raises(JournalExchanged) as told:
        {
            "writing": lambda: write(vault, "day", "tonight"),
            "reading": lambda: read(vault, "day"),
            "copying": lambda: vault.copy_to(tmp_path / "copy.db"),
            "closing": vault.close,
        }[what_is_tried]()
    kept = kept_at(vault)
    assert str(kept) in told.value.kept
    assert (kept / "journal.db").read_bytes() == older.read_bytes()
    assert not (tmp_path / "copy.db").exists()
    if what_is_tried == "closing":
        vault.open()
    assert read(vault, "day") == "today"
    write(vault, "day", "tonight")
    vault.close()
    vault.open()
    assert read(vault, "day") == "tonight"
    assert vault.is_whole()
    theirs = Vault(kept, tmp_path / "nowhere")
    theirs.open()
    assert read(theirs, "day") == "yesterday"
    theirs.close()


@pytest.mark.parametrize("what_is_done", ["reading", "writing"])
def test_a_file_that_is_exchanged_in_the_middle_is_noticed_at_the_next_step(
    vault, older, what_is_done
):
    with {"reading": vault.reading, "writing": vault.writing}[what_is_done]() as connection:
        if what_is_done == "writing":
            preferences.write(connection, "day", "tonight")
        exchange(vault, older)
    with pytest.raises(JournalExchanged):
        vault.close()
    vault.open()
    assert read(vault, "day") == ("tonight" if what_is_done == "writing" else "today")


def test_a_file_that_is_overwritten_while_it_is_read_is_noticed_at_the_next_step(vault, older):
    with vault.reading():
        overwrite(vault, older)
    with pytest.raises(JournalOverwritten):
        write(vault, "day", "tonight")
    assert (vault.folder / "journal.db").read_bytes() == older.read_bytes()


def test_what_was_written_in_place_is_left_as_it_is_and_ours_lies_beside_it(vault, older):
    saved_since = (vault.folder / "journal.db-wal").read_bytes()
    overwrite(vault, older)
    with pytest.raises(JournalOverwritten) as told:
        write(vault, "day", "tonight")
    kept = kept_at(vault)
    assert str(kept) in told.value.kept
    assert (vault.folder / "journal.db").read_bytes() == older.read_bytes()
    assert (kept / "journal.db").read_bytes() == older.read_bytes()
    assert (kept / "saved-here-since.wal").read_bytes() == saved_since
    assert not vault.is_open
    vault.close()
    vault.open()
    assert read(vault, "day") == "yesterday", "what waited beside ours is not mixed into theirs"


def test_where_nothing_was_written_here_the_other_file_is_simply_left(vault, older):
    vault.close()
    vault.open()
    assert read(vault, "day") == "today"
    exchange(vault, older)
    vault.close()
    assert not vault.backups.exists()
    assert (vault.folder / "journal.db").read_bytes() == older.read_bytes()
    vault.open()
    assert read(vault, "day") == "yesterday"


def test_a_file_that_was_removed_comes_back(vault):
    write(vault, "day", "today")
    (vault.folder / "journal.db").unlink()
    with pytest.raises(JournalExchanged):
        write(vault, "day", "tonight")
    vault.close()
    vault.open()
    assert read(vault, "day") == "today"


def test_a_folder_that_is_gone_for_a_while_is_waited_for(vault, tmp_path):
    write(vault, "day", "today")
    vault.folder.rename(tmp_path / "unplugged")
    with pytest.raises(NotWritable):
        write(vault, "day", "tonight")
    with pytest.raises(NotWritable):
        read(vault, "day")
    (tmp_path / "unplugged").rename(vault.folder)
    write(vault, "day", "tonight")
    vault.close()
    vault.open()
    assert read(vault, "day") == "tonight"


def test_a_journal_whose_folder_is_gone_can_be_closed(vault, tmp_path):
    write(vault, "day", "today")
    vault.folder.rename(tmp_path / "unplugged")
    vault.close()
    (tmp_path / "unplugged").rename(vault.folder)
    vault.open()
    assert read(vault, "day") == "today"


def test_our_own_writing_is_never_taken_for_somebody_elses(vault):
    for number in range(60):
        write(vault, f"n{number}", "約束" * 12_000)  # more than is brought into the file at once
    vault.checkpoint()
    assert vault.is_whole()
    write(vault, "day", "today")
    assert read(vault, "day") == "today"
    assert not vault.backups.exists()


def test_no_room_to_keep_theirs_leaves_everything_to_be_tried_again(vault, older):
    exchange(vault, older)
    vault.backups.write_text("a file lies where the copies belong")
    with pytest.raises(NotWritable):
        write(vault, "day", "tonight")
    vault.backups.unlink()
    with pytest.raises(JournalExchanged):
        write(vault, "day", "tonight")
    write(vault, "day", "tonight")
    assert read(vault, "day") == "tonight"
