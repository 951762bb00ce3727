"""What happens after a mistake of ours: a calm sentence, and a note without a word of the journal.

An exception's own message may hold anything that was typed, and so may Qt's; neither is printed or
kept. What is kept is its kind and the places in the program it came through.
"""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from trustjournal import __version__
from trustjournal.core.paths import make_private

_FILE = "mistakes.txt"
_LONGEST = 200_000
"""Bytes; then the note begins anew."""
_SAYS_NOTHING = "This plugin does not support "
"""Said at every start on a display without a window manager."""
_PACKAGE = Path(__file__).parents[1]


def described(kind: type[BaseException], traceback: TracebackType | None) -> str:
    """Return an exception's kind and the lines it came through; never its message."""
    places = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = Path(code.co_filename)
        inside = file.is_relative_to(_PACKAGE)
        name = file.relative_to(_PACKAGE).as_posix() if inside else file.name
        places.append(f"  {name}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return "\n".join((f"{__version__} {kind.__module__}.{kind.__qualname__}", *places, ""))


class CrashNotes:
    """Keeps notes in a folder, and tells somebody that there was a mistake."""

    def __init__(self, folder: Path, tell: Callable[[Exception], object]) -> None:
        self._file = folder / _FILE
        self._tell = tell

    def install(self) -> None:
        """Take over what Python and Qt would print."""
        sys.excepthook = self.on_exception
        threading.excepthook = self.on_thread_exception
        qInstallMessageHandler(_on_qt_message)

    def on_exception(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Note a mistake on the window's thread and say that there was one."""
        self.note(described(kind, traceback))
        if isinstance(error, Exception):
            self._tell(error)

    def on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        """Note a mistake on another thread, where nothing may be shown."""
        self.note(described(arguments.exc_type, arguments.exc_traceback))

    def note(self, text: str) -> None:
        """Write a note for its owner only; a disk that refuses is not worth a second mistake."""
        sys.stderr.write(text)
        try:
            make_private(self._file.parent)
            too_long = self._file.exists() and self._file.stat().st_size > _LONGEST
            flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if too_long else os.O_APPEND)
            descriptor = os.open(self._file, flags, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Say only what kind of message Qt had, and from which of its parts."""
    if kind != QtMsgType.QtDebugMsg and not message.startswith(_SAYS_NOTHING):
        sys.stderr.write(f"Qt: {kind.name} ({context.category})\n")
