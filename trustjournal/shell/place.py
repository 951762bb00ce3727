"""Where somebody was in the journal when it was locked, so that they are there again afterwards.

Ids and offsets only, no word. It leaves the open journal sealed, so that neither the locked program
nor the one that takes its place can read it, and it lies nowhere on the disk.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

from trustjournal.core.problems import JournalProblem

if TYPE_CHECKING:
    from trustjournal.shell.frame import JournalFrame
    from trustjournal.storage.vault import Vault

_LENGTH = 320
"""Bytes that each place takes: not even its length tells which page it was."""
_GIVEN_UP_AFTER = 5_000
"""Milliseconds; a page that is shorter than before stays where it begins."""


@runtime_checkable
class Scrolls(Protocol):
    """A page that may be longer than the window."""

    scroll_area: QScrollArea


@runtime_checkable
class ShowsOne(Protocol):
    """A page that shows one of many: a person, a sheet."""

    @property
    def shown_id(self) -> str | None:
        """The id of what is shown."""

    def open(self, shown_id: str, /) -> object:
        """Show that one."""


@runtime_checkable
class ShowsWriting(Protocol):
    """A page in which something is written."""

    def writing_place(self) -> tuple[str, int, int, int] | None:
        """Return which entry it is, from where to where one has chosen, and what is at the top."""

    def open_at(self, entry: str, chosen_from: int, chosen_to: int, top: int) -> object:
        """Show that entry there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place in the journal."""

    page: str
    shown: str = ""
    scroll: int = 0
    writing: tuple[str, int, int, int] | None = None


def place_in(frame: "JournalFrame") -> Place | None:
    """Return where somebody is in the open journal."""
    name, page = frame.in_front()
    if page is None:
        return None
    return Place(
        page=name,
        shown=(page.shown_id or "") if isinstance(page, ShowsOne) else "",
        scroll=page.scroll_area.verticalScrollBar().value() if isinstance(page, Scrolls) else 0,
        writing=page.writing_place() if isinstance(page, ShowsWriting) else None,
    )


def go_to(frame: "JournalFrame", place: Place) -> None:
    """Be there again, as far as it is still there."""
    page: object = frame.go(place.page)
    if isinstance(page, ShowsOne) and place.shown:
        page.open(place.shown)
    if isinstance(page, ShowsWriting) and place.writing is not None:
        page.open_at(*place.writing)
    if isinstance(page, Scrolls) and place.scroll:
        _ScrollsBack(page.scroll_area, place.scroll, partial(_still_shows, page, place.shown))


def _still_shows(page: object, shown: str) -> bool:
    return not (isinstance(page, ShowsOne) and shown) or page.shown_id == shown


class KeptPlace:
    """Keeps a place over a lock; only the same journal, open again, can be led back to it."""

    def __init__(self, sealed: str = "") -> None:
        """Begin with what a former program handed over."""
        self.sealed = sealed
        """In base 64; empty when there is none."""

    def take(self, frame: "JournalFrame", vault: "Vault") -> None:
        """Remember where somebody is now; what was kept before stays while nobody is anywhere."""
        place = place_in(frame)
        if place is None:
            return
        self.sealed = ""
        with suppress(JournalProblem):
            said = json.dumps(asdict(place)).encode().ljust(_LENGTH)
            self.sealed = b64encode(vault.seals().seal(said)).decode("ascii")

    def lead_back(self, frame: "JournalFrame", vault: "Vault") -> None:
        """Go there once, if it was kept by this very journal."""
        sealed, self.sealed = self.sealed, ""
        place = None
        with suppress(JournalProblem, LookupError, TypeError, ValueError):
            opened = vault.seals().unseal(b64decode(sealed)) if sealed else None
            place = None if opened is None else Place(**json.loads(opened))
        if place is not None:
            go_to(frame, place)

    def forget(self) -> None:
        """Lead nowhere: another journal is about to open."""
        self.sealed = ""


class _ScrollsBack(QObject):
    """Scrolls a page to where it was once it is long enough, unless somebody goes on first."""

    def __init__(self, area: QScrollArea, value: int, wanted: Callable[[], bool]) -> None:
        super().__init__(area)
        self._bar, self._value, self._wanted = area.verticalScrollBar(), value, wanted
        self._bar.actionTriggered.connect(self.deleteLater)
        self._bar.rangeChanged.connect(self._try)
        timer = QTimer(self, singleShot=True, interval=_GIVEN_UP_AFTER)
        timer.timeout.connect(self.deleteLater)
        timer.start()
        self._try()

    def _try(self) -> None:
        if not self._wanted():
            self.deleteLater()
        elif self._bar.maximum() >= self._value:
            self._bar.setValue(self._value)
