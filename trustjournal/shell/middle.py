"""A card in the middle of an empty screen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def in_the_middle(screen: QWidget, card: QWidget) -> QScrollArea:
    """Place a card of a fixed width a little above the middle, as high as its words need.

    In a low window, or with large letters, it scrolls in what is returned. An alignment would be
    shorter, but Qt then forgets that wrapped text grows in height.
    """
    ground = QWidget()
    ground.setObjectName("pageBody")
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column = QVBoxLayout(ground)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(ground)
    outside = QVBoxLayout(screen)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(scroll)
    return scroll


def bring_into_view(scroll: QScrollArea, widget: QWidget) -> None:
    """Scroll to something that is about to find its place."""
    QTimer.singleShot(0, widget, lambda: scroll.ensureWidgetVisible(widget))
