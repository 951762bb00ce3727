"""How the words of a card share its room."""

import pytest
from PySide6.QtGui import QFontMetricsF

from trustjournal.journal.card_painting import parted
from trustjournal.ui.fonts import font

LONG = {
    "en": "Woke early, made hot blackcurrant, and looked out of the window for a while.",
    "ja": "銭湯に行き、湯船でしばらく何も考えなかった。見積書の直しの締め切りを、守れた。",
    "one word": "a" * 200,
    "beyond the first plane": "𠮷野家" * 30,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_long_first_line_goes_on_below_and_no_word_is_lost(text, theme):
    face, width = font(14), 200.0
    first, rest = parted(text, face, width)
    assert QFontMetricsF(face).horizontalAdvance(first) <= width
    assert first
    assert rest
    assert f"{first}{rest}".replace(" ", "") == text.replace(" ", "")


def test_a_first_line_that_fits_stays_whole(theme):
    assert parted("a good day", font(14), 200.0) == ("a good day", "")
    assert parted("", font(14), 200.0) == ("", "")
