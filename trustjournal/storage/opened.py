"""An open journal: its one connection, and the transactions on it, one at a time."""

import errno
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trustjournal.storage import cipher, portions, rollback
from trustjournal.storage.files import (
    Appearance,
    appearance,
    create_private,
    sync_file,
    told_plainly,
)
from trustjournal.storage.keyfile import KeyFile
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import JournalClosed, NoRoom
from trustjournal.storage.schema import Chain, upgrade
from trustjournal.storage.sealing import Seals
from trustjournal.storage.swap import JOURNAL

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

    from trustjournal.storage.plain import Plain


class ChangedOutside(Exception):
    """The file is not as this program left it."""


class OpenJournal:
    """Holds the folder's lock and the data key until it is closed.

    Any thread may begin a transaction; a second one waits for its turn.
    """

    def __init__(self, folder: Path, lock: FolderLock, key: bytes, keys: KeyFile) -> None:
        self.keys = keys
        self.key = key
        self.lock = lock
        self.turn = threading.RLock()
        self.change_counter = 0
        self._folder = folder
        self._in_transaction = False
        self._shared: Connection | None = None
        """The transaction that everything done now takes part in."""
        self._half_done = False
        """Whether a part of it broke off: then nothing of it may stay."""
        self.lacks_room = False
        """Whether the last change found the disk full."""
        self._raw: cipher.Raw | None = None
        self._engine: Engine | None = None
        self._left_as: Appearance | None = None
        self._waiting_as: Appearance | None = None
        """How the file, and what waits beside it, looked when it was last written here."""
        self.connect()
        self._counter_at_first = self.change_counter

    @property
    def has_changed(self) -> bool:
        """Whether something was changed since the journal was opened."""
        return self.change_counter != self._counter_at_first

    @property
    def is_connected(self) -> bool:
        """False after it was closed, or after the disk failed for good."""
        return self._raw is not None

    def connect(self) -> None:
        """Open the connection; raises a JournalProblem."""
        rollback.settle(self._folder / JOURNAL, self.key, self.keys.journal)
        with cipher.told_as_problems(self._folder):
            raw = cipher.open_for_writing(self._folder / JOURNAL, self.key)
            try:
                (counter,) = raw.execute(
                    "SELECT value FROM facts WHERE name = 'change_counter'"
                ).fetchone()
                self.change_counter = int(counter)
            except BaseException:
                raw.close()
                raise
        self._raw = raw
        self._note()

    def _note(self) -> None:
        self._left_as = appearance(self._folder / JOURNAL)
        self._waiting_as = appearance(self._folder / f"{JOURNAL}-wal")

    def require_unchanged(self) -> None:
        """Raise ChangedOutside when another program wrote the file, or put another in its place.

        A folder that is gone is none: it may come back, and the file in it may be the same.
        """
        with self.turn, told_plainly(self._folder):
            now = appearance(self._folder / JOURNAL)
            if now == self._left_as:
                return
            if not self._folder.is_dir():
                raise FileNotFoundError(errno.ENOENT, "")
            raise ChangedOutside

    @property
    def was_exchanged(self) -> bool:
        """Whether another file lies in its place: then this one is whole, though it has no name."""
        now, before = appearance(self._folder / JOURNAL), self._left_as
        return now is None or before is None or now.number != before.number

    @property
    def owns_what_waits(self) -> bool:
        """Whether what lies beside the file is what was written here."""
        return appearance(self._folder / f"{JOURNAL}-wal") == self._waiting_as

    def disconnect(self, *, untouched: bool = False) -> None:
        """Bring everything into the one file where the disk allows; else it waits in the -wal.

        `untouched`: nothing of it may be written into the file any more.
        """
        with self.turn:
            raw, engine = self._raw, self._engine
            self._raw = self._engine = None
            if raw is None:
                return
            if untouched:
                raw.interrupt()  # closing would write into the file what waits beside it
            else:
                try:
                    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                except cipher.DatabaseError:
                    raw.interrupt()  # closing would try it once more, and hold Python meanwhile
            with suppress(cipher.DatabaseError):
                if engine is not None:
                    engine.dispose()
            raw.close()

    def close(self) -> None:
        """Close for good and let others in."""
        with self.turn:
            self.disconnect()
            self.key = b""
            self.lock.release()

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """See one state of the journal; writing in here is an error."""
        with self.turn:
            if self._shared is not None:
                yield self._shared
                return
            with self._transaction(writes=False) as connection:
                yield connection
                connection.rollback()

    @contextmanager
    def writing(self, *, counted: bool = True) -> Iterator["Connection"]:
        """Change the journal, and count the change when there was one."""
        with self.turn:
            if self._shared is not None:
                try:
                    yield self._shared
                except BaseException:
                    self._half_done = True
                    raise
                return
            changed = False
            with self._transaction(writes=True) as connection:
                raw = self._raw
                assert raw is not None
                before = raw.total_changes
                yield connection
                changed = counted and raw.total_changes != before
                if changed:
                    connection.exec_driver_sql(
                        "UPDATE facts SET value = ? WHERE name = 'change_counter'",
                        (str(self.change_counter + 1),),
                    )
            self.change_counter += changed

    @contextmanager
    def together(self) -> Iterator["Connection"]:
        """Let every change made in here be one: all of it is on the disk afterwards, or none.

        Inside another of its kind it takes part in that one. Of a part that broke off nothing may
        stay, even when whoever asked for it would go on.
        """
        with self.writing() as connection:
            if self._shared is not None:
                yield connection
                return
            self._shared, self._half_done = connection, False
            try:
                yield connection
                if self._half_done:
                    raise RuntimeError("a part of this broke off: nothing of it is kept")
            finally:
                self._shared = None

    @contextmanager
    def glancing(self) -> Iterator["Plain"]:
        """See one state of the journal as reading() does, before SQLAlchemy was imported."""
        with self.turn:
            if self._shared is not None:
                yield self._shared
                return
            with self._at_work(writes=False) as raw:
                raw.execute("BEGIN")
                try:
                    yield _Plainly(raw)
                finally:
                    if raw.in_transaction:  # a failing disk may have ended it
                        raw.execute("ROLLBACK")

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator["Connection"]:
        from sqlalchemy.exc import DBAPIError

        with self.turn, self._at_work(writes=writes):
            try:
                with (
                    self._engine_over_it().connect().execution_options(writes=writes) as connection,
                    connection.begin(),
                ):
                    yield connection
                self.lacks_room = self.lacks_room and not writes
            except DBAPIError as error:
                if cipher.problem_of(error.orig, self._folder) is None:
                    raise
                raise error.orig or error from None  # SQLAlchemy's names this one as its cause

    @contextmanager
    def _at_work(self, *, writes: bool) -> Iterator[cipher.Raw]:
        """Give the connection to one transaction, and begin anew when the disk fails it."""
        if self._raw is None:
            raise JournalClosed
        if self._in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        self.require_unchanged()
        self._in_transaction = True
        before = self._raw.total_changes
        try:
            yield self._raw
            # PRAGMA query_only would refuse it at once, but each change of that setting makes
            # SQLite prepare every statement anew: a tenth of the time that saving takes.
            if not writes and self._raw.total_changes != before:
                raise RuntimeError("something was written while reading: it was taken back")
        except cipher.DatabaseError as error:
            problem = cipher.problem_of(error, self._folder)
            if problem is None:
                raise
            self.lacks_room = isinstance(problem, NoRoom)
            self._connect_anew()
            raise problem from error
        finally:
            self._in_transaction = False
            # Reading changes nothing: what looks different after it was written by others. And no
            # writing here puts another file in its place.
            if writes and not self.was_exchanged:
                self._note()

    def _engine_over_it(self) -> "Engine":
        """Return SQLAlchemy's engine over the one connection, made when it is first wanted."""
        from trustjournal.storage.database import engine_over

        if self._engine is None:
            self._engine = engine_over(self._raw)
        return self._engine

    def _connect_anew(self) -> None:
        """Begin anew after the disk failed: what the connection believes may not be there."""
        self.disconnect()
        try:
            self.connect()
        except BaseException:
            self.close()
            raise

    def upgrade(self, chain: Chain) -> None:
        """Bring the tables up to the newest revision."""
        if self._raw is None:
            raise JournalClosed
        with cipher.told_as_problems(self._folder):
            upgrade(self._engine_over_it(), self._raw, chain)
        self._note()

    def seals_fit(self) -> bool:
        """Whether every page is as it was written."""
        try:
            self.require_unchanged()
        except ChangedOutside:
            return False
        with self._directly(self._folder / JOURNAL) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else unfinished pages look damaged
            return cipher.seals_fit(raw)

    def is_in_order(self) -> bool:
        """Whether the pages form tables, and every index fits its table."""
        with self._directly(self._folder / JOURNAL) as raw:
            return cipher.is_in_order(raw)

    def export(self, target: Path, key: bytes) -> None:
        """Write everything into a new file under another key."""
        with self._directly(target) as raw:
            cipher.export(raw, target, key)

    def copy_to(self, target: Path, *, as_it_is: bool = False) -> None:
        """Write everything into a new file under the same key.

        `as_it_is`: although another file lies in the place of this one.
        """
        with self._directly(target, as_it_is=as_it_is) as raw:
            try:
                create_private(target)
                with portions.handed_over(target):
                    raw.execute("VACUUM INTO ?", (cipher.address(target),))
                sync_file(target)
            except BaseException:
                target.unlink(missing_ok=True)
                raise

    def seals(self) -> Seals:
        """Return what seals for this journal alone."""
        if not self.key:
            raise JournalClosed
        return Seals(self.key)

    def checkpoint(self) -> None:
        """Bring everything into the one file, and leave no older copy of a page beside it."""
        with self._directly(self._folder / JOURNAL) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _directly(self, target: Path, *, as_it_is: bool = False) -> Iterator[cipher.Raw]:
        """Give the connection below SQLAlchemy, outside of any transaction."""
        with self.turn, told_plainly(target.parent), cipher.told_as_problems(target.parent):
            if self._raw is None:
                raise JournalClosed
            if not as_it_is:
                self.require_unchanged()
            try:
                yield self._raw
            finally:
                if not as_it_is:
                    self._note()


class _Plainly:
    """The connection below SQLAlchemy, asked in the same way."""

    def __init__(self, raw: cipher.Raw) -> None:
        self._raw = raw

    def exec_driver_sql(
        self, statement: str, parameters: tuple[Any, ...] = (), /
    ) -> Iterable[tuple[Any, ...]]:
        """Run one statement."""
        rows: Iterable[tuple[Any, ...]] = self._raw.execute(statement, parameters)
        return rows
