"""Words on the screen: labels by their role, pills, and labels too narrow for their text."""

from typing import Literal

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trustjournal.ui import icons
from trustjournal.ui.focus import restyle
from trustjournal.ui.texts import breakable, in_phrases, without_joiners
from trustjournal.ui.translated import Text, Translated

Role = Literal[
    "display", "title", "question", "heading", "name", "strong", "body", "writing", "small",
    "label", "caption",
]  # fmt: skip
Tone = Literal["", "soft", "faint", "accent", "record", "danger", "warning", "on_accent"]
Level = Literal["", "now", "soon", "calm"]


class Label(Translated, QLabel):
    """Plain text, never markup: what a user wrote is shown as it is."""

    _named_by_text = ""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.say(self.setText, text)

    def setText(self, text: str) -> None:
        shown = breakable(in_phrases(text)) if self.wordWrap() else text
        super().setText(shown)
        if self.accessibleName() == self._named_by_text:  # else somebody named it better
            # A screen reader must not stumble over the joiners.
            self._named_by_text = "" if shown == text else text
            self.setAccessibleName(self._named_by_text)

    def text(self) -> str:
        return without_joiners(super().text())

    def setWordWrap(self, on: bool) -> None:
        text = self.text()
        super().setWordWrap(on)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Change the colour."""
        self.setProperty("tone", tone)
        restyle(self)


def label(
    text: Text = "",
    role: Role = "body",
    *,
    tone: Tone = "",
    wrap: bool = False,
    name: str = "",
) -> Label:
    """Return a label. A callable text is translated whenever the language changes."""
    made = Label(text)
    made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
    if name:
        made.setObjectName(name)
    return made


class Pill(Label):
    """One or two words on a rounded ground, such as a day."""

    def __init__(self, text: Text = "", level: Level = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("role", "pill")
        self.setProperty("level", level)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_level(self, level: Level) -> None:
        """Change how near it is."""
        self.setProperty("level", level)
        restyle(self)


class ElidedLabel(Label):
    """One line that ends in … where there is no room; the whole text is its tool tip then."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._shown() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        first = self.text().split("\n", 1)[0]
        return self.fontMetrics().elidedText(
            first, Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )


class IconLabel(QLabel):
    """A drawing that says nothing by itself; it follows the theme."""

    def __init__(
        self, icon: str, tone: str = "soft", *, px: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._px = icon, tone, px
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._draw()

    def set_icon(self, icon: str, tone: str = "") -> None:
        """Show another drawing."""
        self._icon, self._tone = icon, tone or self._tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(self._icon, self._tone, px=self._px))
