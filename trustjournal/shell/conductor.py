"""Lets window, session, settings and look act together."""

import sys
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal

from trustjournal import i18n
from trustjournal.core import settings as settings_file
from trustjournal.core.clock import Clock
from trustjournal.core.paths import Paths
from trustjournal.core.settings import Settings
from trustjournal.shell import patience
from trustjournal.shell.door import Door
from trustjournal.shell.first_look import FirstLook
from trustjournal.shell.problems import KeptBehind, NotSaved
from trustjournal.shell.session import Opened, Screen, Session
from trustjournal.shell.window import Window
from trustjournal.ui.first_paint import FirstPaint

if TYPE_CHECKING:
    from trustjournal.core.changes import Changes
    from trustjournal.services import Services
    from trustjournal.shell.afresh import Stand
    from trustjournal.shell.bringing_back import BringingBack
    from trustjournal.shell.caretaker import Caretaker
    from trustjournal.shell.frame import MakePage
    from trustjournal.shell.guard import Guard
    from trustjournal.shell.idle import IdleWatch
    from trustjournal.shell.keepers import Keepers
    from trustjournal.shell.unlock import UnlockPage
    from trustjournal.shell.welcome import Welcome
    from trustjournal.storage.keys import KdfCost
    from trustjournal.ui.background import ChangeSignal, DatabaseJobs
    from trustjournal.ui.language import LanguageSwitch
    from trustjournal.ui.theme import Theme

MakePages = Callable[["Services", "Conductor"], Mapping[str, "MakePage"]]
MakeFirst = Callable[["Conductor"], Any]
"""Makes the first page without services: it has the signals `first_shown` and `problem`."""


class Setting(NamedTuple):
    """Where the program runs."""

    settings: Settings
    paths: Paths
    clock: Clock
    remembered: bool = False
    """A journal was made here before: if it is missing now, it has gone somewhere."""
    example: bool = False
    """An example journal, thrown away at the end: nothing of it is remembered."""
    stand: "Stand | None" = None
    """Where the window stood that this one replaces; none on a start that somebody asked for."""
    cost: "KdfCost | None" = None
    """What a guess at a new passphrase shall cost; none given: what suits this computer."""


class Look(NamedTuple):
    """What the program looks and sounds like."""

    theme: "Theme"
    language: "LanguageSwitch"


class Background(NamedTuple):
    """What happens behind the window, and the news of it."""

    jobs: "DatabaseJobs"
    changes: "ChangeSignal"
    aside: "DatabaseJobs | None" = None
    """For files that are read and written for long; none given: the same as for everything."""


class Conductor(QObject):
    """The running program.

    Signals:
        painted: Emitted when the window stands there: now the journal can be opened.
        ready: Emitted when what is shown first stands there too: now there is time for all else.
        settings_changed: Emitted with the Settings after the user changed one.
        ended: Emitted when the journal is closed and the window is gone.
    """

    painted = Signal()
    ready = Signal()
    settings_changed = Signal(object)
    ended = Signal()

    def __init__(
        self,
        window: Window,
        session: Session,
        setting: Setting,
        look: Look,
        background: Background,
        make_pages: MakePages,
        make_first: MakeFirst,
    ) -> None:
        super().__init__()
        self.window, self.session = window, session
        self.theme, self._language = look.theme, look.language
        self.jobs, self.changes = background.jobs, background.changes
        self.aside = background.aside or background.jobs
        self._setting, self._settings = setting, setting.settings
        self._make_pages = make_pages
        self._restart_wanted = self._is_ready = self._is_gone = False
        self._welcome: Welcome | None = None
        self._door = Door(session, self.jobs, self)
        session.attend(flush=window.flush, unsaved=window.is_unsaved, drop=self._let_pages_go)
        session.screen_changed.connect(self._on_screen)
        FirstLook(window, session, partial(make_first, self), self).shown.connect(self._make_ready)
        session.assembled.connect(self._on_assembled)
        session.opened.connect(self._on_opened)
        session.refused.connect(self._on_refused)
        session.held.connect(self._on_held)
        session.going.connect(self._keep_geometry)
        session.going.connect(window.hide)
        session.left.connect(self._on_left)
        session.stayed.connect(self._on_stayed)
        window.hide_asked.connect(session.hide)
        window.back_asked.connect(session.come_back)
        window.lock_asked.connect(session.lock)
        window.close_asked.connect(session.leave)
        window.screen_made.connect(self._on_screen_made)
        self.changes.changed.connect(self._on_changed)

    @property
    def is_example(self) -> bool:
        """Whether this is an example journal, of which nothing is kept."""
        return self._setting.example

    @property
    def clock(self) -> Clock:
        """The clock that everything goes by."""
        return self._setting.clock

    @property
    def settings(self) -> Settings:
        """The choices of this computer account."""
        return self._settings

    @cached_property
    def _keepers(self) -> "Keepers":
        from trustjournal.shell.keepers import Keepers

        keepers = Keepers(self.window, self.session, self.jobs, self.aside, self)
        keepers.guard.door = self._door
        if self._setting.stand is not None:
            keepers.guard.place.sealed = self._setting.stand.place
        return keepers

    @cached_property
    def back(self) -> "BringingBack":
        """Puts a copy, or what was salvaged, in the place of the journal."""
        from trustjournal.shell.bringing_back import BringingBack

        made = BringingBack(self.session, self.jobs, self.clock, self)
        made.exchanging.connect(self.guard.place.forget)
        return made

    @property
    def guard(self) -> "Guard":
        """Locks the journal unasked."""
        return self._keepers.guard

    @property
    def idle(self) -> "IdleWatch":
        """Knows how long nothing was done."""
        return self.guard.idle

    @property
    def caretaker(self) -> "Caretaker":
        """Looks after an open journal."""
        return self._keepers.caretaker

    def begin(self) -> None:
        """Show the window; the journal follows."""
        stand = self._setting.stand
        if self._setting.example:
            self.window.show_screen(Screen.JOURNAL)
            self.session.make(None)
        elif stand is not None and stand.is_plain:
            self.session.hide()
        else:
            self.session.begin()
        first = FirstPaint(self.window)
        first.happened.connect(self._on_painted)
        if stand is None:
            self.window.come_forward()
        else:
            self.window.stand_as(stand)

    def _on_painted(self) -> None:
        self._keepers.away.wish(self._settings.cover_when_away)
        self.painted.emit()
        if self._setting.example or self.window.screen_shown is not Screen.JOURNAL:
            self._make_ready()

    def _make_ready(self) -> None:
        if not self._is_ready and self.window.isVisible():
            self._is_ready = True
            self.window.make_ready(self._settings)
            self.ready.emit()

    def choose(self, **changed: Any) -> None:
        """Change settings: at once everywhere, and on the disk."""
        self._settings = self._settings._replace(**changed)
        if "language" in changed:
            self._language.use(self._settings.language)
        if {"appearance", "text_size"} & changed.keys():
            self.theme.use(self._settings.appearance, self._settings.text_size)
        self.window.wear(self._settings)
        self._keepers.away.wish(self._settings.cover_when_away)
        self._keep_settings()
        self.settings_changed.emit(self._settings)

    def move_to(self, folder: Path) -> None:
        """Take the journal in another folder from the next start on, which follows at once."""
        self.choose(journal=str(folder))
        self._restart_wanted = True
        self.session.leave()

    def close(self) -> bool:
        """Let go of the workers and the window, after the event loop has ended.

        False when one of them hangs: Python would wait for it at its end.
        """
        self._stop_keeping()
        has_given_up = "_keepers" in vars(self) and self.guard.has_given_up
        stillness = 0.0 if has_given_up else patience.CLOSING
        are_free = [each.close(stillness) for each in (self.aside, self.jobs)]
        self.window.deleteLater()
        self._language.deleteLater()
        self.theme.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return all(are_free)

    def _stop_keeping(self) -> None:
        if "_keepers" in vars(self):  # else they would be made to be stopped
            self._keepers.stop()

    def _keep_geometry(self) -> None:  # before anything that hangs is waited for
        self._settings = self._settings._replace(geometry=self.window.geometry_text())
        self._keep_settings()

    def _keep_settings(self) -> None:
        if self._setting.example:
            return
        config, settings = self._setting.paths.config, self._settings
        self.jobs.run(
            self.window.frame,  # at the end nobody is left to be told
            lambda: settings_file.save(config, settings),
            lambda _nothing: None,
            fail=self.window.frame.report,
        )

    def _on_screen(self, screen: Screen) -> None:
        if screen is Screen.WELCOME and not self.window.has_screen(screen):
            self.window.add_screen(screen, self._make_welcome())
        if screen in {Screen.UNLOCK, Screen.JOURNAL} and self._welcome is not None:
            self._end_welcome()
        if screen is not Screen.JOURNAL:
            self._stop_keeping()
        self.window.show_screen(screen)
        if screen is Screen.JOURNAL and self.session.services is not None:
            self.guard.watch()
        elif screen is Screen.HIDDEN:
            self._make_ready()

    def _on_screen_made(self, screen: Screen, page: "UnlockPage") -> None:
        if screen is Screen.UNLOCK:
            page.secret_given.connect(self._door.knock)
            page.new_asked.connect(self._begin_anew)
            page.folder_chosen.connect(self.move_to)
            page.copy_chosen.connect(lambda file: self._look_at_copy(page, file))
            page.copy_given.connect(self._bring_back)
            page.salvage_asked.connect(self._salvage)
            page.files_asked.connect(lambda secret: self._write_out(page, secret))

    def _bring_back(self, file: Path, secret: str | None) -> None:
        self.back.bring_back(file, secret)  # made now: the first window waits for none of it

    def _salvage(self, secret: str | None) -> None:
        self.back.salvage(secret)

    def _write_out(self, page: "UnlockPage", secret: str | None) -> None:
        from trustjournal.shell.writing_out import ask_where_and_write_out

        ask_where_and_write_out(page, self.session.vault, self.jobs, self.clock, secret)

    def _look_at_copy(self, page: "UnlockPage", file: Path) -> None:
        from trustjournal.keeping.restoring import seen

        self.jobs.run(
            page, lambda: seen(file), page.show_copy, fail=page.refuse_copy, only_latest="copy"
        )

    def _make_welcome(self) -> "Welcome":
        from trustjournal.shell.welcome import Welcome

        welcome = Welcome(self.window.centralWidget())
        welcome.language_chosen.connect(lambda code: self.choose(language=code))
        welcome.example_asked.connect(show_example)
        welcome.journal_asked.connect(self.session.make)
        welcome.finished.connect(self._on_welcomed)
        self._welcome = welcome
        return welcome

    def _on_assembled(self, services: "Services") -> None:
        self.window.frame.prepare(self._make_pages(services, self))

    def _on_opened(self, opened: Opened) -> None:
        if self.window.has_screen(Screen.UNLOCK):
            self.window.unlock_page.opened()
        self.window.frame.begin()
        self.back.tell(self.window.frame.report)
        self.caretaker.begin(opened.services, with_copies=not self._setting.example)
        if self._welcome is not None:
            self._welcome.journal_made(opened.recovery_key)
        elif self._setting.example:
            self.session.enter()
        else:
            self.guard.watch()
        place = str(self._setting.paths.journal)
        if not self._setting.example and self._settings.journal != place:
            self.choose(journal=place, language=i18n.language())
        self.guard.lead_back()

    def _let_pages_go(self) -> None:
        self.guard.let_pages_go()

    def _on_welcomed(self, name: str) -> None:
        services = self.session.services
        if name and services is not None:
            self.jobs.run(
                self,
                lambda: services.people.find_or_add(name),
                lambda _person: None,
                fail=self.window.frame.report,
            )
        self.session.enter()

    def _end_welcome(self) -> None:
        self._welcome = None
        self.window.drop_screen(Screen.WELCOME)

    def _on_refused(self, problem: Exception) -> None:
        self._make_ready()
        if self._welcome is not None:
            self._welcome.show_problem(problem)
        else:
            self.window.unlock_page.show_problem(problem)

    def _on_changed(self, changes: "Changes") -> None:
        from trustjournal.core.changes import Changes

        if Changes.PREFERENCES in changes:
            self.guard.watch()

    def _begin_anew(self) -> None:
        self.session.forget_place()
        self.session.begin()

    def _on_left(self) -> None:
        if self._is_gone:
            return  # a copy that was given up is there after all
        self._is_gone = True
        self._stop_keeping()
        self._keep_geometry()
        self.window.let_go()
        if self._restart_wanted:
            _start_program()
        self.ended.emit()

    def _on_held(self) -> None:
        if self.window.screen_shown is Screen.UNLOCK:
            self.window.unlock_page.tell(KeptBehind())

    def _on_stayed(self, problem: Exception | None) -> None:
        self.window.come_forward()
        if self.window.screen_shown is Screen.UNLOCK:
            self.window.unlock_page.tell(problem or KeptBehind())
        else:
            self.window.frame.report(problem or NotSaved())


def show_example() -> None:
    """Start the program once more, on an example journal that knows nothing of the real one."""
    _start_program("demo", "--language", i18n.language())


def _start_program(*arguments: str) -> None:
    from PySide6.QtCore import QProcess

    QProcess.startDetached(sys.executable, ["-m", "trustjournal", *arguments])
