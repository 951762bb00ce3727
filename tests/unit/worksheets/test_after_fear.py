"""After the user told of being afraid of somebody, what is filled in about them is for oneself."""

import pytest

from tests.answered import answers_of
from trustjournal.trends.reflection import Afraid
from trustjournal.worksheets import walking
from trustjournal.worksheets.card import card_of
from trustjournal.worksheets.choosing import offered_with
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.sheet import WITHOUT_A_TALK, ReminderKind
from trustjournal.worksheets.walking import Mode

GATED = (
    "apology", "boundary", "boundary_crossed", "rebuild_i_broke", "rebuild_they_broke",
    "repair_prep",
)  # fmt: skip


@pytest.fixture
def tell(services, kenji, clock):
    """Looks at the relationship and answers whether one was afraid."""

    def tell(afraid, answers=None):
        clock.advance(minutes=1)
        services.reflections.keep(kenji.id, answers or {}, afraid=afraid)

    return tell


@pytest.mark.parametrize("of", GATED)
def test_a_sheet_is_private_whatever_its_gate_says(of, fill_in, tell, kenji, worksheets):
    sheet = fill_in(of, _about(of, kenji), drawn_towards=kenji, person=kenji.id)
    tell(Afraid.YES)
    opened = worksheets.get(sheet)
    assert walking.mode(opened.worksheet, opened.sheet.answers) is Mode.WHOLE
    assert walking.mode(opened.worksheet, opened.answers) is Mode.PRIVATE
    found = worksheets.proposals(sheet)
    assert not WITHOUT_A_TALK.intersection(each.type for each in found)
    assert all(each.for_oneself for each in found if each.type is FollowUpType.PROMISE)
    finished = worksheets.finish(sheet, found)
    assert "plan" not in {each.kind for each in finished.outcomes}
    card = _card(worksheets.get(sheet), kenji)
    private = walking.for_oneself(opened.worksheet, opened.sheet.answers)
    asked = walking.asked(opened.worksheet, private)
    hidden = {
        value
        for address, value in opened.sheet.answers.items()
        if address not in asked and isinstance(value, str) and " " in value
    }
    assert not hidden & {line.text for part in card.parts for line in part.lines}


def test_only_a_yes_makes_it_private_and_the_last_answer_holds(fill_in, tell, kenji, worksheets):
    sheet = fill_in("apology", _about("apology", kenji), person=kenji.id)
    tell(Afraid.A_LITTLE)
    assert not worksheets.get(sheet).is_feared
    tell(Afraid.YES)
    assert worksheets.get(sheet).is_feared
    tell(None, {"p1": 3})
    assert worksheets.get(sheet).is_feared  # the question was passed over
    tell(Afraid.NO)
    assert not worksheets.get(sheet).is_feared


def test_what_was_finished_before_stays_as_it_was(fill_in, tell, kenji, worksheets):
    sheet = fill_in("apology", _about("apology", kenji), person=kenji.id)
    worksheets.finish(sheet)
    before = _card(worksheets.get(sheet), kenji)
    tell(Afraid.YES)
    assert _card(worksheets.get(sheet), kenji) == before


def test_a_plan_and_its_days_fall_silent(of, tell, kenji, services):
    finished = of("rebuild_they_broke", _about("rebuild_they_broke", kenji), person=kenji.id)
    days = [each.day for each in services.reminders.of_sheet(finished.sheet.id)]
    (course,) = services.plans.of_person(kenji.id)
    assert course.is_safe
    assert _kinds(services.reminders.due(max(days))) > {ReminderKind.DAY}
    tell(Afraid.YES)
    (course,) = services.plans.of_person(kenji.id)
    assert not course.is_safe
    assert _kinds(services.reminders.due(max(days))) <= {ReminderKind.DAY}


def test_only_what_can_be_for_oneself_is_offered(tell, kenji, worksheets):
    tell(Afraid.YES)
    library = worksheets.library()
    offered = offered_with(library, kenji, is_feared=worksheets.is_feared(kenji.id))
    assert {each.id for each in offered} - {"complacency", "purpose_give"} <= set(GATED)
    begun = worksheets.begin("apology", person=kenji.id)
    assert walking.mode(begun.worksheet, begun.answers) is Mode.PRIVATE
    assert worksheets.waiting() is None


def _about(of, person):
    return {name: person.id for name in answers_of(of, "en") if name.endswith(".person")}


def _kinds(due):
    return {each.reminder.kind for each in due}


def _card(opened, kenji):
    return card_of(
        opened.worksheet, opened.answers, people={kenji.id: kenji}, day=opened.sheet.begun_on
    )
