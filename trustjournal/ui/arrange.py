"""Laying widgets out in another order without letting any of them go."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget

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


def tab_as_laid_out(root: QWidget) -> None:
    """Let Tab go through a widget as it is read; what was put into it later would come last."""
    reached = [each for each in _as_laid_out(root) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(reached):
        QWidget.setTabOrder(before, after)


def _as_laid_out(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    inside = widget.layout()
    if inside is not None:
        yield from _widgets_of(inside)


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inside, deeper = item.widget(), item.layout()
        if inside is not None:
            yield from _as_laid_out(inside)
        elif deeper is not None:
            yield from _widgets_of(deeper)


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
