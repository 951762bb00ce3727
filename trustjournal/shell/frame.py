"""The open journal: the sidebar, one page at a time, and what rises above pages."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trustjournal.core.problems import JournalProblem
from trustjournal.shell.sidebar import Sidebar
from trustjournal.ui.translated import Text, TranslatedWidget, named

if TYPE_CHECKING:
    from trustjournal.ui.notices import ProblemBar, Toast

MakePage = Callable[[], QWidget]
FIRST = "today"


@runtime_checkable
class KeepsText(Protocol):
    """A page in which something may be being typed."""

    def leave(self) -> None:
        """Write what is typed; the worker does it before anything asked for later."""

    def is_unsaved(self) -> bool:
        """Whether something typed could not be written."""


@runtime_checkable
class BeginsNew(Protocol):
    """A page on which the key for something new means more than a new entry, or that entry."""

    def begin_new(self) -> object:
        """Begin to write what the page is for."""


@runtime_checkable
class Searches(Protocol):
    """A page on which one can search the journal."""

    def begin_search(self) -> object:
        """Give the search field the keyboard."""


class JournalFrame(TranslatedWidget):
    """Makes each page when it is first wanted, and lets all of them go when the journal locks.

    Signals:
        hide_asked: Emitted when everything shall be hidden at once.
        shown: Emitted with the name of the page that came to the front.
    """

    hide_asked = Signal()
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: Mapping[str, MakePage] = {}
        self._pages: dict[str, QWidget] = {}
        self._is_open = False
        self._wished = FIRST
        """Where the user wants to go once the journal is open."""
        self.sidebar = Sidebar(self)
        self.sidebar.chosen.connect(self.go)
        self.sidebar.hide_asked.connect(self.hide_asked)
        self._stack = QStackedWidget(self)
        self._stack.setObjectName("pages")
        self._stack.addWidget(QWidget())  # in front until a journal is open
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(self._right, 1)
        self.sidebar.show_chosen(FIRST)

    @cached_property
    def problems(self) -> "ProblemBar":
        """What went wrong, above the page."""
        from trustjournal.ui.notices import ProblemBar

        bar = named(ProblemBar(), "problems")
        around = QVBoxLayout()
        around.setContentsMargins(12, 12, 12, 0)
        around.addWidget(bar)
        self._right.insertLayout(0, around)
        return bar

    @cached_property
    def toast(self) -> "Toast":
        """What was done and can be undone, at the foot of the page."""
        from trustjournal.ui.notices import Toast

        return Toast(self)

    @property
    def shown_first(self) -> QWidget | None:
        """The page that was made before the others could be."""
        return self._pages.get(FIRST)

    def make_first(self, page: QWidget) -> None:
        """Take the first page before the others can be made."""
        self._pages[FIRST] = page
        self._stack.addWidget(page)
        _polish(page)

    def show_first(self) -> None:
        """Show the first page while the others cannot be made yet."""
        self._stack.setCurrentWidget(self._pages[FIRST])
        self.shown.emit(FIRST)

    def prepare(self, makers: Mapping[str, MakePage]) -> None:
        """Make the first page whole, of a journal that is being opened or has just been."""
        self._makers = makers
        page = makers[FIRST]()
        if page is not self.shown_first:
            self._pages[FIRST] = page
            self._stack.addWidget(page)
        _polish(page)

    def begin(self) -> None:
        """Show the first page of the journal, which is open now, or the one wished for by now."""
        self._is_open = True
        self.go(self._wished)
        self._wished = FIRST

    def go(self, name: str) -> QWidget | None:
        """Bring a page to the front; the one before writes what is typed in it."""
        if not self._is_open:
            if self._stack.currentWidget() is self.shown_first:
                self._wished = name
            return None
        if name not in self._makers:
            return None
        page = self._page(name)
        former: object = self._stack.currentWidget()
        if former is not page and isinstance(former, KeepsText):
            former.leave()
        self._stack.setCurrentWidget(page)
        self.sidebar.show_chosen(name)
        self.shown.emit(name)
        return page

    def begin_new(self) -> None:
        """Begin what the page in front is for; where that is nothing of its own, an entry."""
        _name, page = self.in_front()
        if not isinstance(page, BeginsNew):
            page = self.go("journal")
        if isinstance(page, BeginsNew):
            page.begin_new()

    def begin_search(self) -> None:
        """Search on the page in front; where that cannot search, in the journal."""
        _name, page = self.in_front()
        if not isinstance(page, Searches):
            page = self.go("journal")
        if isinstance(page, Searches):
            page.begin_search()

    def page(self, name: str) -> QWidget | None:
        """Return a page that was already made, while the journal is open."""
        return self._pages.get(name) if self._is_open else None

    def in_front(self) -> tuple[str, object]:
        """Return the name of the page that is shown, and the page, while the journal is open."""
        shown = self._stack.currentWidget()
        found = (each for each in self._pages.items() if each[1] is shown)
        return next(found, ("", None)) if self._is_open else ("", None)

    def flush(self) -> None:
        """Write what is typed anywhere."""
        for page in self._pages.values():
            if isinstance(page, KeepsText):
                page.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed could not be written."""
        return any(
            page.is_unsaved() for page in self._pages.values() if isinstance(page, KeepsText)
        )

    def empty(self) -> None:
        """Let every page go, with all the words in it."""
        if "toast" in vars(self):
            self.toast.dismiss()
        self.problems.hide()
        self._makers, self._is_open, self._wished = {}, False, FIRST
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages = {}
        self.sidebar.show_chosen(FIRST)

    def report(self, problem: Exception) -> None:
        """Say what went wrong."""
        self.problems.show_problem(problem)

    def tell(self, problem: Callable[[], JournalProblem], read: Callable[[], Any]) -> None:
        """Tell of something earlier, unless there is news; `read` follows when it is closed."""
        if self.problems.isHidden():
            self.problems.tell(problem, read)

    def offer_undo(self, message: Text, undo: Callable[[], Any]) -> None:
        """Say what was done, with the way back."""
        self.toast.offer(message, undo)

    def _page(self, name: str) -> QWidget:
        if name not in self._pages:
            made = self._makers[name]()
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]


def _polish(page: QWidget) -> None:
    """Look the style sheet up now, not when the page is shown."""
    for widget in page.findChildren(QWidget):
        widget.ensurePolished()
