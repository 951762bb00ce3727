"""SQLCipher connections: opening one, looking without touching, copying under a new key."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlcipher3 import dbapi2

from trustjournal.core.moving import moved
from trustjournal.core.problems import JournalProblem
from trustjournal.storage.files import create_private, head_of, itself, sync_file
from trustjournal.storage.problems import (
    JournalDamaged,
    JournalInUse,
    JournalMissing,
    NoRoom,
    NotAJournal,
    NotReadable,
    NotWritable,
    UnsafeLibrary,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

DatabaseError: type[Exception] = dbapi2.DatabaseError
Raw = Any
"""A sqlcipher3 connection; the module ships no types."""
_FIRST_SOUND = (3, 51, 3)
_WITHDRAWN = (3, 52, 0)
PAGE = 4096
_PLAIN = b"SQLite format 3\0"


def require_sound_library(version: str = dbapi2.sqlite_version) -> None:
    """Refuse the SQLite versions that can damage a file in WAL mode."""
    parts = tuple(int(part) for part in version.split("."))
    if parts < _FIRST_SOUND or parts == _WITHDRAWN:
        raise UnsafeLibrary(version)


def address(path: Path) -> str:
    """Return a path as SQLite takes it, whose bytes need not be Unicode."""
    return f"file:{quote(os.fsencode(path))}"


def _connect(path: Path, key: bytes, mode: str) -> Raw:
    # The one connection is handed from the thread that opened it to the database worker and back,
    # never used by two at once (Vault sees to it); Python's own check would forbid the hand-over.
    connection = dbapi2.connect(
        f"{address(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=0,
    )
    execute = connection.execute
    execute("PRAGMA cipher_log_level=NONE")
    execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    execute("PRAGMA trusted_schema=OFF")
    execute("PRAGMA cell_size_check=ON")
    execute("PRAGMA temp_store=MEMORY")
    execute("PRAGMA mmap_size=0")
    return connection


def open_for_reading(path: Path, key: bytes) -> Raw:
    """Open a journal file that nobody is writing to."""
    return _connect(path, key, "ro")


def open_for_writing(path: Path, key: bytes) -> Raw:
    """Open the one connection that a journal has."""
    connection = _connect(path, key, "rw")
    try:
        execute = connection.execute
        execute("PRAGMA locking_mode=EXCLUSIVE")
        if execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            raise NotWritable(path.parent)
        execute("PRAGMA synchronous=FULL")
        execute("PRAGMA fullfsync=ON")
        execute("PRAGMA secure_delete=ON")
        execute("PRAGMA foreign_keys=ON")
        execute("PRAGMA cache_size=-8192")  # search.py makes itself more room
        execute("PRAGMA journal_size_limit=16777216")
        execute("PRAGMA wal_autocheckpoint=900")  # pages: less than 4 MB wait beside the journal
    except BaseException:
        connection.close()
        raise
    return connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a journal file says about itself."""

    revision: str
    """Of its tables; empty when they were never made."""
    journal: str


def look(path: Path, key: bytes) -> Look:
    """Read who a journal is without changing a byte of it, or of the -wal file beside it.

    What a power cut left half written in place is the exception: the -journal beside it puts back
    what stood there (_waits). Whether it belongs there has to be known before (rollback.py).
    """
    require_whole(path)
    with _only_reading(path, key) as connection:
        tables = {
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
        }
        if not {"alembic_version", "facts"} <= tables:
            raise NotAJournal(path.parent)
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        journal = connection.execute("SELECT value FROM facts WHERE name='journal_id'").fetchone()
        if _waits(path) and not is_in_order(connection) and seals_fit(connection):
            # Each page is right, and together they are not: what waits beside this file belongs to
            # an earlier or later state of it, and once brought in it could not be told apart.
            raise JournalDamaged
    return Look(revision=revision[0] if revision else "", journal=journal[0] if journal else "")


@contextmanager
def _only_reading(path: Path, key: bytes) -> Iterator[Raw]:
    """Open a file to which nobody has a connection; leave nothing beside it that was not there."""
    made = [each for each in _beside(path, "-shm", "-wal") if not each.exists()]
    try:
        with told_as_problems(path.parent), closing(_reader(path, key)) as connection:
            yield connection
    finally:
        for each in made:
            with suppress(OSError):  # what SQLite left there is in nobody's way
                each.unlink()


def _waits(path: Path) -> bool:
    """Whether something waits beside a file to be brought into it.

    Changes in a -wal file; or in a -journal file what a page held that was being written in place
    when the power went. Only a file that was never opened for writing since it was written out
    whole has the latter, such as what is kept of an older journal.
    """
    waiting = _beside(path, "-wal", "-journal")
    return any(each.exists() and each.stat().st_size > 0 for each in waiting)


def _beside(path: Path, *endings: str) -> list[Path]:
    real = itself(path)
    return [real.with_name(real.name + ending) for ending in endings]


def _reader(path: Path, key: bytes) -> Raw:
    if not _waits(path):
        return _connect(path, key, "ro&immutable=1")
    connection = _connect(path, key, "ro")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.OperationalError:
        # Reading beside a -wal file takes a little room, and the disk may have none left.
        connection.close()
        connection = _connect(path, key, "rw")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    except BaseException:
        connection.close()
        raise
    return connection


def require_whole(path: Path) -> None:
    """Refuse what cannot be a journal, before anything opens it: a pipe would block for ever."""
    try:
        status = path.stat()
        is_none = not stat.S_ISREG(status.st_mode) or head_of(path) == _PLAIN
    except FileNotFoundError:
        raise JournalMissing(path.parent) from None
    except PermissionError as error:
        raise NotReadable(path.parent) from error
    except OSError as error:
        raise NotWritable(path.parent) from error
    if is_none:
        raise NotAJournal(path.parent)
    if status.st_size < PAGE:
        raise JournalDamaged


def export(connection: Raw, target: Path, key: bytes) -> None:
    """Write everything into a new file under another key, and make sure that it is there."""
    create_private(target)
    connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}'\"", (address(target),))
    try:
        connection.execute("SELECT sqlcipher_export('fresh')")
    finally:
        connection.execute("DETACH DATABASE fresh")
    # Opened once for writing, so that its first page says that changes wait beside it. In the place
    # of a journal that page would be written in place, and a power cut could tear it.
    open_for_writing(target, key).close()
    sync_file(target)
    verify(target, key)


def verify(path: Path, key: bytes) -> None:
    """Read a whole journal file; JournalDamaged when one page of it does not fit."""
    with _only_reading(path, key) as connection:
        if not is_whole(connection):
            raise JournalDamaged


def is_whole(connection: Raw) -> bool:
    """Run both integrity checks: every page's seal, and the structure that the pages form."""
    fit = seals_fit(connection)
    moved()
    return fit and is_in_order(connection)


def seals_fit(connection: Raw) -> bool:
    """Whether every page is as it was written."""
    return _asked(connection, "PRAGMA cipher_integrity_check") == []


def is_in_order(connection: Raw) -> bool:
    """Whether the pages form tables, and every index fits its table."""
    return _asked(connection, "PRAGMA integrity_check(1)") == [("ok",)]


def _asked(connection: Raw, question: str) -> list[tuple[str]] | None:
    """Return the answer; nothing where damage keeps it from being given."""
    try:
        answer: list[tuple[str]] = connection.execute(question).fetchall()
    except dbapi2.DatabaseError as error:
        # Damage answers in many words: also "vtable constructor failed", for one.
        if isinstance(problem_of(error, Path()), JournalDamaged | None):
            return None
        raise
    return answer


@contextmanager
def reading(path: Path, key: bytes) -> Iterator["Connection"]:
    """Read a closed journal file through SQLAlchemy, once it is known to be whole."""
    from trustjournal.storage.database import engine_over

    require_whole(path)
    with _only_reading(path, key) as raw:
        if not is_whole(raw):
            raise JournalDamaged
        engine = engine_over(raw)
        with engine.connect() as connection:
            yield connection
        engine.dispose()


@contextmanager
def told_as_problems(folder: Path) -> Iterator[None]:
    """Turn what SQLCipher answers into a problem that names a way out."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        problem = problem_of(error, folder)
        if problem is None:
            raise
        raise problem from error


_ANSWERS: dict[str, Callable[[], JournalProblem]] = {
    "full": NoRoom,
    "malformed": JournalDamaged,
    "not a database": JournalDamaged,
    "locked": JournalInUse,
}
_UNWRITABLE = ("readonly", "disk I/O error", "unable to open")


def problem_of(error: BaseException | None, folder: Path) -> JournalProblem | None:
    """Return the problem behind an error of the database; none for a mistake of ours."""
    message = str(error)
    for words, problem in _ANSWERS.items():
        if words in message:
            return problem()
    if any(words in message for words in _UNWRITABLE):
        return NotWritable(folder)
    return None
