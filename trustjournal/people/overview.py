"""What was noted about a relationship, at a glance."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.ids import PersonId
from trustjournal.core.text import shortened
from trustjournal.i18n import _, formats
from trustjournal.people import words
from trustjournal.people.domain import Closeness, Person, on_label
from trustjournal.people.order import by_name
from trustjournal.ui.translated import Text
from trustjournal.ui.widgets import Card, FlowLayout, TranslatedWidget, button, label, named

LONGEST_ON_CHIP = 24
"""Characters of a name; a longer one would make a column wider than the window."""
_NOTES: tuple[tuple[str, Callable[[], str]], ...] = (
    ("purpose", lambda: _("Why this relationship")),
    ("can_give", lambda: _("What I can give")),
    ("cares_about", lambda: _("What they care about")),
    ("strengths", lambda: _("Their strengths")),
    ("we_share", lambda: _("What we share")),
    ("hope_month", lambda: _("A hope for this month")),
    ("hope_two_years", lambda: _("A hope for two years from now")),
    ("limits_stated", lambda: _("Limits I have stated")),
)


class RelationshipCard(TranslatedWidget):
    """Why this relationship, what I can give, what they care about.

    Signals:
        edit_asked: Emitted when the user wants to write something here.
    """

    edit_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card(lambda: _("This relationship"), gap=14)
        self._empty = QWidget()
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(
            label(
                lambda: _(
                    "Why this relationship matters to you, what you can give, what they care "
                    "about: there is room for it here, whenever you like."
                ),
                "body",
                tone="soft",
                wrap=True,
            )
        )
        invitation = FlowLayout()
        invitation.addWidget(
            button(lambda: _("Write it down"), clicked=self.edit_asked.emit, name="writeDown")
        )
        column.addLayout(invitation)
        card.body.addWidget(self._empty)
        self._notes = {name: _Note(title) for name, title in _NOTES}
        for note in self._notes.values():
            card.body.addWidget(note)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def show_person(self, person: Person) -> None:
        """Show what is noted, or an invitation where nothing is."""
        texts = {name: getattr(person, name).strip() for name in self._notes}
        for name, note in self._notes.items():
            note.tell(texts[name])
        self._empty.setVisible(not any(texts.values()))


class FactsCard(TranslatedWidget):
    """How we met, who introduced us, the wished rhythm, the last entry, other names.

    Signals:
        person_chosen: Emitted with the id of whoever is to be opened.
    """

    person_chosen = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        card = Card(lambda: _("About"), gap=12)
        self._last = _Note(lambda: _("Last entry"))
        self._rhythm = _Note(lambda: _("In touch"))
        self._closeness = _Note(lambda: _("I would like it to be"))
        self._met = _Note(lambda: _("How we met"))
        self._introducer = _Links(lambda: _("Who introduced us"))
        self._introduced = _Links(lambda: _("Whom I met through them"))
        self._aliases = _Note(lambda: _("Former and other names"))
        self._nothing = label(lambda: _("Nothing is noted yet."), "body", tone="soft", wrap=True)
        card.body.addWidget(self._nothing)
        self._parts = (
            self._last,
            self._rhythm,
            self._closeness,
            self._met,
            self._introducer,
            self._introduced,
            self._aliases,
        )
        for part in self._parts:
            card.body.addWidget(part)
        for links in (self._introducer, self._introduced):
            links.person_chosen.connect(self.person_chosen)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(card)

    def show_person(
        self, person: Person, everybody: Mapping[PersonId, Person], last_entry: date | None
    ) -> None:
        """Show the facts there are."""
        self._last.tell(
            "" if last_entry is None else lambda: formats.relative_day(last_entry, self._today())
        )
        days = None if person.no_rhythm or person.no_contact else person.wished_rhythm
        self._rhythm.tell("" if days is None else lambda: words.rhythm(days))
        decided = person.closeness is not Closeness.UNSAID
        self._closeness.tell((lambda: words.closeness(person.closeness)) if decided else "")
        self._met.tell(person.how_met.strip())
        introducer = everybody.get(person.introducer) if person.introducer else None
        self._introducer.tell([] if introducer is None else [introducer])
        self._introduced.tell(
            by_name(each for each in everybody.values() if each.introducer == person.id)
        )
        self._aliases.tell(lambda: formats.listing(person.aliases) if person.aliases else "")
        self._aliases.setVisible(bool(person.aliases))
        self._nothing.setVisible(all(part.isHidden() for part in self._parts))


class _Note(TranslatedWidget):
    """A title and what is noted under it; not there when there is nothing."""

    def __init__(self, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.setVisible(bool(text))


class _Links(TranslatedWidget):
    """A title and people to open."""

    person_chosen = Signal(str)

    def __init__(self, title: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[QWidget] = []
        self._flow = FlowLayout(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(title, "label", tone="soft", wrap=True))
        column.addLayout(self._flow)
        self.hide()

    def tell(self, people: list[Person]) -> None:
        """Show these people."""
        for each in self._buttons:
            self._flow.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._buttons = [self._button(person) for person in people]
        self.setVisible(bool(people))

    def _button(self, person: Person) -> QWidget:
        name = on_label(person)
        made = named(button(shortened(name, LONGEST_ON_CHIP), "chip"), "personLink")
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda _checked=False: self.person_chosen.emit(person.id))
        self._flow.addWidget(made)
        made.show()
        return made
