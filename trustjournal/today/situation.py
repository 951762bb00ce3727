"""What is known about the day, put together from people and from whom was written about."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from trustjournal.core.ids import PersonId
from trustjournal.people.domain import Person
from trustjournal.today.domain import CONTACT_IS_RECENT_FOR, NEW_FOR, Happening, Situation


def situation_of(
    now: datetime,
    *,
    weekly_day: int,
    people: Iterable[Person],
    last_contact: Mapping[PersonId, date],
) -> Situation:
    """Describe the day; people who are put away, flagged or opted out are never asked about."""
    today = now.date()
    known = list(people)
    askable = {person.id: person for person in known if may_be_asked_about(person)}
    in_contact = frozenset(
        person for person in askable if _is_recent(last_contact.get(person), today)
    )
    happening: dict[Happening, set[PersonId]] = {}
    for person in askable.values():
        if today - person.created_at.astimezone(now.tzinfo).date() <= NEW_FOR:
            happening.setdefault(Happening.NEW_RELATIONSHIP, set()).add(person.id)
        for circle in person.circles if person.id in in_contact else ():
            happening.setdefault(Happening(circle.value), set()).add(person.id)
    return Situation(
        today=today,
        is_weekly_day=today.weekday() == weekly_day,
        happening={what: frozenset(whom) for what, whom in happening.items()},
        in_contact=in_contact,
        askable=frozenset(askable),
        safety=any(person.safety for person in known),
    )


def may_be_asked_about(person: Person) -> bool:
    """Whether a question may be about this person."""
    return not (person.put_away or person.no_prompts or person.safety)


def _is_recent(contact: date | None, today: date) -> bool:
    return contact is not None and today - contact <= CONTACT_IS_RECENT_FOR
