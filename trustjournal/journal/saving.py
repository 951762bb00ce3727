"""How a draft becomes an entry: all that belongs together, in the caller's one transaction."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from trustjournal.checkins import store as checkins_store
from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.core.clock import Moment
from trustjournal.core.ids import EntryId, TrashId, new_id
from trustjournal.journal import drafts, pictures, store, trash, versions
from trustjournal.journal.domain import Content, Draft, Entry, Version, tidied
from trustjournal.journal.problems import NothingToSave


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """An entry as it is now, and what else changed with it."""

    entry: Entry
    changes: Changes


def _present(connection: Connection, draft: Draft) -> Entry | None:
    if draft.entry is None:
        return None
    return store.get(connection, draft.entry, also_trashed=True)


def differs(connection: Connection, draft: Draft) -> bool:
    """Whether saving the draft would change its entry, or make one."""
    entry = _present(connection, draft)
    wanted = _possible(connection, tidied(draft.content))
    return entry is None or (wanted, draft.moment) != (entry.content, entry.moment)


def _possible(connection: Connection, content: Content) -> Content:
    """Leave out people who were deleted since the draft was opened."""
    there = store.possible_people(connection, (*content.people, *content.trust))
    return replace(
        content,
        people=tuple(person for person in content.people if person in there),
        trust={person: rating for person, rating in content.trust.items() if person in there},
    )


def save(connection: Connection, draft: Draft, *, sitting: str, now: datetime) -> Saved:
    """Make the entry say what the draft says; one that was removed for good is there again.

    Without a change nothing is written.
    """
    before = _present(connection, draft)
    content = _possible(connection, tidied(draft.content))
    if before is None and content.is_empty:
        raise NothingToSave
    entry = Entry(
        id=draft.entry or EntryId(new_id()),
        moment=draft.moment,
        content=content,
        created_at=now if before is None else before.created_at,
        updated_at=now,
    )
    if before is None:
        store.insert_one(connection, entry)
        changes = _beside(connection, entry, None, sitting=sitting, now=now)
    elif (content, draft.moment) == (before.content, before.moment):
        entry, changes = before, Changes.NOTHING
    else:
        changes = change(connection, before, entry, sitting=sitting, now=now)
    if pictures.adopt(connection, draft.id, entry.id):
        changes |= Changes.ENTRIES
    if drafts.remove(connection, draft.id):
        changes |= Changes.DRAFTS
    return Saved(entry=entry, changes=changes)


def change(
    connection: Connection, before: Entry, after: Entry, *, sitting: str, now: datetime
) -> Changes:
    """Store what became of an entry."""
    store.change(connection, before, after)
    return _beside(connection, after, before, sitting=sitting, now=now)


def _beside(
    connection: Connection, entry: Entry, before: Entry | None, *, sitting: str, now: datetime
) -> Changes:
    """Keep the version and the check-ins that go with an entry."""
    if before is None:
        versions.begin(connection, entry.id, entry.content, sitting=sitting, now=now)
    elif before.content != entry.content:
        versions.keep(connection, before, entry.content, sitting=sitting, now=now)
    rated_before = {} if before is None else before.content.trust
    moved = before is not None and before.moment != entry.moment
    if rated_before == entry.content.trust and not (moved and rated_before):
        return Changes.ENTRIES
    checkins_store.replace_for_entry(
        connection, entry.id, entry.moment, entry.content.trust, Because.BY_MYSELF, now
    )
    return Changes.ENTRIES | Changes.CHECKINS


def move(connection: Connection, entry: Entry, moment: Moment, now: datetime) -> Changes:
    """Give an entry another day or time; its index key, check-ins and unsaved changes go along."""
    moved = replace(entry, moment=moment, updated_at=now)
    changes = change(connection, entry, moved, sitting="", now=now)
    draft = drafts.of_entry(connection, entry.id)
    if draft is not None and draft.kept_at is not None:
        drafts.put(connection, replace(draft, moment=moment), draft.kept_at)
    return changes


def put_aside(connection: Connection, draft: Draft, now: datetime) -> TrashId | None:
    """Let go of writing that nobody wants to go on with, without losing it.

    A new entry goes to the trash; changes of an entry become a version below the one that it reads
    like.
    """
    before = _present(connection, draft)
    if before is None:
        entry = save(connection, draft, sitting=draft.id, now=now).entry
        return trash.throw_entry(connection, entry, now)
    versions.keep_former(connection, before)
    versions.put_aside(connection, before.id, replace(draft, kept_at=draft.kept_at or now))
    versions.begin(connection, before.id, before.content, sitting=new_id(), now=now)
    pictures.adopt(connection, draft.id, before.id)
    drafts.remove(connection, draft.id)
    return None


def bring_back_version(connection: Connection, version: Version, now: datetime) -> Saved | None:
    """Let an entry read as it did; what it says now stays a version, unsaved changes too.

    Felt trust stays as it is: it was a day's feeling, not a wording. Nothing for a gone entry.
    """
    before = store.get(connection, version.entry)
    if before is None:
        return None
    put_unsaved_aside(connection, before)
    content = _possible(connection, replace(version.content, trust=before.content.trust))
    after = replace(before, content=content, updated_at=now)
    if before.content != content:
        change(connection, before, after, sitting=new_id(), now=now)
    return Saved(entry=after, changes=Changes.ENTRIES | Changes.DRAFTS)


def put_unsaved_aside(connection: Connection, before: Entry) -> None:
    """Let changes of an entry that were never saved be a version of it."""
    unsaved = drafts.of_entry(connection, before.id)
    if unsaved is None:
        return
    versions.keep_former(connection, before)
    versions.put_aside(connection, before.id, unsaved)
    pictures.adopt(connection, unsaved.id, before.id)
    drafts.remove(connection, unsaved.id)
