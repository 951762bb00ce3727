"""Noted events as marks in a chart."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from trustjournal import i18n
from trustjournal.core.ids import EntryId, EventId
from trustjournal.events import words as event_words
from trustjournal.events.domain import HALF, By, Catalogue, Dimension, Event, Kind, Size
from trustjournal.i18n import N_, _, formats

_BY = {By.ME: N_("by me"), By.THEM: N_("by them")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event at its time."""

    time: float
    day: date
    kind: Kind
    by: By
    size: Size
    event: EventId
    entry: EntryId | None
    judged: bool = True
    """Whether it may be told as agreed or otherwise: theirs only where their record is shown."""

    @property
    def is_unfavourable(self) -> bool:
        """Whether it went otherwise than agreed; drawn hollow."""
        favourable = self.kind.favourable
        return self.judged and favourable is not None and favourable < HALF

    @property
    def is_untold(self) -> bool:
        """Whether it is told neither as agreed nor as otherwise: filled, it would look agreed."""
        return not self.judged and self.kind.favourable is not None


def marks_of(
    events: Iterable[Event], catalogue: Catalogue, noon: Callable[[date], float]
) -> tuple[Mark, ...]:
    """Return events of known kinds, oldest first, each at noon of its day."""
    found = [
        Mark(
            time=noon(event.day),
            day=event.day,
            kind=kind,
            by=event.by,
            size=event.size,
            event=event.id,
            entry=event.entry,
        )
        for event in events
        if (kind := catalogue.by_id.get(event.kind)) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.time))


def words_of(mark: Mark) -> str:
    """Say what a mark stands for, in the language in use."""
    return _("{day}: {what}, {who}").format(
        day=formats.short_day(mark.day), what=kind_words(mark), who=_(_BY[mark.by])
    )


def kind_words(mark: Mark) -> str:
    """Say what happened."""
    return mark.kind.label(i18n.language())


def by_words(by: By) -> str:
    """Say whose doing it was."""
    return _(_BY[by])


def dimension_words(dimension: Dimension) -> str:
    """Return what a kind of event is about, in the language in use."""
    return event_words.dimension(dimension)
