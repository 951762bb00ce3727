"""One line that may come under what is written, and says nothing about it to anybody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tests.drivers.quiet_line import QuietLineDriver
from tests.drivers.timers import FakeTimers
from tests.qt_input import commit, preedit, spoken_name, type_text, unnamed
from trustjournal.ui.quiet_line import QuietLine, widened
from trustjournal.ui.widgets import LinesField

LINE = "If you want to talk to someone, here are places."
SMILE = "\U0001f642"


class Sheet(QWidget):
    """Two fields that share one line."""

    def __init__(self, jobs, timers):
        super().__init__()
        self.first, self.second = LinesField(), LinesField()
        self.line = QuietLine(jobs, new_timer=timers)
        self.asked, self.dismissed = [], []
        self.line.help_asked.connect(lambda: self.asked.append(True))
        self.line.dismissed.connect(lambda: self.dismissed.append(True))
        column = QVBoxLayout(self)
        for number, field in enumerate((self.first, self.second)):
            field.setAccessibleName(f"Field {number}")
            field.setTabChangesFocus(True)
            self.line.listen_to(field)
            column.addWidget(field)
        column.addWidget(self.line)


@pytest.fixture
def timers():
    return FakeTimers()


@pytest.fixture
def sheet(show, theme, jobs, timers):
    made = show(Sheet(jobs, timers), 640, 480)
    made.first.setFocus()
    return made


@pytest.fixture
def line(sheet):
    return QuietLineDriver(sheet)


def pause(timers):
    timers.advance(0.4)


def begin(sheet, text):
    """Show a text that stands there already."""
    sheet.first.setPlainText(text)
    sheet.first.moveCursor(QTextCursor.MoveOperation.End)
    sheet.line.begin_anew()


@pytest.mark.parametrize(
    ("language_code", "written", "said"),
    [
        ("en", "Sometimes I want to die.", LINE),
        ("en", "もう消えたい。", LINE),
        ("ja", "もう消えたい。", "誰かと話したいときは、こちらに窓口があります。"),
    ],
)
def test_it_comes_in_a_pause_in_the_language_of_the_window(
    sheet, line, timers, language, language_code, written, said
):
    language.use(language_code)
    type_text(sheet.first, written)
    timers.advance(0.39)
    assert line.words == ""
    timers.advance(0.01)
    assert line.words == said
    assert sheet.first.hasFocus()


def test_it_takes_no_room_when_it_comes(sheet, line, timers):
    before = sheet.first.geometry(), sheet.second.geometry()
    type_text(sheet.first, "He hits me.")
    pause(timers)
    sheet.layout().activate()
    assert line.words == LINE
    assert (sheet.first.geometry(), sheet.second.geometry()) == before


def test_ordinary_words_bring_nothing(sheet, line, timers):
    type_text(sheet.first, "We had dinner. 川沿いを歩いた。")
    pause(timers)
    assert line.words == ""


def test_it_goes_with_the_words_that_brought_it(sheet, line, timers):
    type_text(sheet.first, f"{SMILE} I want to die")
    pause(timers)
    assert line.words == LINE
    type_text(sheet.first, " laughing, and went on writing for a while.")
    pause(timers)
    assert line.words == LINE, "only writing on does not send it away"
    sheet.first.selectAll()
    type_text(sheet.first, "I am tired.")
    pause(timers)
    assert line.words == ""


@pytest.mark.parametrize("emptied", [("first", "second"), ("second", "first")])
def test_it_stays_while_other_such_words_stand_there(sheet, line, timers, emptied):
    type_text(sheet.first, "I want to die.")
    type_text(sheet.second, "自殺")
    pause(timers)
    for name, said in zip(emptied, (LINE, ""), strict=True):
        getattr(sheet, name).setPlainText("We walked on.")
        pause(timers)
        assert line.words == said


def test_words_that_stood_there_already_are_not_looked_at(sheet, line, timers):
    begin(sheet, f"I want to die.\n{'We walked on. ' * 20}")
    pause(timers)
    type_text(sheet.first, "\nAnd home.")
    pause(timers)
    assert line.words == ""


def test_only_where_something_was_written_is_looked_at(sheet, timers, line):
    begin(sheet, f"I want to die.{' We walked on.' * 20}")
    type_text(sheet.first, " And home.")
    pause(timers)
    assert line.words == ""
    cursor = sheet.first.textCursor()
    cursor.setPosition(14)
    sheet.first.setTextCursor(cursor)
    type_text(sheet.first, ".")
    pause(timers)
    assert line.words == LINE


def test_what_is_composed_is_not_written_yet(sheet, line, timers):
    preedit(sheet.first, "消えたい")
    pause(timers)
    assert line.words == ""
    preedit(sheet.first, "")
    pause(timers)
    assert line.words == ""
    preedit(sheet.first, "消えたい")
    commit(sheet.first, "消えたい")
    pause(timers)
    assert line.words == LINE


def test_it_does_not_come_while_something_is_composed(sheet, line, timers):
    type_text(sheet.first, "I want to die")
    preedit(sheet.first, "あ")
    pause(timers)
    assert line.words == ""
    preedit(sheet.first, "")
    pause(timers)
    assert line.words == LINE


def test_words_put_together_from_both_sides_are_found(sheet, line, timers):
    begin(sheet, "I want to")
    type_text(sheet.first, " die")
    pause(timers)
    assert line.words == LINE


def test_a_long_paste_is_looked_at_as_a_whole(sheet, line, timers):
    begin(sheet, "before")
    commit(sheet.first, f"\n{'We walked on. ' * 2_000}\nHe hits me.\n{'And home. ' * 2_000}")
    pause(timers)
    assert line.words == LINE


def test_the_link_leads_to_the_places(sheet, line, timers):
    type_text(sheet.first, "He hits me.")
    pause(timers)
    line.link.click()
    assert sheet.asked == [True]
    assert line.words == LINE


def test_sent_away_it_does_not_come_again(sheet, line, timers):
    type_text(sheet.first, "He hits me.")
    pause(timers)
    line.cross.click()
    assert (line.words, sheet.dismissed) == ("", [True])
    type_text(sheet.first, " He kicked me.")
    pause(timers)
    assert line.words == ""
    sheet.line.use(True)
    type_text(sheet.first, " He choked me.")
    pause(timers)
    assert line.words == LINE


def test_by_keyboard_it_is_reached_sent_away_and_left_for_the_text(sheet, line, timers):
    type_text(sheet.first, "He hits me.")
    pause(timers)
    assert unnamed(sheet) == []
    assert spoken_name(line.cross) == "Do not show this line again"
    for reached in (sheet.second, line.link, line.cross):
        QTest.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        assert reached.hasFocus()
    QTest.keyClick(line.cross, Qt.Key.Key_Space)
    assert line.words == ""
    assert sheet.first.hasFocus()


class LaterJobs:
    """Work that is done when a test says so; only the latest is wanted."""

    def __init__(self):
        self._job = None

    def run(self, owner, work, then, *, fail, only_latest=""):
        self._job = work, then

    def do(self):
        work, then = self._job
        then(work())


@pytest.fixture
def later():
    return LaterJobs()


def test_what_is_written_before_the_answer_is_looked_at_as_well(show, theme, later, timers):
    sheet = show(Sheet(later, timers), 640, 480)
    line = QuietLineDriver(sheet)
    type_text(sheet.first, "He hits me.")
    pause(timers)
    type_text(sheet.first, "\nWe walked on.")
    pause(timers)
    later.do()
    assert line.words == LINE, "the first question was given up, but not what it asked about"


def test_words_that_changed_before_the_answer_are_looked_at_anew(show, theme, later, timers):
    sheet = show(Sheet(later, timers), 640, 480)
    line = QuietLineDriver(sheet)
    type_text(sheet.first, "He hits me.")
    pause(timers)
    sheet.first.clear()
    later.do()
    pause(timers)
    later.do()
    assert line.words == ""


def test_an_answer_about_a_former_text_is_not_shown(show, theme, later, timers):
    sheet = show(Sheet(later, timers), 640, 480)
    type_text(sheet.first, "He hits me.")
    pause(timers)
    begin(sheet, "Another entry")
    later.do()
    assert QuietLineDriver(sheet).words == ""


@pytest.mark.parametrize(
    ("span", "change", "after"),
    [
        (None, (5, 0, 1), (5, 6)),
        ((5, 6), (6, 0, 1), (5, 7)),
        ((5, 7), (6, 1, 0), (5, 6)),
        ((10, 12), (2, 0, 3), (2, 15)),
        ((10, 12), (2, 3, 0), (2, 9)),
        ((10, 12), (20, 0, 4), (10, 24)),
        ((10, 12), (8, 10, 1), (8, 9)),
        ((10, 12), (0, 30, 4), (0, 4)),
    ],
)
def test_a_span_grows_and_moves_with_each_change(span, change, after):
    assert widened(span, *change) == after
