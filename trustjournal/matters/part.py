"""The part of the page of promises that is about what was not talked about yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trustjournal.i18n import _
from trustjournal.matters.desk import Desk
from trustjournal.matters.view import MattersView
from trustjournal.promises.part import PagePart
from trustjournal.ui.widgets import EmptyState, button, label


class MattersPart(PagePart):
    """All open matters, the oldest first, and what became of the others.

    Signals:
        write_asked: Emitted with what an entry about a matter begins with.
    """

    write_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = EmptyState(
            "message-circle", lambda: _("Nothing is waiting to be talked about just now.")
        )
        self.view = MattersView(desk, nothing)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(
            label(
                lambda: _(
                    "What you have not talked about yet. The journal mentions each after three, "
                    "seven and fourteen days, and then no more. Leaving something alone is "
                    "allowed."
                ),
                "body",
                tone="soft",
                wrap=True,
            ),
            1,
        )
        top.addWidget(
            button(
                lambda: _("Something is on my mind"), "primary", "plus",
                clicked=self.view.note, name="noteMatter",
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
        self.view.worksheet_asked.connect(self.worksheet_asked)

    def refresh(self) -> None:
        self.view.refresh()

    def leave(self) -> None:
        self.view.leave()

    def is_unsaved(self) -> bool:
        return self.view.is_unsaved()
