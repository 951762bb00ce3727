"""A rebuild plan: what was done of it, and how one looks back on it."""

from dataclasses import replace
from datetime import date

import pytest

from trustjournal.boundaries.problems import TooLong
from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.core.ids import BoundaryId
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.problems import PlanGone
from trustjournal.worksheets.sheet import About, AboutKind, End, Plan, ReminderKind, Role

TODAY = date(2026, 5, 14)


@pytest.fixture
def finish(services, fill_in):
    def finish(of, changed=None, **begun):
        sheet = fill_in(of, changed, **begun)
        return services.worksheets.finish(sheet, services.worksheets.proposals(sheet))

    return finish


@pytest.fixture
def course(services):
    """Returns how the one plan with somebody stands."""

    def course(person):
        (only,) = services.plans.of_person(person)
        return only

    return course


def test_a_fresh_plan_has_nothing_done_and_much_ahead(finish, course):
    sheet = finish("rebuild_they_broke").sheet
    found = course(sheet.person)
    assert found.plan.role is Role.THEY_BROKE
    assert found.talked_on is None
    assert [each.not_fine for each in found.boundaries] == [
        "News about us comes to me first.",
        "No talks about us with my parents without me.",
    ]
    assert [each.month for each in found.days] == [5, 5, 6, 7, 8]
    assert found.looked == frozenset()
    assert found.next_day(TODAY) == date(2026, 5, 21)


def test_only_what_was_confirmed_belongs_to_it(services, fill_in, course):
    sheet = fill_in("rebuild_they_broke")
    days = [
        each for each in services.worksheets.proposals(sheet) if each.type is FollowUpType.CHECK_INS
    ]
    found = course(services.worksheets.finish(sheet, days).sheet.person)
    assert found.boundaries == ()
    assert found.days


def test_without_its_days_there_is_no_plan(services, fill_in):
    sheet = fill_in("rebuild_they_broke")
    others = [
        each
        for each in services.worksheets.proposals(sheet)
        if each.type is not FollowUpType.CHECK_INS
    ]
    finished = services.worksheets.finish(sheet, others)
    assert services.plans.of_person(finished.sheet.person) == []


def test_a_talk_that_was_looked_back_on_is_told(finish, course, clock):
    sheet = finish("rebuild_they_broke").sheet
    clock.advance(days=3)
    finish("repair_debrief", about=About(kind=AboutKind.SHEET, id=sheet.id))
    assert course(sheet.person).talked_on == date(2026, 5, 17)


def test_the_debrief_may_be_settled_without_a_sheet(finish, course, services):
    sheet = finish("rebuild_they_broke").sheet
    (debrief,) = (each for each in services.reminders.of_sheet(sheet.id)
                  if each.kind is ReminderKind.DEBRIEF)  # fmt: skip
    services.reminders.done(debrief.id)
    assert course(sheet.person).talked_on == TODAY


def test_a_debrief_that_is_only_begun_is_no_talk_yet(fill_in, finish, course):
    sheet = finish("rebuild_they_broke").sheet
    fill_in("repair_debrief", about=About(kind=AboutKind.SHEET, id=sheet.id))
    assert course(sheet.person).talked_on is None


def test_boundaries_that_were_let_go_are_not_counted(finish, course, services):
    finished = finish("rebuild_they_broke")
    services.boundaries.let_go(BoundaryId(finished.outcomes[0].id))
    services.boundaries.delete(BoundaryId(finished.outcomes[1].id))
    assert course(finished.sheet.person).boundaries == ()


def test_days_are_looked_back_on_by_saying_so_or_by_rating(finish, course, services, clock):
    sheet = finish("rebuild_they_broke").sheet
    first, second = services.reminders.of_sheet(sheet.id)[:2]
    checks = [each for each in services.reminders.of_sheet(sheet.id)
              if each.kind is ReminderKind.CHECK_IN]  # fmt: skip
    first, second = checks[:2]
    clock.advance(days=7)
    services.reminders.done(first.id)
    clock.advance(days=8)
    services.check_ins.rate(sheet.person, 5, because=Because.BY_MYSELF)
    found = course(sheet.person)
    assert found.looked == {first.day, second.day}
    assert found.next_day(clock().date()) == date(2026, 6, 11)


def test_its_answers_are_there_to_be_read_on_a_bad_day(finish, course):
    broke = course(finish("rebuild_i_broke").sheet.person)
    assert [each.question.id for each in broke.slip] == ["early", "tell"]
    assert [each.question.id for each in broke.stop] == ["exit", "keep", "help"]
    theirs = course(finish("rebuild_they_broke").sheet.person)
    assert [each.question.id for each in theirs.slip] == ["again", "who"]
    assert [each.question.id for each in theirs.stop] == ["date", "enough_yes", "enough_no"]


def test_the_sheet_knows_its_plan(finish, services):
    sheet = finish("rebuild_they_broke").sheet
    (found,) = services.plans.of_sheet(sheet.id)
    assert found.opened.sheet == sheet
    assert services.plans.of_sheet(finish("apology").sheet.id) == []


# Looking back


@pytest.mark.parametrize("end", list(End))
def test_a_plan_is_closed_when_one_likes_and_the_words_are_kept(finish, course, services, end):
    person = finish("rebuild_they_broke").sheet.person
    plan = course(person).plan
    closed = services.plans.look_back(plan.id, "It was slow.\nIt was good.", end)
    assert (closed.end, closed.closed_on) == (end, TODAY)
    assert course(person).plan.looking_back == "It was slow.\nIt was good."
    services.plans.put_back(plan, {"words": "It was slow.", "end": end.value})
    found = course(person)
    assert found.plan == plan
    assert found.begun == {"words": "It was slow.", "end": end.value}


def test_not_decided_yet_is_a_full_answer(finish, course, services):
    person = finish("rebuild_they_broke").sheet.person
    kept = services.plans.look_back(course(person).plan.id, "I do not know.", None)
    assert kept.is_open
    assert course(person).plan.looking_back == "I do not know."
    services.plans.look_back(kept.id, "Now I do.", End.ENDED)
    again = services.plans.look_back(kept.id, "Or not.", None)
    assert again.is_open


def test_a_plan_that_goes_on_comes_before_one_that_was_closed(finish, services):
    first = finish("rebuild_they_broke").sheet
    finish("rebuild_they_broke", {"ground.person": first.person})
    later, earlier = services.plans.of_person(first.person)
    services.plans.look_back(later.plan.id, "", End.PAUSED)
    assert [each.plan.id for each in services.plans.of_person(first.person)] == [
        earlier.plan.id,
        later.plan.id,
    ]


def test_what_is_begun_in_its_form_waits_there(finish, course, services, vault):
    person = finish("rebuild_they_broke").sheet.person
    plan = course(person).plan
    services.plans.keep_begun(plan.id, {"words": "half a sen"})
    vault.close()
    vault.open()
    assert course(person).begun == {"words": "half a sen"}
    services.plans.look_back(plan.id, "half a sentence", None)
    assert course(person).begun == {}
    services.plans.keep_begun(plan.id, {"words": "x"})
    services.plans.forget_begun(plan.id)
    assert course(person).begun == {}


def test_far_too_many_words_are_refused_and_nothing_changes(finish, course, services):
    person = finish("rebuild_they_broke").sheet.person
    plan = course(person).plan
    with pytest.raises(TooLong):
        services.plans.look_back(plan.id, "x" * 20_001, End.ENDED)
    assert course(person).plan == plan


def test_a_plan_goes_into_the_trash_with_its_sheet(finish, course, services):
    sheet = finish("rebuild_they_broke").sheet
    plan = course(sheet.person).plan
    trash = services.worksheets.delete(sheet.id)
    assert services.plans.of_person(sheet.person) == []
    with pytest.raises(PlanGone):
        services.plans.look_back(plan.id, "", None)
    services.worksheets.bring_back(trash)
    assert course(sheet.person).plan == plan


def test_what_changes_is_announced(finish, course, services, announced):
    plan = course(finish("rebuild_they_broke").sheet.person).plan
    announced.clear()
    services.plans.look_back(plan.id, "", End.PAUSED)
    services.plans.put_back(plan)
    assert list(announced) == [Changes.PLANS, Changes.PLANS]


def test_a_closed_plan_says_how_and_when():
    plan = Plan(id="p", person="q", sheet="s", role=Role.I_BROKE)
    with pytest.raises(ValueError, match="closed in some way"):
        replace(plan, closed_on=TODAY)


# Safety and figures


def test_with_somebody_who_frightens_neither_talk_nor_days_are_spoken_of(finish, course, services):
    sheet = finish("rebuild_they_broke").sheet
    assert course(sheet.person).is_safe
    services.people.amend(sheet.person, {"safety": True})
    assert not course(sheet.person).is_safe


def test_no_figure_changes_by_a_plan(finish, services):
    mika = services.people.add("Mika")
    for rating in (4, 5, 6, 5, 6, 7):
        services.check_ins.rate(mika.id, rating, because=Because.BY_MYSELF, another_moment=True)
    before = services.trends.figures(mika.id)
    sheet = finish("rebuild_they_broke", {"ground.person": mika.id}).sheet
    (course,) = services.plans.of_sheet(sheet.id)
    leaps = [each for each in services.events.of_person(mika.id) if each.kind == "leap"]
    for each in leaps:
        services.events.withdraw(each.id)
    services.plans.look_back(course.plan.id, "", End.GOES_ON)
    assert services.trends.figures(mika.id) == before
