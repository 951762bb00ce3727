"""No word is cut off where it is confirmed what comes of a sheet, and where that is shown later."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from tests.answered import answers_of
from tests.drivers.worksheets import SheetDriver
from tests.translations.test_texts_fit import SPOKEN_AND_SIZED, cut_off
from trustjournal.checkins.domain import Because
from trustjournal.worksheets.sheet import About, AboutKind

SHEETS = ("rebuild_i_broke", "introducer_thanks", "first_follow_up", "boundary_crossed")
CLICKS = ("dueRest", "planSlip", "planStop", "lookBackOnPlan")


@pytest.fixture
def fill_in(app):
    """Fills sheets in, all about Jun."""
    services = app.conductor.session.services
    jun = services.people.find_or_add("Jun").id

    def fill_in(of, changed=None, **begun):
        sheet = services.worksheets.begin(of, person=jun, **begun).sheet
        answers = answers_of(of, "en", person=lambda _name: jun) | (changed or {})
        services.worksheets.answer(sheet.id, answers, sheet.place)
        return sheet.id

    return fill_in


@pytest.fixture
def kept(app, fill_in):
    """A plan that goes on, and a talk that was looked back on, with everything kept of both."""
    services = app.conductor.session.services
    plan = fill_in("rebuild_they_broke")
    services.worksheets.finish(plan, services.worksheets.proposals(plan))
    talk = fill_in(
        "repair_debrief", {"safe.afraid": "no"}, about=About(kind=AboutKind.SHEET, id=plan)
    )
    person = services.worksheets.finish(talk, services.worksheets.proposals(talk)).sheet.person
    for rating in (3, 4, 5, 4, 6):
        app.computer.clock.advance(days=4)
        services.check_ins.rate(person, rating, because=Because.BY_MYSELF)
    return plan, talk, person


def tick_all(page):
    for each in page.root.findChildren(QAbstractButton, "wanted"):
        if each.isVisible() and not each.isChecked():
            each.click()


def unfold(app):
    for name in CLICKS:
        for each in app.window.findChildren(QAbstractButton, name):
            if each.isVisible() and not each.isChecked():
                each.click()
    app.all_done()


@SPOKEN_AND_SIZED
def test_no_word_is_cut_off(app, fill_in, kept, speak, language, size):
    plan, talk, person = kept
    sheets = [fill_in(each) for each in SHEETS]
    app.window.resize(*size)
    speak(app, language)
    frame = app.window.frame
    shown = frame.go("sheet")
    page = SheetDriver(shown)
    for sheet in sheets:
        shown.open(sheet)
        app.all_done()
        page.jump(page.steps()[-1])
        while page.stage == "walk":
            page.next()
            app.all_done()
        assert page.stage == "followUps"
        tick_all(page)
        app.all_done()
        assert cut_off(app.window) == [], page.heading
    for finished in (plan, talk):
        shown.open(finished)
        app.all_done()
        unfold(app)
        assert cut_off(app.window) == [], page.heading
    frame.go("person").open(person)
    app.all_done()
    unfold(app)
    assert cut_off(app.window) == []
    app.go("today")
    unfold(app)
    assert cut_off(app.window) == []
    app.close()
