"""The worksheets that the example's writer walked, or began, and what came of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trustjournal.boundaries.domain import Boundary
from trustjournal.boundaries.store import KIND as BOUNDARY
from trustjournal.core.ids import PlanId, ReminderId, SheetId
from trustjournal.core.resources import Table
from trustjournal.events.domain import Event
from trustjournal.events.store import KIND as EVENT
from trustjournal.keeping.example_noting import Noting
from trustjournal.promises.domain import Tale
from trustjournal.promises.store import KIND as PROMISE
from trustjournal.worksheets import library
from trustjournal.worksheets.answers import written
from trustjournal.worksheets.domain import FollowUp, Input, Question, Worksheet
from trustjournal.worksheets.library import Source
from trustjournal.worksheets.sheet import (
    ROLES,
    Outcome,
    Plan,
    Reminder,
    ReminderKind,
    Sheet,
)
from trustjournal.worksheets.store import PLAN, REMINDER


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """A sheet with what is kept because of it."""

    sheet: Sheet
    worksheet: Worksheet
    source: Source
    reminders: tuple[Reminder, ...]
    plan: Plan | None
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was noted beside, some of it because of a sheet."""

    promises: Sequence[Tale]
    boundaries: Sequence[Boundary]
    events: Sequence[Event]


def sheets(noting: Noting, rows: Iterable[Table], noted: Noted) -> list[Walked]:
    """Return every sheet, the words from the language's own file."""
    known = library.read()
    return [_walked(noting, row, known, noted) for row in rows]


def _walked(noting: Noting, row: Table, known: library.Library, noted: Noted) -> Walked:
    worksheet = known.worksheets[row.text("worksheet")]
    source = known.sources[worksheet.id]
    person = noting.person(row)
    promised = _promised(noting, row, noted.promises)
    answers: dict[str, Any] = {worksheet.about: person}
    answers |= {
        address: _answer(noting, row, address, question, promised)
        for address, question in worksheet.questions()
        if address != worksheet.about and _is_answered(noting, row, address, question)
    }
    sheet = Sheet(
        id=SheetId(noting.new_id()),
        worksheet=worksheet.id,
        version=worksheet.version,
        source=source.digest,
        person=person,
        answers=answers,
        words="\n".join(written(worksheet, answers)),
        place=row.text("place"),
        begun_on=noting.day(row, "begun"),
        finished_on=noting.day(row, "finished") if "finished" in row else None,
    )
    kept = _Kept(noting=noting, row=row, worksheet=worksheet, sheet=sheet)
    reminders = tuple(kept.reminders())
    plan = kept.plan()
    outcomes = [
        *(kept.outcome(PROMISE, tale.promise.id, at) for at, tale in promised.items()),
        *kept.of_the_day(noted),
        *(kept.outcome(REMINDER, each.id, at) for each, at in reminders),
        *([] if plan is None else [Outcome(kind=PLAN, id=plan.id)]),
    ]
    return Walked(
        sheet=sheet,
        worksheet=worksheet,
        source=source,
        reminders=tuple(each for each, _at in reminders),
        plan=plan,
        outcomes=tuple(outcomes),
    )


def _promised(noting: Noting, row: Table, tales: Sequence[Tale]) -> Mapping[str, Tale]:
    """Return the promises that came of a sheet, by the address of the answer."""
    if "promised" not in row:
        return {}
    named, texts = row.table("promised"), noting.words.table("promises")
    by_text = {tale.promise.text: tale for tale in tales}
    return {address: by_text[texts.text(named.text(address))] for address in named.names()}


def _words(noting: Noting, row: Table) -> Table:
    return noting.words.table("sheets").table(row.text("id"))


def _is_answered(noting: Noting, row: Table, address: str, question: Question) -> bool:
    parts = {Input.PROMISE: "promised", Input.DATE: "days"}
    part = "days" if question.default_dates else parts.get(question.input, "given")
    if question.input in (Input.TEXT, Input.LIST) and not question.default_dates:
        return address in _words(noting, row)
    return part in row and address in row.table(part)


def _answer(
    noting: Noting, row: Table, address: str, question: Question, promised: Mapping[str, Tale]
) -> Any:
    if question.input is Input.PROMISE:
        promise = promised[address].promise
        due = "" if promise.due is None else promise.due.isoformat()
        return {"text": promise.text, "due": due}
    if question.default_dates:
        days = row.table("days").integers(address)
        return [(noting.last_day - timedelta(days=each)).isoformat() for each in days]
    if question.input is Input.DATE:
        return noting.day(row.table("days"), address).isoformat()
    if question.input in (Input.TEXT, Input.LIST):
        said = _words(noting, row).text(address)
        return said.splitlines() if question.input is Input.LIST else said
    return _given(noting, row.table("given"), address, question)


def _given(noting: Noting, given: Table, address: str, question: Question) -> Any:
    if question.input is Input.SCALE:
        return given.integer(address)
    said = given.text(address)
    return noting.people[said] if question.input is Input.PERSON else said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What came of one sheet."""

    noting: Noting
    row: Table
    worksheet: Worksheet
    sheet: Sheet

    def reminders(self) -> Iterator[tuple[Reminder, str]]:
        """Yield each reminder with the address of the answer it came of."""
        for each in self.row.tables("reminder") if "reminder" in self.row else ():
            address = each.text("from")
            reminder = Reminder(
                id=ReminderId(self.noting.new_id()),
                sheet=self.sheet.id,
                person=self.sheet.person,
                kind=ReminderKind(each.text("kind")),
                labels=self._follow_up(address)[1].label,
                worksheet=self._follow_up(address)[1].worksheet,
                day=self.noting.day(each, "before"),
                done_on=self.noting.day(each, "done") if "done" in each else None,
            )
            yield reminder, address

    def plan(self) -> Plan | None:
        """Return the plan of a rebuild sheet that was finished."""
        role, person = ROLES.get(self.worksheet.id), self.sheet.person
        if role is None or person is None or not self.sheet.is_finished:
            return None
        plan = PlanId(self.noting.new_id())
        return Plan(id=plan, person=person, sheet=self.sheet.id, role=role)

    def of_the_day(self, noted: Noted) -> Iterator[Outcome]:
        """Yield what was noted with the person on the day on which the sheet was finished."""
        if "kept" not in self.row:
            return
        day, person = self.sheet.finished_on, self.sheet.person
        for address in self.row.texts("kept"):
            kind = self._follow_up(address)[1].kind
            if kind:
                found: Iterable[str] = (
                    each.id
                    for each in noted.events
                    if (each.kind, each.day, each.person) == (kind, day, person)
                )
                yield from (self.outcome(EVENT, each, address) for each in found)
            else:
                drawn = (
                    each.id
                    for each in noted.boundaries
                    if (each.drawn_on, each.person) == (day, person)
                )
                yield from (self.outcome(BOUNDARY, each, address) for each in drawn)

    def outcome(self, kind: str, thing: str, address: str) -> Outcome:
        """Return that something was kept because of an answer."""
        number, _follow_up = self._follow_up(address)
        return Outcome(kind=kind, id=thing, proposal=f"{number}.0")

    def _follow_up(self, address: str) -> tuple[int, FollowUp]:
        return next(
            (number, each)
            for number, each in enumerate(self.worksheet.follow_ups)
            if each.answer == address
        )


def touched(walked: Walked) -> date:
    """Return the day on which a sheet was written in last."""
    return walked.sheet.finished_on or walked.sheet.begun_on
