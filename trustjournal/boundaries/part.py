"""The part of the page of promises that is about boundaries."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.boundaries.desk import Desk
from trustjournal.boundaries.view import BoundariesView
from trustjournal.i18n import _
from trustjournal.promises.part import ViewPart
from trustjournal.ui.widgets import EmptyState, button


class BoundariesPart(ViewPart):
    """All boundaries, by the person they are drawn towards.

    Signals:
        write_asked: Emitted with what an entry about a boundary begins with.
        help_asked: Emitted when the user wants to see the help page.
    """

    write_asked = Signal(object)
    help_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        nothing = EmptyState(
            "fence",
            lambda: _(
                "No boundary is drawn here. When something keeps being too much, a line in your "
                "own words can help."
            ),
        )
        view = BoundariesView(desk, nothing)
        super().__init__(
            view,
            lambda: _(
                "What is fine for you, what is not, and what you do then. It protects you; "
                "it moves nobody else."
            ),
            button(
                lambda: _("Draw a boundary"), "primary", "plus",
                clicked=view.draw, name="drawBoundary",
            ),
            parent,
        )  # fmt: skip
        view.write_asked.connect(self.write_asked)
        view.help_asked.connect(self.help_asked)
        view.worksheet_asked.connect(self.worksheet_asked)
