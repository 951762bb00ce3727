"""What belongs to an entry beside its text: people, tags, feelings, what happened, felt trust."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.core.text import name_key
from trustjournal.i18n import _, pgettext
from trustjournal.journal.add_field import AddField
from trustjournal.journal.domain import HIGHEST_COURAGE, Content, Feeling
from trustjournal.journal.entry_events import EntryEvents
from trustjournal.journal.trust_notes import TrustNotes
from trustjournal.journal.wording import feeling
from trustjournal.people.domain import answers_to
from trustjournal.ui.arrange import tab_as_laid_out
from trustjournal.ui.layouts import put_in, scrolling, take_all_out
from trustjournal.ui.tokens import worn
from trustjournal.ui.widgets import (
    Chip,
    ChipGroup,
    FlowLayout,
    TranslatedWidget,
    colour_number,
    label,
    named,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trustjournal.core.ids import PersonId
    from trustjournal.journal.desk import Desk
    from trustjournal.journal.known import Known
    from trustjournal.people.domain import Person

_TALLEST, _TALLEST_FORM = 210, 400


class Details(TranslatedWidget):
    """The chips below the text, and what unfolds from them.

    Signals:
        changed: The user changed something here.
        person_named: A name was typed that may not be known yet; carries it.
        problem: Something could not be read or kept; carries the exception.
        undo_offered: Something was done that can be undone; carries a sentence and what undoes it.
    """

    changed = Signal()
    person_named = Signal(str)
    problem = Signal(Exception)
    undo_offered = Signal(str, object)

    def __init__(self, desk: Desk, known: Known, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = known
        self._people: list[PersonId] = []
        self._tags: list[str] = []
        self._chips = named(QWidget(), "people_and_tags")
        self._flow = FlowLayout(self._chips, gap=6)
        self._add_person = AddField(lambda: _("Person"), self._names, "add_person")
        self._add_person.added.connect(self._on_person_typed)
        self._add_tag = AddField(lambda: _("Tag"), lambda: known.tags, "add_tag")
        self._add_tag.added.connect(self.add_tag)
        self._feelings = named(
            ChipGroup([(each, _word(each)) for each in Feeling], label=lambda: _("Feelings")),
            "feelings",
        )
        self._feelings.changed.connect(lambda _values: self._on_changed())
        self._courage = named(
            ChipGroup(
                [(number, str(number)) for number in range(HIGHEST_COURAGE + 1)],
                label=lambda: _("Courage it took, 0 to 10"),
                exclusive=True,
            ),
            "courage",
        )
        self._courage.changed.connect(lambda _values: self._on_changed())
        self._trust = named(TrustNotes(desk, known), "trust")
        self._trust.changed.connect(self._on_changed)
        self._trust.problem.connect(self.problem)
        self.events = named(EntryEvents(desk, known), "events")
        self.events.shown.connect(self._say_folds)
        self.events.begun_found.connect(lambda: self._open_fold(self.events))
        self.events.problem.connect(self.problem)
        self.events.undo_offered.connect(self.undo_offered)
        self._hard = named(Chip(lambda: _("This was hard")), "hard")
        self._hard.toggled.connect(lambda _on: self._on_changed())
        self._folds: dict[Chip, QWidget] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chips)
        column.addWidget(self._fold_row())
        column.addWidget(self._unfolding())
        known.changed.connect(self._show_chips)
        self._show_chips()

    def _fold_row(self) -> QWidget:
        folds = QWidget()
        row = FlowLayout(folds, gap=6)
        for name, words, body in (
            ("show_feelings", self._feelings_words, self._feelings),
            ("show_courage", self._courage_words, self._with_ends(self._courage)),
            ("show_events", self._events_words, self.events),
            ("show_trust", self._trust_words, self._trust),
        ):
            chip = named(Chip(words, icon="chevron-down"), name)
            chip.toggled.connect(lambda on, chip=chip: self._unfold(chip, on=on))
            self._folds[chip] = body
            row.addWidget(chip)
        row.addWidget(self._hard)
        return folds

    def _with_ends(self, courage: QWidget) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(courage)
        column.addWidget(
            label(
                lambda: _("0 no courage needed … 10 all the courage I have"),
                "caption",
                tone="faint",
                wrap=True,
            )
        )
        return body

    def _unfolding(self) -> QWidget:
        inside = _Inside()
        inside.laid_out.connect(self._fit)
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 4, 8, 4)
        for body in self._folds.values():
            column.addWidget(body)
            body.hide()
        column.addStretch(1)
        self._scroll = scrolling(inside)
        self._scroll.hide()
        return self._scroll

    def _unfold(self, chip: Chip, *, on: bool) -> None:
        """Show one of them at a time, no higher than it needs to be."""
        for other in self._folds:
            if on and other is not chip and other.isChecked():
                other.setChecked(False)
        self._folds[chip].setVisible(on)
        if on and self._folds[chip] is self._trust:
            self._trust.read_last_answers()
        self._scroll.setVisible(any(each.isChecked() for each in self._folds))
        self._fit()

    def _open_fold(self, body: QWidget) -> None:
        next(chip for chip, each in self._folds.items() if each is body).setChecked(True)

    def _fit(self) -> None:
        body = next((self._folds[chip] for chip in self._folds if chip.isChecked()), None)
        if body is None:
            return
        width = max(200, self.width() - 24)
        layout = body.layout()
        wanted = (
            layout.heightForWidth(width)
            if layout is not None and layout.hasHeightForWidth()
            else body.sizeHint().height()
        )
        tallest = _TALLEST_FORM if body is self.events else _TALLEST
        self._scroll.setFixedHeight(min(wanted + 14, worn().px(tallest)))

    # The values

    def show_content(self, content: Content) -> None:
        """Show an entry's; tells nobody."""
        blocked = self.blockSignals(True)
        self._people, self._tags = list(content.people), list(content.tags)
        self._feelings.choose(content.feelings)
        self._courage.choose(() if content.courage is None else (content.courage,))
        self._hard.setChecked(content.hard)
        self._trust.show_people(self._people, content.trust)
        self.events.show_people(self._people)
        for chip in self._folds:
            chip.setChecked(False)
        self._show_chips()
        self.blockSignals(blocked)

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Whom the entry is about."""
        return tuple(self._people)

    @property
    def tags(self) -> tuple[str, ...]:
        """Its tags."""
        return tuple(self._tags)

    @property
    def feelings(self) -> tuple[Feeling, ...]:
        """What is ticked."""
        return tuple(each for each in self._feelings.values() if isinstance(each, Feeling))

    @property
    def courage(self) -> int | None:
        """How much courage it took, if that was said."""
        chosen = self._courage.values()
        return chosen[0] if chosen and isinstance(chosen[0], int) else None

    @property
    def hard(self) -> bool:
        """Whether it was marked as hard."""
        return self._hard.isChecked()

    @property
    def trust(self) -> dict[PersonId, int]:
        """The felt trust noted with this entry."""
        return self._trust.ratings

    # People and tags

    def add_person(self, person: Person) -> None:
        """Link somebody; nothing happens when they are already linked."""
        if person.id not in self._people:
            self._people.append(person.id)
            self._people_changed()

    def add_tag(self, tag: str) -> None:
        """Add a tag, in the spelling in which it is already known."""
        tag = tag.strip().lstrip("#＃")
        key = name_key(tag)
        if not key or key in map(name_key, self._tags):
            return
        spelt = next((each for each in self._known.tags if name_key(each) == key), tag)
        self._tags.append(spelt)
        self._tags_changed()

    def _on_person_typed(self, name: str) -> None:
        meant = [person for person in self._known.people if answers_to(person, name)]
        if len(meant) == 1:
            self.add_person(meant[0])
        else:
            self.person_named.emit(name)

    def _remove_person(self, person: PersonId) -> None:
        self._people.remove(person)
        self._people_changed()

    def _remove_tag(self, tag: str) -> None:
        self._tags.remove(tag)
        self._tags_changed()

    def _people_changed(self) -> None:
        self._trust.show_people(self._people, self._trust.ratings)
        self.events.show_people(self._people)
        self._tags_changed()

    def _tags_changed(self) -> None:
        self._show_chips()
        self._on_changed()

    def _show_chips(self) -> None:
        take_all_out(self._flow, but=(self._add_person, self._add_tag))
        for person in self._people:
            known = self._known.person(person)
            if known is not None:
                put_in(
                    self._flow,
                    self._removable(
                        known.called or known.name,
                        partial(self._remove_person, person),
                        colour=colour_number(person),
                    ),
                )
        put_in(self._flow, self._add_person)
        for tag in self._tags:
            put_in(self._flow, self._removable(f"#{tag}", partial(self._remove_tag, tag)))
        put_in(self._flow, self._add_tag)
        self._chips.updateGeometry()
        tab_as_laid_out(self._chips)
        self._say_folds()

    def _removable(self, words: str, remove: Callable[[], None], colour: int | None = None) -> Chip:
        chip = Chip(f"{words}  ×", person=colour, checkable=False)
        chip.say(chip.setAccessibleName, lambda: _("Remove {name}").format(name=words))
        chip.say(chip.setToolTip, lambda: _("Remove {name}").format(name=words))
        chip.clicked.connect(lambda _on=False: remove())
        return chip

    def _names(self) -> list[str]:
        return [person.name for person in self._known.people if person.id not in self._people]

    # Words

    def language_changed(self) -> None:
        self._show_chips()
        self._fit()

    def _on_changed(self) -> None:
        self._say_folds()
        self.changed.emit()

    def _say_folds(self) -> None:
        for chip, words in zip(
            self._folds,
            (self._feelings_words, self._courage_words, self._events_words, self._trust_words),
            strict=True,
        ):
            chip.setText(words())

    def _feelings_words(self) -> str:
        count = len(self.feelings)
        return _("Feelings ({count})").format(count=count) if count else _("Feelings")

    def _courage_words(self) -> str:
        if self.courage is None:
            return _("Courage")
        return _("Courage ({number})").format(number=self.courage)

    def _events_words(self) -> str:
        count = len(self.events.noted)
        if not count:
            return pgettext("events", "What happened")
        return _("What happened ({count})").format(count=count)

    def _trust_words(self) -> str:
        count = len(self.trust)
        return _("Felt trust ({count})").format(count=count) if count else _("Felt trust")


class _Inside(QWidget):
    """What unfolds.

    Signals:
        laid_out: Something inside wants another height.
    """

    laid_out = Signal()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid_out.emit()
        return handled


def _word(which: Feeling) -> Callable[[], str]:
    return lambda: feeling(which)
