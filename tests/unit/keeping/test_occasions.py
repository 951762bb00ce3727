"""When copies are made by themselves, and when they are read again."""

import os
import shutil
import threading

import pytest

from tests.hanging import hanging
from trustjournal.core.changes import tell_nobody
from trustjournal.journal.problems import NotEmptied
from trustjournal.keeping import copies, copyfile, restoring
from trustjournal.keeping.before import NotBroughtBack, NotBroughtIn
from trustjournal.keeping.known import Before
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock):
    services = assemble(vault, clock, tell_nobody)
    services.journal.write("one")
    return services


@pytest.fixture
def made_now(clock):
    """Lets a copy's file have been written when the journal's clock says so."""

    def write(file):
        os.utime(file, (clock.now.timestamp(), clock.now.timestamp()))
        return file

    return write


def rot(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.fixture
def hanging_copy(services, tmp_path):
    """A copy that is being made on another thread, to a place that hangs."""
    share = tmp_path / "share"
    share.mkdir()
    with hanging(share) as place:
        saving = threading.Thread(
            target=lambda: services.keeping.back_up(share / "mine.tjbak"), daemon=True
        )
        saving.start()
        assert place.is_waited_for(10)
        awake = threading.Timer(5, place.wakes)  # or a test that fails would wait for ever
        awake.start()
        yield
        awake.cancel()
    saving.join()


def test_while_a_copy_hangs_the_journal_is_written_and_nothing_else_waits_for_it(
    services, hanging_copy, monkeypatch, clock, vault
):
    monkeypatch.setattr(copies, "HANGS_AFTER", 0.05)
    services.journal.write("written meanwhile")
    with pytest.raises(NotEmptied, match="disk or the network folder"):
        services.keeping.empty_trash()
    services.keeping.empty_trash(without_copy=True)
    services.keeping.copy_at_the_end()
    assert services.keeping.missed_copy() is not None, "told the next time"
    vault.close()


def test_after_opening_a_copy_is_made_once_an_hour_has_passed(services, clock, made_now):
    assert made_now(services.keeping.copy_if_due()) is not None
    services.journal.write("two")
    clock.advance(minutes=59)
    assert services.keeping.copy_if_due() is None
    clock.advance(minutes=1)
    assert made_now(services.keeping.copy_if_due()) is not None
    clock.advance(days=1)
    assert services.keeping.copy_if_due() is None


def test_a_clock_set_back_keeps_no_copy_from_being_made(services, clock, made_now):
    made_now(services.keeping.copy_if_due())
    services.journal.write("two")
    clock.advance(days=-400)
    assert services.keeping.copy_if_due() is not None


def test_a_copy_before_an_import_stays_and_tells_nothing_in_its_name(services):
    file = services.keeping.copy_before(Before.IMPORT)
    assert file.name == "kept-20260514-210000.tjbak"
    assert services.keeping.copy_before(Before.IMPORT) is None
    [copy] = services.keeping.copies()
    assert (copy.before, copy.automatic) == (Before.IMPORT, True)
    assert services.keeping.copy_if_changed() is None


def test_what_is_remembered_about_copies_calls_for_no_other_copy(services, clock):
    services.keeping.copy_if_changed()
    before = services.vault.change_counter
    services.keeping.check_copy(services.keeping.copies()[0].file)
    services.keeping.mean_it()
    assert services.vault.change_counter == before
    assert services.keeping.copy_if_changed() is None


def test_emptying_the_trash_keeps_a_copy_of_what_was_in_it(services, tmp_path, clock):
    card = services.journal.recent(1)[0]
    services.journal.delete(card.id)
    services.keeping.empty_trash()
    assert services.journal.trash() == []
    [copy] = services.keeping.copies()
    assert copy.before is Before.EMPTYING
    assert copy.manifest.change_counter <= services.keeping.noted().emptied.counter


def test_the_trash_stays_where_no_copy_can_be_made_unless_it_shall_go_without(services, vault):
    vault.backups.write_text("in the way")
    services.journal.delete(services.journal.recent(1)[0].id)
    with pytest.raises(NotEmptied) as told:
        services.keeping.empty_trash()
    assert vault.backups.name in told.value.next_step
    assert len(services.journal.trash()) == 1
    services.keeping.empty_trash(without_copy=True)
    assert services.journal.trash() == []


def test_an_import_waits_where_no_copy_can_be_made(services, vault):
    vault.backups.write_text("in the way")
    with pytest.raises(NotBroughtIn) as told:
        services.keeping.copy_before(Before.IMPORT)
    assert "Nothing was brought in" in told.value.happened
    assert told.value.kept
    assert vault.backups.name in told.value.next_step


def test_a_copy_waits_where_what_is_here_cannot_be_kept(services, vault, tmp_path, clock):
    file = services.keeping.back_up(tmp_path / "mine.tjbak")
    entry = services.journal.write("written since")
    vault.close()
    shutil.rmtree(vault.backups, ignore_errors=True)
    vault.backups.write_text("in the way")
    with pytest.raises(NotBroughtBack) as told:
        restoring.restore(vault, file, None, clock())
    assert "was not brought back" in told.value.happened
    assert vault.backups.name in told.value.next_step
    vault.open()
    assert services.journal.recent(1)[0].id == entry.id


def test_the_newest_copy_is_read_again_once_a_month(services, clock, made_now):
    file = made_now(services.keeping.back_up())
    clock.advance(days=29)
    assert services.keeping.check_if_due() is None
    assert services.keeping.copies()[0].checked is None
    clock.advance(days=1)
    assert services.keeping.check_if_due() is None
    [copy] = services.keeping.copies()
    assert (copy.file, copy.verified_at, copy.is_damaged) == (file, clock.now, False)


def test_a_rotten_copy_is_marked_and_another_one_made(services, clock, made_now):
    file = made_now(services.keeping.copy_if_changed())
    rot(file)
    clock.advance(days=31)
    assert services.keeping.check_if_due().file == file
    kept = {copy.file: copy.is_damaged for copy in services.keeping.copies()}
    assert kept.pop(file) is True
    [fresh] = kept
    assert copyfile.read_manifest(fresh).entries == 1
    assert services.keeping.copy_if_changed() is None


def test_notes_of_copies_that_are_gone_are_forgotten(services):
    file = services.keeping.back_up()
    services.keeping.check_copy(file)
    file.unlink()
    services.keeping.mean_it()
    assert services.keeping.noted().checked == {}


def test_what_makes_no_sense_among_the_notes_is_left_out(services):
    from trustjournal.storage import preferences

    for nonsense in (
        [],
        {"checked": 3, "tried": {"at": 5}, "meant_since": "x", "second": {"folder": 3}},
        {"checked": {"a": {"at": "yesterday"}}, "before": {"a": "lunch"}},
    ):
        with services.vault.writing() as connection:
            preferences.write(connection, "copies", nonsense)
        known = services.keeping.noted()
        assert (dict(known.checked), dict(known.before), known.tried) == ({}, {}, None)
