"""All steps of a sheet, to see where one stands and to go to any of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.arrange import let_go, tab_as_laid_out
from trustjournal.ui.widgets import Button, TranslatedWidget
from trustjournal.worksheets import walk_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from trustjournal.worksheets.domain import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One step as the list shows it."""

    step: Step
    is_here: bool
    is_answered: bool


class StepList(TranslatedWidget):
    """The steps, one below the other.

    Signals:
        chosen: Emitted with the id of the step to go to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[StepButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.say(self.setAccessibleName, lambda: _("All steps"))

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these steps; a button stays where its step stays."""
        while len(self._buttons) > len(places):
            let_go(self._column, self._buttons.pop())
        while len(self._buttons) < len(places):
            button = StepButton()
            button.clicked.connect(partial(self._on_clicked, button))
            self._buttons.append(button)
            self._column.addWidget(button)
        for button, place in zip(self._buttons, places, strict=True):
            button.show_place(place)
        tab_as_laid_out(self)

    def _on_clicked(self, button: StepButton, _checked: bool = False) -> None:
        button.restore()
        self.chosen.emit(button.step)


class StepButton(Button):
    """One step; its title ends in … where there is no room for all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._whole = ""
        super().__init__("", "nav", "circle", parent)
        self.setObjectName("step")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._place: Place | None = None

    @property
    def step(self) -> str:
        """The id of the step."""
        return "" if self._place is None else self._place.step.id

    def show_place(self, place: Place) -> None:
        """Show a step."""
        self._place = place
        self.set_icon("check" if place.is_answered else "circle")
        self.say(self.setText, words.in_language(place.step.title))
        self.restore()
        self.say(self.setAccessibleName, self._spoken)

    def restore(self) -> None:
        """Look as the place is, whatever was pressed."""
        self.setChecked(self._place is not None and self._place.is_here)

    def setText(self, text: str) -> None:
        self._whole = text
        self._fit()

    def text(self) -> str:
        return self._whole

    def minimumSizeHint(self) -> QSize:
        return QSize(60, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Only with the whole words on it can be told what it takes for them.
        super().setText(self._whole)
        missing = super().sizeHint().width() - self.width()
        self.setToolTip(self._whole if missing > 0 else "")
        if missing > 0:
            room = self.fontMetrics().horizontalAdvance(self._whole) - missing
            elided = Qt.TextElideMode.ElideRight
            super().setText(self.fontMetrics().elidedText(self._whole, elided, room))

    def _spoken(self) -> str:
        place = self._place
        if place is None:
            return ""
        title = words.in_language(place.step.title)()
        if place.is_here:
            return _("{title} (you are here)").format(title=title)
        if place.is_answered:
            return _("{title} (answered)").format(title=title)
        return _("{title} (still open)").format(title=title)
