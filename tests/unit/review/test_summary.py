"""What is gathered from what was noted, and what is left alone."""

from dataclasses import replace
from datetime import date, timedelta

from tests.unit.people.people import a_person
from tests.unit.review.kinds import KINDS
from trustjournal.core.ids import EventId, MatterId
from trustjournal.events.domain import By, Event
from trustjournal.people.domain import Circle
from trustjournal.promises.domain import Outcome
from trustjournal.review.summary import (
    NOTHING_SINCE_FROM,
    NOTHING_SINCE_UNTIL,
    Practice,
    Section,
    Traces,
    met_nothing_since,
    summary,
)

TODAY = date(2026, 5, 14)


def _event(person, kind, by=By.ME, note=""):
    return Event(id=EventId("e"), person=person.id, kind=kind, by=by, day=TODAY, note=note)


def _summary(*events, people=()):
    known = {each.id: each for each in people}
    return summary(events, known, KINDS, lambda event: event.note)


def test_nothing_noted_is_nothing_to_tell():
    assert _summary().is_empty


def test_my_promises_are_told_in_a_calm_order():
    misaki = a_person()
    told = _summary(
        _event(misaki, "promise_broken", note="c"),
        _event(misaki, "promise_kept_late_notice", note="b"),
        _event(misaki, "promise_kept", note="a"),
        _event(misaki, "promise_renegotiated", note="d"),
        people=[misaki],
    )
    assert [(each.outcome, each.noted.text) for each in told.mine] == [
        (Outcome.KEPT, "a"), (Outcome.LATE_NOTICE, "b"), (Outcome.AGREED_ANEW, "d"),
        (Outcome.NOT_KEPT, "c"),
    ]  # fmt: skip
    assert told.theirs == ()
    assert not told.is_empty


def test_theirs_are_told_where_they_are_shown():
    colleague, partner = a_person("佐藤"), a_person(circles=(Circle.PARTNER,))
    told = _summary(
        _event(colleague, "promise_kept", By.THEM),
        _event(partner, "promise_kept", By.THEM),
        people=[colleague, partner],
    )
    assert [each.noted.person for each in told.theirs] == [colleague]
    assert told.mine == ()


def test_giving_is_told_from_my_side():
    misaki = a_person()
    told = _summary(
        _event(misaki, "gave", note="本"),
        _event(misaki, "received", note="時間"),
        _event(misaki, "gave", By.THEM, note="傘"),
        people=[misaki],
    )
    assert [each.text for each in told.sections[Section.GIVEN]] == ["本"]
    assert [each.text for each in told.sections[Section.RECEIVED]] == ["時間", "傘"]


def test_thanks_matters_milestones_and_what_came_through_people():
    misaki = a_person()
    told = _summary(
        _event(misaki, "recognised"),
        _event(misaki, "recognised", By.THEM),
        _event(misaki, "issue_addressed", By.THEM),
        _event(misaki, "milestone_marked"),
        _event(misaki, "opportunity", By.THEM),
        _event(misaki, "listened_fully"),
        replace(_event(misaki, "issue_addressed"), matter=MatterId("told by itself")),
        people=[misaki],
    )
    counts = {section: len(noted) for section, noted in told.sections.items() if noted}
    assert counts == {
        Section.THANKED: 1, Section.WAS_THANKED: 1, Section.TALKED_ABOUT: 1, Section.MARKED: 1,
        Section.CAME_THROUGH: 1,
    }  # fmt: skip


def test_contacts_are_names_and_each_only_once():
    kenta, aya = a_person("健太", reading="けんた"), a_person("あや")
    told = _summary(
        _event(kenta, "contact"),
        _event(aya, "contact_needed"),
        _event(kenta, "contact", By.THEM),
        people=[kenta, aya],
    )
    assert told.contacts == (aya, kenta)


def test_practices_are_about_my_own_doing_note_by_note():
    misaki = a_person()
    told = _summary(
        _event(misaki, "honest_hard"),
        _event(misaki, "untrue"),
        _event(misaki, "promise_kept_late_silent"),
        _event(misaki, "promise_released"),
        _event(misaki, "steady"),
        _event(misaki, "gave"),
        _event(misaki, "from_a_newer_program"),
        _event(misaki, "listened_fully", By.THEM),
        people=[misaki],
    )
    assert told.practices == {
        Practice.HONESTY: (True, False),
        Practice.PROMISES: (False,),
        Practice.LISTENING: (),
        Practice.RESPECT: (),
    }


def test_of_those_who_are_left_out_nothing_is_told():
    assert _summary(_event(a_person(), "promise_kept")).is_empty


# Met, nothing since


def _seen(person, ago, until=None):
    first = TODAY - timedelta(days=ago)
    last = first if until is None else TODAY - timedelta(days=until)
    return {person.id: Traces(first=first, last=last)}


def test_somebody_met_once_within_a_year_is_named():
    kim = a_person("キム")
    for ago in (NOTHING_SINCE_FROM.days, NOTHING_SINCE_UNTIL.days):
        assert met_nothing_since([kim], _seen(kim, ago), TODAY) == [kim]
    for ago in (NOTHING_SINCE_FROM.days - 1, NOTHING_SINCE_UNTIL.days + 1):
        assert met_nothing_since([kim], _seen(kim, ago), TODAY) == []


def test_whoever_was_written_of_again_or_never_is_not():
    kim = a_person("キム")
    assert met_nothing_since([kim], _seen(kim, 30, until=20), TODAY) == []
    assert met_nothing_since([kim], {}, TODAY) == []


def test_nobody_is_brought_to_mind_who_should_not_be():
    for fields in (
        {"circles": (Circle.FAMILY,)},
        {"circles": (Circle.PARTNER,)},
        {"put_away": True},
        {"safety": True},
        {"no_rhythm": True},
        {"no_contact": True},
    ):
        kim = a_person("キム", **fields)
        assert met_nothing_since([kim], _seen(kim, 30), TODAY) == []
