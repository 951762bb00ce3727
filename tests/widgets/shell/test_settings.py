import json

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.drivers.settings import SettingsDriver
from tests.qt_input import unnamed
from trustjournal import i18n
from trustjournal.core.settings import Appearance
from trustjournal.i18n import formats
from trustjournal.shell.place_card import NoJournalThere, PlaceCard
from trustjournal.shell.session import Screen
from trustjournal.storage.problems import JournalClosed


class WindowsShown(QObject):
    """Notes which windows come up."""

    def __init__(self):
        super().__init__()
        self.names = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


@pytest.fixture
def settings(unprotected):
    return SettingsDriver(unprotected.page("settings"))


def _kept(running):
    return json.loads((running.paths.config / "settings.json").read_text("utf-8"))


def test_another_language_is_spoken_at_once_and_remembered(unprotected, settings):
    settings.choose("language", "日本語")
    assert unprotected.conductor.settings.language == "ja"
    assert _kept(unprotected)["language"] == "ja"
    assert formats.weekdays()[0] in settings.offered("weekly_day")
    assert formats.weekdays()[0] == "月曜日"


def test_a_language_asked_for_at_the_start_is_the_one_that_stands_there(unprotected, settings):
    unprotected.conductor.choose(language="en")
    i18n.use("ja")  # as --language has it, beside what is remembered
    unprotected.conductor.choose(text_size=90)
    assert settings.chosen("language") == "日本語"


def test_the_look_changes_at_once(unprotected, settings, theme):
    settings.choose("appearance", "Dark")
    settings.choose("text_size", "130%")
    assert theme.tokens.dark
    assert theme.text_size == 130
    assert (_kept(unprotected)["appearance"], _kept(unprotected)["text_size"]) == ("dark", 130)


def test_what_is_chosen_elsewhere_is_shown(unprotected, settings):
    unprotected.conductor.choose(appearance=Appearance.DARK, text_size=90, hide_key="F6")
    assert settings.chosen("appearance") == "Dark"
    assert settings.chosen("text_size") == "90%"
    assert settings.chosen("hide_key") == "F6"


def test_the_chosen_key_hides_and_the_former_does_not(unprotected, settings):
    settings.choose("hide_key", "F8")
    QTest.keyClick(unprotected.window, Qt.Key.Key_F9)
    assert unprotected.window.screen_shown is Screen.JOURNAL
    QTest.keyClick(unprotected.window, Qt.Key.Key_F8)
    assert unprotected.window.screen_shown is Screen.HIDDEN


def test_the_title_is_neutral_until_the_name_is_chosen(unprotected, settings):
    assert unprotected.window.windowTitle() == "Notes"
    settings.choose("title", "Trust Journal")
    settings.choose("icon", "A sprout")
    assert unprotected.window.windowTitle() == "Trust Journal"
    assert _kept(unprotected)["icon"] == "name"


def test_what_today_may_ask_is_kept_in_the_journal(unprotected, settings):
    settings.switch("ask_question")
    settings.switch("ask_check_ins")
    settings.switch("show_previous")
    settings.choose("weekly_day", "Friday")
    settings.choose("week_start", "Monday")
    settings.choose("help_region", "Japan")
    chosen = unprotected.services.choices.current()
    assert (chosen.ask_question, chosen.ask_check_ins, chosen.show_previous) == (False,) * 3
    assert (chosen.weekly_day, chosen.week_start, chosen.help_region) == (4, 0, "JP")


def test_what_may_be_said_beside_a_text_can_be_left_out(unprotected, settings):
    assert settings.is_on("hedge_check")
    assert settings.is_on("quiet_line")
    settings.switch("hedge_check")
    settings.switch("quiet_line")
    chosen = unprotected.services.choices.current()
    assert (chosen.hedge_check, chosen.quiet_line) == (False, False)
    unprotected.services.choices.choose(quiet_line=True)
    assert settings.is_on("quiet_line")
    assert "It may come under your text" in settings.about("quiet_line")


def test_choices_made_elsewhere_are_shown(unprotected, settings):
    unprotected.services.choices.choose(ask_question=False, week_start=6, help_region="FR")
    assert not settings.is_on("ask_question")
    assert settings.chosen("week_start") == "Sunday"
    assert settings.chosen("help_region") == "France"


def test_a_country_without_help_lines_of_its_own_stays_chosen(unprotected, settings):
    unprotected.services.choices.choose(help_region="IT")
    assert settings.chosen("help_region") == "Italy"


def test_the_week_begins_as_the_language_says_unless_chosen(settings):
    assert settings.chosen("week_start") == "As usual for the language (Sunday)"


def test_a_choice_that_could_not_be_kept_is_shown_as_it_was(unprotected, settings):
    unprotected.services.vault.close()
    settings.switch("ask_question")
    assert settings.is_on("ask_question")
    assert isinstance(unprotected.problems[-1], JournalClosed)


def test_without_a_passphrase_the_page_says_what_hiding_does_not_do(settings):
    assert "for anybody" in settings.about("hide_key")
    assert not settings.may_choose("lock_after")


def test_with_a_passphrase_the_lock_can_be_set(protected):
    settings = SettingsDriver(protected.page("settings"))
    assert "passphrase brings it back" in settings.about("hide_key")
    settings.choose("lock_after", "15 minutes")
    assert protected.services.choices.current().lock_after == 15


def test_a_folder_without_a_journal_is_not_taken(unprotected, settings, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    asked = []
    place = settings.card(PlaceCard)
    place.widget.move_asked.connect(asked.append)
    place.press("openAnother")
    place.answer_file(empty)
    assert isinstance(unprotected.problems[-1], NoJournalThere)
    assert asked == []


def test_the_folder_of_the_journal_can_be_read_and_copied(unprotected, settings):
    assert settings.card(PlaceCard).typed("folder") == str(unprotected.paths.journal)


def test_an_example_leads_to_no_other_journal(run):
    running = run(example=True)
    settings = SettingsDriver(running.page("settings"))
    assert not settings.sees("openAnother")


def test_making_a_page_shows_no_window_of_its_own(unprotected, qapp):
    """A widget that is shown before it has a parent flashes up, and takes the keyboard with it."""
    shown = WindowsShown()
    qapp.installEventFilter(shown)
    for name in ("settings", "about", "shortcuts"):
        unprotected.page(name)
    qapp.removeEventFilter(shown)
    assert shown.names == []


def test_pages_that_belong_to_the_settings_are_asked_for(unprotected, settings, qtbot):
    for page in ("about", "shortcuts"):
        with qtbot.waitSignal(settings.widget.page_asked) as asked:
            settings.press(f"to_{page}")
        assert asked.args == [page]
    with qtbot.waitSignal(settings.widget.trash_asked):
        settings.press("showTrash")


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("text_size", [100, 150])
def test_nothing_is_wider_than_the_window(unprotected, code, text_size):
    unprotected.conductor.choose(language=code, text_size=text_size)
    unprotected.window.resize(960, 640)
    for name in ("settings", "shortcuts"):
        page = unprotected.page(name)
        inside = page.scroll_area.widget()
        assert inside.minimumSizeHint().width() <= page.scroll_area.viewport().width()


@pytest.mark.parametrize("name", ["settings", "about", "shortcuts"])
def test_everything_that_tab_reaches_has_a_name(unprotected, name):
    assert unnamed(unprotected.page(name)) == []
