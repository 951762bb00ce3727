"""A check says what is wrong, how bad it is, and what to do."""

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.keeping.checking import Severity
from trustjournal.services import assemble
from trustjournal.storage.problems import JournalOverwritten


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def spoil(vault, statement):
    with vault.writing() as connection:
        connection.exec_driver_sql(statement)


def test_a_whole_journal_has_no_findings(services):
    services.journal.write("words", people=["Tom"])
    assert services.keeping.check() == []


def test_words_changed_behind_the_apps_back_are_found(services, vault):
    entry = services.journal.write("what I wrote")
    services.journal.write("another")
    spoil(vault, f"UPDATE entries SET text = 'what I wrotf' WHERE id = '{entry.id}'")
    findings = services.keeping.check()
    damage = [each for each in findings if each.severity is Severity.DAMAGE]
    assert [each.entries for each in damage] == [(entry.id,)]
    assert "1 entry is not as it was saved." in damage[0].what
    assert all("wrote" not in each.what + each.next_step for each in damage)


def test_a_search_that_does_not_fit_is_found_and_mended(services, vault):
    services.journal.write("findable words")
    spoil(vault, "DELETE FROM search_rows")
    (finding,) = services.keeping.check()
    assert finding.severity is Severity.WARNING
    services.keeping.mend_search()
    assert services.keeping.check() == []


def test_a_flipped_bit_in_the_file_is_found(services, vault):
    for number in range(40):
        services.journal.write(f"entry {number} " + "x" * 500)
    assert services.vault.is_whole()
    file = vault.folder / "journal.db"
    with file.open("r+b") as raw:
        raw.seek(file.stat().st_size // 2)
        byte = raw.read(1)[0]
        raw.seek(-1, 1)
        raw.write(bytes([byte ^ 1]))
    (finding,) = services.keeping.check()
    assert finding.severity is Severity.DAMAGE
    assert "copy" in finding.next_step
    with pytest.raises(JournalOverwritten):
        vault.close()
