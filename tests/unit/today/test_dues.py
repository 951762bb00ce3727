"""What is due on a day, done, taken back and put off."""

from datetime import date, timedelta

import pytest

from trustjournal.boundaries.domain import Draft as BoundaryDraft
from trustjournal.core.changes import Changes
from trustjournal.events.domain import By
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.promises.domain import Draft as PromiseDraft
from trustjournal.today.due import DueKind, Reason, Snooze

TODAY = date(2026, 5, 14)


@pytest.fixture
def misaki(people):
    return people.add("美咲")


def _reasons(dues):
    return [(each.kind, each.reason) for each in dues.now_due()]


@pytest.fixture
def promised(agreed, misaki):
    draft = PromiseDraft(text="写真を送る", person=misaki.id, by=By.ME, due=TODAY)
    return agreed.promises.make(draft)


@pytest.fixture
def everything(agreed, misaki, promised, clock, remind):
    """One thing of each kind is due."""
    clock.advance(days=-28)
    remind(TODAY)
    agreed.boundaries.draw(BoundaryDraft(person=misaki.id, not_fine="夜中の電話", review_on=TODAY))
    clock.advance(days=-28)
    agreed.reflections.keep(misaki.id, {"p1": 4}, again=True)
    clock.advance(days=56)
    agreed.matters.open(
        MatterDraft(person=misaki.id, topic="お金のこと", since=TODAY - timedelta(days=3))
    )
    agreed.milestones.add(misaki.id, "出会った日", day=TODAY + timedelta(days=2))
    for days in (40, 33, 26, 19, 60):
        agreed.events.note(misaki.id, "contact", By.ME, day=TODAY - timedelta(days=days))


def test_nothing_is_due_in_a_new_journal(dues):
    assert dues.now_due() == []


def test_what_can_be_acted_on_comes_first_and_what_nobody_waits_for_last(dues, everything):
    assert _reasons(dues) == [
        (DueKind.PROMISE, Reason.DUE_TODAY),
        (DueKind.REMINDER, Reason.REMINDED),
        (DueKind.MILESTONE, Reason.COMING),
        (DueKind.BOUNDARY, Reason.LOOK_AGAIN),
        (DueKind.MATTER, Reason.NOT_TALKED_ABOUT),
        (DueKind.CONTACT, Reason.LONGER_THAN_USUAL),
        (DueKind.REFLECTION, Reason.ASKED_FOR),
    ]


@pytest.mark.parametrize("kind", list(DueKind))
def test_what_is_done_is_no_longer_due_and_undoing_it_makes_it_due_again(dues, everything, kind):
    before = dues.now_due()
    due = next(each for each in before if each.kind is kind)
    undo = dues.settle(due)
    assert due.key not in [each.key for each in dues.now_due()]
    undo()
    assert dues.now_due() == before


@pytest.mark.parametrize(
    ("wanted", "days"), [(Snooze.TOMORROW, 1), (Snooze.THREE_DAYS, 3), (Snooze.WEEK, 7)]
)
def test_what_is_left_comes_back_on_its_day(dues, promised, clock, wanted, days):
    (due,) = dues.now_due()
    dues.snooze(due, wanted)
    clock.advance(days=days - 1)
    assert dues.now_due() == []
    clock.advance(days=1)
    assert [each.id for each in dues.now_due()] == [promised.id]


def test_leaving_something_is_announced_and_can_be_undone(dues, promised, announced):
    (due,) = dues.now_due()
    dues.snooze(due, Snooze.WEEK)
    assert announced[-1] == Changes.SNOOZES
    dues.wake(due)
    assert dues.now_due() == [due]


def test_leaving_it_again_counts_from_that_day(dues, promised, clock):
    (due,) = dues.now_due()
    dues.snooze(due, Snooze.WEEK)
    dues.snooze(due, Snooze.TOMORROW)
    clock.advance(days=1)
    assert len(dues.now_due()) == 1


@pytest.mark.parametrize("field", ["put_away", "safety"])
def test_nothing_is_brought_up_about_somebody_who_is_to_be_left_alone(
    dues, everything, people, misaki, field
):
    people.amend(misaki.id, {field: True})
    kinds = {each.kind for each in dues.now_due()}
    # What the user promised to somebody frightening is still theirs to know of.
    assert kinds == ({DueKind.PROMISE} if field == "safety" else set())


def test_a_little_longer_is_spoken_of_only_where_a_rhythm_is_wished_for(dues, agreed, people):
    kenta = people.add("健太")
    for days in (38, 31, 24, 17, 10):
        agreed.events.note(kenta.id, "contact", By.THEM, day=TODAY - timedelta(days=days))
    assert dues.now_due() == []
    people.amend(kenta.id, {"wished_rhythm": 7})
    assert _reasons(dues) == [(DueKind.CONTACT, Reason.LONGER_THAN_WISHED)]
    people.amend(kenta.id, {"no_rhythm": True})
    assert dues.now_due() == []


@pytest.fixture
def quiet(agreed, people):
    """Two people with whom it has been quiet for long."""

    def make(name):
        person = people.add(name)
        for days in (60, 40, 33, 26, 19):
            agreed.events.note(person.id, "contact", By.ME, day=TODAY - timedelta(days=days))
        return person

    return make("健太"), make("美咲")


def test_of_whom_no_contact_is_wished_no_contact_is_spoken(dues, people, quiet):
    kenta, misaki = quiet
    assert {each.about for each in dues.now_due()} == {kenta.id, misaki.id}
    people.amend(kenta.id, {"no_contact": True, "wished_rhythm": 7})
    assert {each.about for each in dues.now_due()} == {misaki.id}


def test_that_messages_are_appreciated_is_said_once_and_never_again(dues, quiet, clock):
    first, second = dues.now_due()
    assert (first.says_once, second.says_once) == (True, False)
    dues.said_once(first)
    assert [each.says_once for each in dues.now_due()] == [True, False]
    dues.snooze(first, Snooze.WEEK)
    assert [each.says_once for each in dues.now_due()] == [False]
    dues.said_once(second)
    clock.advance(days=1)
    assert [each.says_once for each in dues.now_due()] == [False]
    clock.advance(days=30)
    assert not any(each.says_once for each in dues.now_due())


def test_what_nobody_has_read_is_said_another_time(dues, quiet, clock):
    assert dues.now_due()[0].says_once
    clock.advance(days=1)
    assert dues.now_due()[0].says_once
