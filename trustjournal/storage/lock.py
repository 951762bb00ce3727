"""One program at a time. The operating system frees the lock when its holder dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from trustjournal.storage.problems import JournalInUse, JournalLeaving

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_free(path: Path) -> bool:
    """Whether nobody holds it now; where that cannot be told, whoever takes it will hear why."""
    try:
        FolderLock(path).release()
    except JournalInUse:
        return False
    except OSError:
        return True
    return True


_LEAVING = b"leaving"
_SAID_AT = 1
"""Where it stands in the file: Windows lets nobody read the byte that is locked."""


class FolderLock:
    """Held from the moment it is made until release(), by window and command line alike.

    Raises JournalInUse when somebody else holds it, JournalLeaving when they are about to go,
    OSError when the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.name == "posix":
                with suppress(PermissionError):  # somebody else's file locks as well
                    os.fchmod(self._descriptor, 0o600)
            _take(self._descriptor)
        except (BlockingIOError, PermissionError) as error:
            leaving = self._is_left()
            self.release()
            raise (JournalLeaving if leaving else JournalInUse) from error
        with suppress(OSError):
            if self._is_left():  # said by a program that is gone
                os.ftruncate(self._descriptor, 0)

    def say_leaving(self) -> None:
        """Let whoever waits know that it does not take long; a full disk keeps nobody waiting."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.lseek(self._descriptor, _SAID_AT, os.SEEK_SET)
                os.write(self._descriptor, _LEAVING)

    def _is_left(self) -> bool:
        if self._descriptor is None:
            return False
        try:
            os.lseek(self._descriptor, _SAID_AT, os.SEEK_SET)
            return os.read(self._descriptor, len(_LEAVING)) == _LEAVING
        except OSError:
            return False

    def release(self) -> None:
        """Let others in; safe to call twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
