"""What can stand in the way of an open matter, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class MatterGone(JournalProblem):
    """The matter was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This matter is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back from the trash until that is emptied."),
        )


class NoTopic(JournalProblem):
    """Something is on one's mind, but what?"""

    def __init__(self) -> None:
        super().__init__(
            _("It is not said yet what this is about."),
            _("What you typed is kept."),
            _("Write it down in a few words."),
        )


class TalkedBefore(JournalProblem):
    """A matter that was closed before it came up."""

    def __init__(self) -> None:
        super().__init__(
            _("This day lies before the one on which it came up."),
            _("What you typed is kept."),
            _("Choose a later day, or correct since when it is open."),
        )
