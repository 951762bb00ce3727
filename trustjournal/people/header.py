"""Whose page it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people import words
from trustjournal.people.domain import Person
from trustjournal.ui.avatar import colour_number
from trustjournal.ui.turning import TurningRow
from trustjournal.ui.widgets import (
    Avatar,
    FlowLayout,
    Pill,
    TranslatedWidget,
    button,
    label,
    named,
)

_LEAST_WORDS = 240
"""Below this width of the name, the ways on stand under it."""


class PersonHeader(TranslatedWidget):
    """Badge, name, reading and circles; the ways back to the list, to a talk and to writing.

    Signals:
        back: Emitted when the user wants back to the list.
        brief: Emitted when the user wants to have in mind what matters before a talk.
        write: Emitted when the user wants to write about this person.
    """

    back = Signal()
    brief = Signal()
    write = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(size=56)
        self._name = label("", "display", wrap=True, name="personName")
        self._reading = label("", "small", tone="soft", wrap=True)
        self._circles = label("", "small", tone="soft", wrap=True)
        self._away = named(Pill(lambda: _("Put away")), "pill")
        back = button(lambda: _("People"), "ghost", "chevron-left", name="back", flush=True)
        back.clicked.connect(lambda _checked=False: self.back.emit())
        write = button(lambda: _("Write about them"), "primary", "pen-line", name="write")
        write.clicked.connect(lambda _checked=False: self.write.emit())
        self._brief = button(
            lambda: _("Before we talk"), "plain", "message-circle", name="beforeWeTalk"
        )
        self._brief.clicked.connect(lambda _checked=False: self.brief.emit())
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._name)
        texts.addWidget(self._reading)
        texts.addWidget(self._circles)
        texts.addWidget(self._away)
        whom = QHBoxLayout()
        whom.setSpacing(16)
        whom.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        whom.addLayout(texts, 1)
        # As high as the avatar or the texts, not as the buttons: a name alone stands beside it.
        who = QWidget()
        above = QVBoxLayout(who)
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(whom)
        above.addStretch(1)
        ways_on = QWidget()
        actions = QVBoxLayout(ways_on)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(8)
        actions.addWidget(write)
        actions.addWidget(self._brief)
        actions.addStretch(1)
        ways = FlowLayout()
        ways.addWidget(back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(ways)
        column.addWidget(TurningRow(who, ways_on, least=_LEAST_WORDS))

    def show_person(self, person: Person) -> None:
        """Show this person."""
        self._avatar.show_person(person.name, colour_number(person.id))
        self._name.say(self._name.setText, person.name)
        self._reading.say(self._reading.setText, person.reading)
        self._reading.setVisible(bool(person.reading))
        self._circles.say(self._circles.setText, lambda: words.circles(person))
        self._circles.setVisible(bool(person.circles))
        self._away.setVisible(person.put_away)
        # Nothing here leads towards a talk with somebody who frightens the user.
        self._brief.setVisible(not person.safety)
