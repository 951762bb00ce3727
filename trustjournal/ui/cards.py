"""Grounds that hold things together."""

from typing import Literal

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.ui.labels import Label, label
from trustjournal.ui.translated import Text, TranslatedFrame

Ground = Literal["card", "hero", "quiet"]


class Card(TranslatedFrame):
    """A ground with its own column; with a heading, there is room for buttons to its right.

    Add to `body`, and to `aside` beside the heading.
    """

    def __init__(
        self,
        heading: Text = "",
        sub: Text = "",
        *,
        ground: Ground = "card",
        padding: int = 22,
        gap: int = 10,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(padding, padding - 2, padding, padding - 2)
        column.setSpacing(gap)
        self.heading: Label = label(heading, "heading")
        self.sub: Label = label(sub, "small", tone="soft", wrap=True)
        self.aside = QHBoxLayout()
        self.body = QVBoxLayout()
        self.body.setSpacing(gap)
        if heading:
            column.addLayout(self._top(bool(sub)))
        column.addLayout(self.body)

    def _top(self, has_sub: bool) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        if has_sub:
            words.addWidget(self.sub)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addLayout(words, 1)
        top.addLayout(self.aside)
        return top


def rule() -> QFrame:
    """Return a hair line between rows."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made
