"""What a running program has beside its window, taken up once the window is painted."""

import os
import sys
from contextlib import ExitStack, suppress
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QGuiApplication

from trustjournal import quick_start
from trustjournal.core import dumps
from trustjournal.core.paths import Paths
from trustjournal.shell.afresh import Stand
from trustjournal.shell.conductor import Conductor
from trustjournal.shell.crashes import CrashNotes
from trustjournal.shell.guard import Guard
from trustjournal.shell.instance import InstanceServer
from trustjournal.shell.log_out import LogOutWatch
from trustjournal.shell.signals import TerminationWatch
from trustjournal.shell.window import Window
from trustjournal.storage.ending import end_now


class StartAfresh(Protocol):
    """Starts another program in the place of this one, or beside it; OSError where that fails."""

    def __call__(self, stand: Stand, *, beside: bool) -> object: ...


_STARTED_WITHIN = 3000
"""Milliseconds after the first paint."""
_LISTENS_WITHIN = 1000
"""Milliseconds after the first paint; nobody types a passphrase faster, and Today comes first."""


def settle(
    conductor: Conductor,
    paths: Paths,
    running: ExitStack,
    *,
    start_afresh: StartAfresh | None = None,
) -> None:
    """Listen for the system's wish to end and for later starts; note mistakes of ours.

    With start_afresh, a journal with a passphrase leaves nothing in the memory when it locks.
    """
    dumps.close_memory()
    # Qt's file dialogs would write down which folders they showed; so they find no place for it.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    _clear_up_after_former_versions(conductor, paths)
    CrashNotes(paths.state, conductor.window.frame.report).install()
    termination = TerminationWatch()
    termination.asked.connect(conductor.session.leave)
    running.callback(termination.stop)
    LogOutWatch(conductor.guard, conductor)
    instance = InstanceServer(paths.journal, conductor)
    instance.raise_asked.connect(conductor.window.come_forward)
    instance.listen()
    conductor.session.going.connect(instance.stop)
    conductor.session.left.connect(instance.stop)
    if start_afresh is not None and os.name == "posix" and not conductor.is_example:
        conductor.guard.start_afresh = partial(
            _start_afresh, start_afresh, conductor.window, instance
        )
    if sys.platform not in {"win32", "darwin"}:
        QTimer.singleShot(_LISTENS_WITHIN, conductor, partial(_obey_the_system, conductor.guard))
    QTimer.singleShot(_STARTED_WITHIN, conductor, quick_start.pass_over_what_the_start_made)


def _clear_up_after_former_versions(conductor: Conductor, paths: Paths) -> None:
    """Remove Qt's own file, in which the folders of exports stood, from among ours."""
    left = paths.state / "QtProject.conf"
    conductor.jobs.run(
        conductor,
        lambda: left.unlink(missing_ok=True),
        lambda _gone: None,
        fail=lambda _refused: None,  # a folder that refuses is told of elsewhere
    )


def _obey_the_system(guard: Guard) -> None:
    """Lock when the system sleeps or is locked; some builds of Qt cannot speak with it."""
    with suppress(ImportError):
        from trustjournal.shell.system_lock import SystemLock, buses

        guard.obey(SystemLock(*buses(), guard))


def _start_afresh(
    start_afresh: StartAfresh, window: Window, instance: InstanceServer, stand: Stand, hangs: bool
) -> None:
    """Become another program; where that fails, this one goes on, locked as it is.

    A program of which a thread hangs cannot become another before that thread is free: the other
    one begins beside it, and this one ends.
    """
    instance.stop()
    try:
        start_afresh(stand, beside=hangs)
    except OSError:
        instance.listen()
        return
    window.hide()
    QGuiApplication.sync()  # what hangs may keep the line to the screen open for long
    end_now(0)
