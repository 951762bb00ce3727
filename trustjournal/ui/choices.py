"""Choosing one or several of a few: segments and chips."""

from collections.abc import Collection, Hashable, Iterable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from trustjournal.ui import icons
from trustjournal.ui.avatar import avatar_icon
from trustjournal.ui.buttons import Button
from trustjournal.ui.flow import FlowLayout
from trustjournal.ui.translated import Text, TranslatedFrame, TranslatedWidget

Choice = tuple[Hashable, Text]
"""A value and the words for it."""


class Segmented(TranslatedFrame):
    """One of two to five, side by side. Arrow keys move, as in any group of radio buttons.

    Signals:
        chosen: Emitted with the value when the user, or a screen reader, chooses another.
    """

    chosen = Signal(object)

    def __init__(
        self,
        choices: Sequence[Choice],
        chosen: Hashable = None,
        *,
        label: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.say(self.setAccessibleName, label)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._values = [value for value, _text in choices]
        for number, (_value, text) in enumerate(choices):
            segment = Button(text, "seg")
            segment.setCheckable(True)
            # Says "radio button" to a screen reader; checkable alone would say "check box".
            segment.setAutoExclusive(True)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        self.choose(self._values[0] if chosen is None else chosen)
        # A screen reader toggles without clicking, so clicked would not be enough.
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> Hashable:
        """Return what is chosen."""
        return self._values[self._group.checkedId()]

    def choose(self, value: Hashable) -> None:
        """Choose a value without telling anybody."""
        blocked = self._group.blockSignals(True)
        self._group.button(self._values.index(value)).setChecked(True)
        self._group.blockSignals(blocked)

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen one, from where the arrow keys move."""
        self._group.button(self._group.checkedId()).setFocus(Qt.FocusReason.TabFocusReason)

    def offer_only(self, values: Collection[Hashable]) -> None:
        """Hide the others; when the chosen one is among them, choose the first that is offered."""
        for number, value in enumerate(self._values):
            self._group.button(number).setVisible(value in values)
        if self.value() not in values:
            self.choose(next(value for value in self._values if value in values))

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[number])


class Chip(Button):
    """A small round-ended button that can stay pressed; perhaps with a person's badge."""

    def __init__(
        self,
        text: Text = "",
        *,
        person: int | None = None,
        checkable: bool = True,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._person = person
        super().__init__(text, "chip", icon, parent)
        self.setCheckable(checkable)
        if person is not None:
            self.setProperty("pictured", True)
            self._draw()

    def _draw(self) -> None:
        if self._person is None:
            super()._draw()
            return
        self.setIcon(avatar_icon(self.text(), self._person))
        self.setIconSize(icons.size(22, 6))


class ElidedChip(Chip):
    """A chip for words of any length: they end in … where there is no room for all of them."""

    def __init__(
        self,
        text: Text = "",
        *,
        person: int | None = None,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self._whole = ""
        super().__init__(text, person=person, checkable=checkable, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._whole = text
        self._fit()
        self.updateGeometry()

    def text(self) -> str:
        return self._whole

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(
            hint.width() - self._needs(super().text()) + self._needs(self._whole), hint.height()
        )

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(hint.width() - self._needs(self._whole) + self._needs("…"), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # A button is never narrower than a few letters: only with the whole words on it can be
        # told what it takes for them.
        super().setText(self._whole)
        missing = super().sizeHint().width() - self.width()
        if missing > 0:
            room = self._needs(self._whole) - missing
            elide = Qt.TextElideMode.ElideRight
            super().setText(self.fontMetrics().elidedText(self._whole, elide, room))

    def _needs(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)


class ChipGroup(TranslatedWidget):
    """Chips that flow over lines; any number of them chosen, or one at most.

    Signals:
        changed: Emitted with the tuple of chosen values when the user changed it.
    """

    changed = Signal(object)

    def __init__(
        self,
        choices: Iterable[Choice] = (),
        *,
        label: Text = "",
        exclusive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.say(self.setAccessibleName, label)
        self._exclusive = exclusive
        self._flow = FlowLayout(self)
        self._chips: dict[Hashable, Chip] = {}
        self.offer(choices)

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer these instead; what was chosen stays chosen where it is still offered."""
        kept = set(self.values())
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for value, text in choices:
            self.add(value, text, chosen=value in kept)

    def add(
        self, value: Hashable, text: Text, *, chosen: bool = False, colour: int | None = None
    ) -> Chip:
        """Offer one more."""
        # The name of a person can be of any length.
        chip = Chip(text) if colour is None else ElidedChip(text, person=colour)
        chip.setChecked(chosen)
        chip.toggled.connect(lambda on: self._on_toggled(value, on))
        self._chips[value] = chip
        self._flow.addWidget(chip)
        chip.show()  # Qt alone would show it a moment later
        return chip

    def chip(self, value: Hashable) -> Chip:
        """Return the chip of a value."""
        return self._chips[value]

    def values(self) -> tuple[Hashable, ...]:
        """Return what is chosen, in the order of the chips."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def choose(self, values: Iterable[Hashable]) -> None:
        """Choose exactly these without telling anybody."""
        wanted = set(values)
        for value, chip in self._chips.items():
            blocked = chip.blockSignals(True)
            chip.setChecked(value in wanted)
            chip.blockSignals(blocked)

    def focus_first(self) -> bool:
        """Put the keyboard on the first chip, if there is one."""
        first = next(iter(self._chips.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        chips = list(self._chips.values())
        focused = next((n for n, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        chips[(focused + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._flow.invalidate()

    def _on_toggled(self, value: Hashable, on: bool) -> None:
        if on and self._exclusive:
            self.choose((value,))
        self.changed.emit(self.values())
