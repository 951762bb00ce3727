"""The composition root of the window: places, settings, vault, services, pages, top to bottom."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from trustjournal import i18n
from trustjournal.core import letters
from trustjournal.core.clock import Clock, system_clock
from trustjournal.core.paths import Paths
from trustjournal.core.settings import Settings
from trustjournal.shell import afresh
from trustjournal.shell.conductor import Background, Conductor, Look, Setting
from trustjournal.shell.first_page import make_first_page
from trustjournal.shell.meeting import raise_running
from trustjournal.shell.pages import make_pages
from trustjournal.shell.session import Session
from trustjournal.shell.window import Window
from trustjournal.storage.ending import Hangs, although_it_hangs
from trustjournal.storage.vault import Vault
from trustjournal.ui.background import ChangeSignal, DatabaseJobs
from trustjournal.ui.language import LanguageSwitch
from trustjournal.ui.theme import STYLE, Theme

if TYPE_CHECKING:
    from trustjournal.services import Services

Fill = Callable[[Vault, Clock], None]


@although_it_hangs()
def run(
    paths: Paths, settings: Settings, journal: Path | None = None, *, example: bool = False
) -> int:
    """Open the window and stay until it is closed; returns the exit code."""
    stand = afresh.taken_over()
    if example:
        return _demo(paths, settings)
    chosen = journal or (Path(settings.journal) if settings.journal else None)
    places = Paths.standard(chosen)._replace(config=paths.config, state=paths.state)
    if raise_running(places.journal):
        return 0
    if stand is not None:
        settings = settings._replace(geometry=stand.geometry)
    remembered = bool(settings.journal) and journal is None
    return _show(Setting(settings, places, system_clock, remembered=remembered, stand=stand))


def _demo(paths: Paths, settings: Settings) -> int:
    """Show an example journal that is gone when the window closes."""
    from trustjournal.keeping.example_place import throw_away

    with throw_away(paths.state) as folder:
        places = Paths.under(folder)
        example = Setting(settings=settings, paths=places, clock=system_clock, example=True)
        return _show(example, fill=_fill_example)


def _fill_example(vault: Vault, clock: Clock) -> None:
    from trustjournal.keeping import example

    example.fill(vault, i18n.language(), last_day=clock().date())


def _show(setting: Setting, fill: Fill | None = None) -> int:
    application = QApplication(["notes", *STYLE])
    letters.take_plain_ones()
    conductor = build(application, setting, fill)
    conductor.ended.connect(application.quit)
    running = ExitStack()
    conductor.ready.connect(lambda: _settle(conductor, setting.paths, running))
    conductor.begin()
    with running:
        code = application.exec()
    if not conductor.close():
        raise Hangs(code)
    return code


def _settle(conductor: Conductor, paths: Paths, running: ExitStack) -> None:
    from trustjournal.shell.running import settle

    settle(conductor, paths, running, start_afresh=afresh.start)


def build(application: QApplication, setting: Setting, fill: Fill | None = None) -> Conductor:
    """Put the window together; nothing is shown and no journal is opened yet."""
    application.setApplicationName("notes")
    application.setQuitOnLastWindowClosed(False)
    look = Look(
        Theme(application, setting.settings.appearance, setting.settings.text_size),
        LanguageSwitch(application),
    )
    look.language.use(i18n.language())
    background = Background(DatabaseJobs(waits=True), ChangeSignal(), DatabaseJobs())

    def assemble(vault: Vault) -> "Services":
        from trustjournal.services import assemble as put_together

        return put_together(
            vault, setting.clock, background.changes.announce, setting.paths.worksheets
        )

    def fill_new(vault: Vault) -> None:
        if fill is not None:
            fill(vault, setting.clock)

    vault = Vault(setting.paths.journal, setting.paths.backups, cost=setting.cost)
    session = Session(
        vault, background.jobs, assemble, fill=fill_new, remembered=setting.remembered
    )
    window = Window(setting.settings)
    conductor = Conductor(window, session, setting, look, background, make_pages, make_first_page)
    conductor.painted.connect(background.jobs.begin)
    return conductor
