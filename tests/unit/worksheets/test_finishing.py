"""What is kept when a sheet is finished: all that was confirmed, where it belongs."""

from dataclasses import replace
from datetime import date

import pytest

from tests.answered import IDS
from trustjournal.core.ids import PromiseId
from trustjournal.events.domain import By
from trustjournal.journal.domain import Query
from trustjournal.matters.domain import Draft as MatterDraft
from trustjournal.promises.domain import Repeats
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.sheet import About, AboutKind, ReminderKind, Role

TODAY = date(2026, 5, 14)
languages = pytest.mark.parametrize("language", ["en", "ja"])
sheets = pytest.mark.parametrize("name", IDS)


def kinds(finished):
    return [each.kind for each in finished.outcomes]


# Where things are kept

KEPT = {
    "apology": ["promise", "promise", "reminder", "reminder", "reminder", "event"],
    "ask_help": ["event", "promise"],
    "boundary": ["boundary", "reminder", "reminder"],
    "boundary_crossed": ["promise", "event"],
    "complacency": ["promise", "event"],
    "event_plan": ["promise", "reminder"],
    "first_follow_up": ["promise", "reminder"],
    "gratitude_milestone": ["event", "event", "milestone"],
    "introducer_thanks": ["promise", "promise", "event", "introduction"],
    "professional_trust": ["promise", "promise", "promise", "promise", "event", "promise"],
    "profile_card": ["reminder"],
    "purpose_give": ["promise"],
    "rebuild_i_broke": [
        *["promise"] * 3, *["boundary"] * 3, *["reminder"] * 5, "reminder", "reminder", "reminder",
        "plan",
    ],
    "rebuild_they_broke": [
        *["boundary"] * 2, *["reminder"] * 5, "reminder", "reminder", "event", "reminder", "plan",
    ],
    "repair_debrief": ["promise", "promise", "promise", "reminder"],
    "repair_prep": ["matter", "reminder", "reminder"],
}  # fmt: skip


@languages
@sheets
def test_everything_is_kept_where_it_belongs(of, name, language):
    finished = of(name, language=language)
    assert finished.sheet.finished_on == TODAY
    assert kinds(finished) == KEPT[name]
    assert None not in finished.things


@sheets
def test_nothing_is_kept_that_was_not_confirmed(of, everything, services, name):
    finished = of(name, only=())
    assert [each for each in kinds(finished) if each != "plan"] == []
    found = everything()
    assert found["promises"] == found["events"] == found["matters"] == found["reminders"] == []


@sheets
def test_taking_back_leaves_everything_as_it_was(fill_in, services, kenji, everything, name):
    begun = {"person": kenji.id} if name == "repair_debrief" else {}
    sheet = fill_in(name, drawn_towards=kenji, **begun)
    before, said = everything(), services.worksheets.get(sheet)
    figures = services.trends.figures(kenji.id)
    finished = services.worksheets.finish(sheet, services.worksheets.proposals(sheet))
    assert everything() != before
    services.worksheets.take_back(finished)
    assert everything() == before
    assert services.worksheets.get(sheet) == said
    assert services.trends.figures(kenji.id) == figures


def test_what_was_taken_back_is_not_found_any_more(of, services):
    def found():
        hits = services.journal.search(Query(words="Mika"))
        return sorted(each.kind for each in hits)

    finished = of("apology")
    assert found() == ["event", "promise", "sheet"]
    services.worksheets.take_back(finished)
    assert found() == ["sheet"]


def test_promises_have_their_days_and_rhythm(of, services):
    finished = of("apology")
    once, monthly = (services.promises.get(PromiseId(each.id)).promise for each in
                     finished.outcomes[:2])  # fmt: skip
    assert (once.by, once.due, once.repeats) == (By.ME, date(2026, 5, 17), Repeats.NEVER)
    assert (monthly.due, monthly.repeats) == (date(2026, 6, 13), Repeats.MONTHLY)
    assert services.people.get(once.person).name == "Emma"
    assert once.person == monthly.person == finished.sheet.person


def test_their_promises_are_kept_as_theirs(of, services):
    finished = of("repair_debrief")
    made = [services.promises.get(PromiseId(each.id)).promise for each in finished.outcomes[:3]]
    assert [each.by for each in made] == [By.ME, By.ME, By.THEM]


def test_what_is_promised_to_nobody_is_a_day_to_remember(fill_in, services):
    sheet = fill_in("repair_debrief")
    found = services.worksheets.proposals(sheet)
    assert {each.whom for each in found} == {""}
    finished = services.worksheets.finish(sheet, found[:1])
    (reminder,) = services.reminders.of_sheet(sheet)
    assert kinds(finished) == ["reminder"]
    assert reminder.kind is ReminderKind.DAY
    assert reminder.labels == dict.fromkeys(("en", "ja"), found[0].text)
    assert reminder.day == date(2026, 5, 17)


def test_a_drawn_boundary_is_looked_at_again_on_the_day_that_was_named(of, services):
    finished = of("boundary")
    drawn = finished.things[0]
    assert drawn.not_fine.startswith("Calls after eight")
    assert drawn.review_on == date(2026, 6, 11)
    assert services.people.get(drawn.person).name == "Daniel"


def test_a_crossing_is_noted_at_the_boundary_that_was_chosen(of, services, kenji):
    finished = of("boundary_crossed")
    assert finished.sheet.person == kenji.id
    (event,) = (thing for each, thing in zip(finished.outcomes, finished.things, strict=True)
                if each.kind == "event")  # fmt: skip
    assert event.boundary is not None
    assert (event.person, event.by) == (kenji.id, By.THEM)


def test_a_crossing_says_whose_boundary_it_was_without_being_asked(fill_in, services, kenji):
    sheet = fill_in("boundary_crossed", drawn_towards=kenji)
    assert services.worksheets.get(sheet).sheet.person == kenji.id


def test_an_event_may_have_been_on_another_day(fill_in, services):
    sheet = fill_in("apology")
    (told,) = (each for each in services.worksheets.proposals(sheet)
               if each.type is FollowUpType.EVENT)  # fmt: skip
    finished = services.worksheets.finish(sheet, [replace(told, day=date(2026, 5, 10))])
    assert finished.things[0].day == date(2026, 5, 10)


def test_what_they_care_about_follows_what_stands_there(fill_in, services):
    aya = services.people.add("Aya", cares_about="Her garden", wished_rhythm=7)
    sheet = fill_in("first_follow_up", {"met.person": aya.id})
    found = services.worksheets.proposals(sheet)
    finished = services.worksheets.finish(sheet, found)
    person = services.people.get(aya.id)
    assert person.cares_about.splitlines()[0] == "Her garden"
    assert "Less plastic" in person.cares_about.splitlines()[1]
    assert person.wished_rhythm == 90
    services.people.amend(aya.id, {"safety": True})
    services.worksheets.take_back(finished)
    after = services.people.get(aya.id)
    assert (after.cares_about, after.wished_rhythm, after.how_met) == ("Her garden", 7, "")
    assert after.safety, "what was said meanwhile stays"


def test_what_stands_on_their_page_already_is_not_proposed(fill_in, services):
    aya = services.people.add("Aya", cares_about="Her garden")
    sheet = fill_in("first_follow_up", {"met.person": aya.id, "them.care": ["Her garden"]})
    kinds_of = {each.kind for each in services.worksheets.proposals(sheet)}
    assert "cares_about" not in kinds_of
    assert "how_met" in kinds_of
    sheet = fill_in("first_follow_up", {"met.person": aya.id, "them.care": ["garden"]})
    assert "cares_about" in {each.kind for each in services.worksheets.proposals(sheet)}


def test_an_introduction_stands_on_both_pages(of, services):
    finished = of("introducer_thanks")
    introduction = finished.things[-1]
    assert introduction.day == date(2026, 5, 12)
    assert services.people.get(introduction.person).introducer == finished.sheet.person
    services.worksheets.take_back(finished)
    assert services.people.get(introduction.person).introducer is None


def test_a_milestone_with_many_words_keeps_them_all(fill_in, services):
    long = "The day we " + "really " * 60 + "met"
    sheet = fill_in("gratitude_milestone", {"mark.title": long})
    wanted = [each for each in services.worksheets.proposals(sheet)
              if each.type is FollowUpType.MILESTONE]  # fmt: skip
    milestone = services.worksheets.finish(sheet, wanted).things[0]
    assert len(milestone.title) <= 200
    assert milestone.note == long


def test_the_person_is_added_when_the_name_is_new(fill_in, services, announced):
    sheet = fill_in("apology", {"who.person": "Nobody yet"})
    assert services.people.named("Nobody yet") is None
    finished = services.worksheets.finish(sheet)
    assert finished.sheet.person == services.people.named("Nobody yet").id


# Plans


@pytest.mark.parametrize(
    ("name", "role"),
    [("rebuild_i_broke", Role.I_BROKE), ("rebuild_they_broke", Role.THEY_BROKE)],
)
def test_a_rebuild_sheet_leaves_a_plan(of, name, role):
    plan = of(name).things[-1]
    assert (plan.role, plan.is_open) == (role, True)


def test_no_plan_is_made_about_somebody_who_frightens_the_user(fill_in, services):
    sheet = fill_in("rebuild_i_broke")
    person = services.worksheets.get(sheet).sheet.person
    services.people.amend(person, {"safety": True})
    finished = services.worksheets.finish(sheet, services.worksheets.proposals(sheet))
    assert "plan" not in kinds(finished)
    assert "promise" not in kinds(finished), "one's own steps are one's own"
    kept = {each.kind for each in services.reminders.of_sheet(sheet)}
    assert kept == {ReminderKind.DAY}


# Matters


def test_a_talk_that_settled_it_closes_the_matter_it_was_about(of, services):
    prepared = of("repair_prep")
    (matter,) = services.matters.of_person(prepared.sheet.person)
    about = About(kind=AboutKind.SHEET, id=prepared.sheet.id)
    back = of("repair_debrief", {"after.status": "closed"}, about=about, person=None)
    assert back.sheet.person == prepared.sheet.person, "whom the talk was with"
    assert not services.matters.get(matter.id).is_open
    assert all(each.is_done for each in services.reminders.of_sheet(prepared.sheet.id)
               if each.kind is ReminderKind.DEBRIEF)  # fmt: skip
    services.worksheets.take_back(back)
    assert services.matters.get(matter.id) == matter
    assert not any(each.is_done for each in services.reminders.of_sheet(prepared.sheet.id))


def test_what_is_closed_already_is_not_proposed_to_be_closed(fill_in, of, services):
    prepared = of("repair_prep")
    (matter,) = services.matters.of_person(prepared.sheet.person)
    services.matters.leave_alone(matter.id)
    about = About(kind=AboutKind.SHEET, id=prepared.sheet.id)
    sheet = fill_in("repair_debrief", {"after.status": "closed"}, about=about)
    types = [each.type for each in services.worksheets.proposals(sheet)]
    assert FollowUpType.MATTER not in types


def test_a_sheet_about_an_open_matter_opens_no_second_one(fill_in, of, services, kenji):
    matter = services.matters.open(MatterDraft(person=kenji.id, topic="the nursery"))
    about = About(kind=AboutKind.MATTER, id=matter.id)
    sheet = fill_in("repair_prep", {"topic.person": kenji.id}, about=about)
    found = services.worksheets.proposals(sheet)
    assert FollowUpType.MATTER not in [each.type for each in found]
    services.worksheets.finish(sheet, found)
    looked_back = About(kind=AboutKind.SHEET, id=sheet)
    of("repair_debrief", {"after.status": "closed"}, about=looked_back)
    assert not services.matters.get(matter.id).is_open
