"""What comes of a sheet is shown, changed, ticked, and kept at once; nothing else is kept."""

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.answered import answers_of
from tests.drivers.follow_ups import FollowUpsDriver
from trustjournal.core.ids import SheetId
from trustjournal.promises.domain import Repeats
from trustjournal.ui.widgets import button
from trustjournal.worksheets.follow_ups_view import FollowUpsView

TODAY = date(2026, 5, 14)


@pytest.fixture
def fill_in(worksheets, people):
    """Begins a sheet and answers all of it."""

    def fill_in(of, changed=None, *, language="en", **begun):
        opened = worksheets.begin(of, **begun)
        answers = answers_of(of, language, person=lambda name: people.find_or_add(name).id)
        worksheets.answer(
            opened.sheet.id, {**answers, **(changed or {})}, opened.worksheet.steps[-1].id
        )
        return opened.sheet.id

    return fill_in


@pytest.fixture
def open_view(desk, show, jobs, fill_in):
    def open_view(of="apology", changed=None, jobs=jobs, **begun):
        view = FollowUpsView(desk(jobs))
        driver = FollowUpsDriver(view)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(button("Above it", name="above"))
        column.addWidget(view)
        show(page, 760, 1500)
        driver.sheet = SheetId(fill_in(of, changed, **begun))
        driver.finished = []
        driver.went_back = []
        view.finished.connect(driver.finished.append)
        view.back_asked.connect(lambda: driver.went_back.append(True))
        view.show_sheet(driver.sheet)
        return driver

    return open_view


def test_each_thing_says_what_it_is_and_what_it_becomes(open_view):
    view = open_view()
    assert [(row.title, row.is_wanted) for row in view.rows] == [
        ("Promise: making it good", True),
        ("Promise: prevention (repeats)", True),
        ("Look back with yourself", True),
        ("How did it go?", True),
        ("Add to my own record: apology made", False),
    ]
    assert [row.becomes for row in view.rows] == [
        "Stands among my promises: to Emma.",
        "Stands among my promises: to Emma.",
        "On these days, Today reminds you to look back with yourself.",
        "On that day, Today asks how it went.",
        "Enters my record as “Apology with responsibility and repair”.",
    ]
    assert view.rows[0].written("proposalText").startswith("Tell Mika")


def test_what_is_noted_without_counting_says_so(open_view):
    small = open_view("complacency").rows[-1]
    assert small.becomes.endswith("It enters no record.")
    assert small.text("proposalWords") == "I answered “soon” three times."
    assert not small.offers("proposalDay")


def test_everything_ticked_is_kept_at_once_and_nothing_else(open_view, services):
    view = open_view()
    view.row("Promise: prevention").tick()
    view.keep()
    (promise,) = [each.promise for each in services.promises.everything()]
    assert promise.text.startswith("Tell Mika")
    assert len(services.reminders.of_sheet(view.sheet)) == 3
    assert services.events.of_person(promise.person) == []
    assert [each.sheet.is_finished for each in view.finished] == [True]
    assert view.heard.last == "The sheet is finished, and 3 things were kept."


def test_without_any_tick_the_sheet_is_only_finished(open_view, services):
    view = open_view()
    assert view.offers("keepFollowUps")
    for row in view.rows:
        if row.is_wanted:
            row.tick()
    assert view.control("keepFollowUps").text() == "Finish without keeping anything"
    view.keep()
    assert view.heard.last == "The sheet is finished."
    assert services.promises.everything() == []
    assert services.worksheets.get(view.sheet).sheet.is_finished


def test_all_of_it_can_be_taken_back(open_view, services):
    view = open_view()
    back = []
    view.root.taken_back.connect(back.append)
    view.keep()
    view.heard.undo()
    assert services.promises.everything() == []
    assert services.reminders.of_sheet(view.sheet) == []
    assert [each.is_finished for each in back] == [False]


def test_words_days_and_rhythm_can_be_changed_first(open_view, services):
    view = open_view()
    row = view.rows[0]
    row.write("proposalText", "Tell Mika the truth")
    row.day.choose(date(2026, 5, 20))
    row.repeat("Every week")
    days = view.row("Look back")
    days.leave_out(0)
    assert days.days == [date(2026, 6, 13)]
    days.press("anotherDay")
    assert days.days == [date(2026, 6, 13), date(2026, 6, 20)]
    days.fields_of_days()[0].choose(date(2026, 5, 30))
    view.keep()
    made = [each.promise for each in services.promises.everything()]
    assert ("Tell Mika the truth", date(2026, 5, 20), Repeats.WEEKLY) in [
        (each.text, each.due, each.repeats) for each in made
    ]
    checks = [each.day for each in services.reminders.of_sheet(view.sheet)]
    assert checks == [date(2026, 5, 18), date(2026, 5, 30), date(2026, 6, 20)]


def test_a_promise_may_have_no_day(open_view, services):
    view = open_view("ask_help")
    row = view.row("Thank and report back")
    row.press("noDay")
    view.keep()
    assert services.promises.everything()[0].promise.due is None


def test_what_cannot_be_kept_says_why_beside_it_and_nothing_is_lost(open_view, services):
    view = open_view()
    row = view.rows[1]
    row.day.choose(date(2026, 5, 13))
    view.rows[0].write("proposalText", "In other words")
    view.keep()
    assert row.text("refusal") == ("This day has passed already. Choose today or a day to come.")
    assert view.rows[0].text("refusal") == ""
    assert services.promises.everything() == []
    assert not services.worksheets.get(view.sheet).sheet.is_finished
    assert view.heard.problems == []
    row.day.choose(date(2026, 5, 15))
    assert row.text("refusal") == ""
    view.keep()
    assert "In other words" in [each.promise.text for each in services.promises.everything()]


def test_far_too_many_words_are_refused_kindly(open_view):
    view = open_view(changed={"repair.repair": {"text": "long " * 4100, "due": ""}})
    view.keep()
    assert "longer than a promise can be" in view.rows[0].text("refusal")


def test_whom_it_is_about_is_asked_where_nobody_was_named(open_view, services, people):
    people.add("Jun")
    view = open_view("repair_debrief")
    row = view.row("My promises")
    assert row.becomes == "For yourself: on that day, Today reminds you."
    assert not row.offers("proposalRepeats")
    row.write("proposalWhom", "Jun")
    assert row.becomes == "Stands among my promises: to Jun."
    view.keep()
    (promise,) = [each.promise for each in services.promises.everything()]
    assert people.get(promise.person).name == "Jun"
    assert len(services.reminders.of_sheet(view.sheet)) == 3, "the others are for oneself"


def test_what_needs_a_person_asks_for_one(open_view, services):
    view = open_view("boundary_crossed")
    row = view.row("Add to the record")
    row.tick()
    view.keep()
    assert "whom this is about" in row.text("refusal")
    row.write("proposalWhom", "Daniel")
    view.keep()
    assert services.worksheets.get(view.sheet).sheet.is_finished


def test_a_boundary_shows_all_its_words(open_view, services):
    view = open_view("boundary")
    row = view.row("Boundary")
    assert row.written("proposalFine").startswith("Messages at any time")
    row.write("proposalIWill", "I turn the phone off")
    view.keep()
    (drawn,) = services.boundaries.of_person(services.people.named("Daniel").id)
    assert drawn.i_will == "I turn the phone off"
    assert drawn.review_on == date(2026, 6, 11)


def test_where_it_is_not_safe_ones_steps_are_for_oneself(open_view, services):
    view = open_view(changed={"safe.safe": "unsure"})
    (row,) = view.rows
    assert row.becomes == "For yourself: on that day, Today reminds you."
    view.keep()
    assert services.promises.everything() == []
    assert len(services.reminders.of_sheet(view.sheet)) == 1


def test_what_was_changed_is_there_again_after_going_back(open_view, services):
    view = open_view()
    view.rows[0].write("proposalText", "In other words")
    view.rows[0].day.choose(date(2026, 5, 25))
    view.row("How did it go?").tick()
    view.row("Look back").leave_out(1)
    view.go_back()
    assert view.went_back == [True]
    view.root.show_sheet(view.sheet)
    assert view.rows[0].written("proposalText") == "In other words"
    assert view.rows[0].day.day() == date(2026, 5, 25)
    assert "How did it go?" not in view.ticked
    assert view.row("Look back").days == [date(2026, 5, 21)]
    assert not services.worksheets.get(view.sheet).sheet.is_finished


def test_what_was_changed_outlives_locking(open_view, vault, desk, show, jobs):
    view = open_view()
    view.rows[0].write("proposalText", "In other words")
    view.root.leave()
    assert not view.root.is_unsaved()
    vault.close()
    vault.open()
    again = FollowUpsView(desk(jobs))
    show(again, 760, 1500)
    again.show_sheet(view.sheet)
    assert FollowUpsDriver(again).rows[0].written("proposalText") == "In other words"


def test_it_is_there_again_after_taking_back(open_view):
    view = open_view()
    view.rows[0].write("proposalText", "In other words")
    view.keep()
    view.heard.undo()
    view.root.show_sheet(view.sheet)
    assert view.rows[0].written("proposalText") == "In other words"


def test_what_is_written_anew_in_the_sheet_counts(open_view, services):
    view = open_view()
    view.rows[0].write("proposalText", "In other words")
    view.go_back()
    sheet = services.worksheets.get(view.sheet).sheet
    anew = {**sheet.answers, "repair.repair": {"text": "Something else", "due": ""}}
    services.worksheets.answer(sheet.id, anew, sheet.place)
    view.root.show_sheet(view.sheet)
    assert view.rows[0].written("proposalText") == "Something else"


def test_a_sheet_of_which_nothing_comes_can_be_finished(open_view, services):
    view = open_view("profile_card", changed={"short.short": "…"})
    services.worksheets.finish(view.sheet, services.worksheets.proposals(view.sheet))
    services.worksheets.open_again(view.sheet)
    view.root.show_sheet(view.sheet)
    assert view.rows == []
    assert view.text("intro").startswith("Nothing more comes of this sheet.")
    view.keep()
    assert services.worksheets.get(view.sheet).sheet.is_finished


def test_it_is_all_reached_by_keyboard_and_has_names(open_view):
    view = open_view("rebuild_i_broke")
    stops = []
    view.root.setFocus()
    first = view.root.nextInFocusChain()
    each = first
    while True:
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            stops.append(each)
            assert each.accessibleName() or getattr(each, "text", str)(), each.objectName()
        each = each.nextInFocusChain()
        if each is first:
            break
    # The chain is a ring; what matters is where it goes on from what stands above.
    at = next(n for n, stop in enumerate(stops) if stop.objectName() == "above")
    stops = [*stops[at + 1 :], *stops[:at]]
    names = [stop.objectName() or stop.parentWidget().objectName() for stop in stops]
    assert {"wanted", "proposalText", "proposalDay", "oneOfDays", "leaveOutDay"} <= set(names)
    assert names[-2:] == ["keepFollowUps", "backToSheet"]
    heights = [stop.mapTo(view.root, stop.rect().center()).y() for stop in stops]
    assert all(after > before - 20 for before, after in pairwise(heights))
    tick = next(stop for stop in stops if stop.objectName() == "wanted")
    assert tick.accessibleDescription().startswith("Stands among my promises")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert not view.rows[0].is_wanted


def test_it_follows_the_language(open_view, language):
    view = open_view()
    language.use("ja")
    assert view.rows[0].title == "約束：埋め合わせ"
    assert view.rows[0].becomes == "自分の約束に入ります（相手：Emmaさん）。"
    assert view.rows[0].written("proposalText").startswith("Tell Mika"), "my own words stay"
    language.use("en")


def test_on_the_worker_it_does_the_same(open_view, services, any_jobs, qtbot):
    view = open_view(jobs=any_jobs)
    qtbot.waitUntil(lambda: len(view.rows) == 5)
    view.keep()
    qtbot.waitUntil(lambda: len(view.finished) == 1)
    assert len(services.promises.everything()) == 2


@pytest.mark.parametrize("of", ["gratitude_milestone", "introducer_thanks", "first_follow_up",
                                "purpose_give", "event_plan", "professional_trust"])  # fmt: skip
def test_short_sheets_are_kept_as_they_are_proposed(open_view, services, of):
    view = open_view(of)
    assert all(row.becomes for row in view.rows)
    view.keep()
    assert view.heard.problems == []
    assert services.worksheets.get(view.sheet).sheet.is_finished
