"""The look of every chart: the program's own font and colours. Here matplotlib is imported."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from trustjournal.core import resources
from trustjournal.ui import tokens
from trustjournal.ui.tokens import Tokens

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

DPI = 100
"""Of a drawing in which one unit is one pixel."""
POINTS = 72 / DPI
"""A pixel, in the unit of line widths and font sizes."""
MISSING = "〓"
"""Stands for a sign the font lacks, as a printer's geta does."""
_FAMILY = "TJ Sans JP"
_FILES = {400: "TJSansJP-Regular.otf", 500: "TJSansJP-Medium.otf", 700: "TJSansJP-Bold.otf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a chart is drawn with."""

    tokens: Tokens
    ratio: float = 1.0
    """Device pixels to one pixel."""

    def colour(self, name: str) -> str:
        """Return a colour by its token."""
        return self.tokens.tone(name)

    def px(self, designed: float) -> float:
        """Return a length at the text size in use."""
        return designed * self.tokens.scale


def on_paper() -> Look:
    """Return the look of a file or a sheet: light, at 100 %, whatever the window wears."""
    return Look(tokens=tokens.look(dark=False))


@contextmanager
def worn() -> Iterator[None]:
    """Draw and save under our settings, and leave everybody else's as they were."""
    import matplotlib as mpl

    settings: Any = {
        "axes.unicode_minus": False,
        "font.family": [_FAMILY],
        "lines.solid_capstyle": "round",
        # A dollar sign in a name is a dollar sign.
        "text.parse_math": False,
        "path.simplify": True,
        "path.simplify_threshold": 1.0,
        "agg.path.chunksize": 20_000,
        # Type 42 would embed this font in a way that poppler warns about.
        "pdf.fonttype": 3,
        "svg.fonttype": "none",
        # Else every SVG of one chart differs, and holds random ids.
        "svg.hashsalt": "chart",
    }
    with mpl.rc_context(settings):
        yield


@cache
def _loaded(weight: int) -> "FT2Font":
    from matplotlib.font_manager import get_font

    return get_font(str(resources.file("fonts", _FILES[weight])))


@lru_cache(maxsize=64)
def font(px: float, weight: int = 400) -> "FontProperties":
    """Return the program's font, read from its file: no search through the system's fonts."""
    from matplotlib.font_manager import FontProperties

    file = str(resources.file("fonts", _FILES[weight]))
    return FontProperties(family=_FAMILY, fname=file, size=px * POINTS, weight=weight)


@cache
def _known(weight: int) -> frozenset[int]:
    return frozenset(_loaded(weight).get_charmap())


def drawable(text: str, weight: int = 400) -> str:
    """Return a text with nothing in it that the font cannot draw, on one line."""
    known = _known(weight)
    shown = []
    for character in " ".join(text.split()):
        if ord(character) in known:
            shown.append(character)
        elif character.isprintable():
            shown.append(MISSING)
    return "".join(shown)


@lru_cache(maxsize=4096)
def _advance(character: str, weight: int) -> float:
    """Return a sign's width, where its height is 1; without hinting, which would take long."""
    from matplotlib.ft2font import LoadFlags

    loaded = _loaded(weight)
    glyph = loaded.load_char(ord(character), LoadFlags.NO_SCALE)
    return float(glyph.horiAdvance) / loaded.units_per_EM


def width_of(text: str, px: float, weight: int = 400) -> float:
    """Return how wide a text will be, in pixels."""
    return px * sum(_advance(each, weight) for each in drawable(text, weight))


_BEYOND_LATIN = "\u0250"


def shortened(text: str, px: float, room: float, weight: int = 400) -> str:
    """Return a text that fits into so many pixels, with three dots where it was cut.

    The font draws … in the middle of the line, as Japanese wants it. Qt moves it down beside Latin
    letters (docs/decisions/0053); matplotlib cannot, and there three full stops, narrower, do.
    """
    if width_of(text, px, weight) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…", px, weight) > room:
        kept = kept[:-1]
    kept = kept.rstrip()
    return kept + ("..." if "" < kept[-1:] < _BEYOND_LATIN else "…")
