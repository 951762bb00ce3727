"""The shape of a page: a heading with room for buttons, and a column that scrolls."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from trustjournal.ui import tokens
from trustjournal.ui.arrange import tab_as_laid_out
from trustjournal.ui.buttons import Button, button
from trustjournal.ui.labels import IconLabel, Label, label
from trustjournal.ui.translated import Text, TranslatedWidget

_SIDE = 36
_HEAD_GAP = 16


class Page(TranslatedWidget):
    """A scrolling column under a heading. Add to `body`, and to `aside` beside the heading."""

    def __init__(
        self,
        heading: Text = "",
        sub: Text = "",
        *,
        max_width: int = 1120,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading: Label = label(heading, "display", wrap=True)
        self.sub: Label = label(sub, "body", tone="soft", wrap=True)
        if not sub:  # shown before it has a place, it would be a window of its own
            self.sub.hide()
        self.aside = QHBoxLayout()
        self.aside.setSpacing(12)
        self.body = QVBoxLayout()
        self.body.setSpacing(18)
        self.scroll_area = QScrollArea()
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidget(self._ground(max_width))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.scroll_area)

    def set_heading(self, heading: Text) -> None:
        """Change the heading."""
        self.heading.say(self.heading.setText, heading)

    def set_sub(self, sub: Text) -> None:
        """Change the line under the heading."""
        self.sub.say(self.sub.setText, sub)
        self.sub.setVisible(bool(sub))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go on as the page is read, also through what came into it after it was made."""
        if (ground := self.scroll_area.widget()) is not None:
            tab_as_laid_out(ground)
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_head()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            self._lay_head()

    def _lay_head(self) -> None:
        """Put the buttons below the heading where it would not stay on one line beside them."""
        if not self.aside.count():
            return
        line = self.heading.fontMetrics().horizontalAdvance(self.heading.text())
        wanted = line + _HEAD_GAP + self.aside.minimumSize().width() + 2 * _SIDE
        way = QBoxLayout.Direction
        self._top.setDirection(way.LeftToRight if wanted <= self.width() else way.TopToBottom)

    def _fit(self) -> None:
        self._column.setMaximumWidth(tokens.worn().px(self._max_width))

    def _ground(self, max_width: int) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.heading)
        words.addWidget(self.sub)
        self._top = top = QHBoxLayout()
        top.setSpacing(_HEAD_GAP)
        top.addLayout(words, 1)
        top.addLayout(self.aside)
        column = QWidget()
        column.setObjectName("pageColumn")
        self._column, self._max_width = column, max_width
        self._fit()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(_SIDE, 26, _SIDE, 28)
        inside.setSpacing(18)
        inside.addLayout(top)
        inside.addLayout(self.body)
        inside.addStretch(1)
        ground = QWidget()
        ground.setObjectName("pageBody")
        around = QHBoxLayout(ground)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(column)
        return ground


class EmptyState(TranslatedWidget):
    """What stands where there is nothing yet: a drawing, a sentence, and what one may do."""

    def __init__(
        self,
        icon: str,
        text: Text,
        action: Text = "",
        *,
        clicked: Callable[[], Any] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 28)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "faint", px=32))
        self.words = label(text, "body", tone="soft", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.words)
        self.action: Button = button(action, "plain", clicked=clicked)
        self.action.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        self.action.setVisible(bool(action))
        column.addStretch(1)
