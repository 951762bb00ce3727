"""The copies of a journal: made and checked, kept in turn, looked over now and then.

Any thread may ask for one; they are made one after the other.
"""

import errno
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from trustjournal import __version__
from trustjournal.core.clock import Clock
from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.journal import checking as journal_checking
from trustjournal.journal import store as journal_store
from trustjournal.keeping import copyfile, missed, noted, rotation
from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.noted import Before, Checked, Emptied, Noted
from trustjournal.keeping.problems import AlreadyThere, CopyDamaged, CopyNotWritten, NotACopy
from trustjournal.storage.problems import JournalDamaged
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import Vault

EVERY = timedelta(hours=1)
"""After opening: no automatic copy when the last one is younger."""
CHECKED_EVERY = timedelta(days=30)
"""How long the newest copy stays without being read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy in the folder of copies."""

    file: Path
    written_at: datetime
    automatic: bool
    manifest: Manifest
    checked: Checked | None = None
    """When it was last read again; none: when it was made."""
    before: Before | None = None
    """What it was made before."""

    @property
    def is_damaged(self) -> bool:
        """Whether it is known to be."""
        return self.checked is not None and not self.checked.whole

    @property
    def verified_at(self) -> datetime:
        """When every byte of it was last read."""
        return self.written_at if self.checked is None else self.checked.at


class Copies:
    """Makes the copies of an open journal and looks after them."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._making = threading.RLock()

    # Making them

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
        with self._making:
            counter = self._vault.change_counter
            if any(each.manifest.change_counter == counter for each in self._automatic()):
                return None
            return self._save_automatic(rotation.automatic_name)

    def copy_if_due(self) -> Path | None:
        """Do the same, but for a journal whose last automatic copy is younger than an hour."""
        with self._making:
            made = self._automatic()
            if made and abs(self._clock() - made[0].written_at) < EVERY:
                return None
            return self.copy_if_changed()

    def copy_before(self, reason: Before) -> Path | None:
        """Save a copy before something that is hard to undo; it stays for three months.

        Nothing is made when such a copy of this very state is there already. Raises a
        JournalProblem: then better do nothing.
        """
        with self._making:
            counter = self._vault.change_counter
            if any(
                copy.manifest.change_counter == counter and copy.before is not None
                for copy in self._automatic()
            ):
                return None
            file = self._save_automatic(rotation.kept_name)
            self._note(lambda so_far: replace(so_far, before={**so_far.before, file.name: reason}))
            return file

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

    def _automatic(self) -> list[Copy]:
        """Return the automatic copies that are not known to be damaged, the newest first."""
        return [copy for copy in self.copies() if copy.automatic and not copy.is_damaged]

    def _save_automatic(self, name: Callable[[datetime], str]) -> Path:
        target = self._vault.backups / name(self._clock())
        self._save_copy(target)
        self._thin_out(self.copies())
        return target

    def _thin_out(self, copies: Iterable[Copy]) -> None:
        kept = {copy.file.name: copy.file for copy in copies}
        turns = rotation.in_turn(copies)
        for name in rotation.superseded(turns, meant_since=self.noted().meant_since):
            with suppress(OSError):  # one copy too many does no harm
                kept[name].unlink()

    def _save_copy(self, target: Path) -> None:
        """Copy the database, open the copy, compare it, and only then make it a file."""
        with self._making:
            # Beside its target: a journal on a full disk can still be rescued onto another one.
            working = target.parent / ".copying.db"
            try:
                if target.parent == self._vault.backups:
                    make_private(self._vault.backups)
                _require_writable(target.parent)
                working.unlink(missing_ok=True)
                with self._vault.undisturbed():
                    self._vault.copy_to(working)
                    manifest, slots = self._manifest(), self._vault.key_file
                    with self._vault.reading() as connection:
                        expected = journal_checking.digest(connection)
                with self._vault.reading_copy(working) as copied:
                    if journal_checking.digest(copied) != expected:
                        raise CopyDamaged
                copyfile.pack(target, manifest, slots=slots, journal=working)
                missed.forget(self._vault.folder)
            except JournalDamaged as error:
                raise CopyDamaged from error
            except OSError as error:
                raise CopyNotWritten(os.strerror(error.errno or 0)) from error
            finally:
                with suppress(OSError):
                    working.unlink(missing_ok=True)

    def _manifest(self) -> Manifest:
        with self._vault.reading() as connection:
            entries = journal_store.counts(connection)["entries"]
        return Manifest(
            format=copyfile.FORMAT,
            app=__version__,
            schema=CHAIN.newest,
            journal_id=self._vault.journal_id,
            change_counter=self._vault.change_counter,
            entries=entries,
        )

    # Looking at them

    def copies(self) -> list[Copy]:
        """Return this journal's copies in the usual folder, the newest first."""
        return self._copies_in(self._vault.backups, self.noted())

    def noted(self) -> Noted:
        """Return what is remembered about the copies."""
        with self._vault.reading() as connection:
            return noted.read(connection)

    def check_if_due(self) -> Copy | None:
        """Once a month, read the newest copy again; return it when it is damaged.

        Another one is then made in its place, and it is marked.
        """
        with self._making:
            newest = next((copy for copy in self.copies() if not copy.is_damaged), None)
            if newest is None or abs(self._clock() - newest.verified_at) < CHECKED_EVERY:
                return None
            if self.check_copy(newest.file):
                return None
            self._save_automatic(rotation.automatic_name)
            return newest

    def check_copy(self, file: Path) -> bool:
        """Read every byte of a copy again, remember what came of it, and say whether it is whole.

        Raises CopyNotRead when it could not be read at all: that says nothing about it.
        """
        try:
            copyfile.read_manifest(file)
        except (CopyDamaged, NotACopy):
            whole = False
        else:
            whole = True
        self.note_checked(file, whole=whole)
        return whole

    def note_checked(self, file: Path, *, whole: bool) -> None:
        """Remember that every byte of a copy was read; only of those in the usual folder."""
        if file.parent != self._vault.backups:
            return
        checked = Checked(at=self._clock(), whole=whole)
        self._note(lambda so_far: replace(so_far, checked={**so_far.checked, file.name: checked}))

    def mean_it(self) -> None:
        """Take it that the journal is meant to be smaller: copies thin out again."""
        counter = self._vault.change_counter
        self._note(lambda so_far: replace(so_far, meant_since=counter))

    def _note_emptied(self) -> None:
        emptied = Emptied(at=self._clock(), counter=self._vault.change_counter)
        self._note(lambda so_far: replace(so_far, emptied=emptied))

    def _note(self, change: Callable[[Noted], Noted]) -> None:
        """Remember something, and forget what was remembered of copies that are gone."""
        with self._vault.noting() as connection:
            after = change(noted.read(connection))
            there = {file.name for file in _files_in(self._vault.backups)}
            after = replace(
                after,
                checked={name: each for name, each in after.checked.items() if name in there},
                before={name: each for name, each in after.before.items() if name in there},
            )
            noted.write(connection, after)

    def _copies_in(self, folder: Path, known: Noted) -> list[Copy]:
        found = [
            replace(copy, checked=known.checked.get(file.name), before=known.before.get(file.name))
            for file in _files_in(folder)
            if (copy := self._copy(file)) is not None
        ]
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


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{copyfile.SUFFIX}"))
    except OSError:
        return []


def _require_writable(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "")
