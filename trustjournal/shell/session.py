"""Opens, hides, locks and closes the journal, and says which screen fits. Draws nothing."""

from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.core.problems import JournalProblem
from trustjournal.shell.first_look import FirstOpening
from trustjournal.shell.warm_up import warm_up
from trustjournal.storage.problems import WrongPassphrase
from trustjournal.storage.vault import Vault, VaultState

if TYPE_CHECKING:
    from trustjournal.services import Services
    from trustjournal.ui.background import Jobs


_TRY_AGAIN_AFTER = 30_000
"""Milliseconds after which words that could not be written before a lock are written again."""


class Screen(Enum):
    """What the window shows."""

    WELCOME = auto()
    UNLOCK = auto()
    """Asks for the passphrase, or says why the journal cannot be opened."""
    JOURNAL = auto()
    HIDDEN = auto()
    """A plain page with nothing on it that belongs to anybody."""


class Opened(NamedTuple):
    """An open journal, and the recovery key if it was made just now."""

    services: "Services"
    recovery_key: str | None = None


class Session(QObject):
    """One journal in one window, from start to end.

    Signals:
        screen_changed: Emitted with the Screen to show.
        assembled: Emitted with the Services of a journal that is about to be opened or made; its
            pages can be made meanwhile, but nothing can be read yet.
        opened: Emitted with Opened, after the journal was opened or made.
        refused: Emitted with the exception that kept the journal from opening.
        ending: Emitted before everything typed is written for the last time, by a lock or at the
            end: what is being composed has to be committed now, and what stands above the pages
            has to go.
        closed: Emitted with whether a passphrase protects it, when the journal was closed behind a
            lock or the plain page, and nobody is opening it again.
        held: Emitted when something typed could not be written before a lock: it stays in the
            window, behind the page that asks for the passphrase.
        going: Emitted when everything typed is written and only the copy is still to be made.
        left: Emitted when everything is written and the journal is closed; the window may go.
        stayed: Emitted with the exception when writing failed: the words are still in the window.
    """

    screen_changed = Signal(object)
    assembled = Signal(object)
    opened = Signal(object)
    refused = Signal(object)
    ending = Signal()
    closed = Signal(bool)
    held = Signal()
    going = Signal()
    left = Signal()
    stayed = Signal(object)

    def __init__(
        self,
        vault: Vault,
        jobs: "Jobs",
        assemble: "Callable[[Vault], Services]",
        *,
        fill: Callable[[Vault], None] = lambda _empty: None,
        remembered: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._vault = vault
        self._jobs = jobs
        self._assemble, self._fill = assemble, fill
        self._remembered = remembered
        self._services: Services | None = None
        self._assembled: Services | None = None
        """Waits for the journal to open, with the pages that were made for it."""
        self._opening = self._leaving = False
        self._holds = False
        """Whether words that could not be written lie behind the page that asks."""
        self._closed_meanwhile = False
        """Whether it was closed while somebody was already opening it again."""
        self.first = FirstOpening(vault, jobs, self)
        self._again = QTimer(self, singleShot=True, interval=_TRY_AGAIN_AFTER)
        self._again.timeout.connect(self._on_again)
        self._covered = self._tries = 0
        """How often the pages were hidden and opening was asked for, to notice it while opening."""
        self._flush: Callable[[], None] = lambda: None
        self._unsaved: Callable[[], bool] = lambda: False
        self._drop: Callable[[], None] = lambda: None
        self.assembled.connect(self._on_assembled)

    @property
    def services(self) -> "Services | None":
        """Return the services of the open journal."""
        return self._services

    @property
    def is_opening(self) -> bool:
        """Whether a passphrase is being tried."""
        return self._opening

    @property
    def vault(self) -> Vault:
        """Return the vault, for work on the journal as a whole."""
        return self._vault

    def attend(
        self,
        *,
        flush: Callable[[], None],
        unsaved: Callable[[], bool],
        drop: Callable[[], None],
    ) -> None:
        """Tell how the window's pages write what is typed, whether they could, and how they go."""
        self._flush, self._unsaved, self._drop = flush, unsaved, drop

    def begin(self) -> None:
        """Show the first screen; an unprotected journal opens by itself."""
        try:
            state = self._vault.state()
        except JournalProblem as problem:
            self._on_refused(problem)
            return
        if state is VaultState.MISSING and not self._remembered:
            self.screen_changed.emit(Screen.WELCOME)
        elif state is VaultState.UNPROTECTED:
            self.screen_changed.emit(Screen.JOURNAL)
            self.unlock(None)
        else:
            self.screen_changed.emit(Screen.UNLOCK)
            if self._holds:
                self.held.emit()
            if state is VaultState.LOCKED:
                self._jobs.run(self, warm_up, lambda _nothing: None, fail=self.refused.emit)
            else:
                self.unlock(None)

    def unlock(self, secret: str | None) -> None:
        """Open the journal; then `opened`, or `refused` with the reason.

        Nothing follows when everything was hidden, or unlock() called again, in the meantime.
        """
        self._tries += 1
        self._try(secret, (self._tries, self._covered))

    def _try(self, secret: str | None, asked: tuple[int, int]) -> None:
        if asked != (self._tries, self._covered):
            return
        if self._services is None and not self._opening:
            self._unlock(secret)
            return
        # The journal may be about to close, once the worker has written what was typed; or it is
        # still being opened, and will close because it was hidden meanwhile.
        self._jobs.run(
            self, lambda: None, lambda _nothing: self._settled(secret, asked), fail=self._on_refused
        )

    def _settled(self, secret: str | None, asked: tuple[int, int]) -> None:
        if self._opening:
            self._try(secret, asked)
        elif asked == (self._tries, self._covered):
            self._unlock(secret)

    def _unlock(self, secret: str | None) -> None:
        kept, assembled = self._services, self._assembled
        self._opening = True
        covered = self._covered
        if secret is None and kept is None and assembled is None:
            self.first.open(
                lambda: covered == self._covered,
                unseen=self._close_unseen,
                fail=lambda problem: self._on_not_opened(problem, covered),
            )
            return

        def work() -> Opened | None:
            if kept is not None:
                # Something could not be written before the lock: the pages still hold it.
                if self._vault.is_protected and not (secret and self._vault.matches(secret)):
                    raise WrongPassphrase
                return None
            services = assembled or self._put_together()
            self._vault.open(secret)
            return Opened(services=services)

        self._open(work)

    def go_on(self) -> None:
        """Make the services of a journal whose first page is shown already; then `opened`."""

        def work() -> Opened:
            warm_up()
            return Opened(services=self._put_together())

        if self.first.end():
            self._open(work)

    def _open(self, work: Callable[[], Opened | None]) -> None:
        covered = self._covered
        self._jobs.run(
            self,
            work,
            lambda opened: self._on_opened(opened, covered),
            fail=lambda problem: self._on_not_opened(problem, covered),
        )

    def _close_unseen(self) -> None:
        """Close a journal that was hidden while it was being opened."""
        self._opening = False
        self.drop_pages()
        self._close()

    def make(self, passphrase: str | None) -> None:
        """Make a new journal and open it; the welcome stays until enter()."""
        assembled = self._assembled

        def work() -> Opened:
            services = assembled or self._put_together()
            recovery_key = self._vault.create(passphrase)
            self._fill(self._vault)
            return Opened(services=services, recovery_key=recovery_key)

        self._jobs.run(self, work, self._hold, fail=self.refused.emit)

    def _put_together(self) -> "Services":
        """Assemble on the worker: while it derives the key, the window makes the first page."""
        services = self._assemble(self._vault)
        self.assembled.emit(services)
        return services

    def enter(self) -> None:
        """Go from the welcome into the journal that was just made."""
        self.screen_changed.emit(Screen.JOURNAL)

    def forget_place(self) -> None:
        """Take a missing journal as none that was ever made."""
        self._remembered = False

    def drop_pages(self) -> None:
        """Let the open journal's pages go; their words were written before."""
        self._services = self._assembled = None
        self._drop()

    def lock(self) -> None:
        """Write what is typed, forget it, close the journal and ask for the passphrase again."""
        self._close_behind(Screen.UNLOCK if self._vault.is_protected else Screen.HIDDEN)

    def hide(self) -> None:
        """Show the plain page at once, then lock behind it."""
        self._close_behind(Screen.HIDDEN)

    def come_back(self) -> None:
        """Leave the plain page: to the passphrase, or straight in where there is none."""
        self.begin()

    def leave(self) -> None:
        """Write what is typed, save a copy if something changed, close; then `left` or `stayed`."""
        if self._leaving:
            return
        self._leaving = True
        self.ending.emit()
        if self._services is None:
            self.first.end()
            self._covered += 1
            self._jobs.run(self, self._vault.close, self._on_left, fail=self._stay)
            return
        self.once_saved(self._copy_and_close)

    def once_saved(self, then: Callable[[], object]) -> None:
        """Write what is typed and go on; when it cannot be written, only `stayed` follows."""

        def look(_flushed: None) -> None:
            if self._unsaved():
                self._stay(None)
            else:
                then()

        self._make_room()
        self._flush()
        self._jobs.run(self, lambda: None, look, fail=self._stay)

    def _make_room(self) -> None:
        """What is typed must be written now, on a full disk too."""
        self._jobs.run(self, self._vault.make_room, lambda _nothing: None, fail=self.refused.emit)

    def _stay(self, problem: Exception | None) -> None:
        self._leaving = False
        self.stayed.emit(problem)

    def _copy_and_close(self) -> None:
        self.going.emit()
        services = self._services

        def work() -> None:
            # Whatever becomes of the copy: the window is hidden, and the journal has to close.
            if services is not None:
                with suppress(Exception):
                    services.keeping.copy_at_the_end()
            self._vault.close()

        self._jobs.run(self, work, self._on_left, fail=self._stay)

    def _on_left(self, _nothing: None) -> None:
        self.drop_pages()
        self.left.emit()

    def _close_behind(self, screen: Screen) -> None:
        """Cover the pages first; they go once their words are safe."""
        self._covered += 1
        self.ending.emit()
        self.screen_changed.emit(screen)
        if self.first.end():
            self._close_unseen()
        self._write_and_close()

    def _write_and_close(self) -> None:
        if self._services is None:
            return
        self._make_room()
        self._flush()
        self._jobs.run(self, lambda: None, self._close_if_saved, fail=self.refused.emit)

    def _on_again(self) -> None:
        if self._opening:  # whoever gave the passphrase may be about to see the words
            self._again.start()
        else:
            self._write_and_close()

    def _close_if_saved(self, _flushed: None) -> None:
        if self._services is None:  # locked twice
            return
        self._holds = self._unsaved()
        if self._holds:
            self._again.start()
            self.held.emit()
            return
        self._jobs.pass_over()
        self.drop_pages()
        self._close()

    def _close(self) -> None:
        def work() -> bool:
            protected = self._vault.is_protected
            self._vault.close()
            return protected

        self._jobs.run(self, work, self._on_closed, fail=self.refused.emit)

    def _on_closed(self, protected: bool) -> None:
        self._closed_meanwhile = protected and self._opening
        if not self._opening:
            self.closed.emit(protected)

    def _on_opened(self, opened: Opened | None, covered: int) -> None:
        self._opening = self._closed_meanwhile = False
        if covered != self._covered:
            # Somebody hid everything while the passphrase was being tried: nothing is shown.
            if opened is not None:
                self._close_unseen()
            return
        self._holds = False
        self._again.stop()
        self.screen_changed.emit(Screen.JOURNAL)
        if opened is not None:
            self._hold(opened)

    def _on_assembled(self, services: "Services") -> None:
        self._assembled = services

    def _hold(self, opened: Opened) -> None:
        self._services, self._assembled = opened.services, None
        self.opened.emit(opened)

    def _on_not_opened(self, problem: Exception, covered: int) -> None:
        self._opening = False
        if covered == self._covered:
            self._on_refused(problem)
        if self._closed_meanwhile:
            self._closed_meanwhile = False
            self.closed.emit(True)

    def _on_refused(self, problem: Exception) -> None:
        self.screen_changed.emit(Screen.UNLOCK)
        self.refused.emit(problem)
