import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.drivers.checkins import LineDriver
from trustjournal.checkins.page import TrustScale
from trustjournal.core.settings import Appearance


class _Watch:
    """A clock for the time between two keys."""

    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def watch():
    return _Watch()


@pytest.fixture
def scale(theme, show, watch, misaki):
    made = TrustScale(now=watch)
    made.ask_about(misaki)
    show(made, 560)
    return made


@pytest.fixture
def line(scale):
    driver = LineDriver(scale)
    driver.come_to_it()
    return driver


@pytest.fixture
def settled(scale):
    marks = []
    scale.settled.connect(marks.append)
    return marks


def test_nothing_is_chosen_until_the_user_chooses(scale, line, settled):
    assert scale.mark() is None
    line.leave()
    assert (scale.mark(), settled) == (None, [])


@pytest.mark.parametrize("mark", range(11))
def test_every_mark_can_be_clicked(scale, line, settled, mark):
    line.click(mark)
    assert (scale.mark(), settled) == (mark, [mark])


@pytest.mark.parametrize(("place", "mark"), [(6.4, 6), (6.6, 7), (-0.2, 0), (10.2, 10)])
def test_a_click_snaps_to_the_nearest_mark(scale, line, place, mark):
    line.click(place)
    assert scale.mark() == mark


def test_dragging_means_where_it_ends(scale, line, settled):
    line.drag(2, 8)
    assert (scale.mark(), settled) == (8, [8])


@pytest.mark.parametrize(
    ("keys", "mark"),
    [
        ("0", 0),
        ("7", 7),
        ("t", 10),
        ("T", 10),
        ("10", 10),
        ("1", 1),
        ("100", 0),
        ("20", 0),
        ("3t4", 4),
        ("110", 10),
    ],
)
def test_digits_choose_and_enter_means_it(scale, line, settled, keys, mark):
    line.press(keys)
    assert (scale.mark(), settled) == (mark, [])
    line.press("Enter")
    assert (scale.mark(), settled) == (mark, [mark])


def test_a_nought_long_after_a_one_is_a_nought(scale, line, watch):
    line.press("1")
    watch.seconds = 2.0
    line.press("0")
    assert scale.mark() == 0


def test_a_nought_after_a_one_that_was_meant_is_a_nought(scale, line, settled):
    line.press("1", "Enter", "0", "Enter")
    assert settled == [1, 0]


@pytest.mark.parametrize(
    ("keys", "mark"),
    [
        (["Right"], 5),
        (["Left"], 5),
        (["Right", "Right"], 6),
        (["Up", "Down", "Down"], 3),
        (["Home"], 0),
        (["Home", "Left"], 0),
        (["End", "Right"], 10),
        (["PageUp", "PageUp"], 7),
        (["Right", "PageDown"], 3),
    ],
)
def test_arrow_keys_begin_in_the_middle_and_stay_on_the_line(scale, line, keys, mark):
    line.press(*keys)
    assert scale.mark() == mark


def test_leaving_the_line_means_what_was_typed(line, settled):
    line.press("6")
    line.leave()
    assert settled == [6]
    line.come_to_it()
    line.leave()
    assert settled == [6]


def test_backspace_goes_back_to_what_was_meant_last(scale, line, settled):
    line.press("6", "Backspace")
    assert scale.mark() is None
    line.press("4", "Enter", "9", "Backspace", "Enter")
    assert (scale.mark(), settled) == (4, [4])


def test_keys_that_mean_nothing_here_are_left_to_the_window(scale, line):
    for key in ("Escape", "x", "Backspace"):
        line.press(key)
    assert scale.mark() is None


def test_turning_the_wheel_over_the_line_answers_nothing(scale, line):
    event = QWheelEvent(
        QPointF(200, 20),
        line.line.mapToGlobal(QPointF(200, 20)),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(line.line, event)
    assert scale.mark() is None
    assert not event.isAccepted()


def test_not_today_is_always_there_and_takes_the_mark_away(scale, line, qtbot, settled):
    line.press("6")
    button = scale.findChild(object, "notToday")
    assert button.isVisible()
    with qtbot.waitSignal(scale.declined):
        button.click()
    assert scale.mark() is None
    assert settled in ([], [6])


def test_a_screen_reader_hears_the_question_the_ends_and_that_nothing_is_chosen(line):
    spoken = line.spoken()
    assert spoken["name"] == (
        "Right now, how ready do you feel to rely on \u2068美咲\u2069? "
        "0: not at all. 10: without a second thought."
    )
    assert "Nothing is chosen yet." in spoken["description"]
    assert spoken["value"] == -1


def test_a_screen_reader_hears_the_chosen_mark_between_nought_and_ten(line):
    line.press("7")
    spoken = line.spoken()
    assert (spoken["value"], spoken["lowest"], spoken["highest"]) == (7, 0, 10)
    assert "Nothing is chosen" not in spoken["description"]


@pytest.mark.parametrize("mark", [0, 5, 10])
def test_a_screen_reader_can_choose_without_coming_to_the_line(scale, settled, mark):
    LineDriver(scale).set_by_screen_reader(mark)
    assert (scale.mark(), settled) == (mark, [mark])


def test_the_previous_answer_is_said_but_not_chosen(scale, line, misaki):
    scale.ask_about(misaki, previous=4)
    assert scale.mark() is None
    assert "Last time: 4." not in line.spoken()["name"]
    scale.set_previous(4)
    assert "Last time: 4." in line.spoken()["description"]


def test_the_previous_answer_is_a_faint_tick_that_can_be_hidden(scale):
    without = scale.grab().toImage()
    scale.set_previous(4)
    assert scale.grab().toImage() != without
    scale.set_previous(None)
    assert scale.grab().toImage() == without


def test_each_mark_looks_different_and_so_do_the_themes(scale, theme):
    pictures = []
    for mark in (None, 0, 5, 10):
        scale.set_mark(mark)
        pictures.append(scale.grab().toImage())
        theme.use(Appearance.DARK)
        pictures.append(scale.grab().toImage())
        theme.use(Appearance.LIGHT)
    for number, picture in enumerate(pictures):
        assert picture not in pictures[:number]


def test_the_question_follows_the_language_and_the_mark_stays(scale, line, language):
    line.press("6")
    language.use("ja")
    assert scale.mark() == 6
    spoken = line.spoken()
    assert spoken["name"].startswith("いま、\u2068美咲さん\u2069に安心して頼れそうだと感じますか")
    assert "まったく頼れそうにない" in spoken["name"]
    assert "何も心配せずに頼れる" in spoken["name"]
    texts = [each.text() for each in scale.findChildren(object) if hasattr(each, "text")]
    assert "まったく頼れそうにない" in texts
    assert "きょうはやめておく" in texts
    assert not [text for text in texts if text.isascii()]
