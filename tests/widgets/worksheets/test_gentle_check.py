"""Suggestions under a field: calm, few, and easy to wave away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.drivers.gentle_check import GentleCheckDriver
from tests.drivers.timers import FakeTimers
from tests.qt_input import commit, preedit, spoken_name, type_text, unnamed
from trustjournal.core import resources
from trustjournal.core.resources import ResourceError
from trustjournal.ui.background import InlineJobs
from trustjournal.ui.widgets import LinesField, button, named
from trustjournal.worksheets.gentle_check import Dismissed, GentleCheck

SORRY_IF = "I'm sorry if I hurt you."
MANY = f"{SORRY_IF} You made me do it. Let's just move on."


class Sheet(QWidget):
    """A question of a worksheet: a field, its check, and the way on."""

    def __init__(self, jobs, timers, **checks):
        super().__init__()
        self.field = named(LinesField(), "answer")
        self.field.setAccessibleName("What did I do?")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(100)
        self.way_on = button("Next", name="next")
        column = QVBoxLayout(self)
        # Made last, as a page may do it: the keyboard must find the suggestions all the same.
        self.check = GentleCheck(self.field, jobs, new_timer=timers, **checks)
        for each in (self.field, self.check, self.way_on):
            column.addWidget(each)
        column.addStretch(1)
        self.failed = []
        self.check.problem.connect(self.failed.append)


@pytest.fixture
def timers():
    return FakeTimers()


@pytest.fixture
def asked(show, theme, jobs, timers):
    """Shows a question that is looked at for what one asks."""

    def ask(**checks):
        sheet = show(Sheet(jobs, timers, **(checks or {"hedge": True})), 640, 620)
        sheet.field.setFocus()
        return sheet, GentleCheckDriver(sheet)

    return ask


def pause(timers):
    timers.advance(0.4)


def test_a_suggestion_comes_in_a_pause_and_not_before(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    timers.advance(0.39)
    assert check.shown == []
    timers.advance(0.01)
    (shown,) = check.shown
    assert shown.label == "sorry if …"
    assert shown.why.startswith("'If' leaves it open")
    assert shown.better.startswith("Say what you did")


def test_writing_on_puts_it_off(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    timers.advance(0.3)
    type_text(sheet.field, " ")
    timers.advance(0.3)
    assert check.shown == []
    timers.advance(0.1)
    assert check.labels == ["sorry if …"]


def test_two_at_most_and_what_is_mended_goes(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, MANY)
    pause(timers)
    assert check.labels == ["sorry if …", "you made me"]
    sheet.field.setPlainText("I shouted at you.")
    pause(timers)
    assert check.shown == []


def test_japanese_is_read_when_it_is_accepted_not_while_it_is_composed(asked, timers):
    sheet, check = asked()
    commit(sheet.field, "そんなつもりは")
    pause(timers)
    preedit(sheet.field, "なかった")
    pause(timers)
    assert check.shown == [], "what is composed is not written yet"
    commit(sheet.field, "なかった")
    assert check.shown == [], "and then there is a pause first"
    pause(timers)
    assert check.labels == ["didn't mean to"]


def test_nothing_moves_while_something_is_composed(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    preedit(sheet.field, "あ")
    pause(timers)
    assert check.shown == []
    preedit(sheet.field, "")
    pause(timers)
    assert check.labels == ["sorry if …"], "a composition given up is a pause as well"


def test_suggestions_are_said_in_the_language_of_the_window(asked, timers, language):
    sheet, check = asked(hedge=True, harsh=True)
    type_text(sheet.field, "そんなつもりはなかった。いつも私ばっかり。")
    pause(timers)
    assert check.labels == ["didn't mean to", "you always / never"]
    assert check.button().text() == "Not for me here"
    language.use("ja")
    assert check.labels == ["そんなつもりはなかった・悪気はなかった", "「いつも」「一度も」"]
    assert check.shown[1].why.startswith("話の切り出しでは")
    assert (
        spoken_name(check.button()) == "ここでは気にしない：そんなつもりはなかった・悪気はなかった"
    )


def test_each_question_is_looked_at_for_what_it_asks(asked, timers):
    both = "You never help. I'm sorry if I hurt you."
    for checks, labels in (
        ({"hedge": True}, ["sorry if …"]),
        ({"harsh": True}, ["you always / you never"]),
        ({"hedge": True, "harsh": True}, ["you always / you never", "sorry if …"]),
    ):
        sheet, check = asked(**checks)
        type_text(sheet.field, both)
        pause(timers)
        assert check.labels == labels


def test_a_question_that_asks_for_no_check_is_left_alone(asked, timers):
    sheet, check = asked(hedge=False, harsh=False)
    sheet.check.use(True)
    type_text(sheet.field, MANY)
    pause(timers)
    assert check.shown == []


def test_what_was_waved_away_stays_quiet_in_this_draft(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, MANY)
    pause(timers)
    check.button().click()
    assert check.labels == ["you made me", "let's move on"]
    type_text(sheet.field, f" {SORRY_IF}")
    pause(timers)
    assert check.labels == ["you made me", "let's move on"]
    sheet.check.begin_anew()
    pause(timers)
    assert check.labels == ["you made me", "let's move on"]
    sheet.check.dismissed.forget()
    assert check.labels == ["sorry if …", "you made me"], "another draft begins"


def test_what_was_waved_away_is_quiet_in_all_fields_of_the_draft(asked, timers):
    dismissed = Dismissed()
    (one, first), (other, second) = (asked(hedge=True, dismissed=dismissed) for _each in range(2))
    for sheet in (one, other):
        type_text(sheet.field, SORRY_IF)
    pause(timers)
    assert first.labels == second.labels == ["sorry if …"]
    second.button().click()
    assert first.labels == second.labels == []


def test_the_keyboard_goes_from_the_text_to_the_suggestions_and_back(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, MANY)
    pause(timers)
    assert sheet.field.hasFocus()
    for number in (0, 1):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert check.button(number).hasFocus()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.way_on.hasFocus()
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Backtab)
    QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Space)
    assert check.labels == ["sorry if …", "let's move on"]
    assert sheet.field.hasFocus(), "the button is another one now"


def test_a_click_leaves_the_keyboard_in_the_text(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    pause(timers)
    QTest.mouseClick(check.button(), Qt.MouseButton.LeftButton)
    assert check.shown == []
    assert sheet.field.hasFocus()


def test_what_stands_below_does_not_jump_back(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, MANY)
    pause(timers)
    sheet.layout().activate()
    place, above = sheet.way_on.pos(), sheet.field.geometry()
    sheet.field.setPlainText("I shouted.")
    pause(timers)
    sheet.layout().activate()
    assert check.shown == []
    assert (sheet.way_on.pos(), sheet.field.geometry()) == (place, above)
    sheet.check.begin_anew()
    sheet.layout().activate()
    assert sheet.way_on.y() < place.y()


def test_switched_off_it_goes_at_once_and_comes_no_more(asked, timers):
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    pause(timers)
    sheet.check.use(False)
    assert check.shown == []
    type_text(sheet.field, MANY)
    pause(timers)
    assert check.shown == []
    sheet.check.use(True)
    pause(timers)
    assert check.labels == ["sorry if …", "you made me"]


def test_everything_has_a_name_and_is_plain_text(asked, timers, monkeypatch):
    said = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", said.append)
    sheet, check = asked()
    type_text(sheet.field, SORRY_IF)
    pause(timers)
    assert unnamed(sheet) == []
    assert spoken_name(check.button()) == "Not for me here: sorry if …"
    messages = [each.message() for each in said if hasattr(each, "message")]
    assert messages == ["A suggestion is below: sorry if …"]
    type_text(sheet.field, "!")
    pause(timers)
    assert len([each for each in said if hasattr(each, "message")]) == 1, "said once"


def test_a_damaged_installation_is_told_and_the_text_stays(show, theme, timers):
    class Broken(InlineJobs):
        def run(self, owner, work, then, *, fail, only_latest=""):
            super().run(owner, broken, then, fail=fail, only_latest=only_latest)

    def broken():
        return resources.load("no-such-file.toml")

    sheet = show(Sheet(Broken(), timers, hedge=True), 640, 620)
    type_text(sheet.field, SORRY_IF)
    pause(timers)
    assert [type(each) for each in sheet.failed] == [ResourceError]
    assert sheet.field.toPlainText() == SORRY_IF


class LaterJobs(InlineJobs):
    """Work that is asked for and not done yet."""

    def __init__(self):
        self.waiting = []

    def run(self, owner, work, then, *, fail, only_latest=""):
        self.waiting.append((work, then))


def test_an_answer_about_a_former_draft_is_not_shown(show, theme, timers):
    jobs = LaterJobs()
    sheet = show(Sheet(jobs, timers, hedge=True), 640, 620)
    type_text(sheet.field, SORRY_IF)
    pause(timers)
    [(work, then)] = jobs.waiting
    sheet.check.begin_anew()
    then(work())
    assert GentleCheckDriver(sheet).shown == []
