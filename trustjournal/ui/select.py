"""Choosing one of many from a list that unfolds."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from trustjournal.ui.choices import Choice
from trustjournal.ui.translated import Text, Translated, spoken


class Select(Translated, QComboBox):
    """A closed list with what is chosen on it. The wheel scrolls the page, never the choice.

    Signals:
        chosen: Emitted with the value when the user, or a screen reader, chooses another.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice],
        chosen: Hashable,
        *,
        label: Text,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._values: list[Hashable] = []
        self._words: list[Text] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.say(self.setAccessibleName, label)
        self.offer(choices, chosen)
        self.currentIndexChanged.connect(self._on_index)

    def offer(self, choices: Sequence[Choice], chosen: Hashable) -> None:
        """Offer these, one of them chosen, without telling anybody."""
        blocked = self.blockSignals(True)
        self.clear()
        self._values = [value for value, _text in choices]
        self._words = [text for _value, text in choices]
        self.addItems([spoken(text) for text in self._words])
        self.blockSignals(blocked)
        self.choose(chosen)

    def value(self) -> Hashable:
        """Return what is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: Hashable) -> None:
        """Choose a value without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(blocked)

    def language_changed(self) -> None:
        for number, text in enumerate(self._words):
            self.setItemText(number, spoken(text))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_index(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(self._values[number])
