"""A ring around what the keyboard is on, and only then: style sheets have no :focus-visible."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _AnyWidget = QWidget
else:
    _AnyWidget = object

_BY_KEYBOARD = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)


class FocusRing(_AnyWidget):
    """Mixed into a widget class, before it: sets the property kbd while the keyboard is on it."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring(shown=event.reason() in _BY_KEYBOARD)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring(shown=False)
        super().focusOutEvent(event)

    def has_ring(self) -> bool:
        """Tell whether the ring is to be seen, for widgets that paint themselves."""
        return bool(self.property("kbd"))

    def _ring(self, *, shown: bool) -> None:
        if self.has_ring() == shown:
            return
        self.setProperty("kbd", shown)
        restyle(self)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property that it looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
