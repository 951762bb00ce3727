"""A person's initial on their colour. There are no photographs of people in this program."""

import unicodedata
from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from trustjournal.ui import fonts, tokens


def initial(name: str) -> str:
    """Return the first letter of a name as one would write it on a badge."""
    for character in unicodedata.normalize("NFC", name):
        if unicodedata.category(character)[0] in "LN":
            return character.upper()
    return name.strip()[:1]


def colour_number(key: str) -> int:
    """Return which of the colours belongs to an id, the same on every day."""
    return sum(key.encode()) % 6


class Avatar(QWidget):
    """A round badge. It says nothing to a screen reader: the name stands beside it."""

    def __init__(
        self, name: str = "", colour: int = 0, size: int = 40, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._initial, self._colour, self._size = initial(name), colour, size
        self._fit()

    def show_person(self, name: str, colour: int) -> None:
        """Show another person."""
        self._initial, self._colour = initial(name), colour
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._initial, self._colour)

    def _fit(self) -> None:
        side = tokens.worn().px(self._size)
        self.setFixedSize(side, side)


def paint(painter: QPainter, place: QRectF, letter: str, colour: int) -> None:
    """Paint a badge, also for delegates of lists."""
    worn = tokens.worn()
    ink = QColor(worn.person(colour))
    ground = QColor(ink)
    ground.setAlphaF(0.22 if worn.dark else 0.14)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(place)
    font = fonts.font(14, 700)
    font.setPixelSize(max(1, round(place.height() * 0.42)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, letter)


def avatar_icon(name: str, colour: int, px: int = 22) -> QIcon:
    """Return the badge as an icon, for chips."""
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    worn = tokens.worn()
    return QIcon(_draw(initial(name), colour, worn.px(px), worn.px(6), ratio, worn.dark))


@lru_cache(maxsize=256)
def _draw(letter: str, colour: int, side: int, gap: int, ratio: float, _dark: bool) -> QPixmap:
    drawing = QPixmap(round((side + gap) * ratio), round(side * ratio))
    drawing.fill(Qt.GlobalColor.transparent)
    drawing.setDevicePixelRatio(ratio)
    painter = QPainter(drawing)
    paint(painter, QRectF(0, 0, side, side), letter, colour)
    painter.end()
    return drawing
