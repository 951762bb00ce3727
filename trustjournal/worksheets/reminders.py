"""Days on which something of a sheet is brought up again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.checkins import store as check_in_store
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, ReminderId, SheetId
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import store
from trustjournal.worksheets.domain import FollowUpType, Worksheet
from trustjournal.worksheets.gate import Feared, nobody
from trustjournal.worksheets.problems import ReminderGone
from trustjournal.worksheets.proposals import source_of
from trustjournal.worksheets.sheet import DueReminder, Reminder, ReminderKind, Sheet
from trustjournal.worksheets.tables import reminders

_TALKS = frozenset({ReminderKind.CHECK_IN, ReminderKind.DEBRIEF, ReminderKind.NEXT})
"""What leads to a talk, or comes from one."""
_PROMPTS = frozenset({ReminderKind.DEBRIEF, ReminderKind.NEXT})


class Reminders:
    """The reminders of one journal."""

    def __init__(
        self, vault: Vault, clock: Clock, announce: Announce, feared: Feared = nobody
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self._feared = feared

    def of_sheet(self, sheet: SheetId) -> list[Reminder]:
        """Return all that one sheet left behind, the next one first."""
        with self._vault.reading() as connection:
            return store.reminder_shelf.where(connection, reminders.c.sheet == sheet)

    def due(self, today: date) -> list[DueReminder]:
        """Return what is brought up on a day.

        Nobody is reminded of a talk with somebody who frightens them, nor of somebody who was put
        away. Of several days to look back only the latest is spoken of, and none once one has
        looked back: a day that passed is silent.
        """
        with self._vault.reading() as connection:
            came = store.reminder_shelf.where(
                connection, reminders.c.done_on.is_(None), reminders.c.day <= today
            )
            people = {each.id: each for each in people_store.everyone(connection)} if came else {}
            feared = self._feared(connection)
            shown = [each for each in came if _may_show(connection, each, people, feared)]
            latest = {(each.sheet, each.kind): each for each in shown}
            shown = [each for each in shown if _is_spoken_of(connection, each, latest)]
            sheets = store.shelf.by_ids(connection, {each.sheet for each in shown})
            known = store.worksheets_of(connection, sheets)
        titles = {each.id: known[each.source].title for each in sheets}
        return [
            DueReminder(
                reminder=each,
                person=None if each.person is None else people[each.person],
                worksheet=titles[each.sheet],
            )
            for each in shown
        ]

    def done(self, reminder_id: ReminderId) -> Reminder:
        """Say that it needs no more attention."""
        return self._amend(reminder_id, self._clock().date())

    def not_done(self, reminder_id: ReminderId) -> Reminder:
        """Undo that it was done."""
        return self._amend(reminder_id, None)

    def _amend(self, reminder_id: ReminderId, done_on: date | None) -> Reminder:
        with self._vault.writing() as connection:
            stored = store.reminder_shelf.get(connection, reminder_id)
            if stored is None:
                raise ReminderGone
            edited = replace(stored, done_on=done_on)
            store.reminder_shelf.update(connection, edited, self._clock())
        self._announce(Changes.REMINDERS)
        return edited


def settled_by(connection: Connection, sheet: Sheet) -> list[Reminder]:
    """Return the reminders that finishing this sheet answers: it is what they ask for."""
    asked = (reminders.c.done_on.is_(None), reminders.c.worksheet == sheet.worksheet)
    found = store.reminder_shelf.where(connection, *asked)
    behind = None if sheet.about is None else sheet.about.id
    return [
        each
        for each in found
        if (each.sheet == behind)
        or (each.kind is ReminderKind.NEXT and each.person == sheet.person)
    ]


def looked_back(days: Sequence[date], done: Iterable[date], rated: Iterable[date]) -> set[date]:
    """Return on which of these days one looked back: it was said, or felt trust was rated then.

    A rating belongs to the last of the days before it.
    """
    of_rating = {max((day for day in days if day <= each), default=None) for each in rated}
    return {day for day in days if day in of_rating or day in set(done)}


def _may_show(
    connection: Connection,
    reminder: Reminder,
    people: Mapping[PersonId, Person],
    feared: Collection[PersonId],
) -> bool:
    if reminder.person is None:
        return True
    person = people.get(reminder.person)
    if person is None or person.put_away:
        return False
    if person.safety or person.id in feared:
        return reminder.kind not in _TALKS and not _is_of_a_talk(connection, reminder)
    if reminder.kind is ReminderKind.CHECK_IN:
        return not person.no_check_ins
    return reminder.kind not in _PROMPTS or not person.no_prompts


def _is_of_a_talk(connection: Connection, reminder: Reminder) -> bool:
    """Whether it stands for the day of a talk: the day from which the debrief counts."""
    sheet = store.shelf.get(connection, reminder.sheet)
    if sheet is None:
        return False
    worksheet = store.worksheets_of(connection, [sheet])[sheet.source]
    outcomes = store.outcomes_of(connection, sheet.id)
    proposal = next((each.proposal for each in outcomes if each.id == reminder.id), "")
    return any(number == source_of(proposal) for number in _talk_days(worksheet))


def _talk_days(worksheet: Worksheet) -> Iterator[str]:
    talks = {each.answer for each in worksheet.follow_ups if each.type is FollowUpType.DEBRIEF}
    for number, each in enumerate(worksheet.follow_ups):
        if each.answer in talks:
            yield str(number)


def _is_spoken_of(
    connection: Connection,
    reminder: Reminder,
    latest: Mapping[tuple[SheetId, ReminderKind], Reminder],
) -> bool:
    if reminder.kind is not ReminderKind.CHECK_IN:
        return True
    if reminder != latest[reminder.sheet, reminder.kind] or reminder.person is None:
        return False
    same = (
        reminders.c.sheet == reminder.sheet,
        reminders.c.kind == ReminderKind.CHECK_IN.value,
        reminders.c.day >= reminder.day,
        reminders.c.done_on.is_not(None),
    )
    if store.reminder_shelf.where(connection, *same, limit=1):
        return False
    rated = check_in_store.of_person(connection, reminder.person)
    return not any(each.moment.day >= reminder.day for each in rated)
