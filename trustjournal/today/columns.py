"""Sections in two columns where there is room, in one where there is not."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from trustjournal.ui import tokens

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
        self._left, self._right = _Column(), _Column()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP + 2)
        self._row.addWidget(self._left, _LEFT_SHARE)
        self._row.addWidget(self._right, _RIGHT_SHARE)
        self.add(left, right)

    def add(self, left: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        """Take further sections below those that are there."""
        for column, sections in ((self._left, left), (self._right, right)):
            for section in sections:
                column.add(section)
                section.installEventFilter(self)
        self._hide_empty()
        reached = [*self._left.reached()[-1:], *self._right.reached()]
        for before, after in pairwise(reached):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= tokens.worn().px(self._two_from)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self._hide_empty()
        return super().eventFilter(watched, event)

    def _hide_empty(self) -> None:
        for column in (self._left, self._right):
            column.setHidden(column.is_empty())


class _Column(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._sections: list[QWidget] = []
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(_GAP)
        self._inside.addStretch(1)

    def add(self, section: QWidget) -> None:
        section.hide()
        self._inside.insertWidget(len(self._sections), section)
        self._sections.append(section)

    def is_empty(self) -> bool:
        return all(each.isHidden() for each in self._sections)

    def reached(self) -> list[QWidget]:
        """Return what the tab key reaches here, in its order."""
        return [
            each
            for section in self._sections
            for each in section.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
