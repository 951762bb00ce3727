"""Choices in a form that keeps what was begun: their values fit into JSON."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.ui.buttons import CheckBox
from trustjournal.ui.choices import ChipGroup, Choice, Segmented
from trustjournal.ui.translated import Text


class TickField(CheckBox):
    """Yes or no.

    Signals:
        changed: Emitted when the user, or a screen reader, changed it.
    """

    changed = Signal()

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: bool) -> None:
        """Tick it or not, without telling anybody."""
        blocked = self.blockSignals(True)
        self.setChecked(value)
        self.blockSignals(blocked)


class ChoiceField(Segmented):
    """One of a few, each known by a text.

    Signals:
        changed: Emitted when the user, or a screen reader, chose another.
    """

    changed = Signal()

    def __init__(
        self, choices: Sequence[Choice], *, label: Text = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(choices, label=label, parent=parent)
        self.chosen.connect(lambda _value: self.changed.emit())

    def show_value(self, value: str) -> None:
        """Choose a value without telling anybody."""
        self.choose(value)


class ChipField(ChipGroup):
    """One of a few, each known by a text, or none of them."""

    def __init__(self, *, label: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(label=label, exclusive=True, parent=parent)

    def value(self) -> str:
        """Return which is chosen; an empty text for none."""
        return next((str(each) for each in self.values()), "")

    def show_value(self, value: str) -> None:
        """Choose one without telling anybody."""
        self.choose((value,))
