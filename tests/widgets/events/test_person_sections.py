"""What happened, on a person's page: a card and a part of the timeline."""

import gc
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.drivers.events import EventsDriver
from trustjournal.core.ids import EventId, PromiseId, new_id
from trustjournal.events.domain import By, Dimension, Event, Size
from trustjournal.events.person_sections import RECENT, EventMoments, EventsCard
from trustjournal.events.store import shelf
from trustjournal.people.person_page import PersonPage
from trustjournal.people.section import Columns, PersonSection


class PersonSectionOfHeight(PersonSection):
    """Something tall above the card."""

    def __init__(self, height):
        super().__init__()
        self.setMinimumHeight(height)

    def show_person(self, person):
        pass


@pytest.fixture
def card(desk, heard, show, theme, language):
    card = EventsCard(desk)
    card.problem.connect(heard.problems.append)
    card.undo_offered.connect(lambda said, undo: heard.undos.append((said, undo)))
    card.entry_chosen.connect(heard.entries.append)
    show(card, 560, 700)
    return card


@pytest.fixture
def driver(card):
    return EventsDriver(card)


@pytest.fixture
def of_promise(vault, clock, misaki):
    event = Event(
        id=EventId(new_id()),
        person=misaki.id,
        kind="promise_kept",
        by=By.ME,
        day=clock().date(),
        promise=PromiseId("a promise"),
    )
    with vault.writing() as connection:
        shelf.insert(connection, event, clock())
    return event


def test_what_happened_lately_is_said_the_latest_first(card, driver, events, misaki, clock):
    for number in range(RECENT + 1):
        events.note(misaki.id, "contact", By.ME, note=f"{number}")
        clock.advance(days=1)
    events.note(misaki.id, "untrue", By.THEM, size=Size.GRAVE)
    card.show_person(misaki)
    assert driver.rows == ["Misaki: Said something untrue", *["Me: Was in touch"] * (RECENT - 1)]
    assert driver.beside[0] == "May 20, 2026 · Grave"


def test_something_is_noted_about_this_person(card, driver, events, misaki, heard):
    card.show_person(misaki)
    driver.press_outside("noteEvent")
    driver.pick(Dimension.BALANCE, "gave")
    driver.detail("time")
    driver.note()
    assert driver.rows == ["Gave (help, time, information, introduction)"]
    assert driver.beside == ["May 14, 2026 · Time"]
    heard.undo()
    assert driver.rows == []


def test_a_line_opens_to_be_corrected(card, driver, events, misaki):
    events.note(misaki.id, "contact", By.ME, note="駅で")
    card.show_person(misaki)
    driver.press_outside("editEvent")
    driver.by(By.THEM)
    driver.note()
    assert driver.rows == ["Misaki: Was in touch"]


def test_what_became_of_a_promise_is_only_shown(card, driver, misaki, of_promise):
    card.show_person(misaki)
    assert driver.rows == ["Me: Promise kept on time"]
    with pytest.raises(AssertionError, match="editEvent"):
        driver.press_outside("editEvent")


def test_an_event_leads_to_the_entry_it_was_noted_with(card, driver, events, misaki, heard):
    events.note(misaki.id, "contact", By.ME, entry="an entry")
    card.show_person(misaki)
    driver.press_outside("toEntry")
    assert heard.entries == ["an entry"]


def test_what_was_begun_about_one_person_is_not_shown_for_another(
    card, driver, misaki, kenta, events
):
    card.show_person(misaki)
    driver.press_outside("noteEvent")
    driver.pick(Dimension.CONTACT, "contact")
    driver.write_note("続きはあとで")
    card.show_person(kenta)
    assert driver.form is None
    card.show_person(misaki)
    assert driver.note_text == "続きはあとで"
    assert driver.heading == "With Misaki: Was in touch"


def test_the_page_may_be_left_in_the_middle(card, driver, misaki, events):
    card.show_person(misaki)
    driver.press_outside("noteEvent")
    driver.pick(Dimension.CONTACT, "contact")
    assert card.is_unsaved()
    card.leave()
    assert not card.is_unsaved()
    assert events.begun_in(f"event:person:{misaki.id}") is not None


def test_the_timeline_tells_what_no_promise_tells(events, people, clock, misaki, of_promise, show):
    edited, opened = [], []
    noted = events.note(misaki.id, "weathered", By.THEM, note="二人で", entry="an entry")
    moments = EventMoments(events, people, clock, edit=edited.append, open_entry=opened.append)
    (item,) = moments.items(misaki.id)
    assert item.moment.day == noted.day
    driver = EventsDriver(show(moments.row(item), 500))
    assert driver.rows == ["Misaki: Got through a disagreement together"]
    driver.press_outside("editEvent")
    driver.press_outside("toEntry")
    assert (edited, opened) == ([noted], ["an entry"])


def test_the_form_is_scrolled_to_wherever_on_the_page_it_opens(
    desk, people, changes, clock, jobs, misaki, events, show, qtbot
):
    card = EventsCard(desk)
    noted = events.note(misaki.id, "contact", By.ME)
    page = PersonPage(
        people, jobs, changes, clock, cards=Columns(main=[PersonSectionOfHeight(900), card])
    )
    show(page, 700, 500)
    page.open(misaki.id)
    card.change(noted)
    driver = EventsDriver(page)
    qtbot.waitUntil(lambda: not driver.form.visibleRegion().isEmpty())
    assert driver.form.visibleRegion().boundingRect().top() <= 0, "its beginning is seen"


def test_a_card_that_is_gone_leaves_nothing_behind(desk, theme, misaki, events):
    events.note(misaki.id, "contact", By.ME)
    card = EventsCard(desk)
    card.show_person(misaki)
    EventsDriver(card).press_outside("noteEvent")
    card.leave()
    gone = weakref.ref(card)
    card.deleteLater()
    QCoreApplication.sendPostedEvents(card, QEvent.Type.DeferredDelete.value)
    del card
    gc.collect()
    assert gone() is None
