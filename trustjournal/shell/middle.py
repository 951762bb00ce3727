"""A card in the middle of an empty screen."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget


def in_the_middle(screen: QWidget, card: QWidget) -> QScrollArea:
    """Place a card of a fixed width a little above the middle, as high as its words need.

    In a low window, or with large letters, it scrolls in what is returned. An alignment would be
    shorter, but Qt then forgets that wrapped text grows in height.
    """
    # From the outside in: what is moved into its place later is styled twice.
    scroll = QScrollArea(screen)
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    outside = QVBoxLayout(screen)
    outside.setContentsMargins(0, 0, 0, 0)
    outside.addWidget(scroll)
    ground = QWidget()
    ground.setObjectName("pageBody")
    scroll.setWidget(ground)
    column, row = QVBoxLayout(ground), QHBoxLayout()
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    return scroll


def bring_into_view(scroll: QScrollArea, widget: QWidget) -> None:
    """Scroll to something that is about to find its place."""
    QTimer.singleShot(0, widget, lambda: scroll.ensureWidgetVisible(widget))
