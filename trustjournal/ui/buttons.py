"""Buttons: what they are for decides how they look."""

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QPushButton, QRadioButton, QToolButton, QWidget

from trustjournal.ui import icons
from trustjournal.ui.focus import FocusRing, restyle
from trustjournal.ui.translated import Text, Translated

Kind = Literal["plain", "primary", "ghost", "danger", "nav", "row", "chip", "seg"]

_ICON_TONES = {"primary": "on_accent", "ghost": "accent", "danger": "danger"}
_ICON_PX = {"nav": 20, "chip": 16, "seg": 16}


class Button(Translated, FocusRing, QPushButton):
    """A button with words on it, and an icon before them if there is one."""

    def __init__(
        self,
        text: Text = "",
        kind: Kind = "plain",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = ""
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.say(self.setText, text)
        if icon:
            self.set_icon(icon)

    def setText(self, text: str) -> None:
        # An ampersand is an ampersand: people are called Tom & Jerry, and we have no mnemonics.
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        return super().text().replace("&&", "&")

    def set_icon(self, icon: str) -> None:
        """Show an icon in the colour of the button's text, or none."""
        self._icon = icon
        if not icon:
            self.setIcon(QIcon())
        self._draw()

    def set_kind(self, kind: Kind) -> None:
        """Change what the button is for."""
        self._kind = kind
        self.setProperty("kind", kind)
        restyle(self)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _draw(self) -> None:
        if not self._icon:
            return
        px, gap = _ICON_PX.get(self._kind, 18), 0 if not self.text() else 4
        tone = _ICON_TONES.get(self._kind, "soft")
        on = "accent" if self._kind in {"nav", "chip", "seg"} else ""
        self.setIcon(icons.icon(self._icon, tone, on=on, px=px, gap=gap))
        self.setIconSize(icons.size(px, gap))


def button(
    text: Text = "",
    kind: Kind = "plain",
    icon: str = "",
    *,
    clicked: Callable[[], Any] | None = None,
    name: str = "",
    flush: bool = False,
) -> Button:
    """Return a button. A callable text is translated whenever the language changes.

    A ghost that stands alone below a text is `flush`: its line begins where the text begins.
    """
    made = Button(text, kind, icon)
    if flush:
        made.setProperty("flush", True)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    if name:
        made.setObjectName(name)
    return made


class ToolButton(Translated, FocusRing, QToolButton):
    """A button that is only an icon; its words are the tool tip and what a screen reader says."""

    def __init__(
        self,
        text: Text,
        icon: str,
        tone: str = "soft",
        *,
        px: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._px = icon, tone, px
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.say(self.set_words, text)
        self._draw()

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def set_icon(self, icon: str, tone: str = "") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone or self._tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in icons.NEW_LOOK:
            self._draw()

    def _draw(self) -> None:
        self.setIcon(icons.icon(self._icon, self._tone, on="accent", px=self._px))
        self.setIconSize(icons.size(self._px))


def tool_button(
    text: Text,
    icon: str,
    *,
    tone: str = "soft",
    px: int = 18,
    clicked: Callable[[], Any] | None = None,
    name: str = "",
) -> ToolButton:
    """Return a button that is only an icon."""
    made = ToolButton(text, icon, tone, px=px)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    if name:
        made.setObjectName(name)
    return made


class CheckBox(Translated, FocusRing, QCheckBox):
    """Yes or no, with its words beside it."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(self.setText, text)


class RadioButton(Translated, FocusRing, QRadioButton):
    """One of several, with its words beside it."""

    def __init__(self, text: Text = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(self.setText, text)
