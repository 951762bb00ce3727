"""Promises, boundaries and open matters: what is agreed and what is still to be talked about."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.core.ids import PersonId, PromiseId
from trustjournal.i18n import _
from trustjournal.promises.promises_part import PromisesPart
from trustjournal.ui.widgets import Page, Segmented, Text

if TYPE_CHECKING:
    from trustjournal.promises.desk import Desk
    from trustjournal.promises.part import PagePart


class Part(StrEnum):
    """What can be looked at."""

    PROMISES = "promises"
    BOUNDARIES = "boundaries"
    MATTERS = "matters"


class PromisesPage(Page):
    """One part at a time; the other features give theirs.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    worksheet_asked = Signal(str, str, str, str)

    def __init__(
        self,
        desk: "Desk",
        *,
        boundaries: "PagePart | None" = None,
        matters: "PagePart | None" = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(lambda: _("Promises"), max_width=920, parent=parent)
        self.promises = PromisesPart(desk)
        self._parts: dict[Part, PagePart] = {Part.PROMISES: self.promises}
        for part, widget in ((Part.BOUNDARIES, boundaries), (Part.MATTERS, matters)):
            if widget is not None:
                self._parts[part] = widget
        choices = [(each, _WORDS[each]) for each in self._parts]
        self.parts = Segmented(choices, label=_what_to_look_at)
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        if len(self._parts) == 1:
            self.parts.hide()
        for widget in self._parts.values():
            self.body.addWidget(widget)
            widget.problem.connect(self.problem)
            widget.undo_offered.connect(self.undo_offered)
            widget.person_chosen.connect(self.person_chosen)
            widget.worksheet_asked.connect(self.worksheet_asked)
        self.parts.chosen.connect(self._look_at)
        self._look_at(Part.PROMISES)

    def look_at(self, part: Part) -> None:
        """Bring a part to the front."""
        self.parts.choose(part)
        self._look_at(part)

    def show_promise(self, promise: PromiseId, person: PersonId) -> None:
        """Bring a promise into sight, however long ago it was settled."""
        self.look_at(Part.PROMISES)
        self.promises.show_promise(promise, person)

    def refresh(self) -> None:
        """Read the part in front again."""
        self._shown().refresh()

    def leave(self) -> None:
        """Have everything kept that is typed."""
        for part in self._parts.values():
            part.leave()

    def is_unsaved(self) -> bool:
        """Whether something typed is not known to be safe."""
        return any(part.is_unsaved() for part in self._parts.values())

    def _shown(self) -> "PagePart":
        return self._parts[Part(str(self.parts.value()))]

    def _look_at(self, part: object) -> None:
        for each, widget in self._parts.items():
            if each != part and widget.isVisible():
                widget.leave()
            widget.setVisible(each == part)
        self.scroll_area.verticalScrollBar().setValue(0)
        self.refresh()

    def begin_new(self) -> None:
        """Begin to write a promise down."""
        self.look_at(Part.PROMISES)
        self.promises.begin()


def _what_to_look_at() -> str:
    return _("What to look at")


_WORDS: dict[Part, Text] = {
    Part.PROMISES: lambda: _("Promises"),
    Part.BOUNDARIES: lambda: _("Boundaries"),
    Part.MATTERS: lambda: _("Open matters"),
}
