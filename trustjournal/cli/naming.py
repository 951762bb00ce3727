"""Whom a name on the command line means."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.people.domain import Person
from trustjournal.services import Services


def named(services: Services, name: str) -> Person:
    """Return whom a name means; nobody is added by asking."""
    person = services.people.named(name)
    if person is None:
        raise JournalProblem(
            _("Nobody of that name is here."),
            _("Nothing was changed."),
            _("See who is here: trustjournal person list"),
        )
    return person
