"""What can stand in the way of a promise, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class PromiseGone(JournalProblem):
    """The promise was deleted meanwhile, or no id begins so."""

    def __init__(self) -> None:
        super().__init__(
            _("This promise is not there."),
            _("Nothing was changed."),
            _("Look in the list again; what was deleted waits in the trash."),
        )


class ManyPromises(JournalProblem):
    """The beginning of an id fits several promises."""

    def __init__(self) -> None:
        super().__init__(
            _("Several promises have an id that begins so."),
            _("Nothing was changed."),
            _("Give more of the id."),
        )


class NothingPromised(JournalProblem):
    """A promise without words."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing promised yet."),
            _("Nothing was changed."),
            _("Write what was promised, in a few words."),
        )


class PromiseTooLong(JournalProblem):
    """More words than a promise has."""

    def __init__(self) -> None:
        super().__init__(
            _("This is longer than a promise can be (20,000 characters)."),
            _("Nothing was changed."),
            _("Write the heart of it here, and the rest into an entry."),
        )


class DaysDoNotFit(JournalProblem):
    """A promise that would be for a day before it was made, or made in days to come."""

    def __init__(self) -> None:
        super().__init__(
            _("These days do not fit together."),
            _("Nothing was changed."),
            _("A promise is made today or earlier, and its day comes after that."),
        )


class NeedsDay(JournalProblem):
    """Something that comes round again, without a first day."""

    def __init__(self) -> None:
        super().__init__(
            _("A promise that comes round again needs a day."),
            _("Nothing was changed."),
            _("Choose by when it is meant for the first time."),
        )


class NeedsNewDay(JournalProblem):
    """Agreed anew, but on which day?"""

    def __init__(self) -> None:
        super().__init__(
            _("Agreeing anew takes another day, today or later."),
            _("Nothing was changed."),
            _("Choose the day that you agreed on."),
        )


class DoesNotFitItsDay(JournalProblem):
    """This cannot have become of the promise on that day."""

    def __init__(self) -> None:
        super().__init__(
            _("This does not fit the day: what was late was done after the day it was meant for, "
              "what was kept until then, and agreeing anew comes before it."),
            _("Nothing was changed."),
            _("Choose another outcome, or the day on which it happened."),
        )  # fmt: skip


class AlreadySettled(JournalProblem):
    """It is known already what became of it."""

    def __init__(self) -> None:
        super().__init__(
            _("What became of this promise is noted already."),
            _("Nothing was changed."),
            _("Take back what was noted, then note it anew."),
        )


class NothingToTakeBack(JournalProblem):
    """Nothing became of it yet, or something else meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing here to take back any more."),
            _("Nothing was changed."),
            _("Look at the promise again."),
        )
