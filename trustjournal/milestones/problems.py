"""What can stand in the way of keeping a milestone, a chapter or an introduction."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class NoLongerThere(JournalProblem):
    """It was thrown away meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This is no longer in the journal."),
            _("Nothing else was changed."),
            _("It can be brought back from the trash until it is emptied."),
        )
