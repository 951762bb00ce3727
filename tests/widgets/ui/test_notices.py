import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from tests.qt_input import unnamed
from trustjournal import i18n
from trustjournal.core.problems import JournalProblem
from trustjournal.ui.notices import TOAST_STAYS
from trustjournal.ui.widgets import ProblemBar, Toast

SHORT = 30


@pytest.fixture
def window(theme, show):
    window = QWidget()
    QVBoxLayout(window).addWidget(QPushButton("Before"))
    return show(window, 700, 400)


def undo_button(toast):
    return toast.findChild(QPushButton, "undo")


def test_a_toast_gives_time_to_reach_for_it():
    assert TOAST_STAYS >= 8_000


def test_undo_takes_back_once_and_the_toast_goes(window):
    taken_back = []
    toast = Toast(window)
    toast.offer("The entry is in the trash.", lambda: taken_back.append(1))
    assert toast.isVisible()
    undo_button(toast).click()
    undo_button(toast).click()
    assert taken_back == [1]
    assert toast.isHidden()


def test_the_keyboard_reaches_undo_and_esc_sends_the_toast_away(window):
    taken_back = []
    toast = Toast(window)
    toast.offer("Moved.", lambda: taken_back.append(1))
    window.findChild(QPushButton).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is undo_button(toast)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert taken_back == [1]
    toast.offer("Moved.", lambda: taken_back.append(2))
    undo_button(toast).setFocus()
    QTest.keyClick(undo_button(toast), Qt.Key.Key_Escape)
    assert toast.isHidden()
    assert taken_back == [1]


def test_a_toast_goes_by_itself(window, qtbot):
    toast = Toast(window, SHORT)
    toast.offer("Saved.")
    assert undo_button(toast).isHidden()
    qtbot.waitUntil(toast.isHidden)


def test_a_toast_waits_while_the_mouse_or_the_keyboard_is_on_it(window, qtbot):
    toast, other = Toast(window, SHORT), Toast(window, 4 * SHORT)
    toast.offer("Moved.", lambda: None)
    place = QPointF(1, 1)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    other.offer("Meanwhile.")
    qtbot.waitUntil(other.isHidden)
    assert toast.isVisible()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(toast.isHidden)

    toast.offer("Moved.", lambda: None)
    undo_button(toast).setFocus()
    other.offer("Meanwhile.")
    qtbot.waitUntil(other.isHidden)
    assert toast.isVisible()
    window.findChild(QPushButton).setFocus()
    qtbot.waitUntil(toast.isHidden)


def test_a_newer_toast_replaces_the_former_and_its_undo(window):
    taken_back = []
    toast = Toast(window)
    toast.offer("First.", lambda: taken_back.append("first"))
    toast.offer("Second.", lambda: taken_back.append("second"))
    undo_button(toast).click()
    assert taken_back == ["second"]


def test_a_toast_in_words_of_one_language_still_offers_undo_in_the_other(window, language):
    taken_back = []
    toast = Toast(window)
    toast.offer("The entry is in the trash.", lambda: taken_back.append(1))
    language.use("ja")
    assert toast.findChild(QLabel).text() == "直前の操作は元に戻せます。"
    assert undo_button(toast).text() == "元に戻す"
    language.use("en")
    assert toast.findChild(QLabel).text() == "What was just done can be undone."
    undo_button(toast).click()
    assert taken_back == [1]
    toast.offer("Saved.")
    language.use("ja")
    assert toast.isHidden()


def test_a_toast_follows_the_language_and_the_window(window, language):
    toast = Toast(window)
    toast.offer(lambda: {"en": "Moved.", "ja": "移しました。"}[i18n.language()])
    language.use("ja")
    assert toast.findChild(QLabel).text() == "移しました。"
    window.resize(900, 600)
    assert toast.geometry().center().x() == pytest.approx(450, abs=2)
    assert 500 < toast.geometry().bottom() < 600


def shown_texts(bar):
    return [each.text() for each in bar.findChildren(QLabel) if each.text() and not each.isHidden()]


def test_a_long_sentence_wraps_in_a_narrow_window_and_its_undo_can_be_reached(window):
    toast = Toast(window)
    toast.offer("Moved.", lambda: None)
    low = toast.height()
    for width in (700, 360):
        window.resize(width, 400)
        toast.offer("A sentence that is longer than a narrow window is wide. " * 2, lambda: None)
        right = undo_button(toast).mapTo(window, undo_button(toast).rect().topRight())
        assert right.x() < width
        assert toast.geometry().bottom() < 400
    assert toast.height() > low


def test_a_problem_says_what_happened_what_was_kept_and_what_to_do(theme, show):
    bar = show(ProblemBar(), 600, 120)
    bar.show_problem(JournalProblem("The disk is full.", "Your text is here.", "Make some room."))
    assert shown_texts(bar) == ["The disk is full.", "Your text is here.", "Make some room."]
    bar.show_problem(JournalProblem("The name is taken."))
    assert shown_texts(bar) == ["The name is taken."]
    assert unnamed(bar) == []


def test_a_problem_nobody_foresaw_gets_a_calm_sentence_and_no_details(theme, show):
    bar = show(ProblemBar(), 600, 120)
    bar.show_problem(JournalProblem("One.", "Two.", "Three."))
    bar.show_problem(ValueError("彼に謝りたい"))
    assert len(shown_texts(bar)) == 1
    assert "彼" not in shown_texts(bar)[0]
    bar.findChild(QWidget, "close").click()
    assert bar.isHidden()


def test_what_is_told_of_earlier_follows_the_language_until_it_is_read(theme, show, language):
    bar = show(ProblemBar(), 600, 120)
    read = []
    words = {"en": "There was no room.", "ja": "空きがありませんでした。"}
    bar.tell(lambda: JournalProblem(words[i18n.language()]), lambda: read.append(True))
    assert shown_texts(bar) == [words["en"]]
    language.use("ja")
    assert shown_texts(bar) == [words["ja"]]
    assert read == []
    bar.findChild(QWidget, "close").click()
    assert read == [True]
    bar.show_problem(JournalProblem("Another."))
    bar.findChild(QWidget, "close").click()
    assert read == [True]
