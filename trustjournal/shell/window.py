"""The one window: which screen it shows, what it calls itself, the keys that work everywhere."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from trustjournal.core import resources
from trustjournal.core.settings import Settings, TitleChoice
from trustjournal.i18n import _
from trustjournal.shell.afresh import Manner, Stand
from trustjournal.shell.escapes import EscapeWatch
from trustjournal.shell.session import Screen
from trustjournal.ui.translated import Translated

if TYPE_CHECKING:
    from trustjournal.shell.frame import JournalFrame
    from trustjournal.shell.hidden import HiddenPage
    from trustjournal.shell.unlock import UnlockPage

_SIZE = (1280, 860)
_SMALLEST = (960, 560)
GO_KEYS = {
    "Ctrl+1": "today",
    "Ctrl+2": "journal",
    "Ctrl+3": "people",
    "Ctrl+4": "promises",
    "Ctrl+5": "trends",
    "Ctrl+6": "worksheets",
    "Ctrl+R": "review",
    "Ctrl+,": "settings",
    "F1": "help",
}
SHORTCUTS_KEY = "Ctrl+?"
LOCK_KEY = "Ctrl+L"
NEW_KEY = QKeySequence.StandardKey.New
FIND_KEY = QKeySequence.StandardKey.Find


class Window(Translated, QMainWindow):
    """Shows one screen at a time, and makes each when it is first wanted: most starts need one.

    Signals:
        screen_made: Emitted with a Screen and its page when it was made.
        hide_asked: Emitted by the hide key and by Esc pressed three times.
        back_asked: Emitted by the hide key while everything is hidden.
        lock_asked: Emitted by the lock key.
        close_asked: Emitted when the user closes the window; it stays until let_go().
    """

    screen_made = Signal(object, object)
    hide_asked = Signal()
    back_asked = Signal()
    lock_asked = Signal()
    close_asked = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._may_close = False
        self._screen: Screen | None = None
        self._screens: dict[Screen, QWidget] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("screens")
        self.setCentralWidget(self._stack)
        self.setMinimumSize(*_SMALLEST)
        self.resize(*_SIZE)
        if settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(settings.geometry.encode("ascii", "ignore")))
        self._hide_key = self._shortcut(settings.hide_key, self._on_hide_key)
        self._shortcut(LOCK_KEY, self._on_lock_key)
        for key, name in GO_KEYS.items():
            self._shortcut(key, partial(self._on_go, name))
        self._shortcut(SHORTCUTS_KEY, partial(self._on_go, "shortcuts"))
        self._shortcut(NEW_KEY, self._on_new_key)
        self._shortcut(FIND_KEY, self._on_find_key)
        self._escapes = EscapeWatch(self)
        self._escapes.thrice.connect(self._on_escapes)
        self._say_title(settings)

    @property
    def screen_shown(self) -> Screen | None:
        """What is shown."""
        return self._screen

    @cached_property
    def frame(self) -> "JournalFrame":
        """The open journal."""
        from trustjournal.shell.frame import JournalFrame

        frame = JournalFrame(self._stack)
        frame.hide_asked.connect(self.hide_asked)
        self.add_screen(Screen.JOURNAL, frame)
        return frame

    @cached_property
    def unlock_page(self) -> "UnlockPage":
        """The door."""
        from trustjournal.shell.unlock import UnlockPage

        page = UnlockPage(self._stack)
        self.add_screen(Screen.UNLOCK, page)
        return page

    @cached_property
    def hidden_page(self) -> "HiddenPage":
        """The plain page."""
        from trustjournal.shell.hidden import HiddenPage

        page = HiddenPage()
        self.add_screen(Screen.HIDDEN, page)
        return page

    def add_screen(self, screen: Screen, page: QWidget) -> None:
        """Take a screen that is not always needed."""
        self._screens[screen] = page
        self._stack.addWidget(page)
        self.screen_made.emit(screen, page)

    def drop_screen(self, screen: Screen) -> None:
        """Let a screen go that will not be needed again."""
        page = self._screens.pop(screen)
        self._stack.removeWidget(page)
        page.deleteLater()

    def has_screen(self, screen: Screen) -> bool:
        """Whether this screen was made."""
        return screen in self._screens

    def show_screen(self, screen: Screen) -> None:
        """Show this screen at once."""
        self._screen = screen
        self._stack.setCurrentWidget(self._page(screen))
        if screen is Screen.UNLOCK:
            self.unlock_page.ask()
        elif screen is Screen.HIDDEN:
            self.hidden_page.cover()

    def _page(self, screen: Screen) -> QWidget:
        match screen:
            case Screen.JOURNAL:
                return self.frame
            case Screen.UNLOCK:
                return self.unlock_page
            case Screen.HIDDEN:
                return self.hidden_page
        return self._screens[screen]

    def make_ready(self, settings: Settings) -> None:
        """Make what nobody waits for before the window is there, but has to be there then."""
        self._page(Screen.HIDDEN)
        if self._screen is Screen.UNLOCK:
            self._page(Screen.JOURNAL)
        self.wear(settings)

    # What is typed in the journal's pages, if there are any

    def flush(self) -> None:
        """Write what is typed anywhere."""
        if self.has_screen(Screen.JOURNAL):
            self.frame.flush()

    def is_unsaved(self) -> bool:
        """Whether something typed could not be written."""
        return self.has_screen(Screen.JOURNAL) and self.frame.is_unsaved()

    def empty(self) -> None:
        """Let every page of the journal go, with all the words in it."""
        if self.has_screen(Screen.JOURNAL):
            self.frame.empty()

    def wear(self, settings: Settings) -> None:
        """Take the title, the icon and the hide key that were chosen."""
        self._say_title(settings)
        drawing = "sprout" if settings.icon is TitleChoice.NAME else "notebook"
        self.setWindowIcon(QIcon(str(resources.file("icons", "app", f"{drawing}.svg"))))
        self._hide_key.setKey(QKeySequence(settings.hide_key))

    def _say_title(self, settings: Settings) -> None:
        named = settings.title is TitleChoice.NAME
        self.say(self.setWindowTitle, lambda: _("Trust Journal") if named else _("Notes"))

    def geometry_text(self) -> str:
        """Return the window's place, as the settings keep it."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def stand(self) -> Stand:
        """Return how the window stands, for one that is to stand there instead."""
        manner = Manner.IN_FRONT if self.isActiveWindow() else Manner.BEHIND
        return Stand(
            is_plain=self._screen is Screen.HIDDEN,
            manner=Manner.MINIMIZED if self.isMinimized() else manner,
            geometry=self.geometry_text(),
        )

    def stand_as(self, stand: Stand) -> None:
        """Be shown as a former window stood, and take the keyboard from nobody."""
        if stand.manner is Manner.IN_FRONT:
            self.come_forward()
            return
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if stand.manner is Manner.MINIMIZED:
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMinimized)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)

    def let_go(self) -> None:
        """Close for good."""
        self._may_close = True
        self.close()

    def come_forward(self) -> None:
        """Be seen."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_asked.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self._escapes)

    def _shortcut(
        self, key: str | QKeySequence.StandardKey, act: Callable[[], object]
    ) -> QShortcut:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.ApplicationShortcut)
        made.activated.connect(act)
        return made

    def _on_hide_key(self) -> None:
        if self._screen is Screen.HIDDEN:
            self.back_asked.emit()
        else:
            self.hide_asked.emit()

    def _on_escapes(self) -> None:
        if self._screen is Screen.JOURNAL:
            self.hide_asked.emit()

    def _on_lock_key(self) -> None:
        if self._screen is Screen.JOURNAL:
            self.lock_asked.emit()

    def _on_go(self, name: str) -> None:
        if self._screen is Screen.JOURNAL:
            self.frame.go(name)

    def _on_new_key(self) -> None:
        if self._screen is Screen.JOURNAL:
            self.frame.begin_new()

    def _on_find_key(self) -> None:
        if self._screen is Screen.JOURNAL:
            self.frame.begin_search()
