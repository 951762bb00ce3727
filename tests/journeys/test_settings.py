"""Choices that must hold from one start to the next."""

import json
import stat
import sys

import pytest
from PySide6.QtCore import QProcess, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.drivers.settings import SettingsDriver
from trustjournal import app as composition
from trustjournal import i18n
from trustjournal.core import settings as settings_file
from trustjournal.core.settings import Appearance, Settings, TitleChoice
from trustjournal.shell.place_card import PlaceCard
from trustjournal.shell.session import Screen
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault
from trustjournal.ui import tokens


def settings_of(computer):
    return computer.paths.config / "settings.json"


def choose(app, name, words):
    """Press one of the choices on the settings page."""
    group = app.find(QWidget, name)
    next(each for each in group.findChildren(QAbstractButton) if each.text() == words).click()
    app.all_done()


def test_choices_survive_a_restart(open_app):
    app = open_app
    app.go("settings")
    choose(app, "appearance", "Dark")
    choose(app, "text_size", "130%")
    choose(app, "title", "Trust Journal")
    question = "Question of the day"
    (switch,) = (
        each
        for each in app.shown_page().findChildren(QAbstractButton)
        if each.accessibleName() == question
    )
    switch.click()
    app.all_done()
    again = app.reopen()
    again.is_open()
    assert again.conductor.settings.appearance is Appearance.DARK
    assert tokens.worn().dark
    assert again.conductor.settings.text_size == 130
    assert again.window.windowTitle() == "Trust Journal"
    assert not again.conductor.session.services.choices.current().ask_question
    again.close()


def test_another_hide_key_hides_and_the_former_one_does_not(open_app):
    app = open_app
    app.conductor.choose(hide_key="F7")
    app.press_key(Qt.Key.Key_F9)
    assert app.screen is Screen.JOURNAL
    app.press_key(Qt.Key.Key_F7)
    assert app.screen is Screen.HIDDEN
    app.close()


def test_the_window_comes_back_as_large_as_it_was(open_app):
    usual = open_app.window.size()
    chosen = QSize(980, 640)  # no larger than the screen that a test has
    assert usual != chosen
    open_app.window.resize(chosen)
    again = open_app.reopen()
    again.is_open()
    assert again.window.size().height() == chosen.height()
    again.close()


def test_outside_the_journal_only_what_must_be_known_before_it_opens_is_kept(open_app, computer):
    app = open_app
    app.write("nobody's business")
    app.mention("Misaki")
    app.close()
    stored = json.loads(settings_of(computer).read_text("utf-8"))
    assert set(stored) == {
        "language", "appearance", "text_size", "title", "icon", "hide_key", "cover_when_away",
        "journal", "geometry",
    }  # fmt: skip
    assert "Misaki" not in settings_of(computer).read_text("utf-8")
    assert stat.S_IMODE(settings_of(computer).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe", b'{"language": 5, "text_size": 1e999}', b"null"],
)
def test_damaged_settings_fall_back_to_what_the_computer_is_set_to(computer, vault, content):
    vault.close()
    settings_of(computer).parent.mkdir(mode=0o700)
    settings_of(computer).write_bytes(content)
    computer.language = "ja"
    app = computer.start()
    app.is_open()
    assert i18n.language() == "ja"
    assert app.conductor.settings.text_size == Settings().text_size
    app.conductor.choose(title=TitleChoice.NAME)
    app.close()
    assert settings_file.load(computer.paths.config).title is TitleChoice.NAME


def test_one_damaged_choice_does_not_take_the_others_along(computer, vault):
    vault.close()
    settings_of(computer).parent.mkdir(mode=0o700)
    settings_of(computer).write_text(
        json.dumps({"appearance": "purple", "language": "ja", "text_size": 115, "geometry": "ü"}),
        encoding="utf-8",
    )
    app = computer.start()
    app.is_open()
    assert i18n.language() == "ja"
    assert app.conductor.settings.text_size == 115
    assert app.conductor.settings.appearance is Appearance.SYSTEM
    app.close()


def test_settings_that_cannot_be_written_are_said_and_hold_for_now(open_app, computer):
    app = open_app
    folder = computer.paths.config
    for each in folder.iterdir():
        each.unlink()
    folder.rmdir()
    folder.write_text("a file lies where the folder belongs", encoding="utf-8")
    app.conductor.choose(language="ja")
    app.until(lambda: bool(app.problem()[0]))
    assert i18n.language() == "ja"
    app.close()


def test_another_journal_is_opened_by_a_program_started_anew(
    open_app, computer, tmp_path, monkeypatch
):
    app, other = open_app, tmp_path / "別の 日記"
    made = Vault(other, tmp_path / "copies", cost=keys.FLOOR)
    made.create(None)
    made.close()
    started = []
    monkeypatch.setattr(QProcess, "startDetached", lambda *command: started.append(command))
    place = SettingsDriver(app.go("settings")).card(PlaceCard)
    place.press("openAnother")
    with app.waiting_for_its_end():
        place.answer_file(other)
    app.ended()
    assert started == [(sys.executable, ["-m", "trustjournal"])]
    assert settings_file.load(computer.paths.config).journal == str(other)
    again = Vault(other, tmp_path / "copies")
    again.open(None)
    again.close()


def test_an_example_journal_leaves_nothing_behind(computer):
    fill = composition._fill_example
    app = computer.start(example=True, fill=fill, journal=computer.paths.state / "example")
    app.is_open()
    assert app.today.recent
    app.go("people")
    app.write("tried out")
    app.close()
    assert not settings_of(computer).exists()
    assert not computer.paths.journal.exists()
    assert not computer.paths.backups.exists()


def test_an_example_journal_is_filled_once_however_often_it_is_hidden(computer):
    fill = composition._fill_example
    app = computer.start(example=True, fill=fill, journal=computer.paths.state / "example")
    app.is_open()
    recent = app.today.recent
    app.hide()
    app.come_back()
    app.is_open()
    assert app.today.recent == recent
    assert not app.refused
    app.close()
