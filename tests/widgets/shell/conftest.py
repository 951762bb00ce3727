"""The real window and conductor around a real journal, with work done at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.clocks import FakeClock
from trustjournal.core.paths import Paths
from trustjournal.core.settings import Settings
from trustjournal.services import Services, assemble
from trustjournal.shell.about import AboutPage
from trustjournal.shell.conductor import Background, Conductor, Look, Setting
from trustjournal.shell.session import Session
from trustjournal.shell.settings_page import SettingsPage
from trustjournal.shell.shortcuts import ShortcutsPage
from trustjournal.shell.window import Window
from trustjournal.storage import keys
from trustjournal.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The program while a test looks at it."""

    conductor: Conductor
    paths: Paths
    problems: list[Exception]

    @property
    def services(self) -> Services:
        services = self.conductor.session.services
        assert services is not None
        return services

    @property
    def window(self) -> Window:
        return self.conductor.window

    def page(self, name: str) -> QWidget:
        page = self.window.frame.go(name)
        assert page is not None
        return page


class FirstPage(QWidget):
    """A first page with nothing on it."""

    first_shown = Signal()
    problem = Signal(object)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.first_shown.emit()


Run = Callable[..., Running]


@pytest.fixture
def run(
    qapp: QApplication, qtbot, theme, language, jobs, changes, paths: Paths, clock: FakeClock
) -> Iterator[Run]:
    """Starts the program on the journal that lies in `paths`; a secret opens a locked one."""
    conductors: list[Conductor] = []
    vaults: list[Vault] = []

    def start(secret: str | None = None, *, example: bool = False) -> Running:
        vault = Vault(paths.journal, paths.backups, cost=keys.FLOOR)
        vaults.append(vault)
        settings, problems = Settings(), []
        session = Session(
            vault, jobs, lambda opened: assemble(opened, clock, changes.announce), remembered=True
        )
        window = Window(settings)

        def pages(services: Services, conductor: Conductor) -> dict[str, Callable[[], QWidget]]:
            def settings_page() -> SettingsPage:
                page = SettingsPage(conductor, services)
                page.problem.connect(problems.append)
                return page

            return {
                "today": lambda: window.frame.shown_first or QWidget(),
                "settings": settings_page,
                "about": AboutPage,
                "shortcuts": lambda: ShortcutsPage(conductor),
            }

        conductor = Conductor(
            window,
            session,
            Setting(settings=settings, paths=paths, clock=clock, example=example),
            Look(theme, language),
            Background(jobs, changes),
            pages,
            lambda _conductor: FirstPage(),
        )
        conductors.append(conductor)
        with qtbot.waitActive(window):
            conductor.begin()
        if secret is not None:
            session.unlock(secret)
        return Running(conductor=conductor, paths=paths, problems=problems)

    yield start
    for conductor in conductors:
        conductor.idle.stop()  # a test that lets hours pass would wake it
        window = conductor.window
        window.frame.empty()
        window.let_go()
        window.deleteLater()
        conductor.deleteLater()
    for vault in vaults:
        vault.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def unprotected(vault: Vault, run: Run) -> Running:
    """The program on a journal without a passphrase."""
    vault.close()
    return run()


@pytest.fixture
def protected(protected_vault, run: Run) -> Running:
    """The program on a journal whose passphrase was given."""
    return run(protected_vault().passphrase)
