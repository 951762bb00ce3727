import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from trustjournal import i18n
from trustjournal.ui.select import Select


@pytest.fixture
def select(theme, show):
    def words(english, japanese):
        return lambda: japanese if i18n.language() == "ja" else english

    return show(
        Select(
            [(None, words("none", "なし")), (1, words("one", "一")), (2, "2")],
            1,
            label=words("How many", "いくつ"),
        )
    )


def test_another_choice_is_told_with_its_value(select, qtbot):
    with qtbot.waitSignal(select.chosen) as chosen:
        QTest.keyClick(select, Qt.Key.Key_Up)
    assert chosen.args == [None]
    assert select.value() is None


def test_choosing_from_the_program_tells_nobody(select, qtbot):
    with qtbot.assertNotEmitted(select.chosen):
        select.choose(2)
        select.offer([(5, "five"), (6, "six")], 6)
    assert (select.value(), select.count()) == (6, 2)


def test_the_wheel_scrolls_the_page_and_not_the_choice(select):
    select.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(select, event)
    assert select.value() == 1
    assert not event.isAccepted()


def test_words_follow_the_language(select, language):
    language.use("ja")
    assert [select.itemText(number) for number in range(3)] == ["なし", "一", "2"]
    assert select.accessibleName() == "いくつ"
    assert select.value() == 1
