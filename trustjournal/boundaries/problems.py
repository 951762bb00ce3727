"""What can stand in the way of a boundary, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class BoundaryGone(JournalProblem):
    """The boundary was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This boundary is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back from the trash until that is emptied."),
        )


class MarkGone(JournalProblem):
    """What was noted about a boundary was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This note is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back from the trash until that is emptied."),
        )


class NothingDrawn(JournalProblem):
    """A boundary without words."""

    def __init__(self) -> None:
        super().__init__(
            _("This boundary says nothing yet."),
            _("What you typed is kept."),
            _("Write what is fine for you, or from where on it is not."),
        )


class TooLong(JournalProblem):
    """More words than fit."""

    def __init__(self) -> None:
        super().__init__(
            _("This is longer than there is room for (20,000 characters)."),
            _("What you typed is kept."),
            _("Write the heart of it here, and the rest into an entry."),
        )


class DayToCome(JournalProblem):
    """Something that happened cannot have happened on a day to come."""

    def __init__(self) -> None:
        super().__init__(
            _("This day has not come yet."),
            _("What you typed is kept."),
            _("Choose today or a day before."),
        )


class DayGone(JournalProblem):
    """Looking again belongs to a day to come."""

    def __init__(self) -> None:
        super().__init__(
            _("This day is here already, or past."),
            _("What you typed is kept."),
            _("Choose a day from tomorrow on."),
        )
