"""A journal's folder: opening, locking and closing it, and the transactions in between.

SQLAlchemy is imported when a journal opens, never before: it takes a quarter of a second, which
the window spends painting and the user spends typing the passphrase.
"""

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from trustjournal import __version__
from trustjournal.core.ids import new_id
from trustjournal.core.paths import make_private
from trustjournal.storage import cipher, keyfile, keys, swap
from trustjournal.storage.files import create_private, sync_file, told_plainly
from trustjournal.storage.keyfile import KeyFile
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import (
    JournalClosed,
    JournalExists,
    JournalMissing,
    KeysDamaged,
    NewerJournal,
    NotAJournal,
    WrongPassphrase,
)
from trustjournal.storage.schema import CHAIN, Chain, upgrade
from trustjournal.storage.swap import FRESH, JOURNAL

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

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


@dataclass(slots=True, kw_only=True)
class _Opened:
    """Everything that exists only while the journal is open."""

    lock: FolderLock
    raw: cipher.Raw
    engine: "Engine"
    key: bytes
    keys: KeyFile
    change_counter: int


_open_vaults: WeakSet["Vault"] = WeakSet()


@atexit.register
def close_all() -> int:
    """Close whatever is still open when the program ends; return how many journals that were."""
    left = list(_open_vaults)
    for vault in left:
        vault.close()
    return len(left)


class Vault:
    """One journal: closed, or open with the only connection that there is.

    Any thread may use it, one transaction at a time; a second one waits for its turn.
    """

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
        self._opened: _Opened | None = None
        self._turn = threading.RLock()
        self._in_transaction = False

    # What is there

    @property
    def is_open(self) -> bool:
        """Whether transactions are possible now."""
        return self._opened is not None

    @property
    def is_protected(self) -> bool:
        """Whether opening needs a passphrase."""
        return self.state() is VaultState.LOCKED

    @property
    def journal_id(self) -> str:
        """The id that the journal was given when it was made."""
        return self._require_open().keys.journal

    @property
    def change_counter(self) -> int:
        """Grows by one with each transaction that changed something."""
        return self._require_open().change_counter

    def state(self) -> VaultState:
        """Look at two small files; opens nothing."""
        with told_plainly(self.folder):
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

    # Opening and closing

    def create(self, passphrase: str | None) -> str | None:
        """Make a new journal and open it; return the recovery key when there is a passphrase."""
        self._require_closed()
        if self.state() is not VaultState.MISSING:
            raise JournalExists(self.folder)
        with told_plainly(self.folder):
            make_private(self.folder)
        with self._locked_folder() as lock:
            data_key, journal = os.urandom(keys.KEY_LENGTH), new_id()
            slots, recovery_key = self._new_slots(data_key, passphrase)
            try:
                self._make_file(data_key, journal)
                bare = KeyFile(journal=journal, slots=(), generation=0)
                file = swap.put_in_place(self.folder, bare, journal=journal, slots=slots)
            except BaseException:
                swap.discard_fresh(self.folder)
                raise
            self._connect(lock, data_key, file)
        return recovery_key

    def _make_file(self, data_key: bytes, journal: str) -> None:
        from trustjournal.storage.database import engine_over

        fresh = self.folder / FRESH
        with told_plainly(self.folder), cipher.told_as_problems(self.folder):
            swap.discard_fresh(self.folder)
            create_private(fresh)
            raw = cipher.open_for_writing(fresh, data_key)
            engine = engine_over(raw)
            try:
                upgrade(engine, raw, self._chain)
                raw.executemany(
                    "INSERT INTO facts (name, value) VALUES (?, ?)",
                    [
                        ("journal_id", journal),
                        ("change_counter", "0"),
                        ("created_at", datetime.now(UTC).isoformat(timespec="microseconds")),
                        ("app_version", __version__),
                    ],
                )
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                engine.dispose()
                raw.close()
            sync_file(fresh)

    def open(self, secret: str | None = None) -> None:
        """Open with a passphrase or the recovery key; none is needed for an unprotected journal.

        Raises a JournalProblem; the files are then byte for byte as they were.
        """
        self._require_closed()
        if self.state() is VaultState.MISSING:
            raise JournalMissing(self.folder)
        cipher.require_sound_library()
        with self._locked_folder() as lock:
            file = swap.recovered(self.folder)
            journal = self.folder / JOURNAL
            cipher.require_whole(journal)
            data_key = keys.data_key(file.slots, secret)
            seen = cipher.look(journal, data_key)
            if seen.journal != file.journal:
                raise NotAJournal(self.folder)
            if seen.revision not in self._chain.revisions:
                raise NewerJournal
            keyfile.mend(self.folder, file)
            swap.discard_fresh(self.folder)
            self._connect(lock, data_key, file)
            if seen.revision != self._chain.newest:
                self._bring_up_to_date(seen.revision)

    @contextmanager
    def _locked_folder(self) -> Iterator[FolderLock]:
        """Hold the folder; let it go again when opening fails."""
        with told_plainly(self.folder):
            lock = FolderLock(self.folder / LOCK)
        try:
            yield lock
        except BaseException:
            self.close()
            lock.release()
            raise

    def _connect(self, lock: FolderLock, data_key: bytes, file: KeyFile) -> None:
        from trustjournal.storage.database import engine_over

        with cipher.told_as_problems(self.folder):
            raw = cipher.open_for_writing(self.folder / JOURNAL, data_key)
            counter = raw.execute("SELECT value FROM facts WHERE name='change_counter'").fetchone()
        self._opened = _Opened(
            lock=lock,
            raw=raw,
            engine=engine_over(raw),
            key=data_key,
            keys=file,
            change_counter=int(counter[0]),
        )
        _open_vaults.add(self)

    def _bring_up_to_date(self, revision: str) -> None:
        """Keep a verified copy as it was, then change the tables."""
        opened = self._require_open()
        with told_plainly(self.backups):
            make_private(self.backups)
            kept = self.backups / f"before-{self._chain.newest}-from-{revision}"
            make_private(kept)
            (kept / JOURNAL).unlink(missing_ok=True)
        self.copy_to(kept / JOURNAL)
        cipher.verify(kept / JOURNAL, opened.key)
        keyfile.write(kept, opened.keys)
        upgrade(opened.engine, opened.raw, self._chain)

    def close(self) -> None:
        """Close and let others in; safe to call twice."""
        with self._turn:
            opened, self._opened = self._opened, None
            if opened is None:
                return
            _open_vaults.discard(self)
            _close_connection(opened)
            opened.lock.release()

    # Transactions

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """See one state of the journal; writing in here is an error."""
        with self._transaction(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator["Connection"]:
        """Change the journal: on the disk afterwards, or rolled back by any exception."""
        with self._transaction(writes=True) as connection:
            opened = self._require_open()
            before = opened.raw.total_changes
            yield connection
            changed = opened.raw.total_changes != before
            if changed:
                connection.exec_driver_sql(
                    "UPDATE facts SET value = ? WHERE name = 'change_counter'",
                    (str(opened.change_counter + 1),),
                )
        if changed:
            opened.change_counter += 1

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator["Connection"]:
        from sqlalchemy.exc import DBAPIError

        with self._turn:
            opened = self._require_open()
            if self._in_transaction:
                raise RuntimeError("a transaction inside a transaction")
            self._in_transaction = True
            try:
                opened.raw.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
                options = {"writes": writes}
                with opened.engine.connect().execution_options(**options) as connection:
                    transaction = connection.begin()
                    with transaction:
                        yield connection
                        if not writes:
                            transaction.rollback()
            except DBAPIError as error:
                problem = cipher.problem_of(error.orig, self.folder)
                if problem is None:
                    raise
                self._reconnect(opened)
                raise problem from error
            finally:
                self._in_transaction = False

    def _reconnect(self, opened: _Opened) -> None:
        """Begin anew after the disk failed: what the connection believes may not be there."""
        _close_connection(opened)
        self._opened = None
        try:
            self._connect(opened.lock, opened.key, opened.keys)
        except BaseException:
            _open_vaults.discard(self)
            opened.lock.release()
            raise

    # Keys

    def matches(self, secret: str) -> bool:
        """Whether this passphrase or recovery key opens the journal; without one, anything does."""
        try:
            keys.data_key(self._require_open().keys.slots, secret)
        except WrongPassphrase:
            return False
        return True

    def change_passphrase(self, old: str | None, new: str) -> str | None:
        """Set another passphrase; the recovery key stays. `old` may be the recovery key.

        The first passphrase encrypts everything anew, since the former key lay open on the disk;
        then the new recovery key is returned.
        """
        with self._turn:
            opened = self._require_open()
            data_key = keys.data_key(opened.keys.slots, old)
            if opened.keys.is_protected:
                slot = keys.passphrase_slot(data_key, new, self._kdf_cost())
                self._write_slot(opened, slot)
                return None
            return self._protect(opened, new)

    def renew_recovery_key(self, passphrase: str) -> str:
        """Replace the recovery key; the former one opens nothing any more."""
        with self._turn:
            opened = self._require_open()
            data_key = keys.data_key(opened.keys.slots, passphrase)
            slot, written = keys.recovery_slot(data_key, self._kdf_cost())
            self._write_slot(opened, slot)
            return written

    def _write_slot(self, opened: _Opened, slot: keys.Slot) -> None:
        others = tuple(each for each in opened.keys.slots if each.kind is not slot.kind)
        file = opened.keys.followed_by(slots=(slot, *others))
        keyfile.write(self.folder, file)
        opened.keys = file

    def _protect(self, opened: _Opened, passphrase: str) -> str | None:
        data_key = os.urandom(keys.KEY_LENGTH)
        slots, recovery_key = self._new_slots(data_key, passphrase)
        with told_plainly(self.folder), cipher.told_as_problems(self.folder):
            opened.raw.execute("PRAGMA query_only=OFF")
            swap.discard_fresh(self.folder)
            try:
                cipher.export(opened.raw, self.folder / FRESH, data_key)
            except BaseException:
                swap.discard_fresh(self.folder)
                raise
        self._swap_in(opened, data_key, opened.keys.journal, slots)
        return recovery_key

    def _swap_in(
        self, opened: _Opened, data_key: bytes, journal: str, slots: tuple[keys.Slot, ...]
    ) -> None:
        """Exchange the file below the open journal; when that fails, it is closed and whole."""
        _close_connection(opened)
        self._opened = None
        try:
            file = swap.put_in_place(self.folder, opened.keys, journal=journal, slots=slots)
            self._connect(opened.lock, data_key, file)
        except BaseException:
            _open_vaults.discard(self)
            opened.lock.release()
            raise

    def _new_slots(
        self, data_key: bytes, passphrase: str | None
    ) -> tuple[tuple[keys.Slot, ...], str | None]:
        if passphrase is None:
            return (keys.unprotected_slot(data_key),), None
        cost = self._kdf_cost()
        recovery_slot, recovery_key = keys.recovery_slot(data_key, cost)
        return (keys.passphrase_slot(data_key, passphrase, cost), recovery_slot), recovery_key

    def _kdf_cost(self) -> keys.KdfCost:
        return self._cost or keys.fitting_cost()

    # Copies

    def copy_to(self, file: Path) -> None:
        """Write the whole journal into a new file, encrypted with the same key."""
        with self._turn, told_plainly(file.parent), cipher.told_as_problems(file.parent):
            opened = self._require_open()
            create_private(file)
            opened.raw.execute("PRAGMA query_only=OFF")
            opened.raw.execute("VACUUM INTO ?", (str(file),))
            sync_file(file)

    # Order

    def _require_open(self) -> _Opened:
        if self._opened is None:
            raise JournalClosed
        return self._opened

    def _require_closed(self) -> None:
        if self._opened is not None:
            raise RuntimeError("the journal is already open")


def _close_connection(opened: _Opened) -> None:
    """Bring everything into the one file where the disk allows; else it waits in the -wal file."""
    with suppress(cipher.DatabaseError):
        opened.raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.engine.dispose()
    opened.raw.close()
