"""Whom a form is about: somebody who was chosen, or a name that was typed."""

from datetime import datetime

from sqlalchemy import Connection

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.people import store
from trustjournal.people.domain import Person, is_name, tidy_name
from trustjournal.people.problems import NobodyNamed, NotAName, PersonGone


def meant(
    connection: Connection, chosen: PersonId | None, name: str, now: datetime
) -> tuple[Person, Changes]:
    """Return the person, and what it changed: somebody of a new name is added."""
    if chosen is not None:
        person = store.get(connection, chosen)
        if person is None:
            raise PersonGone
        return person, Changes.NOTHING
    name = tidy_name(name)
    if not name:
        raise NobodyNamed
    known = store.named(connection, name)
    if known is not None:
        return known, Changes.NOTHING
    if not is_name(name):
        raise NotAName
    return store.find_or_insert(connection, name, now), Changes.PEOPLE
