"""Questions that are answered by choosing: an option, several, or a place on a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.i18n import _, formats
from trustjournal.ui.choices import ChipGroup, Choice
from trustjournal.ui.widgets import Text, TranslatedWidget, label, named, spoken
from trustjournal.worksheets import walk_words as words
from trustjournal.worksheets.answers import chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from trustjournal.worksheets.domain import Question


class ChoiceInput(ChipGroup):
    """One option or none; with `several`, any number of them. Known by their ids."""

    def __init__(self, choices: Iterable[Choice], name: Text, *, several: bool = False) -> None:
        super().__init__(choices, label=name, exclusive=not several)
        self._several = several
        self._gone: tuple[str, ...] = ()
        """What was chosen once and is not offered any more; kept until the user chooses."""
        self.changed.connect(lambda _values: self._forget_gone())

    def value(self) -> Any:
        """Return the id of the chosen option, or the ids of all of them."""
        ids = [str(each) for each in self.values()] or list(self._gone)
        if self._several:
            return ids
        return ids[0] if ids else ""

    def show_value(self, value: Any) -> None:
        """Choose without telling anybody."""
        ids = chosen(value)
        self.choose(ids)
        shown = set(map(str, self.values()))
        self._gone = tuple(each for each in ids if each not in shown)

    def first_field(self) -> QWidget:
        """Return where one chooses."""
        chips = list(self._chips.values())
        return next((each for each in chips if each.isChecked()), chips[0]) if chips else self

    def _forget_gone(self) -> None:
        self._gone = ()


class ScaleInput(TranslatedWidget):
    """A whole number between two ends; nothing is chosen until the user chooses."""

    def __init__(self, question: Question, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        numbers = range(question.lowest, question.highest + 1)
        self._chips = named(_Numbers([(each, _number(each)) for each in numbers], name), "scale")
        low, high = words.ends(question.anchors)
        ends = label(
            lambda: _("{lowest}: {low} · {highest}: {high}").format(
                lowest=formats.number(question.lowest),
                low=spoken(low),
                highest=formats.number(question.highest),
                high=spoken(high),
            ),
            "caption",
            tone="soft",
            wrap=True,
            name="ends",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._chips)
        column.addWidget(ends)
        if not any(question.anchors.values()):
            ends.hide()
        self.changed = self._chips.changed

    def value(self) -> int | None:
        """Return what is chosen."""
        return next((each for each in self._chips.values() if isinstance(each, int)), None)

    def show_value(self, value: Any) -> None:
        """Choose without telling anybody."""
        self._chips.choose(() if value is None else (value,))

    def first_field(self) -> QWidget:
        """Return where one chooses."""
        return self._chips.start()


class _Numbers(ChipGroup):
    """Numbers side by side; a digit chooses one."""

    def __init__(self, choices: Iterable[Choice], name: Text) -> None:
        super().__init__(choices, label=name, exclusive=True)

    def start(self) -> QWidget:
        """Return the chosen chip, else the first."""
        chips = list(self._chips.values())
        return next((each for each in chips if each.isChecked()), chips[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if text.isascii() and text.isdecimal() and int(text) in self._chips:
            chip = self._chips[int(text)]
            chip.setFocus(Qt.FocusReason.TabFocusReason)
            chip.setChecked(True)
        else:
            super().keyPressEvent(event)


def _number(value: int) -> Text:
    return lambda: formats.number(value)


def nothing_to_choose() -> str:
    """Return what stands where there is no boundary to choose from."""
    return _("No boundary is noted yet. You can go on without one, and draw it afterwards.")
