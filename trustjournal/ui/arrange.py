"""Laying widgets out in another order without letting any of them go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget


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
