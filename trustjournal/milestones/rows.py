"""A milestone or a chapter as a row of a list."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats, pgettext
from trustjournal.milestones import words
from trustjournal.milestones.domain import Chapter, Milestone, coming
from trustjournal.ui.widgets import IconLabel, TranslatedWidget, button, label, tool_button

Today = Callable[[], date]
NEAR = 45
"""Days before and after an occurrence in which one may count the days, and mark it."""


class Row(TranslatedWidget):
    """An icon, words one below the other, and a button to change them.

    Signals:
        edit_asked: Emitted when the user wants to change it.
    """

    edit_asked = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon, "faint")
        self._title = label("", "strong", wrap=True, name="title")
        self._when = label("", "small", tone="soft", wrap=True, name="when")
        self._note = label("", "small", wrap=True, name="note")
        self._edit = tool_button(
            lambda: _("Change"), "pen-line", clicked=self.edit_asked.emit, name="edit"
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(2)
        for each in (self._title, self._when, self._note):
            self._column.addWidget(each)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 6, 0, 6)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._column, 1)
        self._row.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)

    def take_focus(self) -> None:
        """Put the keyboard where it was before the form opened."""
        self._edit.setFocus()

    def _show_note(self, note: str) -> None:
        self._note.say(self._note.setText, note.strip())
        self._note.setVisible(bool(note.strip()))


class MilestoneRow(Row):
    """A milestone: how near it is, and marking it.

    Signals:
        mark_asked: Emitted with the id and the occurrence that the user marks: the nearest.
        back_asked: Emitted with the id and the occurrence whose mark is to be taken back.
    """

    mark_asked = Signal(str, object)
    back_asked = Signal(str, object)

    def __init__(self, today: Today, parent: QWidget | None = None) -> None:
        super().__init__("sprout", parent)
        self._today = today
        self._milestone: Milestone | None = None
        self._near = label("", "small", tone="accent", wrap=True, name="near")
        self._leap = label(words.leap_day, "caption", tone="faint", wrap=True)
        self._marked = label("", "small", tone="soft", wrap=True, name="marked")
        self._mark = button(
            lambda: pgettext("a milestone", "Mark"), clicked=self._on_mark, name="mark"
        )
        self._back = button(lambda: _("Take back"), "ghost", clicked=self._on_back, name="takeBack")
        self._column.insertWidget(2, self._leap)
        self._column.insertWidget(3, self._near)
        self._column.addWidget(self._marked)
        for place, each in enumerate((self._mark, self._back)):
            self._row.insertWidget(2 + place, each, 0, Qt.AlignmentFlag.AlignTop)

    def show_milestone(self, milestone: Milestone) -> None:
        """Show this one, as it stands today."""
        self._milestone = milestone
        today = self._today()
        self._icon.set_icon(words.ICONS[milestone.kind])
        self._title.say(self._title.setText, lambda: words.title(milestone))
        self._when.say(self._when.setText, lambda: words.when(milestone))
        self._leap.setVisible(milestone.moves_in_common_years)
        self._show_note(milestone.note)
        self._show_near(milestone, today)
        self._show_mark(milestone, today)
        self._edit.say(
            self._edit.set_words,
            lambda: _("Change {title}").format(title=words.title(milestone)),
        )

    def _show_near(self, milestone: Milestone, today: date) -> None:
        near = coming([milestone], today, NEAR)
        self._near.say(self._near.setText, (lambda: words.coming(near[0])) if near else "")
        self._near.setVisible(bool(near))

    def _show_mark(self, milestone: Milestone, today: date) -> None:
        nearest = milestone.nearest(today)
        mark = milestone.mark_of(nearest)
        had_focus = self._mark.hasFocus() or self._back.hasFocus()
        self._marked.say(
            self._marked.setText,
            "" if mark is None else lambda: words.marked(mark.day, self._today()),
        )
        self._marked.setVisible(mark is not None)
        self._mark.setVisible(mark is None and abs((nearest - today).days) <= NEAR)
        self._back.setVisible(mark is not None)
        if had_focus:
            (self._mark if mark is None else self._back).setFocus()
        for each, said in ((self._mark, _mark_words), (self._back, _back_words)):
            each.say(each.setAccessibleName, _of(said, milestone, nearest))

    def _on_mark(self) -> None:
        self._tell(self.mark_asked)

    def _on_back(self) -> None:
        self._tell(self.back_asked)

    def _tell(self, signal: Any) -> None:
        milestone = self._milestone
        if milestone is not None:
            signal.emit(milestone.id, milestone.nearest(self._today()))


class ChapterRow(Row):
    """A chapter: what begins, and from when on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("book-open", parent)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show this one."""
        self._title.say(self._title.setText, lambda: chapter_title(chapter))
        self._when.say(
            self._when.setText,
            lambda: _("From {day}").format(day=formats.plain_day(chapter.day)),
        )
        self._show_note(chapter.note)
        self._edit.say(
            self._edit.set_words,
            lambda: _("Change {title}").format(title=chapter_title(chapter)),
        )


def chapter_title(chapter: Chapter) -> str:
    """Return what a chapter is called."""
    return chapter.title.strip() or pgettext("without a title", "Chapter")


def _of(
    said: Callable[[Milestone, date], str], milestone: Milestone, occurrence: date
) -> Callable[[], str]:
    return lambda: said(milestone, occurrence)


def _mark_words(milestone: Milestone, occurrence: date) -> str:
    return _("Mark {title}, {day}").format(
        title=words.title(milestone), day=formats.plain_day(occurrence)
    )


def _back_words(milestone: Milestone, occurrence: date) -> str:
    return _("Take back the mark of {title}, {day}").format(
        title=words.title(milestone), day=formats.plain_day(occurrence)
    )
