"""Putting the journal away for a while: until a day, nothing is asked and nothing is brought up."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.today.offers import Offer
from trustjournal.ui.widgets import Button, TranslatedWidget, button

if TYPE_CHECKING:
    from trustjournal.preferences.service import Choices
    from trustjournal.ui.background import Jobs

_DAYS = (7, 14, 28)


class PauseCard(TranslatedWidget):
    """Says until when the journal rests; `offer` is the button with which that begins.

    Signals:
        undo_offered: Emitted with words and the way back.
        problem: Emitted with the exception when the choice could not be kept.
    """

    undo_offered = Signal(str, object)
    problem = Signal(object)

    def __init__(
        self,
        choices: "Choices",
        jobs: "Jobs",
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices, self._jobs, self._today = choices, jobs, today
        self._resting = Offer(
            "moon",
            "",
            lambda: _("Take it up again"),
            clicked=lambda: self._choose(None),
            name="takeUpAgain",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._resting)
        self.offer = self._make_offer()
        self.hide()

    def _make_offer(self) -> Button:
        made = button(lambda: _("Put the journal away for a while"), "ghost", "moon", name="pause")
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        made.setMenu(menu)
        return made

    def show_pause(self, until: date | None, *, offers: bool) -> None:
        """Say until when it rests, or offer that it may."""
        self.setVisible(until is not None)
        self.offer.setVisible(offers and until is None)
        if until is not None:
            self._resting.say_words(partial(_rests, until))

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for days in _DAYS:
            until = self._today() + timedelta(days=days)
            action = menu.addAction(_("Until {day}").format(day=formats.day_with_weekday(until)))
            action.setObjectName(f"pause_{days}")
            action.triggered.connect(partial(self._on_chosen, until))

    def _on_chosen(self, until: date, _checked: bool = False) -> None:
        self._choose(
            until, lambda: self.undo_offered.emit(_rests(until), lambda: self._choose(None))
        )

    def _choose(self, until: date | None, then: Callable[[], None] = lambda: None) -> None:
        self._jobs.run(
            self,
            lambda: self._choices.choose(paused_until=until.isoformat() if until else ""),
            lambda _chosen: then(),
            fail=self.problem.emit,
        )


def _rests(until: date) -> str:
    return _(
        "The journal rests until {day}: it asks nothing and brings nothing up. You can write at "
        "any time."
    ).format(day=formats.day_with_weekday(until))
