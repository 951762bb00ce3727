"""No word is cut off where it is said what happened: on Today, beside an entry, about a person."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.drivers.events import EventsDriver
from tests.translations.test_texts_fit import LANGUAGES, SPOKEN_AND_SIZED, cut_off
from trustjournal.events.domain import By, Dimension, Size

LONG = "A friend from long ago with a remarkably long name"
SPOKEN = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture
def lived_in(app):
    services = app.conductor.session.services
    people = [services.people.add(name) for name in (LONG, "健太")]
    entry = services.journal.write("A walk.", people=[LONG, "健太"])
    for kind in ("gave", "promise_renegotiated", "respect_shown", "untrue"):
        for person in people:
            size = Size.GRAVE if kind == "untrue" else Size.BIG
            size = Size.SMALL if kind == "gave" else size
            services.events.note(person.id, kind, By.ME, size=size, note=LONG * 3, entry=entry.id)
    app.all_done()
    return app


def steps(app, noting):
    """Go through the form as a person would, and yield at each step."""
    yield "asked"
    for dimension in Dimension:
        noting.pick_topic(dimension)
        app.all_done()
        yield dimension
        noting.pick_topic(dimension)
    noting.type_word("a")
    app.all_done()
    yield "typed"
    noting.word_field.clear()
    for dimension, kind in ((Dimension.BALANCE, "gave"), (Dimension.HONESTY, "untrue")):
        noting.pick(dimension, kind)
        app.all_done()
        yield kind
        noting.press("anotherKind")


def all_cut_off(app, noting):
    app.all_done()
    found = {step: wrong for step in steps(app, noting) if (wrong := cut_off(app.window))}
    noting.close()
    return found


@SPOKEN_AND_SIZED
def test_on_today(lived_in, speak, language, size):
    app = lived_in
    app.window.resize(*size)
    speak(app, language)
    noting = EventsDriver(app.go("today"))
    noting.press_outside("withSomebody")
    assert all_cut_off(app, noting) == {}
    app.close()


@SPOKEN_AND_SIZED
def test_beside_an_entry(lived_in, speak, language, size):
    app = lived_in
    app.window.resize(*size)
    speak(app, language)
    app.go("journal")
    app.journal.open(0)
    app.all_done()
    app.journal.find(QAbstractButton, "show_events").click()
    app.all_done()
    assert cut_off(app.window) == []
    noting = EventsDriver(app.journal.page)
    noting.press_outside("noteEvent")
    assert all_cut_off(app, noting) == {}
    app.close()


@SPOKEN
def test_about_a_person(lived_in, speak, language):
    app = lived_in
    app.window.resize(960, 560)
    speak(app, language)
    for person in app.conductor.session.services.people.everyone():
        app.go("people").person_chosen.emit(person.id)
        app.all_done()
        noting = EventsDriver(app.shown_page())
        noting.press_outside("noteEvent")
        assert all_cut_off(app, noting) == {}
        noting.press_outside("editEvent")
        app.all_done()
        assert cut_off(app.window) == []
        noting.close()
    app.close()
