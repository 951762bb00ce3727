"""Every page of the open journal, as a window system sees it."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from tests.drivers.app import PASSPHRASE
from trustjournal.shell.window import Window


class WindowsShown(QObject):
    """Hears of every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.objectName()}".strip())
        return False


@pytest.fixture
def windows_shown(qapp):
    watch = WindowsShown()
    qapp.installEventFilter(watch)
    yield watch
    qapp.removeEventFilter(watch)


def test_nothing_but_the_window_is_ever_a_window(computer, windows_shown):
    """A part shown before it is laid out flashes up, and takes the keyboard from whoever types."""
    app = computer.start()
    app.welcome(passphrase=PASSPHRASE)
    app.write("a line")
    app.mention("Misaki")
    app.rate("Misaki", 6)
    for page in app.every_page():
        assert page.isVisible()
    app.reopen().close()
    assert set(windows_shown.shown) == {Window.__name__}


def test_what_is_shown_too_early_is_heard_of(windows_shown, qtbot):
    too_early = QWidget()
    qtbot.addWidget(too_early)
    too_early.setVisible(True)
    assert windows_shown.shown == ["QWidget"]
