"""What a finished sheet leaves behind: promises, days on Today, a talk that was looked back on."""

from datetime import timedelta

import pytest

from tests.answered import answers_of
from tests.drivers.follow_ups import FollowUpsDriver, PlanDriver
from tests.drivers.promises import PromisesDriver
from tests.drivers.worksheets import SheetDriver
from tests.journeys.conftest import quickly_in_japanese
from trustjournal.worksheets.follow_ups_view import FollowUpsView
from trustjournal.worksheets.sheet import ReminderKind

LANGUAGES = ["en", "ja"]


class Life:
    """The program in the hands of somebody who walks sheets and lives on."""

    def __init__(self, app, language: str) -> None:
        self.app, self.language = app, language

    @property
    def services(self):
        return self.app.conductor.session.services

    @property
    def frame(self):
        return self.app.conductor.window.frame

    def walk(self, of: str, changed=None, person: str = "純") -> FollowUpsDriver:
        """Fill in a whole sheet behind the scenes, and come to its end on the page."""
        whom = self.services.people.find_or_add(person).id
        begun = self.services.worksheets.begin(of, person=whom)
        answers = answers_of(of, self.language, person=lambda _name: whom) | (changed or {})
        self.services.worksheets.answer(begun.sheet.id, answers, begun.worksheet.steps[-1].id)
        page = self.frame.go("sheet")
        page.open(begun.sheet.id)
        self.app.all_done()
        return self.end_of(SheetDriver(page))

    def end_of(self, page: SheetDriver) -> FollowUpsDriver:
        """Go on from the last step to what may come of the sheet."""
        page.jump(page.steps()[-1])
        while page.stage == "walk":
            page.next()
            self.app.all_done()
        (view,) = (each for each in page.root.findChildren(FollowUpsView) if each.isVisible())
        return FollowUpsDriver(view)

    def keep(self, follow_ups: FollowUpsDriver) -> None:
        follow_ups.keep()
        self.app.all_done()

    def promised(self) -> list[str]:
        page = PromisesDriver(self.app.go("promises"))
        self.app.all_done()
        return page.texts("mine")

    def due(self) -> list[str]:
        self.app.go("today")
        self.app.all_done()
        today = self.app.today
        if today.offers("dueRest"):
            today.press("dueRest")
        return today.due


@pytest.fixture(params=quickly_in_japanese(LANGUAGES))
def life(app, request):
    app.conductor.choose(language=request.param)
    app.all_done()
    return Life(app, request.param)


def test_an_apology_leaves_two_promises_and_can_be_taken_back(life):
    app = life.app
    answers = answers_of("apology", life.language)
    wanted = [answers["repair.repair"]["text"], answers["prevent.plan"]["text"]]
    follow_ups = life.walk("apology")
    assert len(follow_ups.rows) == 5
    life.keep(follow_ups)
    assert app.problem() == ("", "", "")
    app.click("undo")
    app.all_done()
    assert life.promised() == []
    assert life.services.reminders.due(app.conductor.clock().date() + timedelta(days=60)) == []
    (waiting,) = life.services.worksheets.unfinished()
    page = life.frame.go("sheet")
    page.open(waiting.sheet.id)
    app.all_done()
    life.keep(life.end_of(SheetDriver(page)))
    assert life.promised() == wanted
    promise = life.services.promises.everything()[0].promise
    app.computer.clock.advance(days=(promise.due - app.conductor.clock().date()).days)
    assert any(wanted[0] in line or wanted[1] in line for line in life.due())


def test_a_talk_is_prepared_looked_back_on_and_its_matter_is_closed(life):
    app = life.app
    follow_ups = life.walk("repair_prep")
    assert [row.is_wanted for row in follow_ups.rows] == [True, True, True]
    life.keep(follow_ups)
    (prepared,) = life.services.worksheets.finished()
    (matter,) = life.services.matters.of_person(prepared.sheet.person)
    assert matter.is_open
    (debrief,) = (each for each in life.services.reminders.of_sheet(prepared.sheet.id)
                  if each.kind is ReminderKind.DEBRIEF)  # fmt: skip
    app.computer.clock.advance(days=(debrief.day - app.conductor.clock().date()).days)
    label = debrief.labels[life.language]
    assert any(line.startswith(label) for line in life.due())
    app.today.open_due(label)
    app.all_done()
    page = SheetDriver(life.frame.page("sheet"))
    assert page.stage == "walk"
    answers = answers_of("repair_debrief", life.language)
    answers |= {"after.status": "closed", "safe.afraid": "no", "after.check": ""}
    while page.stage == "walk":
        for each in list(page.step.asked()):
            if answers.get(each.address):
                page.answer(each.address, answers[each.address])
        page.next()
        app.all_done()
    (view,) = (each for each in page.root.findChildren(FollowUpsView) if each.isVisible())
    follow_ups = FollowUpsDriver(view)
    life.keep(follow_ups)
    assert app.problem() == ("", "", "")
    assert not life.services.matters.get(matter.id).is_open
    assert page.stage == "finishedSheet"
    assert not any(line.startswith(label) for line in life.due())
    theirs = [each.promise.by.value for each in life.services.promises.everything()]
    assert "them" in theirs


def test_a_rebuild_plan_is_followed_for_some_weeks(life):
    app = life.app
    life.keep(life.walk("rebuild_they_broke"))
    (sheet,) = (each.sheet for each in life.services.worksheets.finished())
    app.computer.clock.advance(days=7)
    label = {"en": "Check-ins (private)", "ja": "確認の日（自分だけ）"}[life.language]
    assert any(line.startswith(label) for line in life.due())
    app.today.open_due(label)
    app.all_done()
    page = life.frame.page("person")
    assert page.isVisible(), "there felt trust can be rated"
    (plan,) = PlanDriver.inside(page)
    assert {"en": "0 of 5", "ja": "5日のうち0日"}[life.language] in plan.says("phaseTime")
    app.go("today")
    app.today.do(label)
    app.all_done()
    life.frame.go("person").open(sheet.person)
    app.all_done()
    (plan,) = PlanDriver.inside(page)
    assert {"en": "1 of 5", "ja": "5日のうち1日"}[life.language] in plan.says("phaseTime")
    plan.look_back("ここまで来た。", "paused")
    app.all_done()
    assert not life.services.plans.of_person(sheet.person)[0].plan.is_open
    app.click("undo")
    app.all_done()
    assert life.services.plans.of_person(sheet.person)[0].plan.is_open
