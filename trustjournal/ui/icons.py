"""Icons: one-colour SVG drawings, coloured as the theme asks."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap

from trustjournal.core import resources
from trustjournal.ui import tokens

NEW_LOOK = frozenset({QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange})
"""Events after which whoever shows an icon draws it again."""


def icon(name: str, tone: str = "soft", *, on: str = "", px: int = 20, gap: int = 0) -> QIcon:
    """Return an icon in a tone, in another while its button is checked, with room to its right."""
    worn = tokens.worn()
    size, room = worn.px(px), worn.px(gap) if gap else 0
    other = worn.tone(on) if on else ""
    return _put_together(name, (worn.tone(tone), other, worn.text_faint), size, room, _ratio())


def pixmap(name: str, tone: str = "soft", *, px: int = 20) -> QPixmap:
    """Return the drawing alone, for labels and painting by hand."""
    worn = tokens.worn()
    return _draw(name, worn.tone(tone), worn.px(px), 0, _ratio())


def size(px: int = 20, gap: int = 0) -> QSize:
    """Return how large such an icon is, for setIconSize."""
    worn = tokens.worn()
    return QSize(worn.px(px) + (worn.px(gap) if gap else 0), worn.px(px))


def _ratio() -> float:
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


@cache
def _source(name: str) -> str:
    return resources.read_text("icons", f"{name}.svg").replace(
        'stroke-width="2"', 'stroke-width="1.75"'
    )


@lru_cache(maxsize=512)
def _put_together(
    name: str, colours: tuple[str, str, str], size: int, gap: int, ratio: float
) -> QIcon:
    """Return the icon in its own colour, in the one while checked, and while it cannot be used."""
    made = QIcon()
    for colour, mode, state in zip(
        colours,
        (QIcon.Mode.Normal, QIcon.Mode.Normal, QIcon.Mode.Disabled),
        (QIcon.State.Off, QIcon.State.On, QIcon.State.Off),
        strict=True,
    ):
        if colour:
            made.addPixmap(_draw(name, colour, size, gap, ratio), mode, state)
    return made


@lru_cache(maxsize=512)
def _draw(name: str, colour: str, size: int, gap: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    drawing = QPixmap(QSize(round((size + gap) * ratio), round(size * ratio)))
    drawing.fill(Qt.GlobalColor.transparent)
    source = QByteArray(_source(name).replace("currentColor", colour).encode())
    painter = QPainter(drawing)
    QSvgRenderer(source).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    drawing.setDevicePixelRatio(ratio)
    return drawing
