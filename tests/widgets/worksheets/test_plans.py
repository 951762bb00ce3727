"""A rebuild plan on a person's page and below its sheet, and what stands below a debrief."""

from datetime import date

import pytest

from tests.answered import answers_of
from tests.drivers.agreed import Offers
from tests.drivers.checkins import LineDriver
from tests.drivers.follow_ups import PlanDriver
from tests.drivers.forms import plain
from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.checkins.domain import Because
from trustjournal.trends.before_after import BeforeAfterStrip
from trustjournal.ui.widgets import Label
from trustjournal.worksheets.debrief_end import DebriefEnd
from trustjournal.worksheets.plans_view import PlanEnd, PlanSection
from trustjournal.worksheets.sheet import About, AboutKind, End


@pytest.fixture
def finish(worksheets, people):
    def finish(of, changed=None, *, nothing=False, **begun):
        opened = worksheets.begin(of, **begun)
        answers = answers_of(of, "en", person=lambda name: people.find_or_add(name).id)
        answers |= dict(opened.sheet.answers) | (changed or {})
        worksheets.answer(opened.sheet.id, answers, opened.worksheet.steps[-1].id)
        wanted = () if nothing else worksheets.proposals(opened.sheet.id)
        return worksheets.finish(opened.sheet.id, wanted).sheet

    return finish


@pytest.fixture
def open_section(desk, show, jobs, people):
    def open_section(person, jobs=jobs):
        section = PlanSection(desk(jobs))
        show(section, 620, 900)
        section.show_person(people.get(person))
        section.heard = Offers(section)
        return section

    return open_section


def plan_in(section):
    (only,) = PlanDriver.inside(section)
    return only


def test_without_a_plan_there_is_nothing(open_section, finish):
    section = open_section(finish("apology").person)
    assert PlanDriver.inside(section) == []
    assert not any(each.isVisible() for each in section.findChildren(Label))


def test_it_says_what_was_done_and_what_lies_ahead(open_section, finish):
    plan = plan_in(open_section(finish("rebuild_they_broke").person))
    assert plan.says("planRole") == "What I need, after they broke something"
    assert plan.says("phaseTalk").startswith("Not looked back on yet.")
    assert plan.says("phaseBoundaries") == "2 boundaries hold"
    assert plan.says("phaseTime") == "Looked back on 0 of 5 days. Next: Thu, May 21"
    assert "I end the trial and stay with my sister." in plan.unfold("planSlip")
    assert "On this date I decide again" in plan.unfold("planStop")


def test_nothing_in_it_is_a_share_or_a_verdict(open_section, finish, language):
    section = open_section(finish("rebuild_i_broke").person)
    for name in ("en", "ja"):
        language.use(name)
        words = " ".join(each.text() for each in section.findChildren(Label))
        for banned in ("%", "％", "score", "progress", "達成"):
            assert banned not in words


def test_it_follows_what_is_done_elsewhere(open_section, finish, services, clock):
    sheet = finish("rebuild_they_broke")
    section = open_section(sheet.person)
    clock.advance(days=7)
    services.check_ins.rate(sheet.person, 5, because=Because.BY_MYSELF)
    assert plan_in(section).says("phaseTime").startswith("Looked back on 1 of 5 days.")
    finish("repair_debrief", about=About(kind=AboutKind.SHEET, id=sheet.id))
    assert plan_in(section).says("phaseTalk") == "Looked back on, May 21, 2026"


def test_with_somebody_who_frightens_talk_and_days_are_not_shown(open_section, finish, people):
    person = finish("rebuild_they_broke").person
    people.amend(person, {"safety": True})
    plan = plan_in(open_section(person))
    assert plan.says("phaseTalk") == plan.says("phaseTime") == ""
    assert plan.says("phaseBoundaries") == "2 boundaries hold"


def test_looking_back_closes_it_and_can_be_undone(open_section, finish, services):
    person = finish("rebuild_they_broke").person
    section = open_section(person)
    plan_in(section).look_back("It went slowly.\nIt went.", End.GOES_ON.value)
    assert section.heard.last == "Kept: It has become ordinary life."
    assert plan_in(section).says("planLookedBack") == "It went slowly.\nIt went."
    assert not services.plans.of_person(person)[0].plan.is_open
    section.heard.undo()
    assert services.plans.of_person(person)[0].plan.is_open
    assert plan_in(section).written("lookingBack") == "It went slowly.\nIt went."
    assert section.heard.problems == []


def test_not_decided_yet_keeps_the_words_and_the_plan(open_section, finish, services):
    person = finish("rebuild_they_broke").person
    section = open_section(person)
    plan_in(section).look_back("I do not know.", "undecided")
    (course,) = services.plans.of_person(person)
    assert (course.plan.is_open, course.plan.looking_back) == (True, "I do not know.")


def test_what_is_begun_outlives_leaving_and_locking(open_section, finish, services, vault):
    person = finish("rebuild_they_broke").person
    section = open_section(person)
    plan = plan_in(section)
    plan.press("lookBackOnPlan")
    plan.write("lookingBack", "half a sen")
    section.leave()
    assert not section.is_unsaved()
    vault.close()
    vault.open()
    assert plan_in(open_section(person)).written("lookingBack") == "half a sen"


def test_it_leads_to_its_sheet(open_section, finish):
    sheet = finish("rebuild_they_broke")
    section = open_section(sheet.person)
    asked = []
    section.sheet_asked.connect(asked.append)
    plan_in(section).press("planSheet")
    assert asked == [sheet.id]


def test_it_stands_below_its_sheet_too(desk, show, jobs, finish, worksheets):
    end = PlanEnd(desk(jobs))
    show(end, 620, 900)
    end.show_sheet(worksheets.get(finish("rebuild_i_broke").id))
    assert plan_in(end).says("planRole") == "What I do to make it good again"
    assert not plan_in(end).offers("planSheet")
    end.show_sheet(worksheets.get(finish("apology").id))
    assert PlanDriver.inside(end) == []


# Below a debrief


@pytest.fixture
def open_debrief(desk, show, jobs, services, changes, worksheets):
    def open_debrief(sheet):
        beside = BeforeAfterStrip(services.trends, jobs, changes)
        end = DebriefEnd(desk(jobs), services.check_ins, beside)
        show(end, 700, 700)
        end.heard = Offers(end)
        end.show_sheet(worksheets.get(sheet.id))
        end.beside = beside
        return end

    return open_debrief


@pytest.fixture
def rated(services, clock):
    """Rates somebody every third day before today."""

    def rated(person, *values):
        now = clock.now
        for number, value in enumerate(values):
            clock.advance(days=-3 * (len(values) - number))
            services.check_ins.rate(person, value, because=Because.BY_MYSELF)
            clock.now = now

    return rated


def row_of(end):
    found = end.findChild(CheckInRow, "afterTalk")
    return found if found.isVisible() else None


def test_only_a_debrief_asks_how_it_feels_now(open_debrief, finish, misaki):
    assert row_of(open_debrief(finish("apology"))) is None
    end = open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    assert row_of(end) is not None
    assert row_of(open_debrief(finish("repair_debrief"))) is None, "about nobody"


def test_the_answer_is_kept_with_why_it_was_asked(open_debrief, finish, misaki, services):
    end = open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    LineDriver(end).click(6)
    (kept,) = services.check_ins.of(misaki.id)
    assert (kept.rating, kept.because) == (6, Because.AFTER_TALK)


def test_before_and_after_lie_side_by_side_without_a_cause(
    open_debrief, finish, misaki, rated, clock, services
):
    rated(misaki.id, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4)
    sheet = finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id)
    for days in (2, 3, 3):
        clock.advance(days=days)
        services.check_ins.rate(misaki.id, 8, because=Because.AFTER_TALK)
    end = open_debrief(sheet)
    assert end.beside.isVisible()
    said = [plain(each.text()) for each in end.beside.findChildren(Label) if each.isVisible()]
    assert "Felt trust before and after May 14, 2026" in said
    assert any("cannot say" in each for each in said)
    words = next(each for each in said if "four weeks" in each)
    assert words.startswith(("Likely", "Perhaps"))
    strip = services.trends.around(misaki.id, date(2026, 5, 14))
    assert strip.before.mean < strip.after.mean
    assert not any(each.isdigit() for each in words.replace("100", "").replace("90", ""))


def test_too_little_is_shown_as_dots_only(open_debrief, finish, misaki, rated, services):
    rated(misaki.id, 3, 4)
    open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    strip = services.trends.around(misaki.id, date(2026, 5, 14))
    assert (strip.line, strip.before, strip.after) == (None, None, None)


@pytest.mark.parametrize("changed", [{"safe.afraid": "yes"}, {"safe.afraid": "bit"}])
def test_nobody_who_was_afraid_is_told_that_it_gets_better(
    open_debrief, finish, misaki, rated, changed
):
    rated(misaki.id, 3, 4, 5, 6, 7, 8)
    end = open_debrief(finish("repair_debrief", changed, person=misaki.id))
    assert row_of(end) is not None
    assert not end.beside.isVisible()


def test_nor_about_somebody_who_is_marked(open_debrief, finish, misaki, rated, people):
    rated(misaki.id, 3, 4, 5, 6, 7, 8)
    people.amend(misaki.id, {"safety": True})
    end = open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    assert not end.beside.isVisible()


def test_charts_that_rest_or_are_off_stay_so(open_debrief, finish, misaki, rated, choices):
    rated(misaki.id, 3, 4, 5, 6, 7, 8)
    choices.choose(show_charts=False)
    end = open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    assert not end.beside.isVisible()
    assert row_of(end) is not None


def test_who_wants_no_check_ins_gets_none(open_debrief, finish, misaki, people):
    people.amend(misaki.id, {"no_check_ins": True})
    end = open_debrief(finish("repair_debrief", {"safe.afraid": "no"}, person=misaki.id))
    assert row_of(end) is None
