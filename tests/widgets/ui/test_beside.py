import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget
from shiboken6 import isValid

from trustjournal.ui.beside import ask_file, ask_folder, ask_new_file


@pytest.fixture
def page(theme, show):
    """A page in a window that can show another."""
    stack = QStackedWidget()
    page = QWidget()
    stack.addWidget(page)
    stack.addWidget(QWidget())
    show(stack, 400, 300)
    return page


def _dialog(page):
    [dialog] = page.findChildren(QFileDialog)
    return dialog


def test_a_dialog_goes_with_its_page(page):
    ask_file(page, "Choose", lambda _file: None)
    dialog = _dialog(page)
    assert dialog.isVisible()
    page.parent().setCurrentIndex(1)
    assert not dialog.isVisible()


def test_a_page_that_is_gone_takes_its_dialog_along(page, qtbot):
    ask_file(page, "Choose", lambda _file: None)
    dialog = _dialog(page)
    page.deleteLater()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_keys_of_the_window_work_while_a_dialog_is_open(page, qtbot):
    hide = QShortcut(QKeySequence("F9"), page.window())
    hide.setContext(Qt.ShortcutContext.ApplicationShortcut)
    ask_file(page, "Choose", lambda _file: None)
    dialog = _dialog(page)
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(hide.activated):
        QTest.keyClick(dialog, Qt.Key.Key_F9)


def test_a_new_file_gets_the_ending_of_the_one_proposed(page, tmp_path):
    chosen = []
    ask_new_file(page, "Choose", chosen.append, name="notes.json")
    dialog = _dialog(page)
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("all")
    dialog.accept()
    assert chosen == [tmp_path / "all.json"]


def test_a_folder_that_is_there_is_chosen(page, tmp_path):
    chosen = []
    ask_folder(page, "Choose", chosen.append)
    dialog = _dialog(page)
    dialog.setDirectory(str(tmp_path.parent))
    dialog.selectFile(str(tmp_path))
    dialog.accept()
    assert chosen == [tmp_path]


def test_nothing_happens_when_the_dialog_is_declined(page):
    chosen = []
    ask_file(page, "Choose", chosen.append)
    _dialog(page).reject()
    assert chosen == []
