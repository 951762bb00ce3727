"""What is done to an open matter with one press, each with its way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from trustjournal.i18n import _
from trustjournal.matters.domain import Matter, Talk
from trustjournal.ui.undoable import UndoableDeeds

if TYPE_CHECKING:
    from trustjournal.matters.service import Matters
    from trustjournal.ui.background import Jobs


class Deeds(UndoableDeeds):
    """Does it, and offers to undo it."""

    def __init__(self, matters: "Matters", jobs: "Jobs", parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self._matters = matters

    def opened(self, matter: Matter) -> None:
        """Offer to undo that it was noted."""
        self._offer(_("Noted."), lambda: self._matters.delete(matter.id))

    def changed(self, former: Matter) -> None:
        """Offer to undo that it was worded otherwise."""
        self._offer(_("Kept as it reads now."), lambda: self._matters.put_back(former))

    def talked_about(self, talk: Talk, former: Matter) -> None:
        """Offer to undo that it was talked about."""
        self._offer(_("Talked about."), lambda: self._matters.take_back_talk(talk, former))

    def leave_alone(self, matter: Matter) -> None:
        """Leave it alone on purpose."""
        self._run(
            lambda: self._matters.leave_alone(matter.id),
            lambda _left: self._offer(
                _("Left alone for now. The journal will not mention it."),
                lambda: self._matters.open_again(matter.id),
            ),
        )

    def open_again(self, matter: Matter) -> None:
        """Open it again."""
        self._run(
            lambda: self._matters.open_again(matter.id),
            lambda _opened: self._offer(
                _("Open again."), lambda: self._matters.close_again(matter)
            ),
        )

    def delete(self, matter: Matter) -> None:
        """Throw it away."""
        self._run(
            lambda: self._matters.delete(matter.id),
            lambda trash_id: self._offer(
                _("Deleted. It lies in the trash."), lambda: self._matters.bring_back(trash_id)
            ),
        )
