"""What one does with worksheets: begin, answer, finish, open again, throw away."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from trustjournal.boundaries.store import shelf as boundary_shelf
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, PlanId, SheetId, TrashId, new_id
from trustjournal.core.text import first_line
from trustjournal.events.store import shelf as event_shelf
from trustjournal.introductions.store import shelf as introduction_shelf
from trustjournal.matters.domain import Matter
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.milestones.store import milestones
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.shelves import bring_back
from trustjournal.promises.store import shelf as promise_shelf
from trustjournal.storage import trash
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import gate, library, store, walking
from trustjournal.worksheets.answers import whom, written
from trustjournal.worksheets.domain import Action, Worksheet
from trustjournal.worksheets.following import FollowThrough
from trustjournal.worksheets.problems import (
    AlreadyFinished,
    NotAllAnswered,
    SheetGone,
    UnknownWorksheet,
)
from trustjournal.worksheets.proposals import Proposal, proposals
from trustjournal.worksheets.sheet import (
    ROLES,
    About,
    Opened,
    Outcome,
    Plan,
    Sheet,
)
from trustjournal.worksheets.tables import plans, reminders, sheets

KEPT_ON: Mapping[str, Shelf[Any]] = {
    each.kind: each
    for each in (
        event_shelf,
        promise_shelf,
        boundary_shelf,
        matter_shelf,
        milestones,
        introduction_shelf,
        store.reminder_shelf,
        store.plan_shelf,
    )
}
"""Where what came of a sheet lies."""
SHELVES = (store.reminder_shelf, store.plan_shelf, store.shelf)
"""What goes into the trash with a sheet, and comes back with it."""
MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished sheet, with all that is needed to undo it."""

    sheet: Sheet
    outcomes: tuple[Outcome, ...] = ()
    people: tuple[Person, ...] = ()
    """How people were described before."""
    matters: tuple[Matter, ...] = ()
    """Matters that were closed by it, as they were."""


class Worksheets:
    """The worksheets of one journal, and the sheets that were filled in."""

    def __init__(
        self, vault: Vault, clock: Clock, announce: Announce, folder: Path | None = None
    ) -> None:
        """Begin; in `folder` lie the user's own worksheets."""
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self.folder = folder

    @property
    def today(self) -> date:
        """The user's day."""
        return self._clock().date()

    # Choosing

    def library(self) -> library.Library:
        """Return every worksheet that can be begun, and which files were refused."""
        return library.read(self.folder)

    def unfinished(self) -> list[Opened]:
        """Return the sheets that wait to be gone on with, the one touched last first."""
        with self._vault.reading() as connection:
            found = store.shelf.where(connection, store.UNFINISHED)
            at = store.shelf.written_at(connection, [each.id for each in found])
            found.sort(key=lambda sheet: at[sheet.id], reverse=True)
            return _opened_all(connection, found)

    def finished(self) -> list[Opened]:
        """Return the sheets that were walked to their end, the latest first."""
        with self._vault.reading() as connection:
            found = store.shelf.where(connection, ~store.UNFINISHED)
            found.sort(key=lambda sheet: sheet.finished_on or sheet.begun_on, reverse=True)
            return _opened_all(connection, found)

    def of_person(self, person: PersonId) -> list[Opened]:
        """Return all sheets about one person, oldest first."""
        with self._vault.reading() as connection:
            return _opened_all(connection, store.shelf.of_person(connection, person))

    def begun_lately(self, worksheet: str, person: PersonId | None = None) -> int:
        """Count the sheets of a worksheet that were begun within thirty days."""
        since = self.today - MONTH
        about = () if person is None else (sheets.c.person == person,)
        with self._vault.reading() as connection:
            return store.shelf.count(
                connection, sheets.c.worksheet == worksheet, sheets.c.begun_on > since, *about
            )

    # Filling in

    def begin(
        self,
        worksheet_id: str,
        *,
        person: PersonId | None = None,
        about: About | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> Opened:
        """Begin a sheet, perhaps about somebody, or because of something."""
        opened, source = self._blank(worksheet_id, person, about, answers)
        worksheet, sheet = opened.worksheet, opened.sheet
        now = self._clock()
        with self._vault.writing() as connection:
            store.keep_source(connection, worksheet, source, now)
            store.shelf.insert(connection, sheet, now)
        self._announce(Changes.SHEETS)
        return opened

    def blank(
        self,
        worksheet_id: str,
        *,
        person: PersonId | None = None,
        about: About | None = None,
        answers: Mapping[str, Any] | None = None,
    ) -> Opened:
        """Return a sheet to look at; nothing of it is kept before it is begun."""
        return self._blank(worksheet_id, person, about, answers)[0]

    def _blank(
        self,
        worksheet_id: str,
        person: PersonId | None,
        about: About | None,
        answers: Mapping[str, Any] | None,
    ) -> tuple[Opened, library.Source]:
        known = self.library()
        if worksheet_id not in known.worksheets:
            raise UnknownWorksheet
        worksheet, source = known.worksheets[worksheet_id], known.sources[worksheet_id]
        first = dict(answers or {})
        if person is not None and worksheet.about:
            first.setdefault(worksheet.about, person)
        sheet = Sheet(
            id=SheetId(new_id()),
            worksheet=worksheet.id,
            version=worksheet.version,
            source=source.digest,
            person=person,
            answers=first,
            place=worksheet.steps[0].id,
            begun_on=self.today,
            about=about,
        )
        return Opened(sheet=_worded(worksheet, sheet), worksheet=worksheet), source

    def get(self, sheet_id: SheetId) -> Opened:
        """Return one sheet with its worksheet; SheetGone for one in the trash."""
        with self._vault.reading() as connection:
            return _found(connection, sheet_id)

    def answer(self, sheet_id: SheetId, answers: Mapping[str, Any], place: str) -> Sheet:
        """Keep what stands in a sheet now, and at which step one stands."""
        with self._vault.writing() as connection:
            opened = _found(connection, sheet_id)
            if opened.sheet.is_finished:
                raise AlreadyFinished
            person = _named(connection, whom(opened.worksheet, answers))
            kept = _worded(
                opened.worksheet,
                replace(
                    opened.sheet,
                    answers=dict(answers),
                    place=place,
                    person=person or (None if opened.worksheet.about else opened.sheet.person),
                ),
            )
            if kept != opened.sheet:
                store.shelf.update(connection, kept, self._clock())
        self._announce(Changes.SHEETS)
        return kept

    def forget_empty(self, sheet_id: SheetId) -> bool:
        """Let a sheet go in which nothing was answered; says whether it was one."""
        with self._vault.writing() as connection:
            opened = _found(connection, sheet_id)
            sheet, worksheet = opened.sheet, opened.worksheet
            given = None if sheet.about is None else sheet.about.id
            said = {
                address: value
                for address, value in sheet.answers.items()
                if address != worksheet.about and value != given
            }
            if sheet.is_finished or walking.says_something(worksheet, said):
                return False
            store.shelf.remove(connection, sheet_id)
        self._announce(Changes.SHEETS)
        return True

    # Safety

    def may_offer_safety(self, person: PersonId) -> bool:
        """Whether the safety flag may be offered at the gate of a sheet."""
        with self._vault.reading() as connection:
            return gate.may_offer(connection, person)

    def safety_offered(self, person: PersonId) -> None:
        """Remember that the safety flag was offered, so that it is offered once."""
        with self._vault.writing() as connection:
            gate.offered(connection, person)

    # Finishing

    def proposals(self, sheet_id: SheetId) -> tuple[Proposal, ...]:
        """Return what may come of a sheet and did not yet, for the user to confirm."""
        with self._vault.reading() as connection:
            opened = _found(connection, sheet_id)
            sheet, worksheet = opened.sheet, opened.worksheet
            person = sheet.person and people_store.get(connection, sheet.person)
            kept = {each.proposal for each in store.outcomes_of(connection, sheet_id)}
        found = proposals(
            worksheet,
            sheet.answers,
            self.today,
            whom=whom(worksheet, sheet.answers) or sheet.person or "",
            unsafe=bool(person and person.safety),
        )
        return tuple(each for each in found if each.id not in kept)

    def finish(self, sheet_id: SheetId, wanted: Sequence[Proposal] = ()) -> Finished:
        """Finish a sheet and keep what was confirmed: all of it, or nothing."""
        follow = FollowThrough(self._vault, self._clock)
        now = self._clock()
        with self._vault.together() as connection:
            opened = _found(connection, sheet_id)
            sheet, worksheet = opened.sheet, opened.worksheet
            if sheet.is_finished:
                raise AlreadyFinished
            if walking.incomplete(worksheet, sheet.answers):
                raise NotAllAnswered
            if worksheet.about:
                person = follow.known(connection, whom(worksheet, sheet.answers)) or sheet.person
                sheet = replace(sheet, person=person)
            kept = [follow.keep(connection, sheet, each) for each in wanted]
            outcomes = [outcome for each in kept for outcome in each.outcomes]
            outcomes += self._plan(connection, worksheet, sheet)
            store.add_outcomes(connection, sheet.id, outcomes)
            finished = replace(sheet, finished_on=now.date())
            store.shelf.update(connection, finished, now)
        self._announce(Changes.SHEETS | Changes.PLANS | follow.changes)
        return Finished(
            sheet=finished,
            outcomes=tuple(outcomes),
            people=tuple(each for part in kept for each in part.people),
            matters=tuple(each for part in kept for each in part.matters),
        )

    def take_back(self, finished: Finished) -> Sheet:
        """Undo a finishing: the sheet is open again, and what came of it is gone."""
        now = self._clock()
        with self._vault.writing() as connection:
            opened = _found(connection, finished.sheet.id)
            for outcome in finished.outcomes:
                KEPT_ON[outcome.kind].remove(connection, outcome.id)
            for person in reversed(finished.people):
                people_store.update(connection, replace(person, updated_at=now))
            for matter in finished.matters:
                matter_shelf.update(connection, matter, now)
            store.forget_outcomes(connection, opened.sheet.id)
            sheet = replace(opened.sheet, finished_on=None)
            store.shelf.update(connection, sheet, now)
        self._announce(Changes.EVERYTHING & ~Changes.PREFERENCES)
        return sheet

    def open_again(self, sheet_id: SheetId) -> Sheet:
        """Let a finished sheet be written on; what came of it stays."""
        with self._vault.writing() as connection:
            sheet = replace(_found(connection, sheet_id).sheet, finished_on=None)
            store.shelf.update(connection, sheet, self._clock())
        self._announce(Changes.SHEETS)
        return sheet

    def _plan(self, connection: Connection, worksheet: Worksheet, sheet: Sheet) -> list[Outcome]:
        """Make the plan of a rebuild sheet; none where one will not, or must not, rebuild."""
        if worksheet.id not in ROLES or sheet.person is None or not _may_rebuild(worksheet, sheet):
            return []
        if store.plan_shelf.where(connection, plans.c.sheet == sheet.id):
            return []
        plan = Plan(
            id=PlanId(new_id()), person=sheet.person, sheet=sheet.id, role=ROLES[worksheet.id]
        )
        store.plan_shelf.insert(connection, plan, self._clock())
        return [Outcome(kind=store.PLAN, id=plan.id)]

    # The trash

    def delete(self, sheet_id: SheetId) -> TrashId:
        """Throw a sheet away with its reminders and its plan; what else came of it stays."""
        now = self._clock()
        with self._vault.writing() as connection:
            opened = _found(connection, sheet_id)
            title = first_line(opened.sheet.words) or opened.worksheet.id
            trash_id = trash.throw(connection, kind=store.SHEET, title=title, at=now)
            store.reminder_shelf.throw(connection, reminders.c.sheet == sheet_id, trash_id, now)
            store.plan_shelf.throw(connection, plans.c.sheet == sheet_id, trash_id, now)
            store.shelf.throw(connection, sheets.c.id == sheet_id, trash_id, now)
        self._announce(Changes.SHEETS | Changes.REMINDERS | Changes.PLANS)
        return trash_id

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo a deletion."""
        with self._vault.writing() as connection:
            changes = bring_back(connection, SHELVES, trash_id)
        self._announce(changes)


def _found(connection: Connection, sheet_id: SheetId) -> Opened:
    sheet = store.shelf.get(connection, sheet_id)
    if sheet is None:
        raise SheetGone
    return _opened_all(connection, [sheet])[0]


def _opened_all(connection: Connection, found: Sequence[Sheet]) -> list[Opened]:
    known = store.worksheets_of(connection, found)
    return [Opened(sheet=each, worksheet=known[each.source]) for each in found]


def _worded(worksheet: Worksheet, sheet: Sheet) -> Sheet:
    return replace(sheet, words="\n".join(written(worksheet, sheet.answers)))


def _named(connection: Connection, named: str) -> PersonId | None:
    """Return who is meant by an id or a name, if they are known."""
    if not named:
        return None
    person = people_store.get(connection, PersonId(named)) or people_store.named(connection, named)
    return None if person is None else person.id


def _may_rebuild(worksheet: Worksheet, sheet: Sheet) -> bool:
    walked = walking.steps(worksheet, sheet.answers)
    set_off = {hint.action for step in walked for hint in walking.hints(step, sheet.answers)}
    return not set_off & {Action.PRIVATE_MODE, Action.SELF_ONLY, Action.SKIP_TO_BOUNDS}
