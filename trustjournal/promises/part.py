"""What other features may put on the page of promises."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.ui.turning import TurningRow
from trustjournal.ui.widgets import Text, TranslatedWidget, label

_LEAST_WORDS = 240
"""Below this width of what a part says, its button moves under it."""


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


class ViewPart(PagePart):
    """A part that explains itself, offers to begin something new, and shows a view."""

    def __init__(
        self, view: Any, words: Text, begin: QWidget, parent: QWidget | None = None
    ) -> None:
        """Begin; `view` has the signals of a part, and is refreshed and left like one."""
        super().__init__(parent)
        self.view = view
        about = label(words, "body", tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addWidget(TurningRow(about, begin, least=_LEAST_WORDS))
        column.addWidget(view)
        view.problem.connect(self.problem)
        view.undo_offered.connect(self.undo_offered)
        view.person_chosen.connect(self.person_chosen)

    def refresh(self) -> None:
        self.view.refresh()

    def leave(self) -> None:
        self.view.leave()

    def is_unsaved(self) -> bool:
        return bool(self.view.is_unsaved())
