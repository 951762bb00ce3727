"""Things that can be thrown away and brought back, tried with events, the first of them."""

from dataclasses import replace
from datetime import date

import pytest

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, EventId, new_id
from trustjournal.events.domain import By, Event
from trustjournal.events.store import shelf
from trustjournal.people.problems import NothingToBringBack, PersonGone
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople, bring_back
from trustjournal.storage import trash


@pytest.fixture
def people(vault, clock, announced):
    return People(vault, clock, announced, cascades=[ShelfOfPeople(shelf, clock)])


@pytest.fixture
def noted(vault, clock, people):
    misaki = people.add("美咲")
    event = Event(
        id=EventId(new_id()),
        person=misaki.id,
        kind="listened_fully",
        by=By.THEM,
        day=date(2026, 5, 14),
        note="最後まで聴いてくれた",
        entry=EntryId("an entry"),
    )
    with vault.writing() as connection:
        shelf.insert(connection, event, clock())
    return event


def _throw(vault, clock, event):
    with vault.writing() as connection:
        trash_id = trash.throw(connection, kind=shelf.kind, title="", at=clock())
        shelf.throw(connection, shelf.table.c.id == event.id, trash_id, clock())
    return trash_id


def _all(vault):
    with vault.reading() as connection:
        return shelf.where(connection)


def test_what_was_kept_reads_back_as_it_was(vault, noted):
    assert _all(vault) == [noted]


def test_an_edited_copy_takes_the_place_of_the_first(vault, clock, noted):
    edited = replace(noted, note="聴いてくれた")
    with vault.writing() as connection:
        shelf.update(connection, edited, clock())
        assert shelf.get(connection, noted.id) == edited
        assert shelf.count(connection) == 1


def test_what_is_thrown_away_comes_back_as_it_was(vault, clock, noted):
    trash_id = _throw(vault, clock, noted)
    assert _all(vault) == []
    with vault.writing() as connection:
        assert bring_back(connection, [shelf], trash_id) == Changes.EVENTS
    assert _all(vault) == [noted]


def test_what_came_back_cannot_come_back_again(vault, clock, noted):
    trash_id = _throw(vault, clock, noted)
    with vault.writing() as connection:
        bring_back(connection, [shelf], trash_id)
    with pytest.raises(NothingToBringBack), vault.writing() as connection:
        bring_back(connection, [shelf], trash_id)


def test_a_person_takes_along_what_was_noted_about_them(vault, people, noted):
    trash_id = people.delete(noted.person)
    assert _all(vault) == []
    people.bring_back(trash_id)
    assert _all(vault) == [noted]


def test_nothing_comes_back_about_somebody_who_is_in_the_trash(vault, clock, people, noted):
    trash_id = _throw(vault, clock, noted)
    people.delete(noted.person)
    with pytest.raises(PersonGone), vault.writing() as connection:
        bring_back(connection, [shelf], trash_id)
    assert _all(vault) == []


def test_what_is_removed_for_good_does_not_come_back(vault, clock, noted):
    trash_id = _throw(vault, clock, noted)
    with vault.writing() as connection:
        shelf.forget_thrown(connection)
    with pytest.raises(NothingToBringBack), vault.writing() as connection:
        bring_back(connection, [shelf], trash_id)


def test_what_was_noted_with_a_removed_entry_stands_by_itself(vault, noted):
    with vault.writing() as connection:
        shelf.unlink_entries(connection, [EntryId("an entry")])
    assert _all(vault) == [replace(noted, entry=None)]
