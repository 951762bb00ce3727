"""Noting something in passing on Today: with whom, what, and that is all."""

import pytest

from tests.drivers.events import EventsDriver
from trustjournal.events.domain import By, Dimension
from trustjournal.events.forms import TODAY


@pytest.fixture
def misaki(people):
    return people.add("Misaki")


def opened(open_today):
    page = open_today()
    return page, EventsDriver(page.page)


def test_a_person_and_a_kind_are_two_clicks(open_today, events, misaki, clock):
    events.note(misaki.id, "contact", By.ME)
    page, noting = opened(open_today)
    clock.advance(minutes=1)
    page.press(f"with_{misaki.id}")
    assert noting.heading == "What happened with Misaki?"
    noting.pick_recent("contact")
    noting.by(By.THEM)
    noting.note()
    assert [each.by for each in events.of_person(misaki.id)] == [By.ME, By.THEM]
    assert noting.form is None
    assert page.sees("What happened?")
    words, undo = page.undo[-1]
    assert words == "Noted."
    undo()
    assert len(events.of_person(misaki.id)) == 1


def test_somebody_else_can_be_named(open_today, events, people, misaki):
    page, noting = opened(open_today)
    page.press("withSomebody")
    noting.name("直人")
    noting.pick(Dimension.WARMTH, "recognised")
    noting.note()
    assert [each.person for each in events.everything()] == [people.named("直人").id]


def test_where_nobody_is_known_nothing_is_asked(open_today):
    page, _noting = opened(open_today)
    assert not page.sees("What happened?")


def test_whom_one_is_afraid_of_or_put_away_is_not_brought_up(open_today, people, misaki):
    people.amend(people.add("Ren").id, {"safety": True})
    people.put_away(people.add("Zoe").id)
    page, _noting = opened(open_today)
    assert page.sees("Misaki")
    assert not page.sees("Ren")
    assert not page.sees("Zoe")


def test_what_was_begun_is_there_the_next_time(open_today, events, misaki):
    page, noting = opened(open_today)
    page.press(f"with_{misaki.id}")
    noting.pick(Dimension.CONTACT, "contact")
    noting.write_note("途中")
    assert page.page.is_unsaved()
    page.page.leave()
    assert not page.page.is_unsaved()
    _again, noting = opened(open_today)
    assert (noting.heading, noting.note_text) == ("With Misaki: Was in touch", "途中")


def test_a_name_that_was_begun_is_there_too(open_today, events, misaki):
    page, noting = opened(open_today)
    page.press("withSomebody")
    noting.name("直")
    page.page.leave()
    assert events.begun_in(TODAY) is not None
    _again, noting = opened(open_today)
    noting.name("人")
    noting.pick(Dimension.CONTACT, "contact")
    noting.note()
    assert len(events.everything()) == 1


def test_a_form_stays_while_other_things_change(open_today, people, misaki):
    page, noting = opened(open_today)
    page.press(f"with_{misaki.id}")
    noting.pick(Dimension.CONTACT, "contact")
    people.add("Kenta")
    assert noting.kind == "contact"


def test_what_was_begun_about_somebody_who_is_not_offered_any_more_is_not_lost(
    open_today, events, people, misaki
):
    page, noting = opened(open_today)
    page.press(f"with_{misaki.id}")
    noting.pick(Dimension.CONTACT, "contact")
    noting.write_note("途中")
    page.page.leave()
    people.put_away(misaki.id)
    people.add("Kenta")
    _again, noting = opened(open_today)
    assert noting.note_text == "途中"
    noting.name("Misaki")
    noting.note()
    assert [each.note for each in events.of_person(misaki.id)] == ["途中"]
    assert events.begun_in(TODAY) is None
