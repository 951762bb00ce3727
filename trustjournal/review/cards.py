"""The cards of a look back: what was written, what happened, what keeps, the four practices."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.journal.entry_link import INSET, EntryLink
from trustjournal.milestones.words import coming_with
from trustjournal.people.words import name_of
from trustjournal.review import words
from trustjournal.review.lines import Block, PeopleBlock, PracticeRow
from trustjournal.review.summary import Practice, Section
from trustjournal.ui.widgets import Card, TranslatedWidget, label, named

if TYPE_CHECKING:
    from trustjournal.journal.domain import EntryCard
    from trustjournal.review.service import Keeping, LookBack, Topic

_HAPPENED = tuple(Section)


class WrittenCard(TranslatedWidget):
    """How much was written, and the newest entries.

    Signals:
        entry_chosen: Emitted with the id of the entry to read.
    """

    entry_chosen = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._links: list[EntryLink] = []
        self._cards: tuple[EntryCard, ...] = ()
        self._count = label("", "body", wrap=True, name="written")
        self._card = Card(lambda: _("Written"), gap=4)
        self._card.body.addWidget(self._count)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        # A row has room around its words: they shall stand under the heading.
        for each in (self._card.heading, self._count):
            each.setContentsMargins(INSET, 0, INSET, 0)
        if (inside := self._card.layout()) is not None:
            inside.setContentsMargins(22 - INSET, 20, 22 - INSET, 14)
        self._card.body.addLayout(self._list)
        _fill(self, self._card)

    def show_back(self, back: "LookBack") -> None:
        """Show what was written."""
        entries, days = back.entries, back.days
        self._count.say(self._count.setText, lambda: words.written(entries, days))
        if back.cards != self._cards:
            self._cards = back.cards
            self._show_links(back.cards)
        self.setVisible(entries > 0)

    def _show_links(self, cards: "Sequence[EntryCard]") -> None:
        for link in self._links:
            self._list.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._link(each) for each in cards]
        for link in self._links:
            self._list.addWidget(link)
            link.show()

    def _link(self, card: "EntryCard") -> EntryLink:
        link = named(EntryLink(), "entry")
        link.show_entry(card, lambda: formats.relative_day(card.moment.day, self._today()))
        link.clicked.connect(lambda _checked=False: self.entry_chosen.emit(card.id))
        return link


class HappenedCard(TranslatedWidget):
    """What was kept, mine first; talked about, given, received; thanks; who one was in touch with.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mine = named(Block(lambda: _("My promises")), "mine")
        self._theirs = named(Block(lambda: _("Promises to me")), "theirs")
        self._sections = {each: _section(each) for each in Section}
        self._contacts = named(PeopleBlock(lambda: _("In touch with")), "contacts")
        self._contacts.person_chosen.connect(self.person_chosen)
        card = Card(lambda: _("Between us"), gap=14)
        for each in (self._mine, self._theirs, *self._sections.values(), self._contacts):
            card.body.addWidget(each)
        _fill(self, card)

    def show_back(self, back: "LookBack") -> None:
        """Show what happened."""
        told = back.summary
        self._mine.show_lines([partial(words.settled, each) for each in told.mine])
        self._theirs.show_lines([partial(words.settled, each) for each in told.theirs])
        for section, block in self._sections.items():
            lines = [partial(words.noted, each) for each in told.sections[section]]
            block.show_lines([*_also(section, back.talked_about), *lines])
        self._contacts.show_people(told.contacts)
        blocks = (self._mine, self._theirs, *self._sections.values(), self._contacts)
        self.setVisible(any(not each.isHidden() for each in blocks))


def _section(section: Section) -> Block:
    return named(Block(partial(words.section, section)), section.value)


def _also(section: Section, topics: "Sequence[Topic]") -> "list[Callable[[], str]]":
    if section is not Section.TALKED_ABOUT:
        return []
    return [partial(topic_words, each) for each in topics]


def topic_words(topic: "Topic") -> str:
    """Say what a matter is, and with whom."""
    return _("{what} ({name})").format(what=topic.matter.title, name=name_of(topic.person))


class PracticesCard(TranslatedWidget):
    """Honesty, promises, listening, respect: a dot for each note about the user's own doing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(lambda: _("Four practices"), lambda: _("From what you noted of your own doing"))
        self._rows = {
            each: named(PracticeRow(partial(words.practice, each)), each.value) for each in Practice
        }
        for row in self._rows.values():
            card.body.addWidget(row)
        card.body.addWidget(
            label(
                lambda: _("A full dot is something you did. An open one went otherwise."),
                "caption",
                tone="faint",
                wrap=True,
            )
        )
        _fill(self, card)

    def show_back(self, back: "LookBack") -> None:
        """Show the dots."""
        practices = back.summary.practices
        for practice, row in self._rows.items():
            row.show_notes(practices[practice])
        self.setVisible(any(practices.values()))


class KeepingCard(TranslatedWidget):
    """What keeps a relationship alive in the time that begins now; nothing of it is urgent.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._milestones = named(Block(lambda: _("Milestones ahead")), "ahead")
        self._matters = named(Block(lambda: _("Not talked about yet")), "matters")
        self._quiet = named(
            PeopleBlock(lambda: _("Longer than usual since you were in touch")), "quiet"
        )
        self._nothing_since = named(
            PeopleBlock(lambda: _("Met, and nothing noted since. There is no hurry.")),
            "nothingSince",
        )
        card = Card(lambda: _("Keeping in touch"), gap=14)
        self._blocks = (self._milestones, self._matters, self._quiet, self._nothing_since)
        for each in self._blocks:
            card.body.addWidget(each)
        for people in (self._quiet, self._nothing_since):
            people.person_chosen.connect(self.person_chosen)
        _fill(self, card)

    def show_keeping(self, keeping: "Keeping | None") -> None:
        """Show what there is; the card is not there without anything."""
        if keeping is None:
            self.hide()
            return
        self._milestones.show_lines(
            [partial(coming_with, each.person, each.coming) for each in keeping.milestones]
        )
        self._matters.show_lines([partial(topic_words, each) for each in keeping.matters])
        self._quiet.show_people(keeping.quiet)
        self._nothing_since.show_people(keeping.nothing_since)
        self.setVisible(any(not each.isHidden() for each in self._blocks))


def _fill(widget: QWidget, card: Card) -> None:
    outside = QVBoxLayout(widget)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(card)
