"""What can stand in the way of noting an event, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.events.domain import LONGEST_NOTE
from trustjournal.i18n import _, formats


class UnknownKind(JournalProblem):
    """No kind of event has this id."""

    def __init__(self, kind: str, known: tuple[str, ...]) -> None:
        super().__init__(
            _("There is no kind of event called {kind}.").format(kind=isolated(kind)),
            _("Nothing was noted."),
            _("These are there: {kinds}").format(kinds=", ".join(known)),
        )


class UnknownDetail(JournalProblem):
    """The kind has no such detail."""

    def __init__(self) -> None:
        super().__init__(
            _("This kind of event has no such detail."),
            _("Nothing was changed."),
            _("Choose another detail, or none."),
        )


class NotThisSize(JournalProblem):
    """Only what went otherwise than agreed can weigh very heavily."""

    def __init__(self) -> None:
        super().__init__(
            _("Only something that went otherwise than agreed can be grave."),
            _("Nothing was changed."),
            _("Choose another size: small, ordinary or big."),
        )


class ToldFromMySide(JournalProblem):
    """Giving and receiving are told from the user's side."""

    def __init__(self) -> None:
        super().__init__(
            _("Giving and receiving are noted from your own side."),
            _("Nothing was changed."),
            _("What you did is “gave”, what they did for you is “received”, both by you."),
        )


class NotYet(JournalProblem):
    """An event has happened: its day has come."""

    def __init__(self) -> None:
        super().__init__(
            _("This day has not come yet, so nothing can have happened on it."),
            _("Nothing was changed."),
            _("Choose today or an earlier day. What is to come can be a promise."),
        )


class TooLongAgo(JournalProblem):
    """The year is mistyped."""

    def __init__(self) -> None:
        super().__init__(
            _("This day is before anybody's memory."),
            _("Nothing was changed."),
            _("Look at the year again."),
        )


class NoteTooLong(JournalProblem):
    """A note is a few sentences."""

    def __init__(self) -> None:
        super().__init__(
            _("A note has room for {count} characters.").format(count=formats.number(LONGEST_NOTE)),
            _("Nothing was changed."),
            _("Write the whole story as an entry, and keep the note short."),
        )


class OfPromise(JournalProblem):
    """How a promise ended is part of the promise."""

    def __init__(self) -> None:
        super().__init__(
            _("This says what became of a promise."),
            _("Nothing was changed."),
            _("Open the promise and change it there."),
        )


class EventGone(JournalProblem):
    """It was removed meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This event is no longer in the journal."),
            "",
            _("It can be brought back from the trash until it is emptied."),
        )
