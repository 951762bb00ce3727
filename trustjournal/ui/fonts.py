"""The font that comes with the program; the system's own sans-serif where it is missing."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from trustjournal.core import resources
from trustjournal.ui import tokens

FAMILY = "TJ Sans JP"
_FILES = ("TJSansJP-Regular.otf", "TJSansJP-Medium.otf", "TJSansJP-Bold.otf")


@cache
def family() -> str:
    """Load the font once and return its name."""
    loaded = [
        QFontDatabase.addApplicationFont(str(resources.file("fonts", name))) for name in _FILES
    ]
    if min(loaded) >= 0:
        return FAMILY
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font(px: float = 14, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the font for painting by hand, at the text size in use."""
    made = QFont(family())
    made.setPixelSize(tokens.worn().px(px))
    made.setWeight(QFont.Weight(weight))
    # Hinting moves kana off their places at fractional scale factors.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def role(name: str) -> QFont:
    """Return the font of a role of text, such as heading."""
    wanted = tokens.worn().roles[name]
    return font(wanted.size, wanted.weight)
