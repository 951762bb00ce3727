"""A person notes what happened beside an entry, comes back to it, corrects it, and changes their
mind: in both languages, by keys and input method.
"""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt

from tests.drivers.app import PASSPHRASE
from tests.drivers.events import EventsDriver
from trustjournal.events.domain import By, Size


@dataclass(frozen=True)
class Telling:
    """How the same is told in a language."""

    own_name: str
    somebody: str
    words: tuple[str, ...]
    kind_word: tuple[str, ...]
    """As the input method composes it; the last is committed."""
    note: tuple[str, ...]
    more: str
    chip: str
    corrected_chip: str
    found_by: str
    title: str


TELLINGS = [
    Telling(
        own_name="日本語",
        somebody="美咲",
        words=("夕方、", "美咲と", "駅まで歩いた。"),
        kind_word=("ほ", "ほんとう", "本当"),
        note=("い", "いえて", "言えてよかった"),
        more="。ありがとう。",
        chip="自分：言いにくい本当のことを話した",
        corrected_chip="美咲さん：言いにくい本当のことを話した",
        found_by="ありがとう",
        title="美咲さん：言いにくい本当のことを話した",
    ),
    Telling(
        own_name="English",
        somebody="Misaki",
        words=("Walked to the station ", "with Misaki."),
        kind_word=("hard truth",),
        note=("Glad I could say it.",),
        more=" Thank you.",
        chip="Me: Told a hard truth",
        corrected_chip="Misaki: Told a hard truth",
        found_by="Thank",
        title="Misaki: Told a hard truth",
    ),
]


@pytest.fixture(
    params=[TELLINGS[0], pytest.param(TELLINGS[1], marks=pytest.mark.long)], ids=["ja", "en"]
)
def telling(request) -> Telling:
    return request.param


def events_beside(app) -> EventsDriver:
    return EventsDriver(app.journal.page)


def open_again(app, telling):
    """Come back the next time, and to the entry."""
    again = app.reopen()
    again.unlock()
    again.go("journal")
    again.journal.open(0)
    again.all_done()
    again.click("show_events")
    return again


@pytest.fixture
def noted(computer, telling):
    """An entry with what happened beside it."""
    computer.language = "ja" if telling.own_name == "日本語" else "en"
    app = computer.start()
    app.welcome(language=telling.own_name, passphrase=PASSPHRASE)
    app.write(*telling.words)
    app.mention(telling.somebody)
    app.click("show_events")
    app.click("noteEvent")
    app.all_done()
    noting = events_beside(app)
    noting.compose_in("kindWord", *telling.kind_word)
    app.press_key(Qt.Key.Key_Return)
    noting.compose_in("note", *telling.note)
    app.click("mean")
    app.all_done()
    return app


def test_what_was_noted_is_there_the_next_time_and_can_be_corrected(noted, telling):
    assert events_beside(noted).chips == [telling.chip]
    app = open_again(noted, telling)
    noting = events_beside(app)
    assert noting.chips == [telling.chip]
    noting.open_chip(telling.chip)
    app.all_done()
    assert noting.note_text == telling.note[-1]
    noting.by(By.THEM)
    noting.size(Size.BIG)
    noting.compose_in("note", telling.more)
    app.click("mean")
    app.all_done()
    app = open_again(app, telling)
    assert events_beside(app).chips == [telling.corrected_chip]
    services = app.conductor.session.services
    (event,) = services.events.everything()
    assert (event.by, event.size, event.note) == (
        By.THEM, Size.BIG, telling.note[-1] + telling.more,
    )  # fmt: skip
    assert app.search(telling.found_by)[0].replace("\u2068", "").replace("\u2069", "") == (
        telling.title
    )
    assert app.open_hit() == "".join(telling.words)
    app.close()


def test_a_correction_and_a_withdrawal_are_undone_from_the_toast(noted, telling):
    app = open_again(noted, telling)
    noting = events_beside(app)
    noting.open_chip(telling.chip)
    app.all_done()
    noting.by(By.THEM)
    app.click("mean")
    app.all_done()
    assert noting.chips == [telling.corrected_chip]
    app.click("undo")
    app.all_done()
    assert noting.chips == [telling.chip]
    noting.open_chip(telling.chip)
    app.all_done()
    noting.press("takeBack")
    app.all_done()
    assert noting.chips == []
    app.click("undo")
    app.all_done()
    app = open_again(app, telling)
    assert events_beside(app).chips == [telling.chip]
    app.close()


def test_words_that_were_begun_outlive_the_lock(noted, telling):
    app = open_again(noted, telling)
    app.click("noteEvent")
    noting = events_beside(app)
    noting.compose_in("kindWord", *telling.kind_word)
    app.press_key(Qt.Key.Key_Return)
    noting.compose_in("note", telling.more)
    app.lock()
    app.all_done()
    app.unlock()
    app.go("journal")
    app.journal.open(0)
    app.all_done()
    assert events_beside(app).note_text == telling.more
    app.close()


def test_the_person_page_tells_it_and_lets_it_be_corrected(noted, telling):
    app = noted
    (person,) = app.conductor.session.services.people.everyone()
    app.go("people").person_chosen.emit(person.id)
    app.all_done()
    told = EventsDriver(app.shown_page())
    assert told.rows == [telling.chip]
    app.click("editEvent")
    app.all_done()
    told.by(By.THEM)
    app.click("mean")
    app.all_done()
    assert told.rows == [telling.corrected_chip]
    app.close()
