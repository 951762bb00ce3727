"""A journal's folder: what lies in it, how it is opened, closed and protected.

SQLCipher is imported when a journal opens, SQLAlchemy when the first transaction through it begins:
it takes a quarter of a second, in which the window paints and the user types the passphrase.
"""

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.ids import new_id
from trustjournal.core.paths import make_private
from trustjournal.storage import ending, keyfile, keys, parting, swap
from trustjournal.storage.files import told_plainly, told_when_read
from trustjournal.storage.keyfile import KeyFile
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import (
    JournalClosed,
    JournalExists,
    JournalMissing,
    KeysDamaged,
    WrongPassphrase,
)
from trustjournal.storage.schema import CHAIN, Chain
from trustjournal.storage.swap import FRESH, JOURNAL

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from trustjournal.storage.opened import OpenJournal
    from trustjournal.storage.plain import Plain
    from trustjournal.storage.sealing import Seals

LOCK = "lock"


class VaultState(StrEnum):
    """What lies in a journal's folder."""

    MISSING = "missing"
    UNPROTECTED = "unprotected"
    LOCKED = "locked"
    KEYS_LOST = "keys_lost"
    """The journal is there, but no readable key file."""
    JOURNAL_LOST = "journal_lost"
    """A key file is there, but no journal."""


class Vault:
    """One journal, closed or open. Every method raises a JournalProblem where it cannot go on."""

    def __init__(
        self,
        folder: Path,
        backups: Path,
        *,
        cost: keys.KdfCost | None = None,
        chain: Chain = CHAIN,
    ) -> None:
        self.folder = folder
        self.backups = backups
        self._cost = cost
        self._chain = chain
        self._opened: OpenJournal | None = None

    # What is there

    def state(self) -> VaultState:
        """Look at two small files; opens nothing."""
        with told_when_read(self.folder):
            journal = (self.folder / JOURNAL).exists()
            if not keyfile.exists(self.folder):
                return VaultState.KEYS_LOST if journal else VaultState.MISSING
            try:
                file = keyfile.read(self.folder)
            except KeysDamaged:
                return VaultState.KEYS_LOST
            if not journal and not swap.has_arrived(self.folder, file):
                return VaultState.JOURNAL_LOST
            protected = swap.fitting(self.folder, file).is_protected
            return VaultState.LOCKED if protected else VaultState.UNPROTECTED

    @property
    def is_open(self) -> bool:
        """Whether transactions are possible now."""
        return self._opened is not None and self._opened.is_connected

    @property
    def is_protected(self) -> bool:
        """Whether opening needs a passphrase."""
        if self._opened is not None:
            return self._opened.keys.is_protected
        return self.state() is VaultState.LOCKED

    @property
    def journal_id(self) -> str:
        """The id that the journal was given when it was made."""
        return self._open_journal().keys.journal

    @property
    def key_file(self) -> bytes:
        """What leads to the data key, as it stands in the key file."""
        return keyfile.to_bytes(self._open_journal().keys)

    @property
    def change_counter(self) -> int:
        """Grows by one with each transaction that changed something."""
        return self._open_journal().change_counter

    # Opening and closing

    def create(self, passphrase: str | None) -> str | None:
        """Make a new journal and open it; return the recovery key when there is a passphrase."""
        if self.state() is not VaultState.MISSING:
            raise JournalExists(self.folder)
        from trustjournal.storage import cipher, making, reserve

        cipher.require_sound_library()
        data_key, journal = os.urandom(keys.KEY_LENGTH), new_id()
        slots, recovery_key = keys.new_slots(data_key, passphrase, self._kdf_cost)
        with told_plainly(self.folder):
            make_private(self.folder)
        with self._locked_folder() as lock:
            if self.state() is not VaultState.MISSING:  # somebody else was faster meanwhile
                raise JournalExists(self.folder)
            with self._fresh_file() as fresh:
                making.make(fresh, data_key, journal, self._chain)
            file = KeyFile(journal=journal, slots=(), generation=0)
            file = swap.put_in_place(self.folder, file, journal=journal, slots=slots)
            self._connect(lock, data_key, file)
            reserve.keep(self.folder)
        return recovery_key

    def open(self, secret: str | None = None) -> None:
        """Open with a passphrase or the recovery key; none is needed for an unprotected journal.

        When it fails, the files are byte for byte as they were.
        """
        from trustjournal.storage import cipher, cut_off, reserve, upgrading
        from trustjournal.storage.working import discard_working

        if self.state() is VaultState.MISSING:
            raise JournalMissing(self.folder)
        cipher.require_sound_library()
        with self._locked_folder() as lock:
            file = swap.recovered(self.folder)
            journal = self.folder / JOURNAL
            cipher.require_whole(journal)
            data_key = keys.data_key(file.slots, secret)
            revision = upgrading.revision_of(journal, data_key, file.journal, self._chain)
            keyfile.mend(self.folder, file)
            swap.discard_fresh(self.folder)
            for each in (self.folder, self.backups):
                discard_working(each)
            cut_off.notice(self.folder)
            self._connect(lock, data_key, file)
            upgrading.bring_up_to_date(self._open_journal(), self.backups, self._chain, revision)
            reserve.keep(self.folder)

    def close(self) -> None:
        """Close and let others in, once or twice; raises only then that others changed the file."""
        opened = self._opened
        if opened is None:
            return
        with opened.turn:  # whoever has it may need the journal a little longer
            if self._opened is not opened:  # somebody else was faster
                return
            self._opened = None
            try:
                parting.take_leave(self.folder, self.backups, opened)
            finally:
                opened.close()

    def say_leaving(self) -> None:
        """Let whoever wants in hear that this program goes as soon as it can, and has no window."""
        if self._opened is not None:
            self._opened.lock.say_leaving()

    def close_within(self, seconds: float) -> None:
        """Close before the program is ended, and let others in though a thread holds it still."""
        if (opened := self._opened) is None:
            return
        try:
            if opened.turn.acquire(timeout=seconds):
                self.close()
        finally:
            opened.lock.release()

    @contextmanager
    def _watched(self) -> Iterator["OpenJournal"]:
        """Give the open journal, and let nothing be written over what others changed meanwhile."""
        from trustjournal.storage.opened import ChangedOutside

        opened = self._open_journal()
        try:
            yield opened
        except ChangedOutside as change:
            raise parting.part(self.folder, self.backups, opened) from change

    @contextmanager
    def _locked_folder(self) -> Iterator[FolderLock]:
        """Hold the folder; let it go again when opening fails."""
        if self._opened is not None and self._opened.is_connected:
            raise RuntimeError("the journal is already open")
        with told_plainly(self.folder):
            lock = FolderLock(self.folder / LOCK)
        try:
            yield lock
        except BaseException:
            opened, self._opened = self._opened, None
            if opened is not None:
                opened.close()
            lock.release()
            raise

    def _connect(self, lock: FolderLock, data_key: bytes, file: KeyFile) -> None:
        from trustjournal.storage.opened import OpenJournal

        self._opened = OpenJournal(self.folder, lock, data_key, file)
        ending.see_to(self)

    # Transactions

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """See one state of the journal; writing in here is an error."""
        with self._watched() as opened, opened.reading() as connection:
            yield connection

    @contextmanager
    def glancing(self) -> Iterator["Plain"]:
        """See one state of the journal by plain statements, before SQLAlchemy was imported."""
        with self._watched() as opened, opened.glancing() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator["Connection"]:
        """Change the journal: on the disk afterwards, or rolled back by any exception."""
        with self._watched() as opened, opened.writing() as connection:
            yield connection

    @contextmanager
    def noting(self) -> Iterator["Connection"]:
        """Write down what is no change of the journal, such as when a copy of it was made."""
        with self._watched() as opened, opened.writing(counted=False) as connection:
            yield connection

    @contextmanager
    def removing(self) -> Iterator["Connection"]:
        """Change the journal so that it takes less room: possible on a full disk too."""
        with self.making_do(), self.writing() as connection:
            yield connection

    @contextmanager
    def making_do(self) -> Iterator[None]:
        """Let what has to be done on a full disk use the room that is kept back for it."""
        from trustjournal.storage import reserve

        with self._watched() as opened, reserve.spent_on(opened, self.folder):
            yield

    def make_room(self) -> None:
        """Give up the room that is kept back, where it is needed to save what is typed."""
        from trustjournal.storage import reserve

        if self._opened is not None:
            reserve.give_up_if_needed(self._opened, self.folder)

    @contextmanager
    def together(self) -> Iterator["Connection"]:
        """Let all that services change in here be one change: everything is kept, or nothing."""
        with self._watched() as opened, opened.together() as connection:
            yield connection

    def _open_journal(self) -> "OpenJournal":
        if self._opened is None:
            raise JournalClosed
        return self._opened

    # Keys

    def matches(self, secret: str) -> bool:
        """Whether this passphrase or recovery key opens the journal; without one, anything does."""
        try:
            keys.data_key(self._open_journal().keys.slots, secret)
        except WrongPassphrase:
            return False
        return True

    def change_passphrase(self, old: str | None, new: str) -> str | None:
        """Set another passphrase; the recovery key stays. `old` may be the recovery key.

        The first passphrase encrypts everything anew, since the former key lay open on the disk;
        then the new recovery key is returned.
        """
        opened = self._open_journal()
        with opened.turn:
            data_key = keys.data_key(opened.keys.slots, old)
            if opened.keys.is_protected:
                self._write_slot(opened, keys.passphrase_slot(data_key, new, self._kdf_cost()))
                return None
            new_key = os.urandom(keys.KEY_LENGTH)
            slots, recovery_key = keys.new_slots(new_key, new, self._kdf_cost)
            with self._fresh_file() as fresh:
                opened.export(fresh, new_key)
            self._swap_in(opened.lock, new_key, opened.keys, opened.keys.journal, slots)
            return recovery_key

    def renew_recovery_key(self, passphrase: str) -> str:
        """Replace the recovery key; the former one opens nothing any more."""
        opened = self._open_journal()
        with opened.turn:
            data_key = keys.data_key(opened.keys.slots, passphrase)
            slot, written = keys.recovery_slot(data_key, self._kdf_cost())
            self._write_slot(opened, slot)
            return written

    def _write_slot(self, opened: "OpenJournal", slot: keys.Slot) -> None:
        file = opened.keys.with_slot(slot)
        keyfile.write(self.folder, file)
        opened.keys = file

    def _kdf_cost(self) -> keys.KdfCost:
        return self._cost or keys.fitting_cost()

    def seals(self) -> "Seals":
        """Return what seals a few bytes so that only this journal, once open, can read them."""
        return self._open_journal().seals()

    def checkpoint(self) -> None:
        """Take what was removed off the disk now, instead of when the journal is closed."""
        with self._watched() as opened:
            opened.checkpoint()

    # Copies

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Let nobody change the journal meanwhile: several looks then see one state of it."""
        with self._open_journal().turn:
            yield

    def copy_to(self, file: Path) -> AbstractContextManager["Connection"]:
        """Write the whole journal into a new file, encrypted with the same key.

        What is returned reads that file, once every page of it was checked, and does so although
        the journal may be locked by then: a copy that was asked for is finished.
        """
        from trustjournal.storage import cipher

        with self._watched() as opened:
            opened.copy_to(file)
            return cipher.reading(file, opened.key)

    def is_whole(self) -> bool:
        """Read every page of the journal; False when one of them does not fit."""
        return self.seals_fit() and self.is_in_order()

    def seals_fit(self) -> bool:
        """The first half of is_whole(): whether every page is as it was written."""
        with self._watched() as opened:
            return opened.seals_fit()

    def is_in_order(self) -> bool:
        """The second half of is_whole(): whether the pages form tables and indices that fit."""
        with self._watched() as opened:
            return opened.is_in_order()

    @contextmanager
    def _fresh_file(self) -> Iterator[Path]:
        """Give the place for a new journal file, and clear it when making that file fails."""
        swap.discard_fresh(self.folder)
        try:
            yield self.folder / FRESH
        except BaseException:
            swap.discard_fresh(self.folder)
            raise

    def _swap_in(
        self,
        lock: FolderLock,
        data_key: bytes,
        present: KeyFile,
        journal: str,
        slots: tuple[keys.Slot, ...],
    ) -> None:
        """Exchange the file below the journal; when that fails, it is closed and whole."""
        try:
            if self._opened is not None:
                self._opened.disconnect()
            file = swap.put_in_place(self.folder, present, journal=journal, slots=slots)
            self._connect(lock, data_key, file)
        except BaseException:
            self.close()
            lock.release()
            raise
