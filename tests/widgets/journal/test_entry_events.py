"""What happened, noted beside an entry: tied to it, shown as chips, corrected and taken back."""

import gc
import weakref
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QWidget

from tests.drivers.events import EventsDriver
from tests.drivers.journal import JournalDriver
from trustjournal.core.ids import EventId, PromiseId, new_id
from trustjournal.events.domain import By, Dimension, Event
from trustjournal.events.problems import OfPromise
from trustjournal.events.store import shelf
from trustjournal.journal import found_events
from trustjournal.journal.entry_events import EntryEvents
from trustjournal.journal.page import JournalPage
from trustjournal.journal.service import Journal

TODAY = date(2026, 5, 14)


@pytest.fixture
def misaki(people):
    return people.add("Misaki")


@pytest.fixture
def kenta(people):
    return people.add("Kenta")


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def noting(page):
    return EventsDriver(page.page)


def note(noting, dimension, kind, by=By.ME):
    noting.press_outside("noteEvent")
    noting.pick(dimension, kind)
    noting.by(by)
    noting.note()


def write(page, text, *names):
    page.page.write()
    page.type(text)
    for name in names:
        page.add("person", name)
    page.click("show_events")


def stays(page):
    """What is said to stay after an entry went into the trash."""
    labels = page.page.findChildren(QLabel, "offer")
    return next(each.text() for each in labels if each.isVisibleTo(page.page))


def test_what_is_noted_beside_an_entry_belongs_to_it(page, noting, journal, events, misaki):
    write(page, "in the park", "Misaki")
    note(noting, Dimension.LISTENING, "listened_fully", By.THEM)
    (hit,) = journal.recent()
    (event,) = events.of_entry(hit.id)
    assert (event.person, event.kind, event.by) == (misaki.id, "listened_fully", By.THEM)
    assert noting.chips == ["Misaki: Listened with full attention"]


def test_the_events_of_an_entry_are_there_when_it_is_opened(page, noting, journal, events, misaki):
    entry = journal.write("earlier", people=["Misaki"])
    events.note(misaki.id, "contact", By.ME, entry=entry.id)
    events.note(misaki.id, "steady", By.ME)
    page.page.open_entry(entry.id)
    page.click_words("What happened (1)")
    assert noting.chips == ["Me: Was in touch"]


def test_an_event_happened_on_the_day_of_its_entry(page, noting, events, misaki):
    write(page, "yesterday", "Misaki")
    page.move_to(date(2026, 5, 13), time(20, 0))
    note(noting, Dimension.CONTACT, "contact")
    assert events.of_person(misaki.id)[0].day == date(2026, 5, 13)


def test_beside_an_entry_about_a_day_to_come_it_happened_today(page, noting, events, misaki):
    write(page, "the plan", "Misaki")
    page.move_to(date(2026, 6, 1), time(20, 0))
    note(noting, Dimension.CONTACT, "contact")
    assert events.of_person(misaki.id)[0].day == TODAY


def test_before_anything_is_written_it_can_be_noted_and_belongs_to_what_follows(
    page, noting, journal, events, misaki
):
    write(page, "", "Misaki")
    note(noting, Dimension.CONTACT, "contact")
    assert noting.chips[0] == "Me: Was in touch"
    assert events.of_person(misaki.id)[0].entry is None
    assert journal.recent() == []
    page.type("and then")
    page.page.leave()
    (entry,) = journal.recent()
    assert events.of_person(misaki.id)[0].entry == entry.id
    assert noting.chips[0] == "Me: Was in touch"


def test_what_is_typed_on_meanwhile_is_saved_with_it(page, noting, journal, misaki):
    write(page, "one", "Misaki")
    noting.press_outside("noteEvent")
    page.go_to_end()
    page.type(" two")
    noting.pick(Dimension.CONTACT, "contact")
    noting.note()
    assert [each.title for each in journal.recent()] == ["one two"]


def test_of_several_people_each_has_their_own(page, noting, events, misaki, kenta):
    write(page, "the three of us", "Misaki", "Kenta")
    noting.press_outside("noteEvent")
    noting.person(kenta.id)
    noting.pick(Dimension.CONTACT, "contact")
    noting.note()
    assert events.of_person(misaki.id) == []
    assert noting.chips[0] == "Kenta · Me: Was in touch"


def test_nobody_mentioned_nothing_to_note(page, noting):
    write(page, "alone")
    with pytest.raises(AssertionError, match="noteEvent"):
        noting.press_outside("noteEvent")
    page.add("person", "Misaki")
    noting.press_outside("noteEvent")
    assert noting.heading == "What happened with Misaki?"


def test_a_chip_opens_to_be_corrected_and_taken_back(page, noting, events, misaki, heard):
    write(page, "in the park", "Misaki")
    note(noting, Dimension.HONESTY, "honest_hard")
    noting.open_chip("Me: Told a hard truth")
    noting.by(By.THEM)
    noting.note()
    assert noting.chips[0] == "Misaki: Told a hard truth"
    noting.open_chip("Misaki: Told a hard truth")
    noting.press("takeBack")
    assert noting.chips == []
    said, undo = heard.undos[-1]
    assert said == "Taken back."
    undo()
    assert noting.chips[0] == "Misaki: Told a hard truth"


def test_what_became_of_a_promise_is_changed_there(
    page, noting, journal, vault, clock, misaki, heard
):
    entry = journal.write("kept it", people=["Misaki"])
    event = Event(
        id=EventId(new_id()),
        person=misaki.id,
        kind="promise_kept",
        by=By.ME,
        day=TODAY,
        entry=entry.id,
        promise=PromiseId("a promise"),
    )
    with vault.writing() as connection:
        shelf.insert(connection, event, clock())
    page.page.open_entry(entry.id)
    page.click("show_events")
    noting.open_chip("Me: Promise kept on time")
    assert [type(each) for each in heard.problems] == [OfPromise]
    assert noting.form is None


def test_what_was_begun_is_there_when_the_entry_is_opened_again(page, noting, journal, misaki):
    entry = journal.write("a long day", people=["Misaki"])
    other = journal.write("another")
    page.page.open_entry(entry.id)
    page.click("show_events")
    noting.press_outside("noteEvent")
    noting.pick(Dimension.CONTACT, "contact")
    noting.write_note("途中")
    page.page.open_entry(other.id)
    assert noting.form is None
    page.page.open_entry(entry.id)
    assert noting.note_text == "途中"


def test_what_was_begun_beside_nothing_waits_for_somebody_it_is_about(page, noting, misaki):
    write(page, "", "Misaki")
    noting.press_outside("noteEvent")
    noting.pick(Dimension.CONTACT, "contact")
    noting.write_note("まだ")
    page.page.write()
    assert noting.form is None
    page.add("person", "Misaki")
    assert noting.note_text == "まだ"


def test_a_page_with_words_in_the_form_is_not_safe_yet(page, noting, journal, misaki):
    entry = journal.write("a long day", people=["Misaki"])
    page.page.open_entry(entry.id)
    page.click("show_events")
    noting.press_outside("noteEvent")
    assert not page.page.is_unsaved()
    noting.pick(Dimension.CONTACT, "contact")
    assert page.page.is_unsaved()
    page.page.leave()
    assert not page.page.is_unsaved()


# Throwing the entry away


@pytest.fixture
def thrown(page, noting, journal, misaki, heard):
    write(page, "in the park", "Misaki")
    note(noting, Dimension.HONESTY, "honest_hard")
    (card,) = journal.recent()
    page.choose("more", "Put in the trash")
    return card.id


def test_events_stay_when_their_entry_is_thrown_away(page, thrown, events, misaki):
    assert len(events.of_person(misaki.id)) == 1
    assert stays(page) == "The events noted with the entry stay."


def test_felt_trust_and_events_are_named_together(page, noting, misaki):
    write(page, "in the park", "Misaki")
    note(noting, Dimension.HONESTY, "honest_hard")
    page.click("show_trust")
    page.rate(misaki.id, 6)
    page.choose("more", "Put in the trash")
    said = "The felt trust and the events noted with the entry stay."
    assert stays(page) == said


def test_they_may_go_too_and_come_back_with_it(page, noting, thrown, events, misaki, heard):
    page.click("remove_noted")
    assert events.of_person(misaki.id) == []
    said, undo = heard.undos[-1]
    assert said == "The entry is in the trash."
    undo()
    assert [each.entry for each in events.of_person(misaki.id)] == [thrown]
    page.click("show_events")
    assert noting.chips[0] == "Me: Told a hard truth"


# Finding


def test_an_event_is_among_the_hits_and_leads_to_its_entry(
    open_page, desk, vault, clock, changes, misaki, events
):
    journal = Journal(vault, clock, changes.announce, also_findable={"event": found_events.load})
    page = open_page(replace(desk, journal=journal))
    entry = journal.write("in the park")
    events.note(misaki.id, "honest_hard", By.ME, entry=entry.id)
    events.note(misaki.id, "honest_hard", By.THEM)
    page.search("言いにくい")
    assert [each.replace("\u2068", "").replace("\u2069", "") for each in page.hits] == [
        "Misaki: Told a hard truth", "Me: Told a hard truth",
    ]  # fmt: skip
    page.open_hit(1)
    assert page.text == "in the park"


def test_the_trash_says_what_it_was(open_page, desk, vault, clock, changes, misaki, events):
    trash_id = events.withdraw(events.note(misaki.id, "honest_hard", By.ME).id)
    journal = Journal(vault, clock, changes.announce, shelves=[shelf])
    page = open_page(replace(desk, journal=journal, thrown_names={"event": "Event"}))
    page.click("trash")
    row = page.find(QWidget, f"trashed_{trash_id}")
    said = [each.text() for each in row.findChildren(QLabel)]
    assert "Event · Today" in said
    page.click_words("Bring back Misaki · Told a hard truth")
    assert len(events.of_person(misaki.id)) == 1


@pytest.mark.parametrize("somebody", [(), ("Misaki",)])
def test_a_page_that_is_gone_leaves_nothing_behind(desk, theme, misaki, somebody):
    page = JournalPage(desk)
    page.show()
    driver = JournalDriver(page)
    write(driver, "what only I know", *somebody)
    if somebody:
        EventsDriver(page).press_outside("noteEvent")
    page.leave()
    gone = [weakref.ref(each) for each in (page, page.findChild(EntryEvents))]
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    del page, driver
    gc.collect()
    assert [each() for each in gone] == [None, None]
