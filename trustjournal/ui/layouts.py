"""Laying out anew, and scrolling on whatever ground is behind."""

from collections.abc import Collection

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget
from shiboken6 import delete


def take_all_out(layout: QLayout, *, but: Collection[QWidget] = ()) -> None:
    """Empty a layout and let its widgets go, except those that will be laid out again."""
    while (item := layout.takeAt(0)) is not None:
        assert item.layout() is None, "its widgets would stay"
        widget = item.widget()
        if widget is not None and widget not in but:
            widget.hide()
            widget.deleteLater()
        delete(item)  # Qt made it, and leaves it to whoever takes it out


def put_in(layout: QLayout, widget: QWidget) -> None:
    """Lay a widget out and show it at once; Qt alone would show it a moment later."""
    layout.addWidget(widget)
    widget.show()


def scrolling(inside: QWidget) -> QScrollArea:
    """Return a scroll area that lets the ground behind it be seen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(inside)
    # The keyboard goes to what is inside, which is brought into view by that.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # Qt fills both with the colour of the window.
    inside.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
