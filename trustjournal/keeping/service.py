"""Looking after the journal: checked copies, exports, checks, counts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table

from trustjournal.checkins import store as checkins_store
from trustjournal.core.clock import Clock
from trustjournal.core.ids import EntryId
from trustjournal.journal import checking as journal_checking
from trustjournal.journal import pictures as journal_pictures
from trustjournal.journal import returning
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import Entry, Picture
from trustjournal.journal.finding import ENTRIES_AND_PEOPLE, Load
from trustjournal.journal.returning import Returned
from trustjournal.journal.service import Journal
from trustjournal.keeping import (
    beside,
    cells,
    check_in_parts,
    comparing_copies,
    copyfile,
    exporting,
    last_check,
    unfinished,
)
from trustjournal.keeping.check_in_parts import Documents
from trustjournal.keeping.checking import Finding, Severity
from trustjournal.keeping.difference import Comparison
from trustjournal.keeping.known import Before, Tried
from trustjournal.keeping.opened_copy import inside
from trustjournal.keeping.problems import CopyDamaged, NotACopy, NotInCopy
from trustjournal.keeping.restoring import CopySeen, seen
from trustjournal.keeping.trying import Present, look_through
from trustjournal.keeping.wanted import WantedCopies
from trustjournal.people import store as people_store
from trustjournal.storage import aside, search
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.swap import JOURNAL
from trustjournal.storage.vault import Vault

_PAGE = 500
"""Entries read at once when everything is read."""


class Keeping(WantedCopies):
    """What can be done to the journal as a whole."""

    def __init__(
        self,
        vault: Vault,
        clock: Clock,
        journal: Journal,
        *,
        shelves: Sequence[Shelf[Any]] = (),
        tables: Sequence[Table] = (),
        further: Sequence[Documents] = (),
        loads: Mapping[str, Load] = MappingProxyType({}),
    ) -> None:
        """Begin; `shelves` hold what features keep about people, `tables` what else is written.

        `further` tells what search must hold of that, and `loads` what it calls what it finds.
        """
        super().__init__(vault, clock)
        self._journal = journal
        self._loads = {**ENTRIES_AND_PEOPLE, **loads}
        self._shelves, self._tables, self._further = tuple(shelves), tuple(tables), tuple(further)

    def counts(self) -> dict[str, int]:
        """Return how much there is of each kind."""
        with self._vault.reading() as connection:
            return {
                **journal_store.counts(connection),
                "people": people_store.count(connection),
                "check_ins": checkins_store.count(connection),
                **{shelf.table.name: shelf.count(connection) for shelf in self._shelves},
            }

    def empty_trash(self, *, without_copy: bool = False) -> int:
        """Remove all that is in the trash for good, after a copy that still holds it.

        Returns how many copies, and former journals beside them, may still hold it. When no copy
        can be made, on a full disk for one, NotEmptied is raised and nothing goes; whoever has to
        be rid of it can have it emptied without.
        """
        if not without_copy:
            self.copy_before(Before.EMPTYING)
        with self._vault.making_do():
            # Noted first: told of copies once too often is better than not at all.
            self._note_emptied()
            self._journal.empty_trash()
        return len(self.from_before_emptying())

    # Looking into a copy

    def examine(self, file: Path) -> CopySeen:
        """Read every byte of a file that should be a copy, and remember what came of it."""
        try:
            found = seen(file)
        except (CopyDamaged, NotACopy):
            self.note_checked(file, whole=False)
            raise
        self.note_checked(file, whole=True)
        return found

    def try_copy(self, file: Path, secret: str | None) -> Tried:
        """Open a copy from its file alone and read it; what came of it is remembered.

        Raises WrongPassphrase, or CopyDamaged, which is remembered too.
        """
        with self._vault.undisturbed(), self._vault.reading() as connection:
            present = Present(
                journal_id=self._vault.journal_id,
                change_counter=self._vault.change_counter,
                digest=journal_checking.digest(connection),
            )
        try:
            trial = look_through(file, secret, self._vault.folder, present)
        except CopyDamaged:
            self.note_checked(file, whole=False)
            raise
        self.note_checked(file, whole=True)
        return self.note_tried(file, trial)

    def compare(self, file: Path, secret: str | None) -> Comparison:
        """Say in what a copy and the journal differ."""
        kinds = comparing_copies.kinds(self._shelves)
        with self._vault.reading() as connection:
            here = comparing_copies.survey(connection, kinds)
        with inside(file, secret, self._vault.folder) as copied:
            there = comparing_copies.survey(copied, kinds)
            found = comparing_copies.differing(there, here)
            of_copy = {
                kind: (
                    comparing_copies.told(copied, kind, found[kind.name].only_in_copy, self._loads),
                    comparing_copies.told(copied, kind, found[kind.name].changed, self._loads),
                )
                for kind in kinds
                if kind.name in found
            }
        with self._vault.reading() as connection:
            differences = [
                comparing_copies.difference(
                    kind.name,
                    found[kind.name],
                    only_in_copy=only,
                    changed=changed,
                    only_in_journal=comparing_copies.told(
                        connection, kind, found[kind.name].only_in_journal, self._loads
                    ),
                )
                for kind, (only, changed) in of_copy.items()
            ]
        return Comparison(copy=there.holding, journal=here.holding, differences=tuple(differences))

    def bring_back_entries(
        self, file: Path, secret: str | None, ids: Sequence[EntryId]
    ) -> list[Returned]:
        """Bring single entries out of a copy, as they were there; NotInCopy when one is not."""
        with inside(file, secret, self._vault.folder) as copied:
            fetched = returning.fetch(copied, ids, self._shelves)
        if len(fetched) != len(set(ids)):
            raise NotInCopy
        return self._journal.put_back(fetched)

    def undo_bring_back(self, returned: Sequence[Returned]) -> None:
        """Undo that entries came back out of a copy."""
        self._journal.undo_put_back(returned)

    # Exports

    def export_json(self, target: Path) -> None:
        """Write everything as one JSON document."""
        exporting.require_free(target)
        self._vault.make_room()
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
            check_ins = checkins_store.everything(connection)
            further = beside.everything(connection, self._shelves, self._tables)
            owners = journal_pictures.owners(connection)
        with unfinished.noted(self._vault, target):
            exporting.write_json(
                target,
                journal_id=self._vault.journal_id,
                people=sorted(people, key=lambda person: person.id),
                check_ins=check_ins,
                beside=further,
                templates=self._journal.templates(),
                pictures=((each, owners.get(each.id)) for each in self._pictures()),
                entries=self._entries(),
            )

    def export_markdown(self, folder: Path) -> None:
        """Write every entry as a Markdown file, into a new folder."""
        exporting.require_free(folder)
        self._vault.make_room()
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
        with unfinished.noted(self._vault, folder):
            exporting.write_markdown(
                folder, people=people, entries=self._entries(), pictures=self._pictures()
            )

    def export_both(self, folder: Path) -> None:
        """Write everything as one JSON document, and beside it as Markdown, into a new folder."""
        with (
            unfinished.noted(self._vault, folder),
            exporting.new_folder(folder) as fresh,
        ):
            self.export_json(fresh / exporting.DATA)
            self.export_markdown(fresh / exporting.TEXTS)

    def export_csv(self, target: Path) -> None:
        """Write every entry as a row of one table."""
        exporting.require_free(target)
        self._vault.make_room()
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
        names = {person.id: person.name for person in people}
        with unfinished.noted(self._vault, target):
            cells.write_csv(target, self._entries(), names)

    def clear_away_unfinished(self) -> None:
        """Remove what an export left that was killed: anybody could read it."""
        unfinished.clear_away(self._vault)

    def _entries(self) -> Iterator[Entry]:
        numbers = self._journal.order(None).numbers
        for start in range(0, len(numbers), _PAGE):
            yield from self._journal.entries(numbers[start : start + _PAGE])

    def _pictures(self) -> Iterator[Picture]:
        with self._vault.reading() as connection:
            ids = journal_pictures.ids(connection)
        for picture in ids:
            yield self._journal.picture(picture)

    # Checks

    def check(self) -> list[Finding]:
        """Look at every page, every index row and every entry; nothing is repaired."""
        return [finding for part in self.look_over() for finding in part]

    def look_over(self) -> Iterator[list[Finding]]:
        """Do the same in parts that each take a moment; note when, unless there is damage."""
        further = (people_store.documents, *self._shelf_documents(), *self._further)
        damage = False
        for part in check_in_parts.parts(self._vault, further):
            damage = damage or any(each.severity is Severity.DAMAGE for each in part)
            yield part
        if not damage:  # that is looked for and told at every start, until it is mended
            last_check.note(self._vault.folder, self._clock())

    def last_look(self) -> datetime | None:
        """Return when everything was last looked over."""
        return last_check.read(self._vault.folder)

    def look_is_due(self) -> bool:
        """Whether it is time to look everything over again."""
        return last_check.is_due(self._vault.folder, self._clock())

    def is_behind_its_copies(self) -> bool:
        """Whether a copy knows of changes that this journal does not: an older one was put here."""
        newest = copyfile.newest_change(self._vault.backups, self._vault.journal_id)
        return newest > self._vault.change_counter

    def set_aside(self) -> Path | None:
        """Return what lay beside the journal and was set aside last, until somebody was told."""
        return aside.unread(self._vault.folder / JOURNAL)

    def note_set_aside_read(self) -> None:
        """Note that somebody was told; what was set aside stays."""
        aside.note_read(self._vault.folder / JOURNAL)

    def mend_search(self) -> int:
        """Make the search index anew from what was written; return how many things it holds."""
        with self._vault.writing() as connection:
            return search.rebuild(connection, self._documents(connection))

    def _documents(self, connection: Connection) -> Iterator[search.Document]:
        """Return everything that can be found, as the index must hold it."""
        yield from journal_store.documents(connection)
        for documents in (people_store.documents, *self._shelf_documents(), *self._further):
            yield from documents(connection)

    def _shelf_documents(self) -> Iterator[Documents]:
        return (shelf.documents for shelf in self._shelves)
