"""Finishing a sheet: what may come of it, keeping what was confirmed, and taking that back."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from trustjournal.boundaries.store import KIND as BOUNDARY
from trustjournal.boundaries.store import shelf as boundary_shelf
from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId, PlanId, SheetId, is_id, new_id
from trustjournal.core.problems import JournalProblem
from trustjournal.events.store import events
from trustjournal.events.store import shelf as event_shelf
from trustjournal.introductions.store import shelf as introduction_shelf
from trustjournal.matters.domain import Matter
from trustjournal.matters.store import shelf as matter_shelf
from trustjournal.milestones.store import milestones
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.people.order import by_name
from trustjournal.promises.store import shelf as promise_shelf
from trustjournal.storage import begun
from trustjournal.storage.begun import Words
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault
from trustjournal.worksheets import library, store, walking
from trustjournal.worksheets.answers import whom
from trustjournal.worksheets.domain import Action, FollowUpType, Texts, Worksheet
from trustjournal.worksheets.following import Amended, Closed, FollowThrough
from trustjournal.worksheets.gate import Feared, nobody
from trustjournal.worksheets.problems import (
    AlreadyFinished,
    ChangedSince,
    NotAllAnswered,
    Refused,
    SheetGone,
)
from trustjournal.worksheets.proposals import Proposal, proposals, source_of
from trustjournal.worksheets.reminders import settled_by
from trustjournal.worksheets.sheet import ROLES, AboutKind, Opened, Outcome, Plan, Reminder, Sheet
from trustjournal.worksheets.tables import plans

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """All that is shown where the user confirms what comes of a sheet."""

    opened: Opened
    proposals: tuple[Proposal, ...]
    person: Person | None
    """Whom the sheet is about, if they are known already."""
    name: str
    """What somebody is called whom the sheet is about and who is not known yet."""
    people: tuple[Person, ...]
    """Everybody to choose from, by name."""
    titles: Mapping[str, Texts]
    """What the worksheets to go on with are called."""
    begun: Words
    """What was changed about the proposals, and not meant yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A finished sheet, with all that is needed to undo it."""

    sheet: Sheet
    outcomes: tuple[Outcome, ...] = ()
    things: tuple[Any, ...] = ()
    """What was kept, in the order of the outcomes."""
    amended: tuple[Amended, ...] = ()
    """What stands on people's pages because of it."""
    closed: tuple[Closed, ...] = ()
    """Matters that it closed."""
    answered: tuple[Reminder, ...] = ()
    """Reminders that asked for it, as they were."""
    begun: Words | None = None
    """What stood in the fields of its proposals."""


class Finishing:
    """The end of the sheets of one journal."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        announce: Announce,
        folder: Path | None = None,
        feared: Feared = nobody,
    ) -> None:
        self._vault = vault
        self._clock = clock
        self._announce = announce
        self.folder = folder
        self._feared = feared

    @property
    def today(self) -> date:
        """The user's day."""
        return self._clock().date()

    def ending(self, sheet_id: SheetId) -> Ending:
        """Return what may come of a sheet and did not yet, and what was changed about that."""
        titles = {each.id: each.title for each in library.read(self.folder).worksheets.values()}
        with self._vault.reading() as connection:
            opened = looked_up(connection, sheet_id, self._feared)
            named = _whom(connection, opened)
            person = people_store.get(connection, PersonId(named)) if named else None
            form = ending_form(sheet_id)
            return Ending(
                opened=opened,
                proposals=_proposals(connection, opened, self.today),
                person=person,
                name="" if person is not None else named,
                people=tuple(by_name(_shown(people_store.everyone(connection)))),
                titles=titles,
                begun=begun.words_of(connection, form).get(form, {}),
            )

    def proposals(self, sheet_id: SheetId) -> tuple[Proposal, ...]:
        """Return what may come of a sheet and did not yet, for the user to confirm."""
        with self._vault.reading() as connection:
            return _proposals(connection, looked_up(connection, sheet_id, self._feared), self.today)

    def finish(self, sheet_id: SheetId, wanted: Sequence[Proposal] = ()) -> Finished:
        """Finish a sheet and keep what was confirmed: all of it, or nothing."""
        follow = FollowThrough(self._vault, self._clock)
        form, now = ending_form(sheet_id), self._clock()
        with self._vault.together() as connection:
            opened = looked_up(connection, sheet_id, self._feared)
            worksheet = opened.worksheet
            if opened.sheet.is_finished:
                raise AlreadyFinished
            # As they count now, so that the card reads as the sheet was walked.
            sheet = replace(opened.sheet, answers=opened.answers)
            if walking.incomplete(worksheet, sheet.answers):
                raise NotAllAnswered
            if worksheet.about:
                person = follow.known(connection, _whom(connection, opened))
                sheet = replace(sheet, person=person or sheet.person)
            kept = [_kept(follow, connection, sheet, each) for each in wanted]
            outcomes = [outcome for each in kept for outcome in each.outcomes]
            # Its days make a plan; without them nothing was confirmed that could be one.
            has_days = any(each.type is FollowUpType.CHECK_INS for each in wanted)
            if has_days and not opened.is_feared:
                outcomes += self._plan(connection, worksheet, sheet)
            store.add_outcomes(connection, sheet.id, outcomes)
            answered = tuple(settled_by(connection, sheet))
            for each in answered:
                done = replace(each, done_on=now.date())
                store.reminder_shelf.update(connection, done, now)
            finished = replace(sheet, finished_on=now.date())
            store.shelf.update(connection, finished, now)
            words = begun.words_of(connection, form).get(form)
            begun.forget(connection, form)
            things = tuple(KEPT_ON[each.kind].get(connection, each.id) for each in outcomes)
        self._announce(Changes.SHEETS | Changes.PLANS | Changes.REMINDERS | follow.changes)
        return Finished(
            sheet=finished,
            outcomes=tuple(outcomes),
            things=things,
            amended=tuple(each for part in kept for each in part.amended),
            closed=tuple(each for part in kept for each in part.closed),
            answered=answered,
            begun=words,
        )

    def take_back(self, finished: Finished) -> Sheet:
        """Undo a finishing: the sheet is open again, and what came of it is gone.

        ChangedSince when more became of it meanwhile. Somebody who was added stays.
        """
        form, now = ending_form(finished.sheet.id), self._clock()
        with self._vault.writing() as connection:
            opened = looked_up(connection, finished.sheet.id)
            present = dict(_still_there(connection, finished))
            for outcome in present:
                KEPT_ON[outcome.kind].remove(connection, outcome.id)
            for amended in reversed(finished.amended):
                _put_back(connection, amended, now)
            for closed in finished.closed:
                if matter_shelf.get(connection, closed.after.id) == closed.after:
                    matter_shelf.update(connection, closed.before, now)
            for reminder in finished.answered:
                if store.reminder_shelf.get(connection, reminder.id) is not None:
                    store.reminder_shelf.update(connection, reminder, now)
            store.forget_outcomes(connection, opened.sheet.id, finished.outcomes)
            sheet = replace(opened.sheet, finished_on=None)
            store.shelf.update(connection, sheet, now)
            if finished.begun:
                begun.keep(connection, form, finished.begun, now, about=sheet.id)
        self._announce(Changes.EVERYTHING & ~Changes.PREFERENCES)
        return sheet

    def open_again(self, sheet_id: SheetId) -> Sheet:
        """Let a finished sheet be written on; what came of it stays."""
        with self._vault.writing() as connection:
            sheet = replace(looked_up(connection, sheet_id).sheet, finished_on=None)
            store.shelf.update(connection, sheet, self._clock())
        self._announce(Changes.SHEETS)
        return sheet

    def keep_ending(self, sheet_id: SheetId, words: Words) -> None:
        """Keep what is being changed about the proposals, meant or not."""
        with self._vault.writing() as connection:
            begun.keep(connection, ending_form(sheet_id), words, self._clock(), about=sheet_id)

    def forget_ending(self, sheet_id: SheetId) -> None:
        """Let go of what was being changed about the proposals."""
        with self._vault.writing() as connection:
            begun.forget(connection, ending_form(sheet_id))

    def _plan(self, connection: Connection, worksheet: Worksheet, sheet: Sheet) -> list[Outcome]:
        """Make the plan of a rebuild sheet; none where one will not, or must not, rebuild."""
        if worksheet.id not in ROLES or sheet.person is None or not _may_rebuild(worksheet, sheet):
            return []
        person = people_store.get(connection, sheet.person)
        if person is None or person.safety:
            return []
        if store.plan_shelf.where(connection, plans.c.sheet == sheet.id):
            return []
        plan = Plan(
            id=PlanId(new_id()), person=sheet.person, sheet=sheet.id, role=ROLES[worksheet.id]
        )
        store.plan_shelf.insert(connection, plan, self._clock())
        return [Outcome(kind=store.PLAN, id=plan.id)]


def ending_form(sheet_id: SheetId) -> str:
    """Return under which name waits what is being changed about the proposals of a sheet."""
    return f"sheet:{sheet_id}:ending"


def looked_up(connection: Connection, sheet_id: SheetId, feared: Feared = nobody) -> Opened:
    """Return one sheet with its worksheet; SheetGone for one in the trash."""
    sheet = store.shelf.get(connection, sheet_id)
    if sheet is None:
        raise SheetGone
    return all_opened(connection, [sheet], feared)[0]


def all_opened(
    connection: Connection, found: Sequence[Sheet], feared: Feared = nobody
) -> list[Opened]:
    """Return sheets with the worksheets they were begun under."""
    known = store.worksheets_of(connection, found)
    afraid_of = feared(connection)
    return [
        Opened(sheet=each, worksheet=known[each.source], is_feared=each.person in afraid_of)
        for each in found
    ]


# What is proposed


def _proposals(connection: Connection, opened: Opened, today: date) -> tuple[Proposal, ...]:
    named = _whom(connection, opened)
    person = people_store.get(connection, PersonId(named)) or people_store.named(connection, named)
    kept = {each.proposal for each in store.outcomes_of(connection, opened.sheet.id)}
    sources = {source_of(each) for each in kept if each}
    found = proposals(
        opened.worksheet,
        opened.answers,
        today,
        whom=named,
        unsafe=opened.is_feared or bool(person and person.safety),
    )
    behind = [each for each in store.matters_behind(connection, opened.sheet) if each.is_open]
    return tuple(
        # What was worded otherwise since is not kept twice unasked.
        replace(
            _of_known_boundary(connection, each),
            wanted=each.wanted and source_of(each.id) not in sources,
        )
        for each in found
        if each.id not in kept and not _is_so(each, opened.sheet, person, behind)
    )


def _of_known_boundary(connection: Connection, proposal: Proposal) -> Proposal:
    """Let what was noted about a boundary that is gone stand by itself."""
    if proposal.type is not FollowUpType.EVENT or not proposal.about:
        return proposal
    known = boundary_shelf.get(connection, proposal.about)
    return proposal if known is not None else replace(proposal, about="")


def _is_so(
    proposal: Proposal, sheet: Sheet, person: Person | None, behind: Sequence[Matter]
) -> bool:
    """Whether all that a proposal would change is so already; `behind` are open matters."""
    if proposal.closes:
        return not behind
    if proposal.type is FollowUpType.MATTER:
        return bool(behind) and sheet.about is not None and sheet.about.kind is AboutKind.MATTER
    if person is None:
        return False
    if proposal.rhythm is not None:
        return person.wished_rhythm == proposal.rhythm
    return bool(proposal.adds_nothing_to(person))


def _whom(connection: Connection, opened: Opened) -> str:
    """Return whom a sheet is about, by id or by a new name; nobody where they are gone."""
    sheet = opened.sheet
    named = whom(opened.worksheet, sheet.answers) or sheet.person or ""
    is_gone = is_id(named) and people_store.get(connection, PersonId(named)) is None
    return "" if is_gone else named


def _shown(people: Collection[Person]) -> list[Person]:
    return [each for each in people if not each.put_away]


def _may_rebuild(worksheet: Worksheet, sheet: Sheet) -> bool:
    walked = walking.steps(worksheet, sheet.answers)
    set_off = {hint.action for step in walked for hint in walking.hints(step, sheet.answers)}
    return not set_off & {Action.PRIVATE_MODE, Action.SELF_ONLY, Action.SKIP_TO_BOUNDS}


# Keeping and taking back


def _kept(follow: FollowThrough, connection: Connection, sheet: Sheet, proposal: Proposal) -> Any:
    try:
        return follow.keep(connection, sheet, proposal)
    except JournalProblem as problem:
        raise Refused(proposal.id, problem) from problem


def _still_there(connection: Connection, finished: Finished) -> Iterator[tuple[Outcome, Any]]:
    """Yield what was kept and is as it was; what lies in the trash by now stays there."""
    for outcome, thing in zip(finished.outcomes, finished.things, strict=True):
        present = KEPT_ON[outcome.kind].get(connection, outcome.id)
        if present is None:
            continue
        marked = events.c.boundary == outcome.id
        if present != thing or (
            outcome.kind == BOUNDARY and event_shelf.where(connection, marked, limit=1)
        ):
            raise ChangedSince
        yield outcome, present


def _put_back(connection: Connection, amended: Amended, now: Any) -> None:
    """Let one field of a person be what it was, unless it says something else by now."""
    person = people_store.get(connection, amended.person)
    if person is not None and getattr(person, amended.field) == amended.after:
        former = {amended.field: amended.before, "updated_at": now}
        people_store.update(connection, replace(person, **former))
