"""What worksheets bring to a person's page: a card with their sheets, and the timeline."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trustjournal.core.changes import Changes
from trustjournal.core.clock import Clock, noon_of
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people.domain import Circle, Person
from trustjournal.people.section import ReadSection, TimelineItem
from trustjournal.ui.widgets import (
    Card,
    IconLabel,
    TranslatedWidget,
    button,
    label,
    named,
    tool_button,
)
from trustjournal.worksheets import choosing_words as words
from trustjournal.worksheets.choosing import grouped, offered_with
from trustjournal.worksheets.sheet_row import SheetList

if TYPE_CHECKING:
    from datetime import date

    from trustjournal.worksheets.board import Lying
    from trustjournal.worksheets.desk import Desk
    from trustjournal.worksheets.library import Library
    from trustjournal.worksheets.service import Worksheets

FIRST_MEETING = "first_follow_up"
NEW_FOR = timedelta(days=14)
"""How long somebody who was added counts as just met."""
_NOT_JUST_MET = frozenset({Circle.PARTNER, Circle.FAMILY})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    sheets: tuple["Lying", ...]
    library: "Library"
    is_written_about: bool
    is_feared: bool


class SheetsCard(ReadSection):
    """The sheets about one person, and the worksheets that can be begun with them.

    Signals:
        sheet_asked: Emitted with the id of the sheet to go on with, or to read.
    """

    sheet_asked = Signal(str)
    touched_by = Changes.SHEETS | Changes.REFLECTIONS

    def __init__(
        self,
        desk: "Desk",
        is_written_about: Callable[[PersonId], bool],
        parent: QWidget | None = None,
    ) -> None:
        """Begin; `is_written_about` tells on the worker whether there is an entry about them."""
        super().__init__(desk.jobs, desk.changes, parent)
        self._desk, self._is_written_about = desk, is_written_about
        self._library: Library | None = None
        self._is_feared = False
        card = Card(lambda: _("Worksheets"), gap=12)
        begin = tool_button(lambda: _("Begin a worksheet"), "plus", name="beginSheet")
        self.menu = QMenu(begin)
        self.menu.aboutToShow.connect(self._fill)
        begin.setMenu(self.menu)
        card.aside.addWidget(begin)
        self._nothing = label(
            lambda: _("No worksheet is filled in here."), "body", tone="soft", wrap=True
        )
        self._first = button(
            lambda: _("After a first meeting: a small sheet"), "ghost", "sprout",
            clicked=lambda: self._ask_for(FIRST_MEETING), name="firstMeeting", flush=True,
        )  # fmt: skip
        self.sheets = named(SheetList(desk, with_person=False), "sheetsOfPerson")
        card.body.addWidget(self._nothing)
        card.body.addWidget(self._first, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addWidget(self.sheets)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self._first.hide()
        self.sheets.open_asked.connect(self.sheet_asked)
        self.sheets.problem.connect(self.problem)
        self.sheets.undo_offered.connect(self.undo_offered)

    def _on_changed(self, changes: Changes) -> None:
        # Hidden, it is shown the person anew together with the page.
        if self.isVisible():
            super()._on_changed(changes)

    def _read(self, person: Person) -> _Read:
        worksheets = self._desk.worksheets
        return _Read(
            sheets=worksheets.about(person.id),
            library=worksheets.library(),
            is_written_about=self._is_written_about(person.id),
            is_feared=worksheets.is_feared(person.id),
        )

    def _show(self, person: Person, read: _Read) -> None:
        self._library, self._is_feared = read.library, read.is_feared
        self.sheets.show_sheets(read.sheets)
        first = _was_just_met(person, self._desk.days.today()) and not (
            read.sheets or read.is_written_about or read.is_feared
        )
        self._first.setVisible(first)
        self._nothing.setVisible(not (read.sheets or first))

    def _fill(self) -> None:
        """Offer what can be begun with this person, by what is going on."""
        self.menu.clear()
        if self._library is None or self._person is None:
            return
        offered = offered_with(self._library, self._person, is_feared=self._is_feared)
        for those in grouped(self._library).values():
            fitting = [each for each in those if each in offered]
            if fitting and not self.menu.isEmpty():
                self.menu.addSeparator()
            for each in fitting:
                action = self.menu.addAction(words.said(each.title).replace("&", "&&"))
                action.triggered.connect(partial(self._on_chosen, each.id))

    def _on_chosen(self, worksheet: str, _checked: bool = False) -> None:
        self._ask_for(worksheet)

    def _ask_for(self, worksheet: str) -> None:
        if self._person is not None:
            self.worksheet_asked.emit(worksheet, self._person.id, "", "")


def _was_just_met(person: Person, today: "date") -> bool:
    """Whether somebody was added a few days ago, and may be new not only to the journal."""
    is_new = today - person.created_at.date() <= NEW_FOR
    return is_new and not person.safety and not _NOT_JUST_MET.intersection(person.circles)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moment:
    lying: "Lying"
    done: bool


class SheetMoments:
    """When sheets were begun and finished, on a person's timeline; choosing one leads to it."""

    touched_by = Changes.SHEETS

    def __init__(
        self, worksheets: "Worksheets", clock: Clock, chosen: Callable[[str], object]
    ) -> None:
        self._worksheets, self._clock, self._chosen = worksheets, clock, chosen

    def items(self, person: PersonId) -> Sequence[TimelineItem]:
        """Read them. Called on the worker."""
        return [item for lying in self._worksheets.about(person) for item in self._of(lying)]

    def row(self, item: TimelineItem) -> QWidget:
        """Show one as a quiet line that leads to the sheet."""
        moment: _Moment = item.content
        lying = moment.lying
        made = named(TranslatedWidget(), "sheetMoment")
        row = QHBoxLayout(made)
        row.setContentsMargins(14, 6, 14, 6)
        row.setSpacing(10)
        row.addWidget(IconLabel("clipboard-list", "faint", px=16))
        said = partial(words.moment, lying, done=moment.done)
        row.addWidget(label(said, "small", tone="soft", wrap=True), 1)
        leads = tool_button(
            lambda: _("Open: {what}").format(what=said()), "chevron-right", px=16, name="openSheet"
        )
        leads.clicked.connect(lambda _checked=False: self._chosen(lying.sheet.id))
        row.addWidget(leads)
        return made

    def _of(self, lying: "Lying") -> list[TimelineItem]:
        """Return when it was begun and finished; what took no longer than a day is told once."""
        sheet = lying.sheet
        days = [(sheet.begun_on, False)] if sheet.begun_on != sheet.finished_on else []
        if sheet.finished_on is not None:
            days.append((sheet.finished_on, True))
        zone = self._clock().tzinfo
        return [
            TimelineItem(
                id=f"{sheet.id} {done}",
                moment=noon_of(day, zone),
                content=_Moment(lying=lying, done=done),
            )
            for day, done in days
        ]
