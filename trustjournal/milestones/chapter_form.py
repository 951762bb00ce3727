"""Everything that can be noted about a chapter."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from trustjournal.core.ids import ChapterId, PersonId, new_id
from trustjournal.i18n import _, pgettext
from trustjournal.milestones.domain import LONGEST_TITLE, Chapter
from trustjournal.milestones.kept_form import KeptForm
from trustjournal.people.fields import Labelled, LineField, NoteField
from trustjournal.ui.day_field import DayField, Days
from trustjournal.ui.widgets import named

if TYPE_CHECKING:
    from trustjournal.milestones.service import Chapters
    from trustjournal.ui.background import Jobs


class ChapterForm(KeptForm):
    """What begins or breaks off, from when on, and a note."""

    def __init__(
        self,
        chapters: "Chapters",
        jobs: "Jobs",
        days: Days,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(chapters.keep, jobs, parent)
        self._today = days.today
        self._about: Chapter | None = None
        self.say(self.setAccessibleName, lambda: _("Chapter"))
        self._title = named(LineField(LONGEST_TITLE), "title")
        self._day = named(DayField(lambda: _("From this day on"), days), "from")
        self._note = named(NoteField(), "note")
        self.body.addWidget(
            Labelled(
                lambda: _("What begins, or breaks off"),
                self._title,
                lambda: _("Such as living apart, working together, or after the quarrel."),
            )
        )
        self.body.addWidget(Labelled(lambda: _("From this day on"), self._day))
        self.body.addWidget(Labelled(lambda: pgettext("field", "Note"), self._note))
        for signal in (self._title.changed, self._day.changed, self._note.changed):
            signal.connect(self.touch)

    def add_to(self, person: PersonId) -> None:
        """Begin a new one, from today on; nothing is kept yet."""
        fresh = Chapter(id=ChapterId(new_id()), person=person, day=self._today())
        self._show(fresh, exists=False)

    def edit(self, thing: Chapter) -> None:
        self._show(thing, exists=True)

    def _show(self, chapter: Chapter, *, exists: bool) -> None:
        self.begin(exists=exists)
        self._about = chapter
        self._title.show_value(chapter.title)
        self._day.show_day(chapter.day)
        self._note.show_value(chapter.note)
        self.show()
        self._title.setFocus()

    @property
    def about(self) -> ChapterId | None:
        """Which one stands in the form."""
        return None if self._about is None else self._about.id

    def value(self) -> Chapter | None:
        about = self._about
        if about is None:
            return None
        return replace(
            about,
            title=self._title.value(),
            day=self._day.day() or about.day,
            note=self._note.value(),
        )
