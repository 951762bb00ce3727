"""What a running program has beside its window, taken up once the window is painted."""

import os
from contextlib import ExitStack

from PySide6.QtCore import QSettings, QTimer

from trustjournal import quick_start
from trustjournal.core import dumps
from trustjournal.core.paths import Paths
from trustjournal.shell.conductor import Conductor
from trustjournal.shell.crashes import CrashNotes
from trustjournal.shell.instance import InstanceServer
from trustjournal.shell.signals import TerminationWatch

_STARTED_WITHIN = 3000
"""Milliseconds after the first paint."""


def settle(conductor: Conductor, paths: Paths, running: ExitStack) -> None:
    """Listen for the system's wish to end and for later starts; note mistakes of ours."""
    dumps.close_memory()
    # Qt's file dialogs would write down which folders they showed; so they find no place for it.
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)
    CrashNotes(paths.state, conductor.window.frame.report).install()
    termination = TerminationWatch()
    termination.asked.connect(conductor.session.leave)
    running.callback(termination.stop)
    instance = InstanceServer(paths.journal, conductor)
    instance.raise_asked.connect(conductor.window.come_forward)
    instance.listen()
    conductor.session.going.connect(instance.stop)
    QTimer.singleShot(_STARTED_WITHIN, conductor, quick_start.pass_over_what_the_start_made)
