"""Puts the design tokens on: palette, style sheet, font. Nothing is rebuilt when they change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from trustjournal.core.settings import Appearance
from trustjournal.ui import fonts, stylesheet, tokens
from trustjournal.ui.icons import icon
from trustjournal.ui.rubbish import nothing_collected
from trustjournal.ui.tokens import Tokens

__all__ = ["STYLE", "Theme", "icon", "palette"]

STYLE = ("-style", "Fusion")
"""Arguments for QApplication. Other styles draw some controls beside our style sheet; and asked for
in this way, PySide6 need not make QStyle and its six hundred constants known to Python."""
_MIDDLE_GREY = 128


class Theme(QObject):
    """What the program looks like: light, dark or as the system says, at a text size.

    Signals:
        changed: Emitted when the new look is on. Our widgets repaint and recolour by themselves.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, mode: Appearance = Appearance.SYSTEM, text_size: int = 100
    ) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._text_size = text_size
        self._system_is_light = app.palette().window().color().lightness() >= _MIDDLE_GREY
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)
        self._put_on()

    @property
    def tokens(self) -> Tokens:
        """The tokens in use."""
        return self._tokens

    @property
    def mode(self) -> Appearance:
        """What was chosen, which may be to follow the system."""
        return self._mode

    @property
    def text_size(self) -> int:
        """Per cent of the designed size."""
        return self._text_size

    def use(self, mode: Appearance | None = None, text_size: int | None = None) -> None:
        """Change the look of everything that is open."""
        self._mode = mode or self._mode
        self._text_size = text_size or self._text_size
        self._put_on()

    def _put_on(self) -> None:
        self._tokens = tokens.look(dark=self._is_dark(), text_size=self._text_size)
        if self._tokens == tokens.worn() and self._app.styleSheet():
            return  # putting the same look on again would cost a second where a page is full
        tokens.wear(self._tokens)
        with nothing_collected():
            self._app.setPalette(palette(self._tokens))
            self._app.setFont(fonts.role("body"))
            self._app.setStyleSheet(stylesheet.sheet(self._tokens))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._mode != Appearance.SYSTEM:
            return self._mode == Appearance.DARK
        scheme = self._app.styleHints().colorScheme()
        if scheme == Qt.ColorScheme.Unknown:
            return not self._system_is_light
        return scheme == Qt.ColorScheme.Dark

    def _on_system_scheme(self, _scheme: Qt.ColorScheme) -> None:
        if self._mode == Appearance.SYSTEM and self._is_dark() != self._tokens.dark:
            self._put_on()


def palette(worn: Tokens) -> QPalette:
    """Return the colours for what Qt paints without our style sheet."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, colour in (
        (role.Window, worn.background),
        (role.WindowText, worn.text),
        (role.Base, worn.surface),
        (role.AlternateBase, worn.subtle),
        (role.Text, worn.text),
        (role.Button, worn.surface),
        (role.ButtonText, worn.text),
        (role.BrightText, worn.danger),
        (role.ToolTipBase, worn.surface),
        (role.ToolTipText, worn.text),
        (role.Highlight, worn.accent),
        (role.HighlightedText, worn.on_accent),
        (role.Link, worn.accent),
        (role.LinkVisited, worn.accent),
        (role.PlaceholderText, worn.text_faint),
        (role.Light, worn.surface),
        (role.Midlight, worn.subtle),
        (role.Mid, worn.border),
        (role.Dark, worn.border_strong),
        (role.Shadow, worn.text_faint),
        (role.Accent, worn.accent),
    ):
        made.setColor(each, QColor(colour))
    for each in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(worn.text_faint))
    return made
