"""A card in the middle of an empty screen."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def in_the_middle(screen: QWidget, card: QWidget) -> None:
    """Place a card of a fixed width a little above the middle, as high as its words need.

    An alignment would be shorter, but Qt then forgets that wrapped text grows in height.
    """
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card)
    row.addStretch(1)
    column = QVBoxLayout(screen)
    column.addStretch(2)
    column.addLayout(row)
    column.addStretch(3)
