"""The card on the screen: a sheet as high as what stands on it, whose words can be selected."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from trustjournal.ui import icons, paper
from trustjournal.worksheets.card import FilledCard
from trustjournal.worksheets.card_paper import lay_out, on_screen


class CardSheet(QTextBrowser):
    """Shows one card. The page around it scrolls, never the card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: FilledCard | None = None
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_card(self, card: FilledCard) -> None:
        """Show a card instead of the former."""
        self._card = card
        self.setAccessibleName(card.title)
        self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        paper.paint_marks(painter, self.document())
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words only: colours of a theme are nobody's in a letter."""
        plain = QMimeData()
        plain.setText(self.textCursor().selection().toPlainText())
        return plain

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._lay_out()

    def _lay_out(self) -> None:
        if self._card is not None:
            lay_out(self.document(), self._card, on_screen())
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        height = ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)
