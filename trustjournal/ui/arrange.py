"""Laying widgets out in another order without letting any of them go."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

_MARGIN = 12


def arrange(column: QBoxLayout, widgets: Sequence[QWidget]) -> None:
    """Let these stand first in a layout, in this order; what stands right is not touched."""
    for place, widget in enumerate(widgets):
        if column.indexOf(widget) != place:
            column.removeWidget(widget)
            column.insertWidget(place, widget)
            widget.show()


def let_go(column: QBoxLayout, widget: QWidget) -> None:
    """Take a widget out of a layout for good."""
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()


def bring_into_view(widget: QWidget) -> None:
    """Scroll to what has just unfolded, once it is laid out; its beginning matters most."""
    # A child of the widget goes with it; QTimer.singleShot would keep a widget that is gone.
    once = QTimer(widget, singleShot=True, interval=0)
    once.timeout.connect(lambda: _scroll_to(widget))
    once.timeout.connect(once.deleteLater)
    once.start()


def _scroll_to(widget: QWidget) -> None:
    around = widget.parentWidget()
    while around is not None:
        inside = around.widget() if isinstance(around, QScrollArea) else None
        if isinstance(around, QScrollArea) and inside is not None and widget.isVisible():
            for corner in (widget.rect().bottomLeft(), widget.rect().topLeft()):
                place = widget.mapTo(inside, corner)
                around.ensureVisible(place.x(), place.y(), 0, _MARGIN)
        around = around.parentWidget()
