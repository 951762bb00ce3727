"""What can stand in the way of looking at a relationship, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class NothingAnswered(JournalProblem):
    """Every statement was left out."""

    def __init__(self) -> None:
        super().__init__(
            _("Nothing is answered yet."),
            _("Nothing was kept."),
            _("Answer what fits, if only one statement. Or leave it for another day."),
        )


class ReflectionGone(JournalProblem):
    """It was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("These answers are no longer in the journal."),
            _("Nothing was changed."),
            _("They can be brought back from the trash until that is emptied."),
        )
