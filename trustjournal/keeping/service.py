"""Looking after the journal: checked copies, exports, checks, counts."""

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table

from trustjournal import __version__
from trustjournal.checkins import store as checkins_store
from trustjournal.core.clock import Clock
from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.journal import checking as journal_checking
from trustjournal.journal import pictures as journal_pictures
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import Entry, Picture
from trustjournal.journal.service import Journal
from trustjournal.keeping import (
    beside,
    copyfile,
    exporting,
    last_check,
    looking_over,
    missed,
    rotation,
)
from trustjournal.keeping.checking import Finding, Severity
from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.looking_over import Documents
from trustjournal.keeping.problems import AlreadyThere, CopyDamaged, CopyNotWritten
from trustjournal.people import store as people_store
from trustjournal.storage import search
from trustjournal.storage.problems import JournalDamaged
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.shelf import Shelf
from trustjournal.storage.vault import Vault

_PAGE = 500
"""Entries read at once when everything is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy in the folder of copies."""

    file: Path
    written_at: datetime
    automatic: bool
    manifest: Manifest


class Keeping:
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
    ) -> None:
        """Begin; `shelves` hold what features keep about people, `tables` what else is written.

        `further` tells what search must hold of that.
        """
        self._vault = vault
        self._clock = clock
        self._journal = journal
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

    # Copies

    def back_up(self, out: Path | None = None) -> Path:
        """Save a checked copy: to a file, into a folder, or into the usual folder of copies.

        Only an earlier copy of this journal is ever written over.
        """
        name = rotation.manual_name(self._clock())
        target = self._vault.backups / name if out is None else out
        try:
            if target.is_dir():
                target = target / name
            if os.path.lexists(target) and self._copy(target) is None:
                raise AlreadyThere
        except OSError as error:
            raise CopyNotWritten(error.strerror or "") from error
        self._save_copy(target)
        return target

    def copy_if_changed(self) -> Path | None:
        """Save an automatic copy when the journal changed since the last; older ones thin out."""
        kept = [copy for copy in self.copies() if copy.automatic]
        counter = self._vault.change_counter
        if any(copy.manifest.change_counter == counter for copy in kept):
            return None
        target = self._vault.backups / rotation.automatic_name(self._clock())
        self._save_copy(target)
        for name in rotation.superseded(rotation.in_turn(self.copies())):
            with suppress(OSError):  # one copy too many does no harm
                (self._vault.backups / name).unlink()
        return target

    def copy_at_the_end(self) -> None:
        """Save an automatic copy before the journal closes; what fails is remembered, not told."""
        # Noted first: also a program that is ended meanwhile leaves no copy.
        missed.remember(self._vault.folder, missed.Reason.UNKNOWN)
        try:
            self.copy_if_changed()
        except JournalProblem as problem:
            missed.remember(self._vault.folder, missed.reason_of(problem))
        else:
            missed.forget(self._vault.folder)

    def missed_copy(self) -> missed.Reason | None:
        """Return why there is no copy of the last time, as long as nobody has read it."""
        return missed.remembered(self._vault.folder)

    def note_missed_copy_read(self) -> None:
        """Tell of the missing copy no more."""
        missed.forget(self._vault.folder)

    def copies(self) -> list[Copy]:
        """Return this journal's copies in the usual folder, the newest first."""
        try:
            files = sorted(self._vault.backups.glob(f"*{copyfile.SUFFIX}"))
        except OSError:
            return []
        found = [copy for file in files if (copy := self._copy(file)) is not None]
        return sorted(found, key=lambda copy: (copy.written_at, copy.file.name), reverse=True)

    def _copy(self, file: Path) -> Copy | None:
        manifest = copyfile.peek(file)
        if manifest is None or manifest.journal_id != self._vault.journal_id:
            return None
        try:
            written = datetime.fromtimestamp(file.stat().st_mtime, tz=self._clock().tzinfo)
        except (OSError, OverflowError, ValueError):
            return None
        automatic = rotation.is_automatic(file.name)
        return Copy(file=file, written_at=written, automatic=automatic, manifest=manifest)

    def _save_copy(self, target: Path) -> None:
        """Copy the database, open the copy, compare it, and only then make it a file."""
        # Beside its target: a journal on a full disk can still be rescued onto another one.
        working = target.parent / ".copying.db"
        try:
            if target.parent == self._vault.backups:
                make_private(self._vault.backups)
            _require_writable(target.parent)
            working.unlink(missing_ok=True)
            self._vault.copy_to(working)
            with self._vault.reading() as connection:
                entries = journal_store.counts(connection)["entries"]
                expected = journal_checking.digest(connection)
            with self._vault.reading_copy(working) as copied:
                if journal_checking.digest(copied) != expected:
                    raise CopyDamaged
            manifest = Manifest(
                format=copyfile.FORMAT,
                app=__version__,
                schema=CHAIN.newest,
                journal_id=self._vault.journal_id,
                change_counter=self._vault.change_counter,
                entries=entries,
            )
            copyfile.pack(target, manifest, slots=self._vault.key_file, journal=working)
            missed.forget(self._vault.folder)
        except JournalDamaged as error:
            raise CopyDamaged from error
        except OSError as error:
            raise CopyNotWritten(os.strerror(error.errno or 0)) from error
        finally:
            with suppress(OSError):
                working.unlink(missing_ok=True)

    # Exports

    def export_json(self, target: Path) -> None:
        """Write everything as one JSON document."""
        self._vault.make_room()
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
            check_ins = checkins_store.everything(connection)
            further = beside.everything(connection, self._shelves, self._tables)
        exporting.write_json(
            target,
            journal_id=self._vault.journal_id,
            people=sorted(people, key=lambda person: person.id),
            check_ins=check_ins,
            beside=further,
            templates=self._journal.templates(),
            pictures=self._pictures(),
            entries=self._entries(),
        )

    def export_markdown(self, folder: Path) -> None:
        """Write every entry as a Markdown file, into a new folder."""
        self._vault.make_room()
        with self._vault.reading() as connection:
            people = people_store.everyone(connection)
        exporting.write_markdown(
            folder, people=people, entries=self._entries(), pictures=self._pictures()
        )

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
        for part in looking_over.parts(self._vault, further):
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


def _require_writable(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "")
