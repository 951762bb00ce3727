"""The first days with the journal, sentence by sentence, in both languages.

A person starts the app on their own computer, chooses a language and a passphrase, writes today's
entry about somebody, rates how ready they feel to rely on them, finds it again by two Japanese
characters, closes, comes back tomorrow.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from tests.drivers.app import PASSPHRASE
from tests.drivers.recovery import groups_asked, places_asked
from trustjournal import i18n
from trustjournal.shell.session import Screen


@dataclass(frozen=True)
class Telling:
    """How the same day is told in a language."""

    language: str
    own_name: str
    somebody: str
    words: tuple[str, ...]
    looked_for: str
    """Two Japanese characters, or the beginning of an English word."""
    not_there: str
    today: str

    @property
    def text(self) -> str:
        return "".join(self.words)


TELLINGS = [
    Telling(
        language="ja",
        own_name="日本語",
        somebody="美咲",
        words=("夕方、", "美咲が約束の時間より", "早く", "来てくれた。"),
        looked_for="約束",
        not_there="旅行",
        today="今日",
    ),
    Telling(
        language="en",
        own_name="English",
        somebody="Misaki",
        words=("Misaki came ", "earlier than we had agreed, ", "and had brought umbrellas."),
        looked_for="umbr",
        not_there="mbrellas",
        today="Today",
    ),
]


@pytest.fixture(params=TELLINGS, ids=lambda telling: telling.language)
def telling(request) -> Telling:
    return request.param


@pytest.fixture
def app(computer, telling):
    """The program after its first start; the computer is set to the other language."""
    computer.language = "en" if telling.language == "ja" else "ja"
    return computer.start()


def written(app, telling):
    """Do everything up to the written and rated entry."""
    app.welcome(language=telling.own_name, passphrase=PASSPHRASE)
    app.write(*telling.words)
    app.mention(telling.somebody)
    app.rate(telling.somebody, 7)
    app.save()
    return app


def test_a_person_starts_the_app_on_their_own_computer(app, computer):
    assert app.screen is Screen.WELCOME
    assert app.sees("日本語")
    assert app.sees("English")
    assert not computer.paths.journal.exists(), "nothing is made before it was asked for"


def test_chooses_a_language(app, telling):
    app.choose_language(telling.own_name)
    assert i18n.language() == telling.language
    app.read_safety_page()
    app.not_now()
    app.begin()
    assert app.sees(telling.today)
    again = app.reopen()
    again.is_open()
    assert i18n.language() == telling.language
    assert again.sees(telling.today)
    again.close()


def test_chooses_a_passphrase_and_gets_a_key_for_the_day_it_is_forgotten(app, telling):
    app.choose_language(telling.own_name)
    app.read_safety_page()
    recovery_key = app.set_passphrase()
    app.begin()
    again = app.reopen()
    assert again.screen is Screen.UNLOCK
    again.unlock()
    third = again.reopen()
    third.unlock(recovery_key)
    third.close()


def test_writes_todays_entry_about_somebody(app, telling, clock):
    app.welcome(language=telling.own_name, passphrase=PASSPHRASE)
    app.write(*telling.words)
    app.mention(telling.somebody)
    again = app.reopen()
    again.unlock()
    services = again.conductor.session.services
    (card,) = services.journal.recent()
    entry = services.journal.get(card.id)
    assert entry.content.text == telling.text
    assert entry.moment.day == clock().date()
    (person,) = services.people.everyone()
    assert person.name == telling.somebody
    assert entry.content.people == (person.id,)
    again.close()


def test_rates_how_ready_they_feel_to_rely_on_them(app, telling):
    written(app, telling)
    again = app.reopen()
    again.unlock()
    services = again.conductor.session.services
    (person,) = services.people.everyone()
    (check_in,) = services.check_ins.of(person.id)
    assert check_in.rating == 7
    again.close()


def test_finds_it_again_by_two_japanese_characters_or_the_start_of_a_word(app, telling):
    written(app, telling)
    again = app.reopen()
    again.unlock()
    assert again.search(telling.not_there) == []
    (hit,) = again.search(telling.looked_for)
    assert telling.looked_for in hit
    assert again.open_hit() == telling.text
    again.close()


def test_closes_and_nothing_readable_stays_behind(app, telling, computer):
    written(app, telling)
    app.close()
    assert not app.window_is_there()
    words = (telling.somebody, telling.text, PASSPHRASE)
    for file in computer.paths.journal.parent.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for each in words:
                assert each.encode() not in data, file


def test_comes_back_tomorrow(app, telling, computer):
    written(app, telling)
    app.close()
    computer.tomorrow()
    again = computer.start()
    again.unlock()
    assert again.sees(telling.today)
    assert any(telling.somebody in each for each in again.today.recent)
    again.write(telling.words[0])
    again.close()
    third = computer.start()
    third.unlock()
    cards = third.conductor.session.services.journal.recent()
    days = [card.moment.day for card in cards]
    assert days == [computer.clock().date(), computer.clock().date() - timedelta(days=1)]
    third.close()


def test_three_groups_of_the_recovery_key_are_asked_back_before_going_on(app, telling):
    app.choose_language(telling.own_name)
    app.read_safety_page()
    key = app.set_passphrase()
    assert app.offers("next")
    assert len(groups_asked(app.window, key)) == 3
    for name, group in groups_asked(app.window, key).items():
        app.type_into(name, "XXXX" if group != "XXXX" else "YYYY")
        assert not app.offers("next")
        note = app.find(QLabel, "groupsNote").text()
        assert str(places_asked(app.window)[name]) in note, "it says which one to look at again"
        app.type_into(name, group.lower())
        assert app.offers("next")
    app.begin()
    shown = [each for each in app.window.findChildren(QLabel, "recoveryKey") if each.text()]
    assert shown == [], "it is shown only once"
    app.close()
