"""What can stand in the way of a window that is to be locked or closed."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class NotSaved(JournalProblem):
    """What was being typed could not be written."""

    def __init__(self) -> None:
        super().__init__(
            _("What you were writing could not be saved."),
            _("It is still here, in the window."),
            _("Make some room on the disk, or copy the text elsewhere, and try again."),
        )


class KeptBehind(JournalProblem):
    """What was being typed could not be written before the lock."""

    def __init__(self) -> None:
        super().__init__(
            _("What you were writing could not be saved."),
            _("It waits behind this page, as long as the program runs, and is tried again."),
            _("Make some room on the disk, or open the journal and copy the text elsewhere."),
        )
