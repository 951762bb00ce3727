"""The part of the page of promises that is about what was not talked about yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.i18n import _
from trustjournal.matters.desk import Desk
from trustjournal.matters.view import MattersView
from trustjournal.promises.part import ViewPart
from trustjournal.ui.widgets import EmptyState, button


class MattersPart(ViewPart):
    """All open matters, the oldest first, and what became of the others.

    Signals:
        write_asked: Emitted with what an entry about a matter begins with.
    """

    write_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        nothing = EmptyState(
            "message-circle", lambda: _("Nothing is waiting to be talked about just now.")
        )
        view = MattersView(desk, nothing)
        super().__init__(
            view,
            lambda: _(
                "What you have not talked about yet. The journal mentions each after three, "
                "seven and fourteen days, and then no more. Leaving something alone is "
                "allowed."
            ),
            button(
                lambda: _("Something is on my mind"), "primary", "plus",
                clicked=view.note, name="noteMatter",
            ),
            parent,
        )  # fmt: skip
        view.write_asked.connect(self.write_asked)
        view.worksheet_asked.connect(self.worksheet_asked)
