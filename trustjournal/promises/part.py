"""What other features may put on the page of promises."""

from PySide6.QtCore import Signal

from trustjournal.ui.widgets import TranslatedWidget


class PagePart(TranslatedWidget):
    """One of the parts of the page: promises, boundaries, open matters. It scrolls with the page.

    Signals:
        problem: Emitted with the exception when something could not be read or kept.
        undo_offered: Emitted with a sentence and what undoes it.
        person_chosen: Emitted with the id of whoever is to be opened.
        worksheet_asked: Emitted with the id of a worksheet, of whom it is about, and the kind and
            id of what it is about.
    """

    problem = Signal(object)
    undo_offered = Signal(str, object)
    person_chosen = Signal(str)
    worksheet_asked = Signal(str, str, str, str)

    def refresh(self) -> None:
        """Read everything again; called when the part comes to the front."""
        raise NotImplementedError

    def leave(self) -> None:
        """Keep what was begun, for when the page is left."""

    def is_unsaved(self) -> bool:
        """Whether something that was typed could not be written."""
        return False
