"""The bundled font, as Qt lays it out."""

import pytest
from PySide6.QtGui import QTextLayout

from trustjournal.ui import fonts


def laid_out(text):
    layout = QTextLayout(text, fonts.font(24))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1000)
    layout.endLayout()
    return layout, line


def lowered(text):
    """Return how far each … of a text stands below where the font draws it by itself."""
    layout, line = laid_out(text)
    dots = [place for place, character in enumerate(text) if character == "…"]
    runs = [run for place in dots for run in layout.glyphRuns(place, 1)]
    return [run.positions()[0].y() - line.ascent() for run in runs]


@pytest.mark.parametrize(
    "text", ["Importing… 3 of 9", "0 none … 10 all", "…and “well”…", "naïvé…", "it said 10…"]
)
def test_the_dots_stand_on_the_line_in_english(text, theme):
    assert lowered(text) == [pytest.approx(24 * 0.323, abs=0.1)] * text.count("…")


@pytest.mark.parametrize("text", ["確かめています…", "LINEで「……」と", "残り3…", "…と"])
def test_the_dots_stay_in_the_middle_in_japanese(text, theme):
    assert lowered(text) == [0] * text.count("…")


def test_who_clicks_between_the_dots_is_beside_them(theme):
    _layout, line = laid_out("so… and on")
    before, behind = (line.cursorToX(place)[0] for place in (2, 3))
    steps = [before + (behind - before) * part / 10 for part in range(1, 10)]
    assert {line.xToCursor(step) for step in steps} == {2, 3}
