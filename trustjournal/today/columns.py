"""Sections in two columns where there is room, in one where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

_LEFT_SHARE, _RIGHT_SHARE = 8, 5
_GAP = 18


class Columns(QWidget):
    """A column whose sections are all hidden leaves its room to the other."""

    def __init__(
        self,
        left: Sequence[QWidget],
        right: Sequence[QWidget],
        *,
        two_from: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._two_from = two_from
        self._sections = {_column(left): left, _column(right): right}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP + 2)
        for column, share in zip(self._sections, (_LEFT_SHARE, _RIGHT_SHARE), strict=True):
            self._row.addWidget(column, share)
            for section in self._sections[column]:
                section.installEventFilter(self)
        self._hide_empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._two_from
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._hide_empty()
        return super().eventFilter(watched, event)

    def _hide_empty(self) -> None:
        for column, sections in self._sections.items():
            column.setHidden(all(each.isHidden() for each in sections))


def _column(sections: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(_GAP)
    for section in sections:
        section.hide()
        inside.addWidget(section)
    inside.addStretch(1)
    return column
