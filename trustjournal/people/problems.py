"""What can stand in the way of keeping a person, each with its way out."""

from trustjournal.core.problems import JournalProblem
from trustjournal.core.text import isolated
from trustjournal.i18n import _
from trustjournal.people.domain import Person


class PersonExists(JournalProblem):
    """The name belongs to somebody already; says to whom, so that a page can offer to open them."""

    def __init__(self, person: Person) -> None:
        super().__init__(
            _("There is already somebody named {name}.").format(name=isolated(person.name)),
            _("Nothing was changed."),
            _("Open them, or choose a name that tells the two apart."),
        )
        self.person = person


class NotAName(JournalProblem):
    """Nothing to call somebody by, or far more than a name."""

    def __init__(self) -> None:
        super().__init__(
            _("This cannot be a name."),
            _("Nothing was changed."),
            _("Enter a name of one line. A nickname is fine."),
        )


class NobodyNamed(JournalProblem):
    """Something about somebody, but about whom?"""

    def __init__(self) -> None:
        super().__init__(
            _("It is not said yet whom this is about."),
            _("What you typed is kept."),
            _("Choose somebody, or enter a name. A nickname is fine."),
        )


class PersonGone(JournalProblem):
    """The person was deleted meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            _("This person is no longer in the journal."),
            "",
            _("They can be brought back from the trash until it is emptied."),
        )


class NothingToBringBack(JournalProblem):
    """The trash was emptied, or the deletion was undone before."""

    def __init__(self) -> None:
        super().__init__(
            _("This is no longer in the trash."),
            _("Nothing was changed."),
            _("Look in the list again."),
        )
