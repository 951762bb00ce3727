"""A rebuild plan: what was done of it, what lies ahead, and how one closes it when one likes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from trustjournal.boundaries.checking import require_short
from trustjournal.boundaries.store import KIND as BOUNDARY
from trustjournal.boundaries.store import shelf as boundary_shelf
from trustjournal.checkins import store as check_in_store
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, PlanId, SheetId
from trustjournal.core.text import storable
from trustjournal.people import store as people_store
from trustjournal.storage import begun
from trustjournal.storage.begun import Words
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import store
from trustjournal.worksheets.answers import day, is_answered
from trustjournal.worksheets.course import Answered, Course
from trustjournal.worksheets.domain import Input, Worksheet
from trustjournal.worksheets.gate import Feared, nobody
from trustjournal.worksheets.problems import PlanGone
from trustjournal.worksheets.reminders import looked_back
from trustjournal.worksheets.sheet import (
    DEBRIEF,
    AboutKind,
    End,
    Opened,
    Plan,
    Reminder,
    ReminderKind,
    Role,
    Sheet,
)
from trustjournal.worksheets.tables import plans, reminders, sheets

_SLIP = {Role.I_BROKE: "slip", Role.THEY_BROKE: "again"}
"""The step that says what one does if it happens again."""
_STOP = "exit"
"""The step that says when one stops."""


class Plans:
    """The rebuild plans of one journal."""

    def __init__(
        self, vault: Vault, clock: Clock, announce: Announce, feared: Feared = nobody
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self._feared = feared

    def of_person(self, person: PersonId) -> list[Course]:
        """Return the plans with one person, the latest first; those that go on before others."""
        with self._vault.reading() as connection:
            found = store.plan_shelf.of_person(connection, person)[::-1]
            found.sort(key=lambda each: not each.is_open)
            return [_course(connection, each, self._feared(connection)) for each in found]

    def of_sheet(self, sheet: SheetId) -> list[Course]:
        """Return the plan that a sheet left behind, if it did."""
        with self._vault.reading() as connection:
            found = store.plan_shelf.where(connection, plans.c.sheet == sheet)
            return [_course(connection, each, self._feared(connection)) for each in found]

    def look_back(self, plan_id: PlanId, words: str, end: End | None) -> Plan:
        """Keep what the user wrote looking back, and how it ends; not decided yet is an answer."""
        require_short(words)
        now = self._clock()
        with self._vault.writing() as connection:
            stored = _found(connection, plan_id)
            edited = replace(
                stored,
                looking_back=storable(words),
                end=end,
                closed_on=None if end is None else stored.closed_on or now.date(),
            )
            store.plan_shelf.update(connection, edited, now)
            begun.forget(connection, looking_back(plan_id))
        self._announce(Changes.PLANS)
        return edited

    def put_back(self, former: Plan, words: Words | None = None) -> None:
        """Undo looking back: the plan is as it was, and what was written stands in its form."""
        now = self._clock()
        with self._vault.writing() as connection:
            _found(connection, former.id)
            store.plan_shelf.update(connection, former, now)
            if words:
                begun.keep(connection, looking_back(former.id), words, now, about=former.id)
        self._announce(Changes.PLANS)

    def keep_begun(self, plan_id: PlanId, words: Words) -> None:
        """Keep what stands in the form that looks back, meant or not."""
        with self._vault.writing() as connection:
            begun.keep(connection, looking_back(plan_id), words, self._clock(), about=plan_id)

    def forget_begun(self, plan_id: PlanId) -> None:
        """Let go of what stood in that form."""
        with self._vault.writing() as connection:
            begun.forget(connection, looking_back(plan_id))


def looking_back(plan_id: PlanId) -> str:
    """Return the name of the form in which one looks back on a plan."""
    return f"plan:{plan_id}:end"


def _found(connection: Connection, plan_id: PlanId) -> Plan:
    plan = store.plan_shelf.get(connection, plan_id)
    if plan is None:
        raise PlanGone
    return plan


def _course(connection: Connection, plan: Plan, feared: Collection[PersonId]) -> Course:
    sheet = store.shelf.get(connection, plan.sheet)
    person = people_store.get(connection, plan.person)
    if sheet is None or person is None:
        raise PlanGone  # they go into the trash, and come back, together
    worksheet = store.worksheets_of(connection, [sheet])[sheet.source]
    of_sheet = store.reminder_shelf.where(connection, reminders.c.sheet == sheet.id)
    checks = [each for each in of_sheet if each.kind is ReminderKind.CHECK_IN]
    days = tuple(each.day for each in checks)
    rated = [each.moment.day for each in check_in_store.of_person(connection, person.id)]
    drawn = [each.id for each in store.outcomes_of(connection, sheet.id) if each.kind == BOUNDARY]
    form = looking_back(plan.id)
    return Course(
        plan=plan,
        person=person,
        opened=Opened(sheet=sheet, worksheet=worksheet, is_feared=person.id in feared),
        talked_on=_talked_on(connection, sheet, of_sheet),
        boundaries=tuple(
            sorted(
                (each for each in boundary_shelf.by_ids(connection, drawn) if not each.is_let_go),
                key=lambda each: drawn.index(each.id),
            )
        ),
        days=days,
        looked=frozenset(looked_back(days, [each.day for each in checks if each.is_done], rated)),
        slip=tuple(_answered(worksheet, sheet, _SLIP[plan.role])),
        stop=tuple(_answered(worksheet, sheet, _STOP)),
        people=tuple(people_store.everyone(connection)),
        begun=begun.words_of(connection, form).get(form, {}),
    )


def _talked_on(connection: Connection, sheet: Sheet, of_sheet: Sequence[Reminder]) -> date | None:
    """Return when the talk was looked back on: its sheet was finished, or it was said so."""
    about = (sheets.c.about_kind == AboutKind.SHEET.value, sheets.c.about == sheet.id)
    debriefs = store.shelf.where(connection, sheets.c.worksheet == DEBRIEF, *about)
    ends = [each.finished_on for each in debriefs]
    ends += [each.done_on for each in of_sheet if each.kind is ReminderKind.DEBRIEF]
    return min((each for each in ends if each is not None), default=None)


def _answered(worksheet: Worksheet, sheet: Sheet, step_id: str) -> Iterator[Answered]:
    for step in worksheet.steps:
        if step.id != step_id:
            continue
        for address, question in step.addressed():
            value = sheet.answers.get(address)
            is_day = question.input is not Input.DATE or day(value) is not None
            if is_answered(question, value) and is_day:
                yield Answered(question=question, value=value)
