"""An event as a line: what happened and whose doing it was, and what was said about it."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.events import words
from trustjournal.events.domain import Event
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.ui.labels import Role
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import IconLabel, TranslatedWidget, label, tool_button

_BELOW_TOP = 4
"""Pixels by which the first line begins lower than the buttons beside it, to stand in a line."""


class EventRow(TranslatedWidget):
    """One event, with ways to its entry and to correct it.

    Signals:
        edit_asked: Emitted with the Event when it is to be corrected.
        entry_chosen: Emitted with the id of the entry that it was noted with.
    """

    edit_asked = Signal(object)
    entry_chosen = Signal(str)

    def __init__(
        self,
        event: Event,
        person: Person | None,
        *,
        with_day: bool,
        inset: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        happened = partial(words.happened, event, person)
        said = QVBoxLayout()
        said.setContentsMargins(0, _BELOW_TOP, 0, _BELOW_TOP)
        said.setSpacing(2)
        said.addWidget(label(happened, "small", wrap=True, name="happened"))
        said.addWidget(
            _unless_empty(lambda: words.beside(event, with_day=with_day), "caption", "beside")
        )
        said.addWidget(_unless_empty(event.note.strip(), "small", "eventNote"))
        said.addStretch(1)
        leaf = QVBoxLayout()
        leaf.setContentsMargins(0, _BELOW_TOP + 2, 0, 0)
        leaf.addWidget(IconLabel("leaf", "faint", px=16))
        leaf.addStretch(1)
        top = Qt.AlignmentFlag.AlignTop
        row = QHBoxLayout(self)
        row.setContentsMargins(inset, 2, inset, 2)
        row.setSpacing(10)
        row.addLayout(leaf)
        row.addLayout(said, 1)
        if event.entry is not None:
            entry = event.entry
            to_entry = tool_button(
                lambda: _("Open the entry"),
                "book-open",
                px=16,
                clicked=lambda: self.entry_chosen.emit(entry),
                name="toEntry",
            )
            row.addWidget(to_entry, 0, top)
        if not event.belongs_elsewhere:
            edit = tool_button(
                lambda: _("Change: {event}").format(event=happened()),
                "pen-line",
                px=16,
                clicked=lambda: self.edit_asked.emit(event),
                name="editEvent",
            )
            row.addWidget(edit, 0, top)


def _unless_empty(text: Text, role: Role, name: str) -> QWidget:
    made = label(text, role, tone="soft", wrap=True, name=name)
    if not made.text():  # in no language, then
        made.hide()
    return made
