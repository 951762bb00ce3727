from datetime import date

import pytest

from trustjournal.core.ids import EventId, PersonId, PromiseId
from trustjournal.events.catalogue import catalogue
from trustjournal.events.domain import By, Event, Size


@pytest.mark.parametrize(
    ("kind", "may_be_grave"),
    [("untrue", True), ("promise_kept_late_silent", True), ("boundary_crossed_repaired", False),
     ("honest_hard", False), ("gave", False)],
)  # fmt: skip
def test_only_what_went_otherwise_than_agreed_can_be_grave(kind, may_be_grave):
    known = catalogue().kind(kind)
    assert known.allows(Size.GRAVE) is may_be_grave
    assert all(known.allows(size) for size in (Size.SMALL, Size.ORDINARY, Size.BIG))


def test_only_giving_and_receiving_can_be_unasked():
    unasked = {kind.id for kind in catalogue().kinds if kind.may_be_unasked}
    assert unasked == {"gave", "received"}


def test_a_kind_is_found_by_its_words_in_both_languages():
    words = catalogue().words_of("gave", "help")
    assert {"Gave (help, time, information, introduction)", "手助け"} < set(words)
    assert catalogue().words_of("gave") == words[:2]


def test_a_kind_that_is_not_known_goes_by_its_id():
    assert catalogue().words_of("from_the_future", "a detail") == ("from_the_future",)
    assert catalogue().label_of("from_the_future", "ja") == "from_the_future"
    with pytest.raises(KeyError):
        catalogue().kind("from_the_future")


def test_the_outcome_of_a_promise_belongs_to_it():
    event = Event(
        id=EventId("e"),
        person=PersonId("p"),
        kind="promise_kept",
        by=By.ME,
        day=date(2026, 5, 14),
        promise=PromiseId("a promise"),
    )
    assert event.belongs_elsewhere


def test_a_catalogue_can_be_weighed_otherwise_but_never_lets_more_into_the_record():
    known = catalogue()
    assert known.weighed({}) is known
    weighed = known.weighed({"untrue": 3.0, "leap": 3.0})
    assert weighed.kind("untrue").weight == 3.0
    assert weighed.kind("leap") == known.kind("leap")
    assert weighed.kind("steady") == known.kind("steady")
    assert weighed.label_of("untrue", "ja") == known.label_of("untrue", "ja")
