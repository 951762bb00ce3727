"""What may stand below the card of a finished sheet; some of it other features give."""

from PySide6.QtCore import Signal

from trustjournal.ui.widgets import TranslatedWidget
from trustjournal.worksheets.sheet import Opened


class SheetEnd(TranslatedWidget):
    """A part of the page of a finished sheet.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        help_asked: Emitted when the user wants to see the help page.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    help_asked = Signal()

    def show_sheet(self, opened: Opened) -> None:
        """Show what belongs to this sheet, or nothing."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what was begun, for when the page is left."""

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be written."""
        return False
