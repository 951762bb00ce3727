"""What is still open when the program ends is closed, also when a thread of it hangs.

Python waits at its end for every thread. One that waits for a disk that does not answer may wait
for ever, and until then the system keeps for it whatever the program held: the journal's lock too.
"""

import atexit
import faulthandler
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn, Protocol
from weakref import WeakSet

from trustjournal.core.problems import JournalProblem

_FREE_WITHIN = 5.0
"""Seconds; a thread that does not hang lets go of the journal between two steps."""
OVER_WITHIN = 20.0
"""Seconds for all of it: the disk of the journal may hang as well, while it is closed."""


class Closing(Protocol):
    """What has to be closed in the end."""

    @property
    def is_open(self) -> bool:
        """Whether it has to be."""

    def close(self) -> None:
        """Close it; may wait for whoever uses it."""

    def close_within(self, seconds: float) -> None:
        """Close it, unless somebody else keeps it for longer; let others in in any case."""


_made: WeakSet[Closing] = WeakSet()


def see_to(closing: Closing) -> None:
    """Close it at the end, if nobody did before."""
    _made.add(closing)


@atexit.register
def close_all() -> int:
    """Close whatever is still open when the program ends; return how many journals that were."""
    left = [each for each in _made if each.is_open]
    for each in left:
        with suppress(JournalProblem):
            each.close()
    return len(left)


class Hangs(Exception):
    """The program is over, but a thread of it hangs."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def although_it_hangs() -> Iterator[None]:
    """End the program all the same, once everything in here has been put in order."""
    try:
        yield
    except Hangs as hangs:
        end_now(hangs.code)


def end_now(code: int) -> NoReturn:
    """End although a thread hangs.

    The journal is closed where that can be. Where it cannot, it is as after a kill: everything that
    was saved is on the disk, and the next opening brings it into the one file. Whatever goes wrong
    here, and however long it takes, the program ends; when it took too long, with 1.
    """
    try:
        _end_anyway()
        for each in list(_made):
            with suppress(Exception):
                each.close_within(_FREE_WITHIN)
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):  # nobody may be listening any more
                stream.flush()
    finally:
        os._exit(code)


def _end_anyway() -> None:
    """See to it that the program ends although closing the journal hangs.

    Closing may hang where SQLite holds Python, and no thread of Python would come to its turn.
    """
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        faulthandler.dump_traceback_later(OVER_WITHIN, exit=True, file=nowhere)
