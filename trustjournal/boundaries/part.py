"""The part of the page of promises that is about boundaries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.view import BoundariesView
from trustjournal.i18n import _
from trustjournal.promises.part import PagePart
from trustjournal.ui.widgets import EmptyState, button, label


class BoundariesPart(PagePart):
    """All boundaries, by the person they are drawn towards.

    Signals:
        write_asked: Emitted with what an entry about a boundary begins with.
        help_asked: Emitted when the user wants to see the help page.
    """

    write_asked = Signal(object)
    help_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = EmptyState(
            "fence",
            lambda: _(
                "No boundary is drawn here. When something keeps being too much, a line in your "
                "own words can help."
            ),
        )
        self.view = BoundariesView(desk, nothing)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(
            label(
                lambda: _(
                    "What is fine for you, what is not, and what you do then. It protects you; "
                    "it moves nobody else."
                ),
                "body",
                tone="soft",
                wrap=True,
            ),
            1,
        )
        top.addWidget(
            button(
                lambda: _("Draw a boundary"), "primary", "plus",
                clicked=self.view.draw, name="drawBoundary",
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        column.addLayout(top)
        column.addWidget(self.view)
        self.view.problem.connect(self.problem)
        self.view.undo_offered.connect(self.undo_offered)
        self.view.person_chosen.connect(self.person_chosen)
        self.view.write_asked.connect(self.write_asked)
        self.view.help_asked.connect(self.help_asked)
        self.view.worksheet_asked.connect(self.worksheet_asked)

    def refresh(self) -> None:
        self.view.refresh()

    def leave(self) -> None:
        self.view.leave()

    def is_unsaved(self) -> bool:
        return self.view.is_unsaved()
