"""What one does with one's boundaries."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection

from trustjournal.boundaries import store
from trustjournal.boundaries.checking import require_ahead, require_past, require_short
from trustjournal.boundaries.domain import (
    KIND_OF_EVENT,
    MARK_OF_KIND,
    Boundary,
    Draft,
    Mark,
    Review,
    look_again_on,
    says_something,
    sizes,
)
from trustjournal.boundaries.problems import (
    MarkGone,
    NothingDrawn,
)
from trustjournal.boundaries.reading import Reading, found
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import BoundaryId, EntryId, EventId, TrashId, new_id
from trustjournal.core.text import first_line, storable
from trustjournal.events.domain import By, Event, Size
from trustjournal.events.store import KIND as EVENT
from trustjournal.events.store import events
from trustjournal.events.store import shelf as event_shelf
from trustjournal.people.naming import meant
from trustjournal.people.shelves import bring_back
from trustjournal.storage import begun, trash
from trustjournal.storage.begun_forms import KeepsBegun
from trustjournal.storage.vault import Vault

_BOTH = Changes.BOUNDARIES | Changes.EVENTS


class Boundaries(Reading, KeepsBegun):
    """The boundaries of one journal."""

    def __init__(self, vault: Vault, clock: Clock, announce: Announce) -> None:
        super().__init__(vault)
        self._clock = clock
        self._announce = announce

    # Drawing

    def draw(self, draft: Draft, *, form: str = "") -> Boundary:
        """Draw one; `form` names the words that were begun for it and are now meant."""
        now, today = self._clock(), self._today()
        _check(draft, today)
        with self._vault.writing() as connection:
            person, added = meant(connection, draft.person, draft.name, now)
            boundary = Boundary(
                id=BoundaryId(new_id()),
                person=person.id,
                drawn_on=draft.drawn_on or today,
                review_on=draft.review_on or look_again_on(today),
                entry=draft.entry,
                **_said(draft),
            )
            require_ahead(boundary.review_on, today)
            store.shelf.insert(connection, boundary, now)
            begun.forget(connection, form)
        self._announce(Changes.BOUNDARIES | added)
        return boundary

    def change(self, boundary_id: BoundaryId, draft: Draft, *, form: str = "") -> Boundary:
        """Word it otherwise, or correct its days; days that the draft leaves open stay."""
        today = self._today()
        _check(draft, today)

        def changed(stored: Boundary) -> Boundary:
            review_on = None if stored.is_let_go else draft.review_on or stored.review_on
            if review_on != stored.review_on:
                require_ahead(review_on, today)
            drawn_on = draft.drawn_on or stored.drawn_on
            return replace(stored, drawn_on=drawn_on, review_on=review_on, **_said(draft))

        return self._amend(boundary_id, changed, form=form)

    def put_back(self, former: Boundary) -> Boundary:
        """Undo a change: let its words and days be what they were."""

        def back(stored: Boundary) -> Boundary:
            review_on = None if stored.is_let_go else former.review_on or stored.review_on
            return replace(former, review_on=review_on, let_go_on=stored.let_go_on)

        return self._amend(former.id, back)

    def told(self, boundary_id: BoundaryId, day: date | None) -> Boundary:
        """Note when the other person was told of it; no day: they were not told."""
        require_past(day, self._today())
        return self._amend(boundary_id, lambda stored: replace(stored, told_on=day))

    # Looking again

    def look_again(
        self,
        boundary_id: BoundaryId,
        *,
        note: str = "",
        next_day: date | None = None,
        form: str = "",
    ) -> Review:
        """Note what the user thinks of it today; it holds until the next day to look again."""
        now, today = self._clock(), self._today()
        following = next_day or look_again_on(today)
        require_short(note)
        require_ahead(following, today)
        with self._vault.writing() as connection:
            stored = found(connection, boundary_id)
            review = Review(
                id=new_id(),
                boundary=boundary_id,
                day=today,
                note=storable(note),
                due_on=stored.review_on,
            )
            looked = replace(stored, review_on=following, let_go_on=None)
            store.shelf.update(connection, looked, now)
            store.add_review(connection, review, now)
            begun.forget(connection, form)
        self._announce(Changes.BOUNDARIES)
        return review

    def take_back_look(self, review: Review, *, form: str = "") -> None:
        """Undo looking again; what was written about it stands in its form again."""
        now = self._clock()
        with self._vault.writing() as connection:
            stored = found(connection, review.boundary)
            store.remove_review(connection, review.id)
            if review.due_on is not None and not stored.is_let_go:
                store.shelf.update(connection, replace(stored, review_on=review.due_on), now)
            if form and review.note:
                words = {"note": review.note}
                begun.keep(connection, form, words, now, about=review.boundary)
        self._announce(Changes.BOUNDARIES)

    # What becomes of it

    def note(
        self,
        boundary_id: BoundaryId,
        mark: Mark,
        *,
        by: By = By.THEM,
        day: date | None = None,
        note: str = "",
        size: Size = Size.ORDINARY,
        entry: EntryId | None = None,
    ) -> Event:
        """Note that it was respected or crossed, by them or by the user: a fact of the record."""
        now, today = self._clock(), self._today()
        require_past(day, today)
        require_short(note)
        _require_fitting(mark, size)
        with self._vault.writing() as connection:
            boundary = found(connection, boundary_id)
            event = Event(
                id=EventId(new_id()),
                person=boundary.person,
                kind=KIND_OF_EVENT[mark],
                by=by,
                size=size,
                day=day or today,
                note=storable(note),
                entry=entry,
                boundary=boundary.id,
            )
            event_shelf.insert(connection, event, now)
        self._announce(_BOTH)
        return event

    def correct(self, event_id: EventId, *, day: date, by: By, size: Size, note: str) -> Event:
        """Correct what was noted, or add words to it; what it was stays."""
        now = self._clock()
        require_past(day, self._today())
        require_short(note)
        with self._vault.writing() as connection:
            stored = _marked(connection, event_id)
            _require_fitting(MARK_OF_KIND[stored.kind], size)
            edited = replace(stored, day=day, by=by, size=size, note=storable(note))
            if edited == stored:
                return stored
            event_shelf.update(connection, edited, now)
        self._announce(_BOTH)
        return edited

    def take_back(self, event_id: EventId) -> TrashId:
        """Take back what was noted; it waits in the trash."""
        now = self._clock()
        with self._vault.writing() as connection:
            event = _marked(connection, event_id)
            person, _added = meant(connection, event.person, "", now)
            title = first_line(event.note) or person.name
            trash_id = trash.throw(connection, kind=EVENT, title=title, at=now)
            event_shelf.throw(connection, events.c.id == event.id, trash_id, now)
        self._announce(_BOTH)
        return trash_id

    # Letting go

    def let_go(self, boundary_id: BoundaryId, day: date | None = None) -> Boundary:
        """Let it hold no longer; it stays readable, and can be taken up again."""
        today = self._today()
        require_past(day, today)
        return self._amend(
            boundary_id,
            lambda stored: replace(stored, review_on=None, let_go_on=day or today),
        )

    def take_up(self, boundary_id: BoundaryId, review_on: date | None = None) -> Boundary:
        """Let one that was let go hold again, until a day to look again."""
        following = review_on or look_again_on(self._today())
        return self._amend(
            boundary_id,
            lambda stored: replace(stored, review_on=stored.review_on or following, let_go_on=None),
        )

    def delete(self, boundary_id: BoundaryId) -> TrashId:
        """Throw one away, with all that was noted about it."""
        now = self._clock()
        with self._vault.removing() as connection:
            boundary = found(connection, boundary_id)
            trash_id = trash.throw(connection, kind=store.KIND, title=boundary.title, at=now)
            table = store.shelf.table
            store.shelf.throw(connection, table.c.id == boundary.id, trash_id, now)
            event_shelf.throw(connection, events.c.boundary == boundary.id, trash_id, now)
        self._announce(_BOTH)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion, or taking a note back."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, [store.shelf, event_shelf], trash_id)
        self._announce(changes | _BOTH)

    def _amend(
        self, boundary_id: BoundaryId, change: Callable[[Boundary], Boundary], *, form: str = ""
    ) -> Boundary:
        now = self._clock()
        with self._vault.writing() as connection:
            stored = found(connection, boundary_id)
            edited = change(stored)
            if edited != stored:
                store.shelf.update(connection, edited, now)
            begun.forget(connection, form)
        if edited != stored:
            self._announce(Changes.BOUNDARIES)
        return edited

    def _today(self) -> date:
        return self._clock().date()


_WORDS = ("fine", "not_fine", "i_will", "note")


def _said(draft: Draft) -> dict[str, Any]:
    return {
        **{name: storable(getattr(draft, name)) for name in _WORDS},
        "re_established": draft.re_established,
        "told_on": draft.told_on,
    }


def _marked(connection: Connection, event_id: EventId) -> Event:
    event = store.mark(connection, event_id)
    if event is None:
        raise MarkGone
    return event


def _check(draft: Draft, today: date) -> None:
    if not says_something(draft.fine, draft.not_fine):
        raise NothingDrawn
    for name in _WORDS:
        require_short(getattr(draft, name))
    require_past(draft.drawn_on, today)
    require_past(draft.told_on, today)


def _require_fitting(mark: Mark, size: Size) -> None:
    if size not in sizes(mark):
        raise ValueError("only what was not put right can be grave")
