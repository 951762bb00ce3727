"""Chips that may be long, segments of which only some are offered."""

import pytest
from PySide6.QtWidgets import QPushButton

from trustjournal.ui.form_fields import ChipField, ChoiceField
from trustjournal.ui.widgets import ChipGroup, ElidedChip

LONG = "Tom & Jerry, who have been friends since the days of the old school by the river"


def shown(chip):
    """What stands on the chip, where there is room for it."""
    return QPushButton.text(chip).replace("&&", "&")


@pytest.mark.usefixtures("theme")
def test_a_chip_with_many_words_ends_in_dots_and_still_says_them_all(show):
    chip = ElidedChip(LONG, person=1)
    show(chip, 200)
    assert shown(chip).startswith("Tom & Jerry")
    assert shown(chip).endswith("…")
    assert chip.text() == LONG
    assert chip.minimumSizeHint().width() < 200 < chip.sizeHint().width()


@pytest.mark.usefixtures("theme")
def test_where_there_is_room_nothing_is_left_out(show):
    chip = ElidedChip(LONG)
    show(chip, 900)
    assert shown(chip) == LONG
    chip.setText("Tom")
    assert shown(chip) == "Tom"


def test_a_segment_that_is_not_offered_cannot_be_chosen(qtbot):
    field = ChoiceField([("small", "Small"), ("big", "Big"), ("grave", "Grave")])
    qtbot.addWidget(field)
    field.show_value("grave")
    field.offer_only(["small", "big"])
    assert field.value() == "small"
    field.show_value("big")
    field.offer_only(["small", "big", "grave"])
    assert field.value() == "big"


def test_one_chip_or_none_is_a_value(qtbot):
    field = ChipField()
    qtbot.addWidget(field)
    field.offer([("a", "A"), ("b", "B")])
    assert field.value() == ""
    with qtbot.waitSignal(field.changed):
        field.chip("b").click()
    assert field.value() == "b"
    field.show_value("")
    assert field.value() == ""


@pytest.mark.parametrize("name", ["B", "Ben", "母", "美咲さん"])
@pytest.mark.usefixtures("theme")
def test_a_short_name_is_whole_where_there_is_room(show, name):
    group = ChipGroup()
    chip = group.add(name, name, colour=1)
    show(group, 400, 80)
    assert shown(chip) == name
