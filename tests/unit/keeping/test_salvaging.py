"""What can be read of a damaged journal is saved; what refers to something lost is made good."""

import contextlib
import json
import os
import resource
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.storage.test_rollback import half_written, tear
from trustjournal import services
from trustjournal.boundaries.domain import Draft
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.keeping import restoring, unfinished
from trustjournal.keeping.problems import AlreadyThere, NothingReadable
from trustjournal.storage import aside, cipher, keyfile, keys
from trustjournal.storage.problems import JournalDamaged, JournalMissing
from trustjournal.storage.sealing import Seals
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import working_name

OLDER = Path(__file__).parents[2] / "data" / "journals" / "0002"


@pytest.fixture
def lived(vault, clock):
    """A journal in which everything refers to somebody; it is closed."""
    made = services.assemble(vault, clock, tell_nobody)
    misaki, kenta = made.people.add("美咲"), made.people.add("健太")
    made.journal.write("海の話をした", people=["美咲"])
    made.introductions.introduce(misaki.id, kenta.id)
    boundary = made.boundaries.draw(Draft(person=misaki.id, not_fine="夜中の電話"))
    made.boundaries.look_again(boundary.id, note="まだ大事")
    made.worksheets.begin("gratitude_milestone", person=misaki.id)
    vault.close()
    return vault


def lose(vault, *tables):
    """Let all rows of some tables be lost, as if the pages they lay on could not be read."""
    key = keys.data_key(keyfile.read(vault.folder).slots, None)
    with closing(cipher.open_for_writing(vault.folder / "journal.db", key)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        for table in tables:
            raw.execute(f"DELETE FROM {table}")


def rescued(vault):
    services.salvage(vault, None, system_clock)
    vault.open()
    return services.assemble(vault, system_clock, tell_nobody)


def test_people_whose_names_are_lost_stand_in_for_themselves(lived):
    lose(lived, "people")
    saved = rescued(lived)
    assert len(saved.people.everyone()) == 2
    assert all(each.name.startswith("Somebody") for each in saved.people.everyone())
    (card,) = saved.journal.recent()
    entry = saved.journal.get(card.id)
    assert entry.content.text == "海の話をした"
    (misaki,) = entry.content.people
    assert [each.not_fine for each in saved.boundaries.of_person(misaki)] == ["夜中の電話"]
    (introduction,) = saved.introductions.around(misaki).introductions
    assert introduction.introducer == misaki
    assert [each.sheet.person for each in saved.worksheets.unfinished()] == [misaki]
    assert saved.keeping.check() == []


def test_what_belonged_to_something_lost_goes_with_it(lived):
    lose(lived, "boundaries")
    saved = rescued(lived)
    (misaki,) = [each for each in saved.people.everyone() if each.name == "美咲"]
    assert saved.boundaries.of_person(misaki.id) == []
    assert saved.keeping.check() == []


def test_a_sheet_whose_questions_are_lost_is_asked_those_of_today(lived):
    lose(lived, "worksheet_sources")
    saved = rescued(lived)
    (begun,) = saved.worksheets.unfinished()
    assert begun.worksheet.id == "gratitude_milestone"
    assert saved.keeping.check() == []


def test_a_whole_journal_is_saved_whole(lived):
    saved = rescued(lived)
    assert [each.name for each in saved.people.everyone()] == ["健太", "美咲"]
    assert saved.keeping.check() == []


def test_where_nothing_can_be_read_everything_stays_as_it_was(lived):
    turn(lived, 3)  # in the salt, without which no page can be read
    before = {each.name: each.read_bytes() for each in lived.folder.iterdir() if each.is_file()}
    with pytest.raises(NothingReadable):
        services.salvage(lived, None, system_clock)
    after = {each.name: each.read_bytes() for each in lived.folder.iterdir() if each.is_file()}
    assert after == before


def test_what_another_journal_left_beside_it_is_not_played_back(lived, tmp_path):
    theirs = Vault(tmp_path / "theirs", tmp_path / "their copies")
    theirs.create(None)
    services.assemble(theirs, system_clock, tell_nobody).journal.write("x" * 9000)
    theirs.close()
    beside = lived.folder / "journal.db-journal"
    spoil(lived, "boundaries")
    shutil.copyfile(half_written(theirs, tmp_path), beside)
    laid = beside.read_bytes()
    salvaged = services.write_out(lived, None, tmp_path / "out", system_clock)
    assert "海の話をした" in (tmp_path / "out" / "all.json").read_text(encoding="utf-8")
    assert beside.read_bytes() == laid
    rescue = services.salvage(lived, None, system_clock)
    assert rescue.salvaged.rows == salvaged.rows
    assert (rescue.former / "journal.db-journal").read_bytes() == laid


def test_what_a_power_cut_left_beside_it_mends_what_it_can(lived, tmp_path):
    spoil(lived, "boundaries")
    cut = half_written(lived, tmp_path).with_name("journal.db")
    tear(cut)
    found = Vault(cut.parent, tmp_path / "copies of it")
    with pytest.raises(JournalDamaged):
        found.open()
    saved = rescued(found)
    (card,) = saved.journal.recent()
    assert saved.journal.get(card.id).content.text == "海の話をした"
    assert saved.keeping.set_aside() is None, "it is not told that nothing of it was read"
    assert len(aside.everything_set_aside(cut)) == 1
    found.close()


def files_of(folder):
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and each.name != "lock"
    }


def test_what_can_be_read_is_written_into_plain_files_and_the_journal_stays(lived, tmp_path):
    spoil(lived, "boundaries")
    before = files_of(lived.folder)
    folder = tmp_path / "taken out"
    salvaged = services.write_out(lived, None, folder, system_clock)
    assert salvaged.rows
    assert salvaged.refused
    data = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    assert [each["body_markdown"] for each in data["entries"]] == ["海の話をした"]
    assert {each["name"] for each in data["people"]} == {"美咲", "健太"}
    [page] = (folder / "entries").rglob("*.md")
    assert "海の話をした" in page.read_text(encoding="utf-8")
    assert files_of(lived.folder) == before
    assert not list(lived.backups.glob("before-restore-*"))
    assert [each.name for each in tmp_path.glob(".*")] == []
    if os.name == "posix":
        assert {each.stat().st_mode & 0o077 for each in (folder, *folder.rglob("*"))} == {0}


def test_files_that_are_there_are_not_written_over(lived, tmp_path):
    before = files_of(lived.folder)
    with pytest.raises(AlreadyThere):
        services.write_out(lived, None, tmp_path, system_clock)
    assert files_of(lived.folder) == before


@pytest.mark.parametrize("again", [True, False])
def test_half_of_the_files_goes_with_the_next_try_and_when_the_journal_opens_again(
    lived, tmp_path, again
):
    lived.open()
    part = working_name(tmp_path / "taken out")
    with (
        contextlib.suppress(KeyboardInterrupt),
        unfinished.noted_beside(lived.folder, lived.seals(), tmp_path / "taken out"),
    ):
        part.mkdir()
        noted = (lived.folder / "unfinished").read_bytes()
        raise KeyboardInterrupt
    assert b"taken out" not in noted
    assert part.exists()
    (lived.folder / "unfinished").write_bytes(noted)  # as a killed program leaves it
    if again:
        lived.close()
        services.write_out(lived, None, tmp_path / "elsewhere", system_clock)
    else:
        unfinished.clear_away(lived)
    assert not part.exists()
    assert not (lived.folder / "unfinished").exists()


def test_a_note_under_other_keys_stays_for_the_journal_that_has_them(lived, tmp_path):
    """As when a copy from before the first passphrase is here now, and the newer one tomorrow."""
    part = working_name(tmp_path / "taken out")
    part.mkdir()
    newer = Seals(os.urandom(keys.KEY_LENGTH))
    note = lived.folder / "unfinished"
    note.write_bytes(newer.seal(os.fsencode(part)))
    noted = note.read_bytes()
    services.write_out(lived, None, tmp_path / "elsewhere", system_clock)
    lived.open()
    unfinished.clear_away(lived)
    assert note.read_bytes() == noted
    assert [each.name for each in lived.folder.glob("unfinished*")] == ["unfinished"]
    with unfinished.noted_beside(lived.folder, newer, tmp_path / "another"):
        assert not part.exists()
    assert not note.exists()


def test_what_was_set_aside_is_not_copied_to_read_the_journal(lived, tmp_path):
    with (lived.folder / "journal.db-journal.set-aside").open("wb") as file:
        file.truncate(64 << 20)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (32 << 20, limits[1]))
        assert services.write_out(lived, None, tmp_path / "taken out", system_clock).rows
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_words_that_wait_beside_the_file_that_a_link_leads_to_are_saved(lived, clock, tmp_path):
    lived.open()
    services.assemble(lived, clock, tell_nobody).journal.write("waits beside it")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(lived.folder, elsewhere)
    lived.close()
    (lived.folder / "journal.db").unlink()
    (lived.folder / "journal.db").symlink_to(elsewhere / "journal.db")
    services.write_out(lived, None, tmp_path / "taken out", system_clock)
    assert "waits beside it" in (tmp_path / "taken out" / "all.json").read_text(encoding="utf-8")


def test_nothing_is_saved_where_there_is_nothing(tmp_path):
    with pytest.raises(JournalMissing):
        services.salvage(Vault(tmp_path, tmp_path / "copies"), None, system_clock)


def spoil(vault, table):
    """Turn one bit over on the page at which a table begins."""
    key = keys.data_key(keyfile.read(vault.folder).slots, None)
    file = vault.folder / "journal.db"
    with closing(cipher.open_for_reading(file, key)) as raw:
        (page,) = raw.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)
        ).fetchone()
    turn(vault, (page - 1) * 4096 + 100)


def turn(vault, place):
    """Turn one bit over."""
    file = vault.folder / "journal.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[place] ^= 1
    file.write_bytes(spoilt)


LISTING = 26 * 4096
"""The list of tables goes on there, in a journal as it is made."""


@pytest.mark.parametrize("place", [100, LISTING + 100])
def test_a_damaged_list_of_tables_costs_nothing(lived, place):
    turn(lived, place)
    saved = rescued(lived)
    assert saved.journal.get(saved.journal.recent()[0].id).content.text == "海の話をした"
    assert [each.name for each in saved.people.everyone()] == ["健太", "美咲"]
    assert saved.keeping.check() == []


def test_nor_does_it_in_a_journal_that_was_brought_back(lived, tmp_path):
    lived.open()
    services.assemble(lived, system_clock, tell_nobody).keeping.back_up(tmp_path / "copy.tjbak")
    lived.close()
    restoring.restore(lived, tmp_path / "copy.tjbak", None, system_clock())
    turn(lived, 100)
    assert len(rescued(lived).people.everyone()) == 2


def test_where_no_list_of_tables_fits_everything_stays_as_it_was(tmp_path):
    """The tables of an older journal lie where there was room when it was brought up to date."""
    shutil.copytree(OLDER, tmp_path / "journal")
    vault = Vault(tmp_path / "journal", tmp_path / "copies")
    vault.open()
    vault.close()
    turn(vault, 100)
    before = (vault.folder / "journal.db").read_bytes()
    with pytest.raises(JournalDamaged):
        services.salvage(vault, None, system_clock)
    assert (vault.folder / "journal.db").read_bytes() == before


def test_what_is_lost_is_taken_from_a_copy_and_nothing_else_comes_back(lived, clock):
    lived.open()
    made = services.assemble(lived, clock, tell_nobody)
    gone = made.journal.write("meant to be gone for good")
    later = made.journal.write("changed since the copy")
    made.keeping.copy_at_the_end()
    made.journal.delete(gone.id)
    made.journal.empty_trash()
    made.journal.write("too new for the copy")
    lived.close()
    spoil(lived, "entries")
    rescue = services.salvage(lived, None, system_clock)
    assert rescue.salvaged.from_copies == 2
    assert rescue.salvaged.refused == 1
    lived.open()
    saved = services.assemble(lived, system_clock, tell_nobody)
    texts = {saved.journal.get(each.id).content.text for each in saved.journal.recent()}
    assert texts == {"海の話をした", "changed since the copy"}
    assert saved.journal.get(later.id).content.text == "changed since the copy"
    assert saved.keeping.check() == []


def test_a_copy_that_is_damaged_itself_has_nothing_to_give(lived, clock):
    lived.open()
    services.assemble(lived, clock, tell_nobody).keeping.copy_at_the_end()
    lived.close()
    [copy] = lived.backups.glob("*.tjbak")
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    spoil(lived, "entries")
    rescue = services.salvage(lived, None, system_clock)
    assert (rescue.salvaged.from_copies, rescue.salvaged.refused) == (0, 1)


def test_what_waits_beside_another_file_does_not_keep_this_one_from_being_read(lived, tmp_path):
    other = Vault(tmp_path / "other", tmp_path / "copies")
    other.create(None)
    with other.writing() as connection:
        connection.exec_driver_sql("INSERT INTO preferences VALUES ('a', '1')")
    stale = (other.folder / "journal.db-wal").read_bytes()
    other.close()
    (lived.folder / "journal.db-wal").write_bytes(stale)
    with pytest.raises(JournalDamaged):
        lived.open()
    assert (lived.folder / "journal.db-wal").read_bytes() == stale
    saved = rescued(lived)
    assert [each.name for each in saved.people.everyone()] == ["健太", "美咲"]


def test_an_older_file_under_newer_changes_is_read_without_them(lived, clock):
    older = (lived.folder / "journal.db").read_bytes()
    lived.open()
    made = services.assemble(lived, clock, tell_nobody)
    for number in range(40):
        made.journal.write(f"entry {number} " + "x" * 2000)
    lived.checkpoint()
    made.journal.write("the last")
    newer = (lived.folder / "journal.db-wal").read_bytes()
    lived.close()
    (lived.folder / "journal.db").write_bytes(older)
    (lived.folder / "journal.db-wal").write_bytes(newer)
    with pytest.raises(JournalDamaged):
        lived.open()
    saved = rescued(lived)
    assert [each.name for each in saved.people.everyone()] == ["健太", "美咲"]
    assert saved.keeping.check() == []
