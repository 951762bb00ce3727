"""After a talk was looked back on: how ready one feels to rely on them now, beside before."""

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins.check_in_row import CheckInRow
from trustjournal.checkins.domain import Because, Standing
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.problems import PersonGone
from trustjournal.ui.widgets import Card, label, named
from trustjournal.worksheets.answers import chosen
from trustjournal.worksheets.desk import Desk
from trustjournal.worksheets.sheet import DEBRIEF, Opened
from trustjournal.worksheets.sheet_end import SheetEnd

if TYPE_CHECKING:
    from datetime import date

    from trustjournal.checkins.service import CheckIns

_AFRAID = "safe.afraid"
_NO = "no"


class BeforeAfter(Protocol):
    """What lays felt trust before a day beside felt trust now; trends give it."""

    def show_since(self, person: PersonId | None, day: "date | None") -> None:
        """Show it for a person, or nothing."""

    def widget(self) -> QWidget:
        """Return what is put into the page."""


class _Read(NamedTuple):
    person: Person
    standing: Standing


class DebriefEnd(SheetEnd):
    """A check-in, and the line of felt trust around the talk; only below a finished debrief."""

    def __init__(
        self,
        desk: Desk,
        check_ins: "CheckIns",
        before_after: BeforeAfter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._check_ins, self._beside = desk, check_ins, before_after
        self._opened: Opened | None = None
        self._row = named(
            CheckInRow(
                check_ins, desk.people, desk.jobs, because=Because.AFTER_TALK, with_name=False
            ),
            "afterTalk",
        )
        self._row.help_asked.connect(self.help_asked)
        self._row.problem.connect(self.problem)
        self._row.undo_offered.connect(self.undo_offered)
        card = Card(lambda: _("How it feels now"), gap=14)
        card.body.addWidget(
            label(
                lambda: _("If you like. A talk may leave things better, worse, or as they were."),
                "small",
                tone="soft",
                wrap=True,
            )
        )
        card.body.addWidget(self._row)
        card.body.addWidget(before_after.widget())
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)
        self.hide()
        desk.changes.changed.connect(self._on_changed)

    def show_sheet(self, opened: Opened) -> None:
        self._opened = opened if opened.sheet.worksheet == DEBRIEF else None
        self._beside.show_since(None, None)
        self.hide()
        self._refresh()

    def leave(self) -> None:
        if self._opened is not None and self.isVisible():
            self._row.leave()

    def _on_changed(self, changes: Changes) -> None:
        if changes & (Changes.CHECKINS | Changes.PEOPLE):
            self._refresh()

    def _refresh(self) -> None:
        whom = None if self._opened is None else self._opened.sheet.person
        if whom is None:
            return
        people, check_ins = self._desk.people, self._check_ins
        self._desk.jobs.run(
            self,
            lambda: _Read(people.get(whom), check_ins.standing(whom)),
            self._on_read,
            fail=self._on_not_read,
            only_latest="person",
        )

    def _on_read(self, read: _Read) -> None:
        opened, person = self._opened, read.person
        if opened is None:
            return
        if person.no_check_ins or person.put_away:
            self.hide()
            return
        self._row.ask_about(person, read.standing)
        sheet = opened.sheet
        # Nobody who was afraid is shown that it may be getting better.
        afraid = chosen(sheet.answers.get(_AFRAID)) not in ((), (_NO,))
        reassures = person.safety or afraid
        self._beside.show_since(None if reassures else person.id, sheet.begun_on)
        self.show()

    def _on_not_read(self, error: Exception) -> None:
        self.hide()
        if not isinstance(error, PersonGone):
            self.problem.emit(error)
