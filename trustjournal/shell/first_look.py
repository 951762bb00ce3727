"""A journal that needs no secret: what was written is shown before the services are there.

Nobody types a passphrase meanwhile, so there is no time for importing them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from trustjournal.shell.session import Session
    from trustjournal.shell.window import Window
    from trustjournal.storage.vault import Vault
    from trustjournal.ui.background import Jobs


class FirstOpening(QObject):
    """Opens the journal, and says when its first page can be made and when it can be read.

    Signals:
        looking: Emitted when the journal is about to be opened; its first page can be made.
        readable: Emitted when that page can be read, though there are no services yet.
    """

    looking = Signal()
    readable = Signal()

    def __init__(self, vault: "Vault", jobs: "Jobs", parent: QObject) -> None:
        super().__init__(parent)
        self._vault, self._jobs = vault, jobs
        self._is_readable = False

    def open(
        self,
        is_wanted: Callable[[], bool],
        *,
        unseen: Callable[[], object],
        fail: Callable[[Exception], object],
    ) -> None:
        """Open the journal; `unseen` follows when it was hidden meanwhile."""

        def work() -> None:
            self.looking.emit()
            self._vault.open(None)

        def then(_nothing: None) -> None:
            if is_wanted():
                self._is_readable = True
                self.readable.emit()
            else:
                unseen()

        self._jobs.run(self, work, then, fail=fail)

    def end(self) -> bool:
        """Let something else follow; return whether the first page is all there is so far."""
        was, self._is_readable = self._is_readable, False
        return was


class FirstLook(QObject):
    """Shows the first page, and lets all else follow once it stands there.

    Signals:
        shown: Emitted when it does, or when it could not be read.
    """

    shown = Signal()

    def __init__(
        self, window: "Window", session: "Session", make: Callable[[], Any], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._make = window, session, make
        session.first.looking.connect(self._on_looking)
        session.first.readable.connect(self._on_readable)

    def _on_looking(self) -> None:
        if self._window.frame.shown_first is None:
            page = self._make()
            # What could not be read is read, and told, once more when the page is whole.
            page.problem.connect(self._on_shown)
            page.first_shown.connect(self._on_shown)
            self._window.frame.make_first(page)

    def _on_readable(self) -> None:
        self._window.frame.show_first()

    def _on_shown(self) -> None:
        self._session.go_on()
        self.shown.emit()
