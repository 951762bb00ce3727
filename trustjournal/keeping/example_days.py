"""On which days and at what times the example's writer writes."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import accumulate
from random import Random

from trustjournal.keeping.example_words import Part, is_weekend

MINUTES = {
    Part.MORNING: range(6 * 60 + 20, 8 * 60 + 10),
    Part.NOON: range(12 * 60, 13 * 60 + 10),
    Part.AFTERNOON: range(14 * 60, 17 * 60 + 40),
    Part.EVENING: range(18 * 60 + 20, 20 * 60 + 50),
    Part.NIGHT: range(21 * 60, 23 * 60 + 50),
}
"""Minutes of the day."""
_SHARES_WEEKDAY = (0.1, 0.05, 0.0, 0.45, 0.4)
_SHARES_WEEKEND = (0.12, 0.1, 0.26, 0.32, 0.2)
_MOODS = (0.15, 0.4, 0.8, 1.0, 1.0, 1.4, 2.0, 2.8)
"""How much more or less is written on a day than on an ordinary one."""
_SUNDAY, _SUNDAY_MORE = 6, 1.3
_PAUSE_EVERY, _PAUSE = (45, 95), (4, 10)
"""Now and then nothing is written for some days."""


def writing_days(
    random: Random, first: date, last: date, entries: int
) -> Iterator[tuple[date, int]]:
    """Yield every day from first to last and how many of the entries are written on it."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    reached = list(accumulate(_eagerness(random, days)))
    step = reached[-1] / max(entries, 1)
    written = 0
    for day, end in zip(days, reached, strict=True):
        here = 0
        while written < entries and (written + 0.5) * step <= end:
            written += 1
            here += 1
        yield day, here


def _eagerness(random: Random, days: list[date]) -> Iterator[float]:
    until_pause, pause = random.randint(*_PAUSE_EVERY), 0
    for day in days:
        if pause:
            pause -= 1
            yield 0.0
            continue
        until_pause -= 1
        if not until_pause:
            until_pause, pause = random.randint(*_PAUSE_EVERY), random.randint(*_PAUSE)
        yield random.choice(_MOODS) * (_SUNDAY_MORE if day.weekday() == _SUNDAY else 1.0)


def times(random: Random, day: date, count: int) -> list[tuple[Part, time]]:
    """Return when that many entries are written on a day: all different, in order."""
    shares = _SHARES_WEEKEND if is_weekend(day) else _SHARES_WEEKDAY
    minutes: dict[int, Part] = {}
    while len(minutes) < count:
        part = random.choices(tuple(Part), shares)[0]
        minutes.setdefault(random.choice(MINUTES[part]), part)
    return [(part, time(*divmod(minute, 60))) for minute, part in sorted(minutes.items())]
