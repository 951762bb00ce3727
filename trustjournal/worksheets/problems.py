"""What can stand in the way of a worksheet, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class SheetGone(JournalProblem):
    """The sheet was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This sheet is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back from the trash until that is emptied."),
        )


class NoSuchSheet(JournalProblem):
    """No sheet has an id that begins so."""

    def __init__(self) -> None:
        super().__init__(
            _("No sheet has an id that begins so."),
            _("Nothing was changed."),
            _("The list of sheets shows their ids."),
        )


class ManySheets(JournalProblem):
    """The beginning of an id fits several sheets."""

    def __init__(self) -> None:
        super().__init__(
            _("Several sheets have an id that begins so."),
            _("Nothing was changed."),
            _("Give more of the id."),
        )


class FileRefused(JournalProblem):
    """A file of the user's is no worksheet as it is."""

    def __init__(self, sentence: str) -> None:
        super().__init__(
            sentence, _("The other worksheets are there."), _("Correct the file, and try again.")
        )


class UnknownWorksheet(JournalProblem):
    """No worksheet has this id."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no such worksheet."),
            _("Nothing was changed."),
            _("Choose one from the list; your own lie in the folder shown there."),
        )


class NotAllAnswered(JournalProblem):
    """A step still needs an answer."""

    def __init__(self) -> None:
        super().__init__(
            _("A step still needs an answer."),
            _("Everything you wrote is kept."),
            _("Go to the step that is marked, or come back another day."),
        )


class AlreadyFinished(JournalProblem):
    """A sheet is finished once."""

    def __init__(self) -> None:
        super().__init__(
            _("This sheet is finished."),
            _("Nothing was changed."),
            _("Open it again if you want to write on."),
        )


class ReminderGone(JournalProblem):
    """The reminder was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This reminder is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back together with its sheet from the trash."),
        )


class PlanGone(JournalProblem):
    """The plan was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This plan is no longer in the journal."),
            _("Nothing was changed."),
            _("It can be brought back together with its sheet from the trash."),
        )


class ChangedSince(JournalProblem):
    """More became of what came of a sheet; undoing all at once would take that, too."""

    def __init__(self) -> None:
        super().__init__(
            _("Something that came of this sheet was changed since."),
            _("Nothing was taken back."),
            _("Take single things back where they are kept, such as the page of promises."),
        )


class Refused(JournalProblem):
    """One of the things that were confirmed cannot be kept as it stands; so none was kept."""

    def __init__(self, proposal: str, problem: JournalProblem) -> None:
        super().__init__(
            problem.happened,
            _("Nothing was kept yet, and nothing you wrote is lost."),
            problem.next_step,
        )
        self.proposal = proposal
        self.problem = problem


class NoDays(JournalProblem):
    """Looking back on no day at all."""

    def __init__(self) -> None:
        super().__init__(
            _("There is no day for this."),
            _("What you typed is kept."),
            _("Choose a day, or take the tick away."),
        )


class DayBefore(JournalProblem):
    """Nobody can be reminded on a day that has passed."""

    def __init__(self) -> None:
        super().__init__(
            _("This day has passed already."),
            _("What you typed is kept."),
            _("Choose today or a day to come."),
        )


class NoWords(JournalProblem):
    """Something to keep that says nothing."""

    def __init__(self) -> None:
        super().__init__(
            _("There are no words here yet."),
            _("What you typed is kept."),
            _("Write what is to be kept, or take the tick away."),
        )
