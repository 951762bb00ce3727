"""What was noted with an entry stays when the entry goes, unless it shall go along."""

from datetime import date

import pytest

from trustjournal.core.changes import Changes
from trustjournal.core.ids import EventId, PromiseId, new_id
from trustjournal.events import forms
from trustjournal.events.domain import By, Event
from trustjournal.events.store import shelf
from trustjournal.people.problems import PersonGone
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def misaki(services):
    return services.people.add("美咲")


@pytest.fixture
def entry(services, misaki):
    return services.journal.write("公園で", people=[misaki.name], trust=6)


@pytest.fixture
def event(services, misaki, entry):
    return services.events.note(misaki.id, "honest_hard", By.ME, entry=entry.id)


def test_events_stay_when_their_entry_is_thrown_away(services, entry, event):
    services.journal.delete(entry.id)
    assert services.events.get(event.id) == event


def test_they_may_go_too_and_come_back_with_the_entry(services, entry, event, misaki, announced):
    trash_id = services.journal.delete(entry.id)
    assert services.journal.also_remove_noted(trash_id) == 2
    assert announced[-1] == Changes.CHECKINS | Changes.EVENTS
    assert services.events.everything() == []
    assert services.check_ins.of(misaki.id) == []
    services.journal.bring_back(trash_id)
    assert announced[-1] == Changes.ENTRIES | Changes.DRAFTS | Changes.CHECKINS | Changes.EVENTS
    assert services.events.everything() == [event]
    assert len(services.check_ins.of(misaki.id)) == 1


def test_where_only_events_go_along_only_they_are_announced(services, misaki, announced):
    entry = services.journal.write("a")
    services.events.note(misaki.id, "contact", By.ME, entry=entry.id)
    trash_id = services.journal.delete(entry.id)
    assert services.journal.also_remove_noted(trash_id) == 1
    assert announced[-1] == Changes.EVENTS


def test_what_became_of_a_promise_does_not_go_along(services, entry, misaki, vault, clock):
    outcome = Event(
        id=EventId(new_id()),
        person=misaki.id,
        kind="promise_kept",
        by=By.ME,
        day=date(2026, 5, 14),
        entry=entry.id,
        promise=PromiseId("a promise"),
    )
    with vault.writing() as connection:
        shelf.insert(connection, outcome, clock())
    trash_id = services.journal.delete(entry.id)
    services.journal.also_remove_noted(trash_id)
    assert services.events.everything() == [outcome]


def test_what_is_about_somebody_in_the_trash_waits_for_them(services, entry, event, misaki):
    trash_id = services.journal.delete(entry.id)
    services.journal.also_remove_noted(trash_id)
    gone = services.people.delete(misaki.id)
    services.journal.bring_back(trash_id)
    assert services.journal.get(entry.id)
    assert services.events.everything() == []
    assert services.check_ins.of(misaki.id) == []
    services.people.bring_back(gone)
    assert services.events.everything() == [event]
    assert len(services.check_ins.of(misaki.id)) == 1


def test_what_waits_for_somebody_goes_for_good_with_them(services, entry, event, misaki):
    trash_id = services.journal.delete(entry.id)
    services.journal.also_remove_noted(trash_id)
    services.people.delete(misaki.id)
    services.journal.bring_back(trash_id)
    services.journal.empty_trash()
    assert services.events.everything() == []
    assert services.keeping.check() == []


def test_a_withdrawn_event_comes_back_from_the_trash_page(services, event, misaki):
    trash_id = services.events.withdraw(event.id)
    (thrown,) = services.journal.trash()
    assert (thrown.kind, thrown.id) == ("event", trash_id)
    gone = services.people.delete(misaki.id)
    with pytest.raises(PersonGone):
        services.journal.bring_back(trash_id)
    services.people.bring_back(gone)
    services.journal.bring_back(trash_id)
    assert services.events.get(event.id) == event


def test_after_the_entry_is_gone_for_good_the_event_stands_by_itself(services, entry, event):
    services.events.keep_begun(forms.with_entry(entry.id), {"note": "途中"}, about=entry.id)
    services.journal.delete(entry.id)
    services.journal.empty_trash()
    assert services.events.get(event.id).entry is None
    assert services.events.begun_in(forms.with_entry(entry.id)) is None


def test_what_was_begun_about_a_withdrawn_event_goes_with_it_for_good(services, event):
    form = forms.changing(event.id)
    services.events.keep_begun(form, {"note": "…"}, about=event.id)
    services.events.withdraw(event.id)
    assert services.events.begun_in(form) is not None
    services.journal.empty_trash()
    assert services.events.begun_in(form) is None
