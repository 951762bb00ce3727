"""One person: what was noted, what happened, and everything that can be changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people import timeline
from trustjournal.people.domain import Person
from trustjournal.people.farewell import Farewell
from trustjournal.people.form import PersonForm
from trustjournal.people.header import PersonHeader
from trustjournal.people.overview import FactsCard, RelationshipCard
from trustjournal.people.problems import PersonGone
from trustjournal.people.section import Columns, TimelineSource
from trustjournal.people.timeline import Items, Timeline
from trustjournal.ui import tokens
from trustjournal.ui.widgets import Page, Segmented

if TYPE_CHECKING:
    from trustjournal.people.service import People
    from trustjournal.ui.background import ChangeSignal, Jobs

_FORM = 760
_MAIN, _SIDE = 11, 9
"""How the columns share the width: what one does here, and what one looks up."""
_NO_CARDS = Columns()
_NARROW = 760
"""Below this width the two columns of the overview stand one below the other."""


class Part(StrEnum):
    """What can be looked at."""

    OVERVIEW = "overview"
    TIMELINE = "timeline"
    ENTRIES = "entries"
    EDIT = "edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    person: Person
    everybody: list[Person]
    happened: Items
    entries: Items


class PersonPage(Page):
    """A person's page. Other features give their cards and their part of the timeline.

    Signals:
        left: Emitted when the user wants back to the list, or the person is gone.
        person_chosen: Emitted with the id of somebody else to open.
        brief_asked: Emitted with the person's id when the user wants to prepare for a talk.
        write_asked: Emitted with the person's id when the user wants to write about them.
        help_asked: Emitted when the user wants to see the help page.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
    """

    left = Signal()
    person_chosen = Signal(str)
    brief_asked = Signal(str)
    write_asked = Signal(str)
    help_asked = Signal()
    worksheet_asked = Signal(str, str, str, str)
    problem = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        people: "People",
        jobs: "Jobs",
        changes: "ChangeSignal",
        clock: Clock,
        *,
        happened: Sequence[TimelineSource] = (),
        entries: TimelineSource | None = None,
        cards: Columns = _NO_CARDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._people, self._jobs = people, jobs
        self._happened, self._entries = tuple(happened), entries
        self._given, self._cards = cards, (*cards.main, *cards.side)
        self._person: Person | None = None
        self._wanted: PersonId | None = None
        self._is_stale = False
        self.heading.hide()
        self._header = PersonHeader()
        self.parts = Segmented(_choices(), label=lambda: _("What to look at"))
        today: Callable[[], Any] = lambda: clock().date()  # noqa: E731 - handed on three times
        self._relationship = RelationshipCard()
        self._facts = FactsCard(today)
        self._timeline = Timeline(today, lambda: _("Nothing is written about this person yet."))
        self._entry_list = Timeline(today, lambda: _("Nothing is written about this person yet."))
        self.form = PersonForm(people, jobs)
        self._farewell = Farewell()
        self._lay_out()
        self._connect()
        changes.changed.connect(self._on_changed)

    def _lay_out(self) -> None:
        overview, edit = QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, overview)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(20)
        main, side = QVBoxLayout(), QVBoxLayout()
        for column, parts, share in (
            (main, self._given.main, _MAIN),
            (side, (self._facts, self._relationship, *self._given.side), _SIDE),
        ):
            column.setSpacing(18)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            self._columns.addLayout(column, share)
        forms = QVBoxLayout(edit)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.setSpacing(18)
        forms.addWidget(self.form)
        forms.addWidget(self._farewell)
        # A row knows how high its text becomes within a greatest width; a column does not.
        beside = QWidget()
        room = QHBoxLayout(beside)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(edit, 1)
        room.addStretch()
        self._edit = edit
        self._shown: dict[Part, QWidget] = {
            Part.OVERVIEW: overview,
            Part.TIMELINE: self._timeline,
            Part.ENTRIES: self._entry_list,
            Part.EDIT: beside,
        }
        self.body.addWidget(self._header)
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in self._shown.values():
            self.body.addWidget(widget)
        self._look_at(Part.OVERVIEW)

    def _connect(self) -> None:
        self._header.back.connect(self.left)
        self._header.brief.connect(lambda: self._tell(self.brief_asked))
        self._header.write.connect(lambda: self._tell(self.write_asked))
        self.parts.chosen.connect(self._look_at)
        self._relationship.edit_asked.connect(partial(self.look_at, Part.EDIT))
        self._facts.person_chosen.connect(self.person_chosen)
        self._farewell.put_away.connect(self._on_put_away)
        self._farewell.take_out.connect(self._on_take_out)
        self._farewell.delete.connect(self._on_delete)
        self.form.problem.connect(self.problem)
        self.form.undo_offered.connect(self.undo_offered)
        for card in self._cards:
            card.problem.connect(self.problem)
            card.undo_offered.connect(self.undo_offered)
            card.help_asked.connect(self.help_asked)
            card.worksheet_asked.connect(self.worksheet_asked)

    # Showing

    @property
    def shown_id(self) -> PersonId | None:
        """Whose page this is."""
        return self._wanted

    def open(self, person_id: PersonId) -> None:
        """Show somebody, from the overview on."""
        self.leave()
        self._person, self._wanted = None, person_id
        self.look_at(Part.OVERVIEW)
        self._reload()

    def leave(self) -> None:
        """Keep what is being typed and chosen."""
        self.form.leave()
        for card in self._cards:
            card.leave()

    def is_unsaved(self) -> bool:
        """Whether something that was typed here could not be written."""
        return self.form.is_unsaved() or any(card.is_unsaved() for card in self._cards)

    def look_at(self, part: Part) -> None:
        """Show the overview, the timeline, the entries or the form."""
        self.parts.choose(part)
        self._look_at(part)

    def _look_at(self, part: object) -> None:
        for each, widget in self._shown.items():
            widget.setVisible(each == part)
        self.scroll_area.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_columns()

    def _fit_columns(self) -> None:
        worn = tokens.worn()
        narrow = self.width() < worn.px(_NARROW)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._edit.setMaximumWidth(worn.px(_FORM))

    def _reload(self) -> None:
        self._is_stale = False
        wanted = self._wanted
        if wanted is not None:
            self._jobs.run(
                self,
                lambda: self._read(wanted),
                self._on_read,
                fail=self._on_not_read,
                only_latest="person",
            )

    def _read(self, person_id: PersonId) -> _Read:
        person = self._people.get(person_id)
        entries = [] if self._entries is None else [self._entries]
        return _Read(
            person=person,
            everybody=self._people.everyone(with_put_away=True),
            happened=timeline.read(self._happened, person_id),
            entries=timeline.read(entries, person_id),
        )

    def _on_read(self, read: _Read) -> None:
        person = read.person
        anew = self._person is None
        self._person = person
        self._header.show_person(person)
        self._relationship.show_person(person)
        last = read.entries[0][1].moment.day if read.entries else None
        self._facts.show_person(person, {each.id: each for each in read.everybody}, last)
        self._timeline.show_items(read.happened, anew=anew)
        self._entry_list.show_items(read.entries, anew=anew)
        self.form.edit(person, read.everybody, anew=anew)
        self._farewell.show_person(person)
        for card in self._cards:
            card.show_person(person)

    def _on_not_read(self, error: Exception) -> None:
        self._person = self._wanted = None
        if not isinstance(error, PersonGone):
            self.problem.emit(error)
        self.left.emit()

    def _on_changed(self, changes: Changes) -> None:
        relevant = Changes.PEOPLE
        for source in (*self._happened, *([self._entries] if self._entries else [])):
            relevant |= source.touched_by
        if not changes & relevant:
            return
        if self.isVisible():
            self._reload()
        else:  # what is written elsewhere changes every few seconds
            self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._reload()

    def _tell(self, signal: Any) -> None:
        if self._person is not None:
            signal.emit(self._person.id)

    # Putting away and deleting

    def _on_put_away(self) -> None:
        self._do(
            self._people.put_away,
            lambda: _("Put away. Nothing that was written is touched."),
            lambda person, _done: self._people.take_out(person.id),
        )

    def _on_take_out(self) -> None:
        self._do(
            self._people.take_out,
            lambda: _("Back in the list."),
            lambda person, _done: self._people.put_away(person.id),
        )

    def _on_delete(self) -> None:
        self.leave()
        self._wanted = None
        self._do(
            self._people.delete,
            lambda: _("Deleted. Entries stay as they were written."),
            lambda _person, trash_id: self._people.bring_back(trash_id),
        )
        self._person = None
        self.left.emit()

    def _do(
        self,
        work: Callable[[PersonId], Any],
        said: Callable[[], str],
        back: Callable[[Person, Any], Any],
    ) -> None:
        person = self._person
        if person is None:
            return

        def offer(done: Any) -> None:
            self.undo_offered.emit(said(), lambda: self._undo(partial(back, person, done)))

        self._jobs.run(self, lambda: work(person.id), offer, fail=self.problem.emit)

    def _undo(self, work: Callable[[], Any]) -> None:
        self._jobs.run(self, work, lambda _done: None, fail=self.problem.emit)


def _choices() -> list[tuple[Part, Callable[[], str]]]:
    return [
        (Part.OVERVIEW, lambda: _("Overview")),
        (Part.TIMELINE, lambda: _("So far")),
        (Part.ENTRIES, lambda: _("Entries")),
        (Part.EDIT, lambda: _("Edit")),
    ]
