"""What can be read of a damaged journal is saved; what refers to something lost is made good."""

from contextlib import closing

import pytest

from trustjournal import services
from trustjournal.boundaries.domain import Draft
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.storage import cipher, keyfile, keys
from trustjournal.storage.problems import JournalDamaged, JournalMissing
from trustjournal.storage.vault import Vault


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
    file = lived.folder / "journal.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[100] ^= 1
    file.write_bytes(spoilt)
    before = {each.name: each.read_bytes() for each in lived.folder.iterdir() if each.is_file()}
    with pytest.raises(JournalDamaged):
        services.salvage(lived, None, system_clock)
    after = {each.name: each.read_bytes() for each in lived.folder.iterdir() if each.is_file()}
    assert after == before


def test_nothing_is_saved_where_there_is_nothing(tmp_path):
    with pytest.raises(JournalMissing):
        services.salvage(Vault(tmp_path, tmp_path / "copies"), None, system_clock)
