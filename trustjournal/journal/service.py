"""What one does with a journal: write, change, throw away, bring back; reading.py has the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from trustjournal.core.changes import Announce, Changes
from trustjournal.core.clock import Clock, Moment, moment_of
from trustjournal.core.ids import (
    DraftId,
    EntryId,
    PersonId,
    TemplateId,
    TrashId,
    VersionId,
    new_id,
)
from trustjournal.journal import (
    drafts,
    finding,
    pictures,
    returning,
    saving,
    store,
    templates,
    trash,
    versions,
)
from trustjournal.journal.domain import (
    LONGEST_TEXT,
    Content,
    Draft,
    Entry,
    Picture,
    Template,
)
from trustjournal.journal.problems import NotThere, TextTooLong
from trustjournal.journal.reading import Reading
from trustjournal.journal.returning import Fetched, Returned
from trustjournal.people import store as people_store
from trustjournal.people.domain import is_name, tidy_name
from trustjournal.people.problems import NotAName
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault

_ORPHANED_AFTER = timedelta(days=1)


class Journal(Reading):
    """The entries of one journal, and everything beside them."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        announce: Announce,
        *,
        also_findable: Mapping[str, finding.Load] = MappingProxyType({}),
        shelves: Sequence[Shelf[Any]] = (),
    ) -> None:
        """Begin; `also_findable` brings further kinds of things into search.

        `shelves` hold what other features keep: it shares the trash.
        """
        super().__init__(vault, also_findable)
        self._clock = clock
        self._announce = announce
        self._shelves = tuple(shelves)
        self.links_of_people = trash.LinksOfPeople()
        """What goes into the trash with a person, for `People`."""

    # Writing

    def begin(
        self,
        *,
        day: date | None = None,
        prompt: str = "",
        people: Sequence[PersonId] = (),
        text: str = "",
    ) -> Draft:
        """Take a new page, for now or another day; nothing is stored yet."""
        return Draft(
            id=DraftId(new_id()),
            entry=None,
            moment=self._moment(day, None),
            content=Content(text=text, people=tuple(people), prompt=prompt),
        )

    def open(self, entry_id: EntryId) -> Draft:
        """Take an entry to read or change; changes left over from another time come first."""
        with self._vault.reading() as connection:
            entry = store.get(connection, entry_id)
            if entry is None:  # in the trash, where what was left over waits with it
                raise NotThere
            left_over = drafts.of_entry(connection, entry_id)
        if left_over is not None:
            return left_over
        return Draft(
            id=DraftId(new_id()), entry=entry.id, moment=entry.moment, content=entry.content
        )

    def keep(self, draft: Draft) -> Draft:
        """Make what is typed safe on the disk, beside the entries; no crash can take it then."""
        now = self._clock()
        with self._vault.writing() as connection:
            is_known = drafts.is_kept(connection, draft.id)
            if not is_known and _says_nothing_new(connection, draft):
                return draft
            drafts.put(connection, draft, now)
        if not is_known:
            self._announce(Changes.DRAFTS)
        return replace(draft, kept_at=now)

    def save(self, draft: Draft, sitting: str) -> Entry:
        """Make the draft the entry. Without a change, nothing on the disk changes."""
        with self._vault.writing() as connection:
            saved = saving.save(connection, draft, sitting=sitting, now=self._clock())
        if saved.changes:
            self._announce(saved.changes)
        return saved.entry

    def write(
        self,
        text: str,
        *,
        people: Sequence[str] = (),
        tags: Sequence[str] = (),
        trust: int | None = None,
        day: date | None = None,
        time: time | None = None,
    ) -> Entry:
        """Write an entry at once. Unknown people are added; trust is about the first person."""
        if len(text) > LONGEST_TEXT:
            raise TextTooLong
        if not all(is_name(tidy_name(name)) for name in people):
            raise NotAName
        now = self._clock()
        with self._vault.writing() as connection:
            about = [people_store.find_or_insert(connection, name, now).id for name in people]
            content = Content(
                text=text,
                people=tuple(about),
                tags=tuple(tags),
                trust={} if trust is None else {about[0]: trust},
            )
            draft = Draft(
                id=DraftId(new_id()), entry=None, moment=self._moment(day, time), content=content
            )
            saved = saving.save(connection, draft, sitting=draft.id, now=now)
        self._announce(saved.changes | (Changes.PEOPLE if people else Changes.NOTHING))
        return saved.entry

    def _moment(self, day: date | None, at: time | None) -> Moment:
        now = self._clock()
        if day is None and at is None:
            return moment_of(now)
        local = datetime.combine(day or now.date(), at or now.time(), tzinfo=now.tzinfo)
        return moment_of(local)

    def move(self, entry_id: EntryId, moment: Moment) -> Entry:
        """Give an entry another day or time."""
        with self._vault.writing() as connection:
            entry = store.get(connection, entry_id)
            if entry is None:
                raise NotThere
            if entry.moment == moment:
                return entry
            changes = saving.move(connection, entry, moment, self._clock())
            moved = store.by_ids(connection, [entry_id])[0]
        self._announce(changes | Changes.ENTRIES)
        return moved

    # What was never saved

    def discard(self, draft_id: DraftId) -> None:
        """Forget a draft; the entry it would have changed stays as it is.

        Its pictures stay for undo, until the trash is emptied on another day.
        """
        with self._vault.writing() as connection:
            drafts.remove(connection, draft_id)
        self._announce(Changes.DRAFTS)

    def put_aside(self, draft: Draft) -> TrashId | None:
        """Lay left-over writing where it is found again: in the trash, or among the versions."""
        with self._vault.writing() as connection:
            trash_id = saving.put_aside(connection, draft, self._clock())
        self._announce(Changes.DRAFTS)
        return trash_id

    # How it read before

    def bring_back_version(self, version_id: VersionId) -> Entry:
        """Let an entry read as it did; what it says now stays a version too."""
        with self._vault.writing() as connection:
            version = versions.get(connection, version_id)
            if version is None:
                raise NotThere
            saved = saving.bring_back_version(connection, version, self._clock())
            if saved is None:
                raise NotThere
        self._announce(saved.changes)
        return saved.entry

    # Out of a copy

    def put_back(self, fetched: Sequence[Fetched]) -> list[Returned]:
        """Let entries out of a copy be there again; what reads otherwise stays a version."""
        with self._vault.writing() as connection:
            now = self._clock()
            returned = [
                returning.put_back(connection, each, self._shelves, now) for each in fetched
            ]
        self._announce(Changes.EVERYTHING)
        return returned

    def undo_put_back(self, returned: Sequence[Returned]) -> None:
        """Let entries read as before they came out of a copy; others go to the trash."""
        with self._vault.writing() as connection:
            for each in returned:
                returning.undo(connection, each, self._clock())
        self._announce(Changes.EVERYTHING)

    # The trash

    def delete(self, entry_id: EntryId) -> TrashId:
        """Throw an entry away; its check-ins and events stay."""
        with self._vault.removing() as connection:
            entry = store.get(connection, entry_id)
            if entry is None:
                raise NotThere
            trash_id = trash.throw_entry(connection, entry, self._clock())
        self._announce(Changes.ENTRIES)
        return trash_id

    def also_remove_noted(self, trash_id: TrashId) -> int:
        """Throw away check-ins and events of a thrown entry too; return how many they were."""
        with self._vault.writing() as connection:
            removed = trash.throw_noted(connection, trash_id, self._clock())
        nothing = Changes.NOTHING
        self._announce(
            (Changes.CHECKINS if removed.ratings else nothing)
            | (Changes.EVENTS if removed.events else nothing)
        )
        return removed.ratings + removed.events

    def bring_back(self, trash_id: TrashId) -> None:
        """Undo the deletion of an entry or a template."""
        with self._vault.writing() as connection:
            changes = trash.bring_back(connection, trash_id, self._shelves)
            if not changes:
                raise NotThere
        self._announce(changes)

    def empty_trash(self) -> None:
        """Remove all that is in the trash for good. Nothing ever does this by itself."""
        with self._vault.making_do():
            with self._vault.writing() as connection:
                trash.empty(connection, self._shelves)
                pictures.discard_orphans(connection, self._clock() - _ORPHANED_AFTER)
            self._vault.checkpoint()
        self._announce(Changes.EVERYTHING)

    # Pictures and templates

    def add_picture(self, draft_id: DraftId, data: bytes, name: str = "") -> Picture:
        """Take a picture into the journal for what is being written."""
        pictures.checked(data)
        with self._vault.writing() as connection:
            draft = drafts.get(connection, draft_id)
            return pictures.add(
                connection,
                data,
                name,
                draft=draft_id,
                entry=None if draft is None else draft.entry,
                now=self._clock(),
            )

    def keep_template(self, template: Template) -> Template:
        """Store a new or changed text to begin from."""
        with self._vault.writing() as connection:
            kept = templates.keep(connection, template, self._clock())
        self._announce(Changes.TEMPLATES)
        return kept

    def remove_template(self, template_id: TemplateId) -> TrashId:
        """Throw one of the user's own away."""
        with self._vault.removing() as connection:
            template = templates.get(connection, template_id)
            if template is None:
                raise NotThere
            now = self._clock()
            trash_id = trash.throw_template(connection, template_id, template.name, now)
        self._announce(Changes.TEMPLATES)
        return trash_id


def _says_nothing_new(connection: Connection, draft: Draft) -> bool:
    if draft.entry is None:
        return draft.content.is_empty
    return not saving.differs(connection, draft)
