"""What stands around a step: the list of all steps, and what one should know about the person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.people import words as people_words
from trustjournal.ui import tokens
from trustjournal.ui.arrange import tab_as_laid_out
from trustjournal.ui.fold import Fold
from trustjournal.ui.widgets import TranslatedWidget
from trustjournal.worksheets.hint_views import QuietNote, help_button

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from trustjournal.people.domain import Person
    from trustjournal.worksheets.known import Standing
    from trustjournal.worksheets.step_list import StepList

_COLUMN, _LIST = 720, 236
_WIDE = _COLUMN + _LIST - 80
"""From this width on, the list of steps stands beside the step."""


class StepsBeside(TranslatedWidget):
    """A readable column with the list of steps at its side; in a narrow window it is folded away.

    Add to `column`; the folded list stands first in it.
    """

    def __init__(self, steps: StepList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = steps
        self._fold = Fold(lambda: _("All steps"), name="showSteps")
        self._main, self._side = QWidget(), QWidget()
        self.column = QVBoxLayout(self._main)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self.column.addWidget(self._fold)
        self._beside = QVBoxLayout(self._side)
        self._beside.setContentsMargins(0, 6, 0, 0)
        self._beside.addWidget(steps)
        self._beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(28)
        row.addWidget(self._main, 1)
        row.addWidget(self._side)
        row.addStretch(0)
        self._is_wide = True
        self._fold.hide()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        px = tokens.worn().px
        self._main.setMaximumWidth(px(_COLUMN))
        self._side.setFixedWidth(px(_LIST))
        wide = self.width() >= px(_WIDE)
        if wide is self._is_wide:
            return
        self._is_wide = wide
        if wide:
            self._beside.insertWidget(0, self._list)
        else:
            self._fold.body.addWidget(self._list)
        self._side.setVisible(wide)
        self._fold.setVisible(not wide)
        self._list.show()
        tab_as_laid_out(self)


class StandingNotes(TranslatedWidget):
    """Quiet lines about whom a sheet is about; there are none for most.

    Signals:
        help_asked: Emitted when the user wants to see the help page.
    """

    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flagged = QuietNote("", icon="shield-check", name="flaggedPerson")
        self._apologies = QuietNote(
            lambda: _("Is all of it yours to apologise for?"), name="manyApologies"
        )
        self._apologies.offer(help_button(self.help_asked.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for each in (self._flagged, self._apologies):
            column.addWidget(each)
            each.hide()
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show what one should know, if there is anything."""
        person = standing.person
        is_flagged = person is not None and (person.safety or standing.is_feared)
        if person is not None:
            said = _flag_words if person.safety else _fear_words
            self._flagged.words.say(self._flagged.words.setText, partial(said, person))
        self._flagged.setVisible(is_flagged)
        self._apologies.setVisible(standing.many_apologies)
        self.setVisible(is_flagged or standing.many_apologies)


def _flag_words(person: Person) -> str:
    return _(
        "There is a safety flag for {name}. "
        "No talk and no days to check in will come of this sheet."
    ).format(name=people_words.name_of(person))


def _fear_words(person: Person) -> str:
    return _(
        "You noted that you were afraid of {name}. This sheet is only for yourself: no talk and no "
        "days to check in will come of it."
    ).format(name=people_words.name_of(person))
