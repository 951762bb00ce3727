"""Names of copies, and which automatic ones may go. The names tell nothing but a time."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trustjournal.keeping.known import Copy

NEWEST = 10
"""Copies that always stay, whatever the clock says."""
ALL_OF = timedelta(days=2)
"""Before the last copy: all that were made in this time stay."""
KEPT_FOR = timedelta(days=90)
"""Before the last copy: those made before something that is hard to undo stay for so long."""
_SHRUNK = 0.8
"""The share of the entries of a copy below which a journal counts as shrunk."""
_AUTOMATIC = re.compile(r"^(auto|kept)-(\d{8}-\d{6})(?:-\d+)?\.tjbak$")
_KEPT = "kept"
_TIME = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Kept:
    """One automatic copy: how far the journal had come, its file's name, and what it holds."""

    change_counter: int
    name: str
    entries: int = 0
    schema: str = ""
    damaged: bool = False
    """Known to be: it counts for nothing that another copy could do."""


Span = Callable[[datetime], Hashable]
_ONE_OF_EACH: Sequence[tuple[Span, int]] = (
    (lambda made: made.date(), 12),
    (lambda made: made.isocalendar()[:2], 10),
    (lambda made: (made.year, made.month), 9),
)
"""The last copy stays of so many days, weeks and months: about a year, growing coarser."""


def manual_name(now: datetime) -> str:
    """Return a neutral name for a copy that the user asked for."""
    return f"notes-{now:{_TIME}}.tjbak"


def automatic_name(now: datetime) -> str:
    """Return the name of a copy made by itself."""
    return f"auto-{now:{_TIME}}.tjbak"


def kept_name(now: datetime) -> str:
    """Return the name of a copy made by itself that stays for long; it does not tell why."""
    return f"{_KEPT}-{now:{_TIME}}.tjbak"


def is_automatic(name: str) -> bool:
    """Whether a copy was made by itself, and so may go by itself."""
    return _AUTOMATIC.match(name) is not None


def in_turn(copies: "Iterable[Copy]") -> list[Kept]:
    """Return the automatic ones of some copies, as rotation looks at them."""
    return [
        Kept(
            change_counter=copy.manifest.change_counter,
            name=copy.file.name,
            entries=copy.manifest.entries,
            schema=copy.manifest.schema,
            damaged=copy.is_damaged,
        )
        for copy in copies
        if copy.automatic
    ]


def superseded(copies: Iterable[Kept], *, meant_since: int = 0) -> list[str]:
    """Return the names of the automatic copies that have had their time.

    The order is that of the journal's change counter, which no clock can turn back. Nothing goes
    while the journal holds far fewer entries than a copy of it did: the old ones are then all that
    is left of what was in it. `meant_since` is the counter at which the user said that this is as
    it should be.
    """
    ordered = sorted(set(copies), reverse=True)
    if has_shrunk(ordered, meant_since=meant_since):
        return []
    good = [copy for copy in ordered if not copy.damaged]
    stay = {copy.name for copy in (*ordered[:NEWEST], *good[:1])}
    newest_of_schema: dict[str, str] = {}
    for copy in good:
        newest_of_schema.setdefault(copy.schema, copy.name)
    stay |= set(newest_of_schema.values())
    times = {copy.name: made for copy in ordered if (made := _made_at(copy.name)) is not None}
    if times:
        last = next(iter(times.values()))
        stay |= {name for name, made in times.items() if abs(last - made) <= _stays_for(name)}
    for span, many in _ONE_OF_EACH:
        last_of_each: dict[Hashable, str] = {}
        for name, made in times.items():
            last_of_each.setdefault(span(made), name)
        stay |= set(list(last_of_each.values())[:many])
    return [copy.name for copy in reversed(ordered) if copy.name not in stay]


def has_shrunk(copies: Iterable[Kept], *, meant_since: int = 0) -> bool:
    """Whether the newest copy holds far fewer entries than an earlier one."""
    ordered = sorted(
        copy for copy in copies if not copy.damaged and copy.change_counter >= meant_since
    )
    return bool(ordered) and ordered[-1].entries < _SHRUNK * max(each.entries for each in ordered)


def _stays_for(name: str) -> timedelta:
    return KEPT_FOR if name.startswith(_KEPT) else ALL_OF


def _made_at(name: str) -> datetime | None:
    """Return the time that an automatic copy's name tells; nothing where it tells none."""
    said = _AUTOMATIC.match(name)
    try:
        return None if said is None else datetime.strptime(said[2], _TIME)  # noqa: DTZ007 - local
    except ValueError:
        return None
