"""What a person sees whose journal is not as it was left, and the ways out they are offered."""

import json
import os
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.drivers.app import PASSPHRASE
from tests.drivers.settings import CardDriver
from tests.journeys.conftest import quickly_in_japanese
from tests.unit.storage.test_rollback import half_written
from trustjournal.core import settings as settings_file
from trustjournal.core.settings import Settings
from trustjournal.keeping import problems as keeping_problems
from trustjournal.keeping.check_card import CheckCard
from trustjournal.shell.session import Screen
from trustjournal.storage import cut_off, problems
from trustjournal.storage.vault import Vault

NOTHING = ("", "", "")


def everything(paths):
    """Return the bytes of the journal's files; the lock file says nothing."""
    return {
        each.name: each.read_bytes()
        for each in sorted(paths.journal.iterdir())
        if each.name != "lock" and each.is_file()
    }


def told(app):
    """Wait for the trouble to be shown."""
    app.until(lambda: bool(app.problem()[0]))
    app.all_done()
    return app.problem()


def sentences(problem):
    return problem.happened, problem.kept, problem.next_step


def speak(computer, language):
    """Let the program have been set to a language when it was last open."""
    computer.language = language
    settings = Settings(language=language, journal=str(computer.paths.journal))
    settings_file.save(computer.paths.config, settings)


def cut(paths):
    os.truncate(paths.journal / "journal.db", 3 * 4096)


def empty(paths):
    (paths.journal / "journal.db").write_bytes(b"")


def folder(paths):
    (paths.journal / "journal.db").unlink()
    (paths.journal / "journal.db").mkdir()


def pipe(paths):
    (paths.journal / "journal.db").unlink()
    os.mkfifo(paths.journal / "journal.db")


def loop(paths):
    (paths.journal / "journal.db").unlink()
    (paths.journal / "journal.db").symlink_to(paths.journal / "journal.db")


def locked_out(paths):
    (paths.journal / "lock").unlink()
    (paths.journal / "lock").mkdir()  # root may write anything else


def stale(paths):
    other = Vault(paths.journal.with_name("other"), paths.backups)
    other.create(None)
    with other.writing() as connection:
        connection.exec_driver_sql("INSERT INTO preferences VALUES ('a', '1')")
    shutil.copyfile(other.folder / "journal.db-wal", paths.journal / "journal.db-wal")
    other.close()


STATES = [
    ("en", cut, lambda _paths: problems.JournalDamaged(), {"find", "restore", "salvage"}),
    ("ja", empty, lambda _paths: problems.JournalDamaged(), {"find", "restore", "salvage"}),
    ("en", folder, lambda paths: problems.NotAJournal(paths.journal), {"find", "restore"}),
    ("ja", pipe, lambda paths: problems.NotAJournal(paths.journal), {"find", "restore"}),
    ("en", loop, lambda paths: problems.JournalMissing(paths.journal), {"find", "restore", "new"}),
    ("ja", locked_out, lambda paths: problems.NotWritable(paths.journal), {"find", "again"}),
    ("en", stale, lambda _paths: problems.JournalDamaged(), {"restore", "salvage"}),
    ("ja", stale, lambda _paths: problems.JournalDamaged(), {"restore", "salvage"}),
]


@pytest.mark.parametrize(("language", "change", "problem", "offers"), STATES)
def test_each_state_is_said_with_its_ways_out_and_changes_nothing(
    computer, locked, language, change, problem, offers
):
    speak(computer, language)
    change(computer.paths)
    before = everything(computer.paths)
    app = computer.start()
    if app.offers("open"):
        app.try_passphrase(PASSPHRASE)
    assert told(app) == sentences(problem(computer.paths))
    assert app.problem()[0].isascii() is False if language == "ja" else True
    for name in offers:
        assert app.offers(name), name
    assert everything(computer.paths) == before
    app.close()
    assert everything(computer.paths) == before


def exchange(paths, file):
    shutil.copyfile(file, paths.journal / "journal.db.sync")
    (paths.journal / "journal.db.sync").replace(paths.journal / "journal.db")


@pytest.mark.parametrize("language", quickly_in_japanese(["en", "ja"]))
def test_a_file_that_is_exchanged_while_one_writes_costs_no_word(
    computer, locked, tmp_path, language
):
    speak(computer, language)
    older = tmp_path / "older"
    shutil.copyfile(computer.paths.journal / "journal.db", older)
    app = computer.start()
    app.unlock()
    app.write("words before")
    app.save()
    exchange(computer.paths, older)
    app.write_on(" and words after")
    app.save()
    happened, kept, _next = told(app)
    [theirs] = computer.paths.backups.glob("changed-outside-*")
    assert happened == problems.JournalExchanged(theirs).happened
    assert str(theirs) in kept
    assert (theirs / "journal.db").read_bytes() == older.read_bytes()
    assert app.journal.text == "words before and words after"
    app.save()
    app.close()
    again = computer.start()
    again.unlock()
    journal = again.conductor.session.services.journal
    assert [journal.get(each.id).content.text for each in journal.recent()] == [
        "words before and words after"
    ]
    again.close()


@pytest.mark.parametrize("language", quickly_in_japanese(["en", "ja"]))
def test_what_can_be_read_is_counted_and_the_damaged_file_is_kept(computer, locked, language):
    speak(computer, language)
    stale(computer.paths)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    told(app)
    app.type_into("secret", PASSPHRASE)
    app.click("salvage")
    app.until(lambda: app.offers("open"))
    app.unlock()
    [former] = computer.paths.backups.glob("before-restore-*")
    happened, kept, _next = told(app)
    assert any(each.isdigit() for each in happened)
    assert str(former) in kept
    app.close()


def choose(app, folder):
    """Type the name of a new folder into the dialog that stands beside the door."""
    [dialog] = [each for each in app.window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(folder))
    dialog.close()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_can_be_read_is_written_into_files_from_the_door_and_nothing_else_changes(
    computer, locked, tmp_path, language
):
    speak(computer, language)
    app = computer.start()
    app.unlock()
    app.write("a letter I never sent", "。海を見た")
    app.save()
    app.close()
    stale(computer.paths)
    before = everything(computer.paths)
    app = computer.start()
    app.try_passphrase(PASSPHRASE)
    damage = told(app)
    app.type_into("secret", "not the passphrase")
    for _unused in range(4):  # past the eye of the field, and past what comes before
        if app.window.focusWidget().objectName() != "writeOut":
            app.press_key(Qt.Key.Key_Tab)
    assert app.window.focusWidget().objectName() == "writeOut"
    app.press_key(Qt.Key.Key_Space)
    choose(app, tmp_path / "out")
    app.until(lambda: app.problem() not in {damage, NOTHING})
    assert told(app) == sentences(problems.WrongPassphrase())
    app.type_into("secret", PASSPHRASE)
    app.click("writeOut")
    choose(app, tmp_path / "out")
    app.until(lambda: str(tmp_path / "out") in app.problem()[0])
    assert any(each.isdigit() for each in app.problem()[0])
    assert app.find(QLineEdit, "secret").text() == ""
    data = json.loads((tmp_path / "out" / "all.json").read_text(encoding="utf-8"))
    assert "a letter I never sent。海を見た" in [each["body_markdown"] for each in data["entries"]]
    assert any(
        "海を見た" in each.read_text(encoding="utf-8")
        for each in (tmp_path / "out" / "entries").rglob("*.md")
    )
    for way in ("restore", "salvage", "writeOut", "again"):
        assert app.offers(way), way
    app.close()
    assert everything(computer.paths) == before
    assert not list(computer.paths.backups.glob("before-restore-*"))


@pytest.mark.parametrize("language", quickly_in_japanese(["en", "ja"]))
def test_what_another_journal_left_beside_it_is_set_aside_and_told_until_it_is_read(
    computer, locked, tmp_path, language
):
    speak(computer, language)
    app = computer.start()
    app.unlock()
    app.write("not one word is lost")
    app.save()
    app.close()
    other = Vault(tmp_path / "theirs", tmp_path / "their copies")
    other.create(None)
    other.close()
    shutil.copyfile(half_written(other, tmp_path), computer.paths.journal / "journal.db-journal")
    app = computer.start()
    app.unlock()
    [aside] = computer.paths.journal.glob("*.set-aside")
    assert told(app) == sentences(keeping_problems.SetAside(aside))
    journal = app.conductor.session.services.journal
    assert [journal.get(each.id).content.text for each in journal.recent()] == [
        "not one word is lost"
    ]
    app.click("close")
    app.all_done()
    app.close()
    again = computer.start()
    again.unlock()
    again.all_done()
    assert again.problem() == NOTHING
    again.close()


def cut_off_with(computer, damage):
    """Leave the journal as a killed program would, and damage it meanwhile."""
    vault = Vault(computer.paths.journal, computer.paths.backups)
    vault.open()
    with vault.writing() as connection:
        connection.exec_driver_sql(damage)
    vault.checkpoint()
    vault.close()
    (computer.paths.journal / "journal.db-wal").touch()


@pytest.fixture
def at_home(open_app):
    open_app.write("an entry")
    open_app.save()
    open_app.close()
    return open_app.computer


def test_after_a_cut_the_journal_is_looked_over_and_nothing_is_said_when_it_is_whole(at_home):
    cut_off_with(at_home, "SELECT 1")
    app = at_home.start()
    app.is_open()
    assert cut_off.noticed(at_home.paths.journal)
    app.conductor.caretaker.quiet_look.look()
    app.until(lambda: not cut_off.noticed(at_home.paths.journal))
    app.all_done()
    assert app.problem() == NOTHING
    card = CardDriver(app.go("settings").findChild(CheckCard))
    assert "May 14, 2026" in card.reads("last")
    app.close()


@pytest.mark.parametrize("language", quickly_in_japanese(["en", "ja"]))
def test_what_the_look_finds_is_said_calmly_and_found_again_in_the_settings(at_home, language):
    cut_off_with(at_home, "UPDATE entries SET hash = 'x'")
    app = at_home.start()
    app.is_open()
    app.conductor.choose(language=language)
    app.conductor.caretaker.quiet_look.look()
    assert told(app) == sentences(keeping_problems.FoundByItself(damage=True))
    page = app.go("settings")
    assert any(words in app.problem()[2] for words in ("Is everything intact?", "日記の点検"))
    card = CardDriver(page.findChild(CheckCard))
    card.press("check")
    app.until(lambda: card.widget.findChild(object, "finding") is not None)
    app.all_done()
    app.close()


def test_a_look_that_the_lock_ends_says_nothing(at_home):
    cut_off_with(at_home, "SELECT 1")
    app = at_home.start()
    app.is_open()
    app.conductor.caretaker.quiet_look.look()
    app.lock()
    app.all_done()
    assert app.problem() == NOTHING
    assert app.screen is Screen.HIDDEN
    app.close()


def test_an_older_state_that_was_put_back_is_said(at_home):
    older = (at_home.paths.journal / "journal.db").read_bytes()
    app = at_home.start()
    app.is_open()
    app.write("one more")
    app.save()
    app.close()
    (at_home.paths.journal / "journal.db").write_bytes(older)
    again = at_home.start()
    again.is_open()
    again.conductor.caretaker.quiet_look.look()
    assert told(again) == sentences(keeping_problems.OlderThanItsCopies())
    again.close()
