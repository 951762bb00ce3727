"""Looking the whole journal over by itself: when, in which parts, and what comes of it."""

import shutil
import time
from datetime import timedelta

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.keeping import example, last_check
from trustjournal.keeping.checking import Severity
from trustjournal.services import assemble
from trustjournal.storage import cut_off, search
from trustjournal.storage.vault import Vault

A_SAVE_WAITS = 0.5
"""Seconds of work, at most, in a part of the look that was begun before."""


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


def look_over(services):
    return [finding for part in services.keeping.look_over() for finding in part]


def abandon(vault):
    """Leave the folder as a killed program would."""
    twin = vault.folder.with_name("abandoned")
    shutil.copytree(vault.folder, twin)
    vault.close()
    shutil.rmtree(vault.folder)
    twin.rename(vault.folder)


def test_it_is_time_once_a_week(services, clock):
    keeping = services.keeping
    assert keeping.last_look() is None
    assert not keeping.look_is_due(), "the week begins when the journal is first seen"
    clock.advance(days=6)
    assert not keeping.look_is_due()
    clock.advance(days=1)
    assert keeping.look_is_due()
    assert look_over(services) == []
    assert keeping.last_look() == clock.now
    assert not keeping.look_is_due()


def test_a_clock_that_went_wrong_puts_it_off_by_a_day_at_most(services, clock):
    keeping = services.keeping
    clock.advance(days=400)
    look_over(services)
    clock.advance(days=-400)
    assert keeping.look_is_due()
    look_over(services)
    clock.advance(hours=-5)
    assert not keeping.look_is_due(), "a journey to the west"


@pytest.mark.parametrize("content", [b"", b"yesterday", b"\xff\xfe", b"2026-05-14"])
def test_a_date_that_cannot_be_read_is_none(services, clock, content):
    keeping = services.keeping
    (services.vault.folder / "last-look").write_bytes(content)
    assert not keeping.look_is_due()
    assert keeping.last_look() == clock.now


def test_it_is_time_when_the_journal_was_not_closed(services, vault):
    services.journal.write("x")
    abandon(vault)
    vault.open()
    assert services.keeping.look_is_due()
    vault.close()
    vault.open()
    assert services.keeping.look_is_due(), "until somebody has looked"
    look_over(services)
    assert not services.keeping.look_is_due()
    assert not cut_off.noticed(vault.folder)


def test_a_journal_that_was_closed_is_not_taken_for_one_that_was_not(services, vault):
    services.journal.write("x")
    vault.close()
    vault.open()
    assert not cut_off.noticed(vault.folder)


def test_an_open_journal_always_leaves_what_tells_of_it(vault):
    assert (vault.folder / "journal.db-wal").exists(), "also when nothing was written"


def test_the_notes_are_their_owners_only_and_say_no_word(services, vault):
    services.journal.write("美咲")
    look_over(services)
    abandon(vault)
    vault.open()
    for name in ("last-look", "look-over"):
        file = vault.folder / name
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.read_bytes().isascii()


def test_a_full_disk_lets_it_happen_once_more(services, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(last_check, "write_private", full)
    assert look_over(services) == []
    assert services.keeping.last_look() is None


def test_damage_is_looked_for_again_until_it_is_mended(services, vault, clock):
    entry = services.journal.write("今日は約束を守れた。")
    with vault.writing() as connection:
        connection.exec_driver_sql("UPDATE entries SET hash = 'x' WHERE id = ?", (entry.id,))
    clock.advance(days=8)
    services.keeping.look_is_due()
    clock.advance(days=8)
    [finding] = look_over(services)
    assert (finding.severity, finding.entries) == (Severity.DAMAGE, (entry.id,))
    assert services.keeping.look_is_due()


def test_one_may_write_between_two_parts(services):
    for number in range(300):
        services.journal.write(f"entry {number}")
    parts = services.keeping.look_over()
    for number, part in enumerate(parts):
        assert part == []
        if number in {2, 4}:
            services.journal.write(f"written meanwhile {number}")
    assert services.keeping.check() == []


def test_who_never_stops_writing_is_not_told_anything_wrong(services):
    services.journal.write("x")
    found = []
    for part in services.keeping.look_over():
        found += part
        services.journal.write("y")
    assert found == []


def test_an_index_that_does_not_fit_is_found_although_one_writes(services):
    entry = services.journal.write("x")
    with services.vault.writing() as connection:
        search.remove(connection, "entry", entry.id)
    parts = services.keeping.look_over()
    next(parts)
    services.journal.write("y")
    [finding] = [each for part in parts for each in part]
    assert finding.mendable


def test_an_older_state_that_was_put_back_is_noticed(services, vault, clock):
    services.journal.write("one")
    services.keeping.copy_at_the_end()
    vault.close()
    older = (vault.folder / "journal.db").read_bytes()
    vault.open()
    services.journal.write("two")
    services.keeping.copy_at_the_end()
    assert not services.keeping.is_behind_its_copies()
    vault.close()
    (vault.folder / "journal.db").write_bytes(older)
    vault.open()
    assert services.keeping.is_behind_its_copies()


@pytest.mark.long
def test_a_save_waits_for_no_more_than_a_part(tmp_path, clock):
    vault = Vault(tmp_path / "journal", tmp_path / "copies")
    vault.create(None)
    example.fill(vault, "ja", last_day=clock.now.date(), entries=10_000)
    services = assemble(vault, clock, tell_nobody)
    parts, took = services.keeping.look_over(), []
    while True:
        begun = time.process_time()
        part = next(parts, None)
        took.append(time.process_time() - begun)
        if part is None:
            break
        assert part == []
    vault.close()
    assert max(took) < A_SAVE_WAITS, sorted(took)[-5:]
    assert len(took) > 60
    assert timedelta(seconds=sum(took)) < timedelta(minutes=1)
