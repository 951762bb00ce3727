"""The small map of who brought us together."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.drivers.forms import plain
from tests.unit.people.people import a_person
from trustjournal.core.ids import IntroductionId
from trustjournal.core.settings import Appearance
from trustjournal.introductions.chain import MOST, chain
from trustjournal.introductions.domain import Introduction
from trustjournal.introductions.picture import ROW, ChainPicture
from trustjournal.ui.buttons import Button
from trustjournal.ui.tokens import worn


def _met(person, through):
    return Introduction(id=IntroductionId("i"), introducer=through.id, person=person.id)


@pytest.fixture
def four():
    return [a_person(name) for name in ("上田", "キム", "美咲", "太郎")]


@pytest.fixture
def links(four):
    ueda, kim, misaki, taro = four
    return [_met(kim, ueda), _met(misaki, kim), _met(taro, misaki)]


@pytest.fixture
def picture(theme, show, four, links):
    made = ChainPicture()
    made.show_chain(chain(four[2].id, links), {each.id: each for each in four})
    return show(made, 420)


def _spoken(widget, which):
    return plain(QAccessible.queryAccessibleInterface(widget).text(which))


def _names(picture):
    return [each for each in picture.findChildren(Button, "chainName") if each.isVisible()]


def test_everybody_stands_in_the_order_in_which_one_led_to_the_other(picture):
    shown = [each for each in picture.findChildren(QLabel) if each.isVisible()]
    ordered = sorted(shown, key=lambda each: each.mapTo(picture, each.rect().center()).y())
    assert [each.text() for each in ordered] == ["Me", "上田", "キム", "美咲", "太郎"]
    assert picture.height() == 5 * worn().px(ROW)


def test_it_is_told_to_those_who_do_not_see_it(picture, language):
    assert _spoken(picture, QAccessible.Text.Name) == "Who brought us together"
    assert _spoken(picture, QAccessible.Text.Description) == (
        "I met キム through 上田. I met 美咲 through キム. I met 太郎 through 美咲."
    )
    language.use("ja")
    assert _spoken(picture, QAccessible.Text.Description).startswith(
        "キムさんとは、上田さんの紹介で出会いました。"
    )
    assert picture.findChild(QLabel, "chainMe").text() == "私"


def test_a_click_opens_somebody_and_nobody_opens_themselves(picture, four, qtbot):
    assert len(_names(picture)) == 3
    assert picture.findChild(QWidget, "chainHere").text() == "美咲"
    with qtbot.waitSignal(picture.person_chosen) as chosen:
        QTest.mouseClick(_names(picture)[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [four[1].id]


def test_the_keyboard_goes_from_one_to_the_next(picture, four, qtbot):
    _names(picture)[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert _spoken(QApplication.focusWidget(), QAccessible.Text.Name) == "Open キム"
    with qtbot.waitSignal(picture.person_chosen) as chosen:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert chosen.args == [four[1].id]


def test_where_nobody_introduced_anybody_there_is_no_picture(theme, show, four):
    made = ChainPicture()
    made.show_chain(chain(four[0].id, []), {each.id: each for each in four})
    assert made.isHidden()


def test_a_renamed_person_is_shown_by_the_new_name(picture, four, links):
    renamed = a_person("上田先生", id=four[0].id)
    people = {each.id: each for each in (renamed, *four[1:])}
    picture.show_chain(chain(four[2].id, links), people)
    assert _spoken(_names(picture)[0], QAccessible.Text.Name) == "Open 上田先生"
    kept = _names(picture)
    picture.show_chain(chain(four[2].id, links), people)
    assert _names(picture) == kept, "the same picture is left as it stands"


@pytest.mark.parametrize("width", [160, 320, 640])
def test_long_names_and_many_people_stay_inside(theme, show, width):
    people = [a_person("とても長い名前の" * 6 + f"{number}") for number in range(12)]
    links = [_met(people[0], each) for each in people[1:4]]
    links += [_met(each, people[0]) for each in people[4:]]
    made = ChainPicture()
    made.show_chain(chain(people[0].id, links), {each.id: each for each in people})
    show(made, width)
    assert len(_names(made)) == MOST - 1
    for each in _names(made):
        assert made.rect().contains(each.geometry())
        assert each.toolTip()
    theme.use(text_size=150)
    assert made.sizeHint().height() == (MOST + 1) * worn().px(ROW)


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_lines_are_drawn_in_both_themes(picture, theme, appearance):
    theme.use(appearance)
    image = picture.grab().toImage()
    line = QColor(worn().border_strong)
    x = worn().px(32) // 2
    seen = {image.pixelColor(x, y).rgb() for y in range(image.height())}
    assert line.rgb() in seen


def test_a_circle_is_drawn_without_a_first_person(theme, show, four):
    one, other = four[:2]
    made = ChainPicture()
    made.show_chain(
        chain(one.id, [_met(one, other), _met(other, one)]), {each.id: each for each in four}
    )
    show(made, 420)
    assert made.findChild(QWidget, "chainMe") is None
    assert "leads in a circle" in _spoken(made, QAccessible.Text.Description)
