"""What stands between a person and their journal: each case in its own words, with a way out."""

import json
import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from tests.drivers.app import PASSPHRASE
from tests.drivers.settings import CardDriver
from tests.journeys.conftest import quickly_in_japanese, settle
from trustjournal.keeping.check_card import CheckCard
from trustjournal.keeping.problems import CopyNotOpened, NotACopy
from trustjournal.shell.session import Screen
from trustjournal.shell.unlock import pause_after
from trustjournal.storage import keys, problems
from trustjournal.storage.vault import Vault


@pytest.fixture(params=quickly_in_japanese(["en", "ja"]))
def computer(computer, request):
    computer.language = request.param
    return computer


@pytest.fixture
def places(computer, locked):
    return computer.paths


def everything(paths):
    """Return the bytes of the journal's files; the lock file says nothing."""
    return {
        each.name: each.read_bytes()
        for each in sorted(paths.journal.iterdir())
        if each.name != "lock"
    }


def told(app):
    """Wait for the trouble to be shown."""
    app.until(lambda: bool(app.problem()[0]))
    app.all_done()
    return app.problem()


def sentences(problem):
    """Return a problem's own sentences, without what isolates names in them."""
    return problem.happened, problem.kept, problem.next_step


def test_a_wrong_passphrase_is_said_and_changes_nothing(computer, places):
    before = everything(places)
    app = computer.start()
    app.try_passphrase("almost right")
    assert told(app) == sentences(problems.WrongPassphrase())
    assert everything(places) == before
    assert app.screen is Screen.UNLOCK
    app.unlock()
    app.close()


def test_a_mistyped_recovery_key_is_told_apart_from_a_wrong_passphrase(computer, locked):
    key = locked.recovery_key
    app = computer.start()
    app.try_passphrase(key[:-1] + ("A" if key[-1] != "A" else "B"))
    assert told(app) == sentences(problems.MistypedRecoveryKey())
    app.unlock(key)
    app.close()


def test_after_five_wrong_tries_there_is_a_pause_that_grows(computer, places):
    app = computer.start()
    for number in range(1, 6):
        assert app.offers("open"), number
        app.try_passphrase(f"wrong {number}")
        app.until(lambda number=number: len(app.refused) == number)
    assert not app.offers("open"), "the fifth wrong try begins the first pause"
    app.press_key(Qt.Key.Key_Return)
    assert len(app.refused) == 5
    app.until(lambda: app.offers("open"))
    app.unlock()
    app.close()
    assert [pause_after(count) for count in range(4, 12)] == [0, 1, 2, 4, 8, 16, 30, 30]


@pytest.mark.long
def test_twenty_wrong_tries_cost_time_and_never_a_word(computer, places):
    app = computer.start()
    app.unlock()
    app.write("what was written before")
    app.lock()
    app.until(lambda: app.screen is Screen.UNLOCK and not app.conductor.session.vault.is_open)
    app.all_done()
    before = everything(places)
    for number in range(1, 21):
        app.try_passphrase(f"wrong {number}")
        app.until(lambda number=number: len(app.refused) == number)
        assert told(app) == sentences(problems.WrongPassphrase())
        for _second in range(pause_after(number)):
            assert not app.offers("open")
            app.a_second_passes()
        assert app.offers("open")
    assert everything(places) == before
    app.unlock()
    assert app.search("written before")
    app.close()


def test_at_the_door_it_is_said_what_a_lost_passphrase_means(computer, places):
    app = computer.start()
    app.try_passphrase("forgotten")
    told(app)
    words = {
        "en": "The recovery key can be entered here too. Without either, nobody can open it.",
        "ja": "ここには回復キーも入力できます。どちらもないと、誰にも開けられません。",
    }
    assert app.sees(words[computer.language])
    app.close()


def test_a_missing_journal_is_not_taken_for_a_first_start(computer, places, tmp_path):
    elsewhere = tmp_path / "moved"
    places.journal.rename(elsewhere)
    app = computer.start()
    happened, _kept, next_step = told(app)
    wanted = problems.JournalMissing(places.journal)
    assert (happened, next_step) == (wanted.happened, wanted.next_step)
    assert not places.journal.exists(), "no new journal is made unasked"
    assert app.offers("find")
    assert app.offers("restore")
    assert app.offers("new")
    app.click("new")
    app.until(lambda: app.screen is Screen.WELCOME)
    app.close()


@pytest.mark.parametrize("damage", ["gone", "cut", "garbled"])
def test_a_damaged_key_file_is_replaced_by_its_second_copy(computer, places, damage):
    keyfile = places.journal / "keys.json"
    whole = keyfile.read_bytes()
    if damage == "gone":
        keyfile.unlink()
    elif damage == "cut":
        keyfile.write_bytes(whole[: len(whole) // 2])
    else:
        keyfile.write_bytes(whole.replace(b'"box"', b'"fox"'))
    app = computer.start()
    app.unlock()
    assert app.problem() == ("", "", "")
    app.close()
    assert keyfile.read_bytes() == whole, "and it is whole again afterwards"


def test_with_both_key_files_damaged_the_way_back_is_a_saved_copy(computer, places):
    for each in places.journal.glob("keys.json*"):
        each.write_text("{}", encoding="utf-8")
    before = everything(places)
    app = computer.start()
    assert told(app) == sentences(problems.KeysDamaged())
    assert everything(places) == before
    assert app.offers("restore")
    app.close()


def test_a_copy_is_brought_back_where_the_keys_are_damaged(computer, places, tmp_path):
    app = computer.start()
    app.unlock()
    app.write("words worth keeping")
    app.save()
    app.close()
    (copy,) = places.backups.glob("*.tjbak")
    for each in places.journal.glob("keys.json*"):
        each.write_text("{}", encoding="utf-8")
    no_copy = tmp_path / "letter.tjbak"
    no_copy.write_text("a letter", encoding="utf-8")
    app = computer.start()
    assert told(app) == sentences(problems.KeysDamaged())
    page = app.conductor.window.unlock_page
    page.ask_copy = lambda: str(no_copy)
    app.click("restore")
    app.all_done()
    assert told(app) == sentences(NotACopy())
    page.ask_copy = lambda: str(copy)
    app.click("restore")
    app.until(lambda: app.offers("bringBack"))
    app.type_into("secret", "another passphrase")
    app.click("bringBack")
    app.until(lambda: app.problem() == sentences(CopyNotOpened()))
    assert app.offers("bringBack")
    app.type_into("secret", PASSPHRASE)
    app.click("bringBack")
    app.all_done()
    app.unlock()
    assert [card.title for card in app.conductor.session.services.journal.recent()] == [
        "words worth keeping"
    ]
    app.close()


def test_a_damaged_journal_is_left_as_it_is(computer, places):
    journal = places.journal / "journal.db"
    data = bytearray(journal.read_bytes())
    for place in range(100, len(data), 512):
        data[place] ^= 0xFF
    journal.write_bytes(data)
    before = everything(places)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    assert told(app) == sentences(problems.JournalDamaged())
    assert everything(places) == before
    assert app.offers("restore")
    app.close()


def test_what_can_be_read_of_a_damaged_journal_is_saved(computer, places):
    app = computer.start()
    app.unlock()
    app.write("words worth keeping")
    app.close()
    journal = places.journal / "journal.db"
    whole = bytearray(journal.read_bytes())
    tail = whole[-4096:]
    tail[7] ^= 1
    journal.write_bytes(whole[:-4096] + tail)
    damaged = journal.read_bytes()
    app = computer.start()
    app.unlock()
    card = CardDriver(app.go("settings").findChild(CheckCard))
    card.press("check")
    app.all_done()
    card.fill("secret", PASSPHRASE)
    card.press("salvage")
    app.until(lambda: app.offers("open"))
    app.unlock()
    assert "words worth keeping" in [
        card.title for card in app.conductor.session.services.journal.recent()
    ]
    (kept,) = places.backups.glob("before-restore-*/journal.db")
    assert kept.read_bytes() == damaged
    app.close()


def test_a_journal_that_is_open_elsewhere_is_said_and_can_be_tried_again(computer, places):
    other = Vault(places.journal, places.backups, cost=keys.FLOOR)
    other.open(PASSPHRASE)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    assert told(app) == sentences(problems.JournalInUse())
    other.close()
    assert app.offers("again")
    app.click("again")
    app.until(lambda: app.offers("open"))
    app.unlock()
    app.close()


def test_a_journal_without_a_passphrase_that_was_open_elsewhere_opens_at_the_second_try(
    computer, vault
):
    settle(computer)
    app = computer.start()
    assert told(app) == sentences(problems.JournalInUse())
    vault.close()
    app.click("again")
    app.is_open()
    app.close()


def test_a_journal_of_a_newer_version_is_left_alone(computer, places):
    vault = Vault(places.journal, places.backups, cost=keys.FLOOR)
    vault.open(PASSPHRASE)
    with vault.writing() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault.close()
    before = everything(places)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    assert told(app) == sentences(problems.NewerJournal())
    assert everything(places) == before
    app.close()


def test_a_file_of_another_kind_is_not_touched(computer, places):
    journal = places.journal / "journal.db"
    journal.unlink()
    with closing(sqlite3.connect(journal)) as other:
        other.execute("CREATE TABLE recipes(name TEXT)")
        other.commit()
    before = everything(places)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    assert told(app) == sentences(problems.NotAJournal(places.journal))
    assert everything(places) == before
    assert app.offers("find")
    app.close()


def test_the_trouble_is_told_in_the_language_that_was_chosen(computer, places):
    settings = json.loads((places.config / "settings.json").read_text("utf-8"))
    assert settings["language"] == computer.language
    app = computer.start()
    app.try_passphrase("wrong")
    happened, _kept, _next = told(app)
    assert happened.isascii() is (computer.language == "en")
    app.close()
