"""The copies of a journal: made and checked, kept in turn, looked over now and then.

Any thread may ask for one; they are made one after the other.
"""

import errno
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from trustjournal import __version__
from trustjournal.core.clock import Clock
from trustjournal.core.moving import still_for, until_next_look
from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.journal import checking as journal_checking
from trustjournal.journal import store as journal_store
from trustjournal.keeping import copyfile, missed, removing, rotation, second
from trustjournal.keeping.before import not_done
from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.known import Before, Copy, Noted, Second, SecondFolder, Standing
from trustjournal.keeping.overview import Overview
from trustjournal.keeping.problems import (
    AlreadyThere,
    CopyDamaged,
    CopyHangs,
    CopyNotRemoved,
    CopyNotWritten,
    SameFolder,
)
from trustjournal.keeping.reasons import reason
from trustjournal.storage.files import free_place
from trustjournal.storage.problems import JournalDamaged, NoRoom, NotWritable
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.swap import JOURNAL
from trustjournal.storage.vault import Vault
from trustjournal.storage.working import in_hand, working_name

WORKING = "copying"
"""What the database is called while it is copied."""
EVERY = timedelta(hours=1)
"""After opening: no automatic copy when the last one is younger."""
HANGS_AFTER = 15.0
"""Seconds in which another copy does not move: a disk that slept is awake by then."""
CHECKED_EVERY = timedelta(days=30)
"""How long the newest copy stays without being read again."""


class _Copied(NamedTuple):
    """A copy of the database, and what goes with it into one file."""

    manifest: Manifest
    slots: bytes
    journal: Path


class Copies(Overview):
    """Makes the copies of an open journal and looks after them."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        super().__init__(vault, clock)
        self._making = threading.RLock()

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """Wait until no other copy is being made, but not for one that hangs: CopyHangs then."""
        began = time.monotonic()
        while not self._making.acquire(timeout=until_next_look(HANGS_AFTER - still_for(began))):
            if still_for(began) >= HANGS_AFTER:
                raise CopyHangs
        try:
            yield
        finally:
            self._making.release()

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
            raise CopyNotWritten(reason(error)) from error
        self._save_copy(target)
        return target

    def copy_if_changed(self) -> Path | None:
        """Save an automatic copy when the journal changed since the last; older ones thin out."""
        with self._one_at_a_time():
            counter = self._vault.change_counter
            if any(each.manifest.change_counter == counter for each in self._automatic()):
                missed.forget(self._vault.folder)
                self._bring_to_second()
                return None
            return self._save_automatic(rotation.automatic_name)

    def copy_if_due(self) -> Path | None:
        """Do the same, but not for a journal whose last automatic copy is younger than an hour.

        Unless the last end left none: then it is made up for.
        """
        with self._one_at_a_time():
            made = [] if self.missed_copy() else self._automatic()
            if made and abs(self._clock() - made[0].written_at) < EVERY:
                self._bring_to_second()
                return None
            return self.copy_if_changed()

    def copy_before(self, reason: Before) -> Path | None:
        """Save a copy before something that is hard to undo; it stays for three months.

        Nothing is made when such a copy of this very state is there already. Raises a
        JournalProblem, in the words of what was to be done: it is better left.
        """
        try:
            return self._copy_before(reason)
        except (CopyDamaged, CopyHangs, CopyNotWritten, NoRoom, NotWritable) as problem:
            raise not_done(reason, problem, self._vault.backups) from problem

    def _copy_before(self, reason: Before) -> Path | None:
        with self._one_at_a_time():
            counter = self._vault.change_counter
            if any(
                copy.manifest.change_counter == counter and copy.before is not None
                for copy in self._automatic()
            ):
                return None
            file = self._save_automatic(rotation.kept_name)
            self._note(lambda so_far: replace(so_far, before={**so_far.before, file.name: reason}))
            return file

    def copy_before_restoring(self) -> None:
        """Save one before another copy takes the journal's place, where that can be done.

        The journal is kept in a folder as well, byte for byte, so a failure stops nothing.
        """
        with suppress(JournalProblem):
            self.copy_before(Before.RESTORE)

    def owe_copy(self) -> None:
        """Note that the copy at the end is still to be made: the program may be ended meanwhile."""
        missed.remember(self._vault.folder, missed.Reason.UNKNOWN)

    def copy_at_the_end(self) -> None:
        """Save an automatic copy before the journal closes; what fails is remembered, not told."""
        self.owe_copy()
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
        target = free_place(self._vault.backups / name(self._clock()))
        self._save_copy(target)
        self._thin_out(self.copies())
        self._bring_to_second()
        return target

    def _thin_out(self, copies: Iterable[Copy]) -> None:
        kept = {copy.file.name: copy.file for copy in copies}
        turns = rotation.in_turn(copies)
        for name in rotation.superseded(turns, meant_since=self.noted().meant_since):
            with suppress(OSError):  # one copy too many does no harm
                kept[name].unlink()

    def standing(self) -> Standing:
        """Return how it stands with the copies."""
        copies, known = self.copies(), self.noted()
        return Standing(
            copies=tuple(copies),
            noted=known,
            second=self.second_folder(),
            has_shrunk=rotation.has_shrunk(rotation.in_turn(copies), meant_since=known.meant_since),
            from_before_emptying=tuple(self.from_before_emptying()),
        )

    # Removing them, which only the user does

    def from_before_emptying(self) -> list[Path]:
        """Return what may still hold what was removed when the trash was emptied last.

        Copies in either folder, and former journals beside them. What the user put elsewhere is
        not known here.
        """
        known = self.noted()
        if known.emptied is None:
            return []
        folders = [self._vault.backups, *([known.second.folder] if known.second else [])]
        counter, at = known.emptied.counter, known.emptied.at.timestamp()
        copies = [copy for folder in folders for copy in self._copies_in(folder, known)]
        return [
            *(copy.file for copy in copies if copy.manifest.change_counter <= counter),
            *(
                each
                for each in removing.formers(self._vault.backups)
                if removing.is_older(each, at)
            ),
        ]

    def remove_copies(self, files: Iterable[Path]) -> int:
        """Remove copies of this journal, or former journals, for good; return how many went.

        A copy of the journal as it is now is made first where there is none, so that one is left.
        """
        with self._one_at_a_time():
            self.copy_if_changed()
            newest = next(iter(self._automatic()), None)
            formers = set(removing.formers(self._vault.backups))
            going = [
                file
                for file in files
                if (newest is None or file != newest.file)
                and (file in formers or self._copy(file) is not None)
            ]
            try:
                for each in going:
                    removing.remove(each)
            except OSError as error:
                raise CopyNotRemoved(reason(error)) from error
            return len(going)

    # The second folder

    def second_folder(self) -> SecondFolder | None:
        """Return the second folder as it stands; nothing when there is none."""
        known = self.noted()
        if known.second is None:
            return None
        return SecondFolder(
            folder=known.second.folder,
            is_there=second.is_there(known.second.folder),
            last_at=known.second.last_at,
            trouble=known.second.trouble,
        )

    def use_second(self, folder: Path | None) -> None:
        """Let automatic copies go to another folder as well, or to none any more.

        The newest goes there at once; what lies there already stays. Raises SameFolder for a folder
        that the journal or its copies are in.
        """
        with self._one_at_a_time():
            if folder is not None and _is_ours(folder, self._vault):
                raise SameFolder
            chosen = None if folder is None else Second(folder=folder)
            self._note(lambda so_far: replace(so_far, second=chosen))
            if folder is not None:
                self.copy_if_changed()

    def _bring_to_second(self) -> None:
        """Bring the newest automatic copy there too, and note how it went; nothing is raised."""
        known = self.noted()
        newest = next(iter(self._automatic()), None)
        if known.second is None or newest is None or not second.is_there(known.second.folder):
            return
        folder = known.second.folder
        second.clear_up(folder)
        if self._copy(folder / newest.file.name) is not None:
            return
        try:
            second.carry(newest.file, folder)
            after = replace(known.second, last_at=self._clock(), trouble=None)
        except (OSError, JournalProblem) as problem:
            after = replace(known.second, trouble=missed.reason_of(problem))
        self._note(lambda so_far: replace(so_far, second=after))
        if after.trouble is None:
            self._thin_out(self._copies_in(folder, Noted()))

    def _save_copy(self, target: Path) -> None:
        """Copy the database, open the copy, compare it, and only then make it a file."""
        with self._one_at_a_time(), ExitStack() as working:
            try:
                if target.parent != self._vault.backups:
                    _require_writable(target.parent)
                # Beside its target: a journal on a full disk can still be rescued onto another one.
                copied = self._copied_here(working, target) or working.enter_context(
                    self._copied(target.parent)
                )
                copyfile.pack(target, copied.manifest, slots=copied.slots, journal=copied.journal)
            except JournalDamaged as error:
                raise CopyDamaged from error
            except OSError as error:
                raise CopyNotWritten(reason(error)) from error
            missed.forget(self._vault.folder)

    def _copied_here(self, working: ExitStack, target: Path) -> _Copied | None:
        """Copy the database on this disk first, if it has the room.

        Nobody can write meanwhile, and no disk elsewhere shall decide how long that takes. So only
        what fails here is done in the other way: a place that fails late is not tried again.
        """
        if target.parent == self._vault.backups:
            return None
        try:
            make_private(self._vault.backups)
            needed = 2 * (self._vault.folder / JOURNAL).stat().st_size
            if shutil.disk_usage(self._vault.backups).free < needed:
                return None  # nobody shall find the disk full for it, not even for a moment
            return working.enter_context(self._copied(self._vault.backups))
        except (OSError, NoRoom, NotWritable):
            return None

    @contextmanager
    def _copied(self, folder: Path) -> Iterator[_Copied]:
        """Give a copy of the database that was compared, for as long as it is wanted."""
        with in_hand(working_name(folder / WORKING)) as working:
            try:
                if folder == self._vault.backups:
                    make_private(folder)
                _require_writable(folder)
                working.unlink(missing_ok=True)
                with self._vault.undisturbed():
                    copy = self._vault.copy_to(working)
                    manifest, slots = self._manifest(), self._vault.key_file
                    with self._vault.reading() as connection:
                        expected = journal_checking.digest(connection)
                with copy as copied:
                    if journal_checking.digest(copied) != expected:
                        raise CopyDamaged
                yield _Copied(manifest, slots, working)
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

    def check_if_due(self) -> Copy | None:
        """Once a month, read the newest copy again; return it when it is damaged.

        Another one is then made in its place, and it is marked.
        """
        with self._one_at_a_time():
            newest = next((copy for copy in self.copies() if not copy.is_damaged), None)
            if newest is None or abs(self._clock() - newest.verified_at) < CHECKED_EVERY:
                return None
            if self.check_copy(newest.file):
                return None
            self._save_automatic(rotation.automatic_name)
            return newest


def _require_writable(folder: Path) -> None:
    if not folder.is_dir():
        raise FileNotFoundError(errno.ENOENT, "")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "")


def _is_ours(folder: Path, vault: Vault) -> bool:
    try:
        chosen = folder.resolve()
        return any(chosen == each.resolve() for each in (vault.folder, vault.backups))
    except (OSError, RuntimeError):
        return False
