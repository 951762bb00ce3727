from dataclasses import replace
from datetime import date, timedelta

import pytest

from trustjournal import i18n
from trustjournal.core.changes import Changes
from trustjournal.core.ids import EntryId, EventId, PersonId, PromiseId, new_id
from trustjournal.events import forms
from trustjournal.events.domain import EARLIEST_DAY, LONGEST_NOTE, By, Event, Size
from trustjournal.events.problems import (
    EventGone,
    NoteTooLong,
    NotThisSize,
    NotYet,
    OfPromise,
    ToldFromMySide,
    TooLongAgo,
    UnknownDetail,
    UnknownKind,
)
from trustjournal.events.service import RECENT_KINDS
from trustjournal.events.store import shelf
from trustjournal.people.problems import NobodyNamed, NothingToBringBack, PersonGone
from trustjournal.storage import trash

TODAY = date(2026, 5, 14)
ENTRY = EntryId("e" * 32)


@pytest.fixture
def of_promise(vault, clock, misaki):
    """What became of a promise, as the promise notes it."""
    event = Event(
        id=EventId(new_id()),
        person=misaki.id,
        kind="promise_kept",
        by=By.THEM,
        day=TODAY,
        promise=PromiseId("a promise"),
    )
    with vault.writing() as connection:
        shelf.insert(connection, event, clock())
    return event


# Noting


def test_what_happened_is_noted_as_it_was_told(events, misaki, announced):
    announced.clear()
    event = events.note(
        misaki.id, "received", By.ME, day=date(2026, 5, 1), size=Size.BIG,
        note="引っ越しを手伝ってくれた", detail="help", unasked=True, entry=ENTRY,
    )  # fmt: skip
    assert events.of_person(misaki.id) == [event]
    assert (event.kind, event.by, event.size, event.day) == (
        "received", By.ME, Size.BIG, date(2026, 5, 1),
    )  # fmt: skip
    assert (event.note, event.detail, event.unasked) == ("引っ越しを手伝ってくれた", "help", True)
    assert event.entry == ENTRY
    assert announced == [Changes.EVENTS]


def test_without_a_day_it_happened_today(events, misaki, clock):
    clock.advance(hours=2)
    assert events.note(misaki.id, "contact", By.ME).day == TODAY
    clock.advance(hours=1)
    assert events.note(misaki.id, "contact", By.ME).day == TODAY + timedelta(days=1)


def test_somebody_new_is_added_with_the_event(events, people, announced):
    event = events.note_about("直人", "honest_hard", By.THEM, note="本当のこと")
    assert people.named("直人").id == event.person
    assert announced == [Changes.EVENTS | Changes.PEOPLE]
    assert events.note_about("直人", "steady", By.THEM).person == event.person


def test_nobody_is_added_for_an_event_that_cannot_be(events, people):
    with pytest.raises(UnknownKind):
        events.note_about("直人", "miracle", By.ME)
    with pytest.raises(NobodyNamed):
        events.note_about(" ", "contact", By.ME)
    assert people.everyone() == []


def test_an_unknown_kind_is_answered_with_those_there_are(events, misaki):
    with pytest.raises(UnknownKind) as refused:
        events.note(misaki.id, "miracle", By.ME)
    assert "honest_hard" in refused.value.next_step


@pytest.mark.parametrize(
    ("kind", "by", "fields", "problem"),
    [
        ("honest_hard", By.ME, {"size": Size.GRAVE}, NotThisSize),
        ("gave", By.ME, {"size": Size.GRAVE}, NotThisSize),
        ("received", By.THEM, {}, ToldFromMySide),
        ("contact", By.ME, {"detail": "help"}, UnknownDetail),
        ("contact", By.ME, {"note": "a" * (LONGEST_NOTE + 1)}, NoteTooLong),
        ("contact", By.ME, {"day": TODAY + timedelta(days=1)}, NotYet),
        ("contact", By.ME, {"day": EARLIEST_DAY - timedelta(days=1)}, TooLongAgo),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_noted(
    kind, by, fields, problem, events, misaki
):
    with pytest.raises(problem) as refused:
        events.note(misaki.id, kind, by, **fields)
    assert refused.value.happened
    assert refused.value.next_step
    assert events.everything() == []


def test_what_just_fits_is_noted(events, misaki):
    events.note(misaki.id, "untrue", By.THEM, size=Size.GRAVE, note="a" * LONGEST_NOTE)
    events.note(misaki.id, "contact", By.ME, detail="news", day=EARLIEST_DAY)
    assert [each.kind for each in events.everything()] == ["contact", "untrue"]


def test_only_a_gift_can_be_unasked(events, misaki):
    assert not events.note(misaki.id, "contact", By.ME, unasked=True).unasked
    assert events.note(misaki.id, "gave", By.ME, unasked=True).unasked


def test_nothing_happens_with_somebody_who_is_gone(events, people, misaki):
    people.delete(misaki.id)
    with pytest.raises(PersonGone):
        events.note(misaki.id, "contact", By.ME)


# Correcting


def test_an_event_can_be_corrected_and_stays_with_its_entry(events, misaki, kenta, announced):
    event = events.note(misaki.id, "untrue", By.ME, entry=ENTRY)
    announced.clear()
    edited = events.change(
        replace(event, person=kenta.id, kind="withheld", by=By.THEM, note="後で", entry=None)
    )
    assert edited == replace(event, person=kenta.id, kind="withheld", by=By.THEM, note="後で")
    assert edited.entry == ENTRY
    assert events.of_person(kenta.id) == [edited]
    assert announced == [Changes.EVENTS]


def test_a_correction_obeys_the_same_rules(events, misaki):
    event = events.note(misaki.id, "untrue", By.ME, size=Size.GRAVE)
    with pytest.raises(NotThisSize):
        events.change(replace(event, kind="honest_hard"))
    with pytest.raises(PersonGone):
        events.change(replace(event, person=PersonId("nobody")))
    assert events.get(event.id) == event


def test_nothing_is_written_where_nothing_changed(events, misaki, announced):
    event = events.note(misaki.id, "untrue", By.ME)
    announced.clear()
    assert events.change(event) == event
    assert announced == []


def test_what_became_of_a_promise_is_changed_through_the_promise(events, of_promise):
    for act in (
        lambda: events.change(replace(of_promise, by=By.ME)),
        lambda: events.withdraw(of_promise.id),
    ):
        with pytest.raises(OfPromise):
            act()
    assert events.get(of_promise.id) == of_promise


def test_what_was_noted_before_its_entry_was_written_belongs_to_it_later(events, misaki, announced):
    loose = events.note(misaki.id, "contact", By.ME)
    other = events.note(misaki.id, "steady", By.THEM)
    assert events.of_entry(None, also=[loose.id]) == [loose]
    announced.clear()
    events.belong_to([loose.id], ENTRY)
    assert events.of_entry(ENTRY) == [replace(loose, entry=ENTRY)]
    assert events.get(other.id).entry is None
    assert announced == [Changes.EVENTS]


# What was begun


def test_what_was_begun_waits_until_it_is_meant(events, misaki):
    form = forms.with_person(misaki.id)
    events.keep_begun(form, {"note": "途中"}, about=misaki.id)
    assert events.begun_in(form) == (form, {"note": "途中"})
    assert events.begun_in(forms.TODAY) is None
    event = events.note(misaki.id, "contact", By.ME, form=form)
    assert events.begun_in(form) is None
    change = forms.changing(event.id)
    events.keep_begun(change, {"note": "別の"}, about=event.id)
    events.change(event, form=change)
    assert events.begun_in(change) is None


def test_what_was_begun_may_be_given_up(events):
    events.keep_begun(forms.TODAY, {"name": "直"})
    assert events.begun_in(forms.TODAY) == (forms.TODAY, {"name": "直"})
    events.forget_begun(forms.TODAY)
    assert events.begun_in(forms.TODAY) is None


# Taking back


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "美咲 · Told a hard truth"), ("ja", "美咲 · 言いにくい本当のことを話した")],
)
def test_what_was_taken_back_waits_in_the_trash(language, title, events, misaki, vault, announced):
    i18n.use(language)
    event = events.note(misaki.id, "honest_hard", By.ME)
    announced.clear()
    trash_id = events.withdraw(event.id)
    assert events.everything() == []
    with vault.reading() as connection:
        assert trash.get(connection, trash_id).title == title
    events.bring_back(trash_id)
    assert events.get(event.id) == event
    assert announced == [Changes.EVENTS, Changes.EVENTS]


def test_what_is_gone_says_so(events, misaki):
    event = events.note(misaki.id, "honest_hard", By.ME)
    trash_id = events.withdraw(event.id)
    for act in (
        lambda: events.get(event.id),
        lambda: events.change(event),
        lambda: events.withdraw(event.id),
    ):
        with pytest.raises(EventGone):
            act()
    events.bring_back(trash_id)
    with pytest.raises(NothingToBringBack):
        events.bring_back(trash_id)


# Reading


def test_events_of_an_entry_are_found_by_it(events, misaki):
    noted = events.note(misaki.id, "honest_hard", By.ME, entry=ENTRY)
    events.note(misaki.id, "contact", By.ME)
    assert events.of_entry(ENTRY) == [noted]


def test_events_of_some_days_are_read_oldest_first(events, misaki):
    days = [TODAY - timedelta(days=each) for each in (0, 9, 5, 6)]
    made = [events.note(misaki.id, "contact", By.ME, day=day) for day in days]
    within = events.between(TODAY - timedelta(days=6), TODAY)
    assert within == [made[3], made[2], made[0]]


def test_the_kinds_noted_last_come_first(events, misaki, of_promise, clock):
    for kind in ("contact", "gave", "untrue", "contact"):
        clock.advance(minutes=1)
        events.note(misaki.id, kind, By.ME)
    assert events.recent_kinds() == ["contact", "untrue", "gave"]


def test_only_a_few_recent_kinds_are_offered(events, misaki, clock):
    for kind in ("contact", "gave", "untrue", "leap", "steady"):
        clock.advance(minutes=1)
        events.note(misaki.id, kind, By.ME)
    assert len(events.recent_kinds()) == RECENT_KINDS
    assert "contact" not in events.recent_kinds()


def test_a_kind_this_program_does_not_know_is_not_offered(events, misaki, vault, clock):
    event = events.note(misaki.id, "contact", By.ME)
    with vault.writing() as connection:
        shelf.update(connection, replace(event, kind="from_the_future"), clock())
    assert events.recent_kinds() == []
