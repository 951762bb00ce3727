"""An introduction as a row: who introduced whom, thanked, told how it went."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.core.ids import PersonId
from trustjournal.i18n import _
from trustjournal.introductions import words
from trustjournal.introductions.domain import Introduction
from trustjournal.milestones.rows import Row
from trustjournal.people.domain import Person
from trustjournal.ui.widgets import Chip, FlowLayout, button


class IntroductionRow(Row):
    """Where somebody is to be thanked, two chips say whether that was done.

    Signals:
        thanked: Emitted with the introduction, and whether the introducer was thanked.
        told: Emitted with the introduction, and whether the introducer heard how it went.
        thanks_asked: Emitted with the introduction when the user wants to prepare their thanks.
    """

    thanked = Signal(object, bool)
    told = Signal(object, bool)
    thanks_asked = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__("users", parent)
        self._today = today
        self._introduction: Introduction | None = None
        self._thanked = Chip("", icon="heart")
        self._told = Chip("", icon="message-circle")
        self._thanked.setObjectName("thanked")
        self._told.setObjectName("told")
        self._prepare = button(
            lambda: _("Prepare the thanks"), "ghost", "clipboard-list",
            clicked=lambda: self.thanks_asked.emit(self._introduction), name="prepareThanks",
        )  # fmt: skip
        self._thanked.toggled.connect(self._on_thanked)
        self._told.toggled.connect(self._on_told)
        self._chips = QWidget()
        flow = FlowLayout(self._chips, gap=8)
        flow.setContentsMargins(0, 4, 0, 0)
        flow.addWidget(self._thanked)
        flow.addWidget(self._told)
        flow.addWidget(self._prepare)
        self._column.addWidget(self._chips)

    def show_introduction(
        self, introduction: Introduction, people: Mapping[PersonId, Person]
    ) -> None:
        """Show this one."""
        self._introduction = introduction
        day = introduction.day
        self._title.say(self._title.setText, lambda: words.sentence(introduction, people))
        self._when.say(self._when.setText, "" if day is None else lambda: words.on_day(day))
        self._when.setVisible(day is not None)
        self._show_note(introduction.note)
        self._chips.setVisible(introduction.brought_us_together)
        introducer = people.get(introduction.introducer) if introduction.introducer else None
        to_thank = introducer is not None and not introducer.safety
        self._prepare.setVisible(to_thank and introduction.thanked_on is None)
        for chip, on, done, ask in (
            (self._thanked, introduction.thanked_on, words.thanked, lambda: _("Thanked")),
            (self._told, introduction.told_on, words.told, lambda: _("Told how it went")),
        ):
            blocked = chip.blockSignals(True)
            chip.setChecked(on is not None)
            chip.blockSignals(blocked)
            chip.say(chip.setText, ask if on is None else self._done(done, on))
        self._edit.say(
            self._edit.set_words,
            lambda: _("Change: {what}").format(what=words.sentence(introduction, people)),
        )

    def _done(self, said: Callable[[date, date], str], on: date) -> Callable[[], str]:
        return lambda: said(on, self._today())

    def _on_thanked(self, done: bool) -> None:
        self.thanked.emit(self._introduction, done)

    def _on_told(self, done: bool) -> None:
        self.told.emit(self._introduction, done)
