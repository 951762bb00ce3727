"""Whether what takes long still moves. A disk that hangs says nothing: only nothing happens.

Whoever writes for long tells each step; whoever waits gives up once nothing was told for so long.
"""

import time


class _Last:
    moved_at = time.monotonic()


def moved() -> None:
    """Tell that a step was made; from any thread."""
    _Last.moved_at = time.monotonic()


def still_for(since: float) -> float:
    """Return for how many seconds nothing moved; `since` (monotonic) is when the wait began."""
    return time.monotonic() - max(since, _Last.moved_at)
