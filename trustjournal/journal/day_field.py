"""Where forms of other features have known the field for a day to be."""

from trustjournal.ui.day_field import DayField, Days

__all__ = ["DayField", "Days"]
