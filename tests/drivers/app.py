"""What a person does with the whole program, and what they see of it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QWidget,
)
from shiboken6 import isValid

from tests.drivers.journal import JournalDriver
from tests.drivers.recovery import groups_asked
from tests.drivers.review import look_back
from tests.drivers.today import TodayDriver
from tests.drivers.words import words_of
from tests.qt_input import compose, type_text
from trustjournal.shell.conductor import Conductor
from trustjournal.shell.session import Screen
from trustjournal.shell.sidebar import ABOVE, BELOW
from trustjournal.ui.widgets import ProblemBar
from trustjournal.worksheets.library_page import WorksheetsPage

if TYPE_CHECKING:
    from tests.drivers.computer import Computer

PASSPHRASE = "合言葉 correct horse"
LONG = 15_000
"""Milliseconds; only a broken program takes so long, or a very busy computer."""


class AppDriver:
    """The program while it runs."""

    def __init__(self, conductor: Conductor, qtbot, computer: "Computer") -> None:
        self.conductor, self.window = conductor, conductor.window
        self.computer = computer
        self._qtbot = qtbot
        self._runs = True
        self.refused: list[Exception] = []
        """Everything that kept the journal from opening, in order."""
        conductor.session.refused.connect(self.refused.append)

    def until(self, sees: Callable[[], bool]) -> None:
        """Wait for what the worker brings."""
        try:
            self._qtbot.waitUntil(sees, timeout=LONG)
        except self._qtbot.TimeoutError as late:
            late.add_note(f"refused: {self.refused}, told: {self.problem()}")
            raise

    def all_done(self) -> None:
        """Wait until everything that was asked of the worker was done and heard."""
        for _each in range(4):  # an answer may ask for more
            done: list[object] = []
            owner = QObject()
            self.conductor.jobs.run(owner, lambda: True, done.append, fail=done.append)
            self.until(lambda done=done: bool(done))

    # What is seen

    @property
    def screen(self) -> Screen | None:
        return self.window.screen_shown

    @property
    def page(self) -> QWidget:
        """What fills the window."""
        shown = self.window.centralWidget().currentWidget()
        assert isinstance(shown, QWidget)
        return shown

    def texts(self) -> list[str]:
        """Every text that can be read in the window now."""
        found = []
        for each in self.window.findChildren(QWidget):
            if each.isVisible():
                found.extend(words_of(each))
        return [text for text in found if text]

    def sees(self, words: str) -> bool:
        return any(words in text for text in self.texts())

    def problem(self) -> tuple[str, str, str]:
        """The three sentences of the trouble that is shown; empty ones are not said."""
        for bar in self.window.findChildren(ProblemBar):
            if bar.isVisible():
                labels = (bar.findChild(QLabel, name) for name in ("happened", "kept", "nextStep"))
                said = [each.text() if each and each.isVisible() else "" for each in labels]
                return said[0], said[1], said[2]
        return "", "", ""

    def offers(self, name: str) -> bool:
        """Whether a control can be used now."""
        return any(
            each.isVisible() and each.isEnabled()
            for each in self.window.findChildren(QAbstractButton, name)
        )

    def find(self, kind: type, name: str):
        """Return the visible control of that name."""
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} visible {name}"
        return found[0]

    # Keys and mouse

    def press_key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as the window system brings it."""
        assert QApplication.activeWindow() is self.window, "something took the keyboard away"
        QTest.keyClick(self.window.windowHandle(), key, modifier)

    def click(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), f"{name} cannot be used"
        # A check box is only as wide as its words, so its box is the place to hit.
        place = QPoint(10, button.height() // 2) if isinstance(button, QCheckBox) else QPoint()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def type_into(self, name: str, text: str) -> None:
        field = self.find(QLineEdit, name)
        field.setFocus()
        field.selectAll()
        type_text(field, text)

    # The first start

    def choose_language(self, own_name: str) -> None:
        """Press the language by its own name."""
        for each in self.find(QWidget, "language").findChildren(QAbstractButton):
            if each.text() == own_name:
                QTest.mouseClick(each, Qt.MouseButton.LeftButton)
                return
        raise AssertionError(own_name)

    def read_on(self) -> None:
        self.click("next")

    def read_safety_page(self) -> None:
        """Come from the first page to behind the safety page."""
        self.read_on()
        self.read_on()
        assert not self.find(QAbstractButton, "next").isEnabled()
        self.click("read")
        self.read_on()

    def set_passphrase(self, passphrase: str = PASSPHRASE) -> str:
        """Choose a passphrase; keep the recovery key, prove it, and return it."""
        self.type_into("new", passphrase)
        self.type_into("again", passphrase)
        self.read_on()
        self.until(lambda: any(each.isVisible() for each in self._keys_shown()))
        key = self.find(QLabel, "recoveryKey").text()
        for name, group in groups_asked(self.window, key).items():
            self.type_into(name, group)
        return key

    def _keys_shown(self) -> list[QLabel]:
        return self.window.findChildren(QLabel, "recoveryKey")

    def not_now(self) -> None:
        """Go on without a passphrase."""
        self.click("notNow")
        self.until(
            lambda: any(e.isVisible() for e in self.window.findChildren(QLineEdit, "person"))
        )

    def begin(self, first_person: str = "") -> None:
        """Go into the journal that was just made."""
        if first_person:
            self.type_into("person", first_person)
        self.read_on()
        self.is_open()

    def welcome(self, *, language: str = "English", passphrase: str | None = None) -> str:
        """Go through the first start; returns the recovery key, empty without a passphrase."""
        self.choose_language(language)
        self.read_safety_page()
        key = ""
        if passphrase is None:
            self.not_now()
        else:
            key = self.set_passphrase(passphrase)
        self.begin()
        return key

    # The door

    def is_open(self) -> None:
        """Wait until Today shows the open journal, and nothing is on its way to change that."""
        while True:
            self.until(lambda: self._today_shown() is not None)
            before = self._today_shown()
            self.all_done()
            if self._today_shown() is before:
                return

    def _today_shown(self) -> QWidget | None:
        session = self.conductor.session
        shown = self.screen is Screen.JOURNAL and session.services is not None
        return self.window.frame.page("today") if shown and session.vault.is_open else None

    def try_passphrase(self, secret: str) -> None:
        self.type_into("passphrase", secret)
        self.press_key(Qt.Key.Key_Return)

    def unlock(self, secret: str = PASSPHRASE) -> None:
        assert self.screen is Screen.UNLOCK
        self.try_passphrase(secret)
        self.is_open()

    def a_second_passes(self) -> None:
        """Let the pause after a wrong passphrase be a second shorter."""
        for timer in self.page.findChildren(QTimer):
            if timer.isActive():
                timer.timeout.emit()

    def lock(self) -> None:
        self.press_key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    def hide(self) -> None:
        self.press_key(Qt.Key.Key_F9)

    come_back = hide

    # Going about

    def go(self, name: str) -> QWidget:
        """Choose a page in the sidebar."""
        buttons = self.window.frame.sidebar.findChildren(QAbstractButton, name)
        assert buttons, name
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        self.all_done()
        page = self.window.frame.page(name)
        assert page is not None
        assert page.isVisible()
        if isinstance(page, WorksheetsPage):
            self.until(page.is_whole)
            self.all_done()
        return page

    def every_page(self) -> Iterator[QWidget]:
        """Go to each page there is: those of the sidebar, and those that lie behind them."""
        for each in (*ABOVE, *BELOW):
            yield self.go(each.name)
        people = self.conductor.session.services.people.everyone()
        if people:
            self.go("people").person_chosen.emit(people[0].id)
            self.all_done()
            yield self.shown_page()
            self.click("lookAtRelationship")
            self.all_done()
            yield self.shown_page()
        yield look_back(self).page
        self.go("journal")
        self.journal.page.show_trash()
        self.all_done()
        yield self.shown_page()
        for name in ("shortcuts", "about"):
            self.go("settings")
            self.click(f"to_{name}")
            self.all_done()
            yield self.shown_page()

    def shown_page(self) -> QWidget:
        page = self.window.frame.findChild(QStackedWidget, "pages").currentWidget()
        assert isinstance(page, QWidget)
        return page

    @property
    def today(self) -> TodayDriver:
        page = self.window.frame.page("today")
        assert page is not None
        return TodayDriver(page)

    @property
    def journal(self) -> JournalDriver:
        page = self.window.frame.page("journal")
        assert page is not None
        return JournalDriver(page)

    # Writing

    def write(self, *pieces: str) -> JournalDriver:
        """Begin an entry and write it, each piece of Japanese composed before it is committed."""
        if self.window.frame.page("journal") is None or not self.journal.page.isVisible():
            self.go("journal")
        self.journal.page.write()
        self.all_done()
        self.write_on(*pieces)
        return self.journal

    def write_on(self, *pieces: str) -> None:
        """Write more where the cursor is."""
        surface = self.journal.surface
        for piece in pieces:
            if piece.isascii():
                type_text(surface, piece)
            else:
                compose(surface, piece[:1], piece)

    def mention(self, name: str) -> None:
        """Link somebody to the entry; they are added when they are new."""
        journal = self.journal
        journal.add("person", name)
        self.until(lambda: name in journal.chips)

    def rate(self, name: str, mark: int) -> None:
        """Note how ready one feels to rely on somebody."""
        journal = self.journal
        if not journal.find(QAbstractButton, "show_trust").isChecked():
            self.click("show_trust")
            self.all_done()
        person = next(
            each
            for each in self.conductor.session.services.people.everyone()
            if name in {each.name, each.called}
        )
        journal.rate(person.id, mark)

    def save(self) -> None:
        """Press Ctrl+S and wait."""
        self.journal.surface.setFocus()
        self.press_key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        self.all_done()

    def undo(self) -> None:
        self.journal.surface.setFocus()
        self.press_key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def put_cursor(self, place: int) -> None:
        cursor = self.journal.surface.textCursor()
        cursor.setPosition(place, QTextCursor.MoveMode.MoveAnchor)
        self.journal.surface.setTextCursor(cursor)

    # Finding

    def search(self, words: str) -> list[str]:
        """Look for words on the journal page; returns the titles found."""
        self.go("journal")
        field = self.journal.field
        field.setFocus()
        field.clear()
        if words.isascii():
            type_text(field, words)
        else:
            compose(field, words[:1], words)
        self.all_done()
        return self.journal.hits

    def open_hit(self, row: int = 0) -> str:
        """Open what was found; returns its text."""
        self.journal.open_hit(row)
        self.all_done()
        return self.journal.text

    # The end

    def ask_to_close(self) -> None:
        """Press the window's cross."""
        self.window.close()

    def waiting_for_its_end(self) -> AbstractContextManager[object]:
        """Wait after what is done inside until the window is gone."""
        return self._qtbot.waitSignal(self.conductor.ended, timeout=LONG)

    def close(self) -> None:
        """Close the window and wait until the program has ended."""
        with self.waiting_for_its_end():
            self.ask_to_close()
        self.ended()

    def ended(self) -> bool:
        """Do what the program does after its event loop; whether no thread hangs."""
        self._runs = False
        return self.conductor.close()

    def window_is_there(self) -> bool:
        return isValid(self.window)

    def abandon(self) -> None:
        """Let go of a program that a failed test left running."""
        if self._runs:
            self._runs = False
            self.conductor.session.vault.close()
            self.conductor.close()

    def reopen(self) -> "AppDriver":
        """Close, and start the program once more."""
        self.close()
        return self.computer.start()
