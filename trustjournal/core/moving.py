"""Whether what takes long still moves. A disk that hangs says nothing: only nothing happens.

Whoever writes for long tells each step; whoever waits gives up once nothing moved for so long.
Between two steps much can lie: one picture is one row of SQLite, and checking a whole file is one
statement. So whoever waits also looks at what the system says that this program does: a thread
that hangs computes nothing, reads nothing and writes nothing.
"""

import threading
import time
from typing import NamedTuple

LOOKS_EVERY = 1.0
"""Seconds between two looks at what the program does, for whoever waits."""
BUSY = 0.2
"""The share of the time in which a program computes that works.

Checking and copying take a processor whole, or leave blocks behind. It must stay well above what a
window takes in which a line blinks and a few clocks run, where its thread is not told apart.
"""
BLOCKS = 32.0
"""Blocks of 512 bytes a second, read or written, that are more than a program has that idles.

The slowest stick takes a hundred times as many.
"""
_TOO_OLD = 5.0
"""Seconds after which a look says nothing any more about what happened when."""
_TOO_YOUNG = 0.5
"""Seconds in which chance decides."""


class Done(NamedTuple):
    """What the program did since it began."""

    at: float
    computed: float
    """Seconds."""
    blocks: int


class _Last:
    moved_at = time.monotonic()
    seen: Done | None = None


def moved() -> None:
    """Tell that a step was made; from any thread."""
    _Last.moved_at = time.monotonic()


def still_for(since: float) -> float:
    """Return for how many seconds nothing moved; `since` (monotonic) is when the wait began.

    Whoever waits asks every second: then it is seen what the program did meanwhile.
    """
    now, before = done(), _Last.seen
    age = 0.0 if before is None else now.at - before.at
    if before is None or age > _TOO_OLD:
        _Last.seen = now
    elif age >= _TOO_YOUNG:
        _Last.seen = now
        if works(before, now):
            moved()
    return max(0.0, time.monotonic() - max(since, _Last.moved_at))


def until_next_look(left: float) -> float:
    """Return for how many seconds somebody may wait who has so much patience left."""
    return max(0.0, min(left, LOOKS_EVERY))


def works(before: Done, now: Done) -> bool:
    """Whether a program that did this works, or only idles."""
    seconds = now.at - before.at
    return (
        now.computed - before.computed >= BUSY * seconds
        or now.blocks - before.blocks >= BLOCKS * seconds
    )


def done() -> Done:
    """Return what the program did until now, as far as the system tells.

    What the thread of the window computes does not count, where the system tells threads apart:
    whoever writes on while a disk hangs does not make it move.
    """
    computed = time.process_time() - _computed_by_the_window()
    return Done(time.monotonic(), computed, _blocks())


def _computed_by_the_window() -> float:
    window = threading.main_thread().ident
    clock_of = getattr(time, "pthread_getcpuclockid", None)  # Linux
    if clock_of is None or window is None:
        return 0.0
    try:
        return float(time.clock_gettime(clock_of(window)))
    except OSError:
        return 0.0


def _blocks() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_inblock + used.ru_oublock
