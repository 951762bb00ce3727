"""Where other features have known the picker of days to be."""

from trustjournal.ui.day_picker import DayPicker

__all__ = ["DayPicker"]
