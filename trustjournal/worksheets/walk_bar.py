"""What stands below a step: back, on, later; and what a sheet still needs before its end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.ui.arrange import let_go
from trustjournal.ui.widgets import (
    FlowLayout,
    Text,
    TranslatedFrame,
    TranslatedWidget,
    announce,
    button,
    label,
)
from trustjournal.worksheets import walk_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trustjournal.worksheets.domain import Step


class WalkBar(TranslatedWidget):
    """Back and Next; and leaving, which is always possible.

    Signals:
        back: Emitted to go back one step.
        on: Emitted to go on, or to the end from the last step.
        later: Emitted to save and come back another time.
    """

    back = Signal()
    on = Signal()
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = button(
            lambda: _("Back"), "plain", "chevron-left", clicked=self.back.emit, name="back"
        )
        self._on = button("", "primary", clicked=self.on.emit, name="next")
        later = button(
            lambda: _("Save and come back later"), "ghost", clicked=self.later.emit, name="later"
        )
        row = FlowLayout(self, gap=10)
        for each in (self._back, self._on, later):
            row.addWidget(each)

    def stand_at(self, number: int, count: int) -> None:
        """Know which step it is, of how many."""
        self._back.setVisible(number > 1)
        last = number == count
        self._on.say(self._on.setText, lambda: _("Finish this sheet") if last else _("Next"))


class StillNeeded(TranslatedFrame):
    """Says what is still to be answered, and leads there.

    Signals:
        chosen: Emitted with the id of the step to go to.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quiet")
        self._words = label("", "body", wrap=True, name="stillNeeded")
        self._steps = QVBoxLayout()
        self._steps.setSpacing(2)
        self._links: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self._words)
        column.addLayout(self._steps)
        self.hide()

    def tell(self, text: Text, steps: Sequence[Step] = ()) -> None:
        """Say a sentence, with ways to these steps."""
        for each in self._links:
            let_go(self._steps, each)
        self._links = [self._link(step) for step in steps]
        self._words.say(self._words.setText, text)
        self.show()
        titles = (words.in_language(step.title)() for step in steps)
        announce(self, "\n".join((self._words.text(), *titles)))

    def _link(self, step: Step) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(
            button(
                words.in_language(step.title), "ghost", "chevron-right",
                clicked=partial(self.chosen.emit, step.id), name="toStep",
            )
        )  # fmt: skip
        row.addStretch(1)
        self._steps.addWidget(made)
        return made
