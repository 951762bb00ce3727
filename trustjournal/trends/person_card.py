"""What trends bring to a person's page: contact and record in words, and a small line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.checkins import words as scale
from trustjournal.core.changes import Changes
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.people.section import ReadSection
from trustjournal.trends import phrases
from trustjournal.trends.strip import FeltStrip
from trustjournal.ui.widgets import (
    Card,
    FlowLayout,
    Text,
    TranslatedWidget,
    button,
    colour_number,
    label,
    named,
)

if TYPE_CHECKING:
    from trustjournal.trends.glance import Glance, Side
    from trustjournal.trends.service import Trends
    from trustjournal.ui.background import ChangeSignal, Jobs


class TrendsCard(ReadSection):
    """The last contact, the records in words, and felt trust of the last weeks.

    Signals:
        trends_asked: Emitted with the person's id when the user wants to see the charts.
    """

    trends_asked = Signal(str)
    touched_by = (
        Changes.CHECKINS
        | Changes.EVENTS
        | Changes.PROMISES
        | Changes.ENTRIES
        | Changes.PEOPLE
        | Changes.PREFERENCES
    )

    def __init__(
        self, trends: "Trends", jobs: "Jobs", changes: "ChangeSignal", parent: QWidget | None = None
    ) -> None:
        super().__init__(jobs, changes, parent)
        self._trends = trends
        self._contact = named(_Lines(lambda: _("Contact")), "contactWords")
        self._mine = named(_Lines(lambda: _("My record")), "myRecord")
        self._theirs = named(_Lines(lambda: _("What I have seen from them")), "theirRecord")
        self._felt = _Felt()
        self._way = button(
            lambda: _("Show in Trends"), "ghost", "trending-up", name="showTrends", flush=True
        )
        self._way.clicked.connect(self._on_way)
        ways = FlowLayout()
        ways.addWidget(self._way)
        card = Card(lambda: _("Contact and record"), gap=14)
        for part in (self._contact, self._felt, self._mine, self._theirs):
            card.body.addWidget(part)
        card.body.addLayout(ways)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def _read(self, person: Person) -> "Glance":
        return self._trends.glance(person.id)

    def _show(self, _person: Person, glance: "Glance") -> None:
        self._contact.tell(lambda: "\n".join(glance.contact()))
        self._mine.tell(_said(glance.mine))
        self._theirs.tell("" if glance.theirs is None else _said(glance.theirs))
        self._felt.show_glance(glance)
        # Trends lists nobody who was put away.
        self._way.setVisible(not glance.person.put_away)

    def _on_way(self) -> None:
        if self._person is not None:
            self.trends_asked.emit(self._person.id)


def _said(side: "Side") -> Text:
    return lambda: "\n".join(side.sentences())


class _Lines(TranslatedWidget):
    """A title and sentences under it; not there when there is nothing to say."""

    def __init__(self, title: Text) -> None:
        super().__init__()
        self._text = label("", "body", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(title, "label", tone="soft", wrap=True))
        column.addWidget(self._text)
        self.hide()

    def tell(self, text: Text) -> None:
        """Say this."""
        self._text.say(self._text.setText, text)
        self.setVisible(bool(self._text.text()))


class _Felt(TranslatedWidget):
    """The strip between the words of its two ends, and what may be said of it."""

    def __init__(self) -> None:
        super().__init__()
        self._strip = named(FeltStrip(), "feltStrip")
        self._word = label("", "body", wrap=True, name="feltWords")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(
            label(lambda: _("Felt trust, the last twelve weeks"), "label", tone="soft", wrap=True)
        )
        column.addWidget(label(scale.highest, "caption", tone="faint"))
        column.addWidget(self._strip)
        column.addWidget(label(scale.lowest, "caption", tone="faint"))
        column.addWidget(self._word)
        self.hide()

    def show_glance(self, glance: "Glance") -> None:
        """Show the strip, if there is one to be shown."""
        strip = glance.strip
        self.setVisible(strip is not None)
        if strip is None:
            return
        self._strip.show_strip(strip, colour_number(glance.person.id))
        word = strip.word
        self._word.say(self._word.setText, "" if word is None else lambda: phrases.sentence(word))
        self._word.setVisible(word is not None)
