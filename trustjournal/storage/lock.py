"""One program at a time. The operating system frees the lock when its holder dies."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from trustjournal.storage.problems import JournalInUse

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held from the moment it is made until release(), by window and command line alike.

    Raises JournalInUse when somebody else holds it, OSError when the file cannot be made.
    """

    def __init__(self, path: Path) -> None:
        self._descriptor: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.name == "posix":
                with suppress(PermissionError):  # somebody else's file locks as well
                    os.fchmod(self._descriptor, 0o600)
            _take(self._descriptor)
        except (BlockingIOError, PermissionError) as error:
            self.release()
            raise JournalInUse from error

    def release(self) -> None:
        """Let others in; safe to call twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
