import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from trustjournal.shell.clipboard import ClipboardWatch
from trustjournal.ui import clipping
from trustjournal.ui.fields import LinesField
from trustjournal.ui.preview import Preview

SOON = 40
"""Milliseconds until what was copied goes again."""
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def clipboard(qapp):
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def watch(theme, clipboard):
    made = ClipboardWatch(stays=SOON)
    yield made
    made.deleteLater()


def held(clipboard):
    data = clipboard.mimeData()
    return {kind: bytes(data.data(kind).data()) for kind in data.formats()}


def copied_by_hand(field, show):
    show(field, 300, 200)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, KEY.Key_C, CTRL)


def line():
    return QLineEdit("約束の話")


def lines():
    field = LinesField()
    field.setPlainText("約束の話")
    return field


def reading():
    preview = Preview("Entry")
    preview.show_text("約束の話")
    return preview


@pytest.mark.parametrize("field", [line, lines, reading])
def test_whatever_is_copied_here_is_marked_as_a_secret(field, watch, clipboard, show):
    copied_by_hand(field(), show)
    assert clipboard.text() == "約束の話"
    assert clipping.HINTS.items() <= held(clipboard).items()


def test_what_a_button_copies_is_a_secret_before_anything_can_see_it(clipboard):
    seen = []
    clipboard.dataChanged.connect(lambda: seen.append(held(clipboard)))
    clipping.copy("約束の話")
    clipboard.dataChanged.disconnect()
    [first] = seen
    assert first["x-kde-passwordManagerHint"] == b"secret"
    assert first['application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"'] == bytes(4)


def test_it_goes_after_a_while(watch, clipboard, show, qtbot):
    copied_by_hand(line(), show)
    qtbot.waitUntil(lambda: not clipboard.text())


def test_the_time_begins_anew_with_what_is_copied_next(theme, clipboard, show, qtbot):
    patient = ClipboardWatch(stays=60_000)
    copied_by_hand(line(), show)
    clipping.copy("something else")
    assert clipboard.text() == "something else"
    patient.forget()
    assert clipboard.text() == ""
    patient.deleteLater()


def test_what_somebody_else_copied_stays(watch, clipboard, show, qtbot):
    field = line()
    copied_by_hand(field, show)
    qtbot.waitUntil(lambda: not clipboard.text())
    field.hide()
    clipboard.setText("of another program")
    assert not any(time.isActive() for time in watch.findChildren(QTimer)), "nothing is to come"
    watch.forget()
    assert held(clipboard) == {"text/plain": b"of another program"}


def test_the_same_words_copied_elsewhere_are_somebody_elses(watch, clipboard, show):
    field = line()
    copied_by_hand(field, show)
    field.hide()
    clipboard.setText("約束の話")
    watch.forget()
    assert clipboard.text() == "約束の話"


def test_what_a_clipboard_manager_took_over_is_still_ours(watch, clipboard, show):
    field = line()
    copied_by_hand(field, show)
    kept = QMimeData()
    for kind, data in held(clipboard).items():
        kept.setData(kind, data)
    field.hide()
    clipboard.setMimeData(kept)
    watch.forget()
    assert clipboard.text() == ""


def test_what_was_cut_can_be_pasted_here_when_the_clipboard_has_lost_it(
    watch, clipboard, show, qtbot
):
    field = lines()
    show(field, 300, 200)
    field.selectAll()
    QTest.keyClick(field, KEY.Key_X, CTRL)
    assert field.toPlainText() == ""
    qtbot.waitUntil(lambda: not clipboard.text())
    QTest.keyClick(field, KEY.Key_V, CTRL)
    assert field.toPlainText() == "約束の話"


def test_what_is_on_the_clipboard_goes_before_what_was_cut(watch, clipboard, show):
    field = lines()
    show(field, 300, 200)
    field.selectAll()
    QTest.keyClick(field, KEY.Key_X, CTRL)
    clipping.copy("newer")
    QTest.keyClick(field, KEY.Key_V, CTRL)
    assert field.toPlainText() == "newer"
