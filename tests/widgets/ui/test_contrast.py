import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from trustjournal.core import resources
from trustjournal.ui import tokens

LEGIBLE = 4.5
VISIBLE = 3.0
GROUNDS = ("background", "sidebar", "surface", "subtle", "hover", "accent_soft")
INKS = ("text", "text_soft", "text_faint")
PAIRS = [
    *((ink, ground) for ink in INKS for ground in GROUNDS),
    *(("accent", ground) for ground in ("background", "surface", "subtle", "accent_soft")),
    *(("accent_hover", ground) for ground in ("background", "hover")),
    *(("danger", ground) for ground in ("background", "surface", "danger_soft")),
    *(("warning", ground) for ground in ("background", "surface", "warning_soft")),
    *(("record", ground) for ground in ("background", "surface", "subtle", "record_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("text", "danger_soft"),
    ("text", "warning_soft"),
    ("text_soft", "danger_soft"),
    ("text", "mark"),
    ("background", "text"),
    ("accent_soft", "text"),
]  # fmt: skip


def luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def mixed(ink, ground, share):
    parts = [
        round(int(ink[at : at + 2], 16) * share + int(ground[at : at + 2], 16) * (1 - share))
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02X}" for part in parts)


def test_black_on_white_has_the_contrast_that_is_defined_for_it():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_is_legible_on_its_ground(ink, ground, dark):
    worn = tokens.look(dark=dark)
    assert contrast(worn.tone(ink), worn.tone(ground)) >= LEGIBLE


def test_the_invitation_in_an_empty_field_wears_a_legible_ink(theme, show):
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        field = show(kind(), 200, 80)
        ink = field.palette().color(QPalette.ColorRole.PlaceholderText)
        assert ink == QColor(tokens.worn().text_faint), kind


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("number", range(6))
def test_a_persons_initial_is_legible_on_its_badge(number, dark):
    worn = tokens.look(dark=dark)
    ink = worn.person(number)
    badge = mixed(ink, worn.surface, 0.22 if dark else 0.14)
    assert contrast(ink, badge) >= LEGIBLE
    assert contrast(ink, worn.surface) >= LEGIBLE


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_outline_of_a_check_box_and_the_focus_ring_can_be_seen(dark):
    worn = tokens.look(dark=dark)
    for ground in (worn.background, worn.surface):
        assert contrast(worn.control, ground) >= VISIBLE
        assert contrast(worn.accent, ground) >= VISIBLE


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_drawings_in_controls_wear_the_tokens_colours(dark):
    worn = tokens.look(dark=dark)
    wanted = {"check": "on_accent", "dot": "on_accent", "down": "text_soft", "up": "text_soft",
              "ticked": "text_soft"}  # fmt: skip
    for name, tone in wanted.items():
        source = resources.read_text("controls", f"{name}-{'dark' if dark else 'light'}.svg")
        assert set(re.findall("#[0-9A-F]{6}", source)) == {worn.tone(tone)}, name
