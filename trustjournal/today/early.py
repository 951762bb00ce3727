"""What the question of the day depends on, by plain statements: it is asked before SQLAlchemy
is there."""

from datetime import date

from trustjournal.core.ids import EntryId, PersonId
from trustjournal.storage.plain import Plain, first
from trustjournal.today.domain import Answer, Showing

LONG_AGO = date.min
"""Stands for any day before those that are looked at closely."""
_ANSWERS = frozenset(str(answer) for answer in Answer)
_MENTIONS = """
    entries JOIN entry_people ON entry_people.entry = entries.id
    WHERE entries.deleted_at IS NULL AND entry_people.trash IS NULL
"""
_EVER = f"""
    SELECT id FROM people WHERE deleted_at IS NULL AND (
        EXISTS (SELECT 1 FROM {_MENTIONS} AND entry_people.person = people.id)
        OR EXISTS (SELECT 1 FROM events WHERE deleted_at IS NULL AND person = people.id)
    )
"""
# Grouped by person, SQLite would go through the links of the whole journal instead.
_LATELY = f"""
    SELECT entry_people.person, entries.day FROM {_MENTIONS} AND entries.day >= ?1
    UNION ALL SELECT person, day FROM events WHERE deleted_at IS NULL AND day >= ?1
    ORDER BY day
"""


def showings(connection: Plain) -> list[Showing]:
    """Return every question that was shown, in the order in which that happened."""
    # The first of two that were shown in the same microsecond is the one written first.
    wanted = "SELECT prompt, day, answer, person FROM prompts_shown ORDER BY instant, rowid"
    return [
        Showing(
            prompt=prompt,
            day=date.fromisoformat(day),
            # A newer program may know more answers; that it was shown is true in any case.
            answer=Answer(answer) if answer in _ANSWERS else Answer.SHOWN,
            person=None if person is None else PersonId(person),
        )
        for prompt, day, answer, person in connection.exec_driver_sql(wanted)
    ]


def answered_by(connection: Plain, prompt: str, day: date) -> EntryId | None:
    """Return the newest entry that was written about a question on a day."""
    wanted = (
        "SELECT id FROM entries WHERE deleted_at IS NULL AND day = ? AND prompt = ?"
        " ORDER BY instant DESC, number DESC LIMIT 1"
    )
    found = first(connection.exec_driver_sql(wanted, (day.isoformat(), prompt)))
    return None if found is None else EntryId(found[0])


def contacts(connection: Plain, since: date) -> dict[PersonId, date]:
    """Return when each person was last written about, or something with them was noted.

    LONG_AGO stands for all before `since`: the exact day matters for the last days alone, and
    finding it for everybody would read the links of the whole journal at every start.
    """
    found = {PersonId(person): LONG_AGO for (person,) in connection.exec_driver_sql(_EVER)}
    lately = connection.exec_driver_sql(_LATELY, (since.isoformat(),))
    return {**found, **{PersonId(person): date.fromisoformat(day) for person, day in lately}}
