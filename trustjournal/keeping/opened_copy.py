"""Looking into a copy: opened from its file alone, in a private folder, and only read.

A copy of an earlier version is brought up to date there first; the file itself is never changed.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from trustjournal.keeping import copyfile
from trustjournal.keeping.problems import CopyDamaged, CopyTooNew
from trustjournal.keeping.restoring import existing, unpacked_keys
from trustjournal.storage import cipher, keys
from trustjournal.storage.database import engine_over
from trustjournal.storage.files import told_plainly
from trustjournal.storage.problems import JournalDamaged
from trustjournal.storage.schema import CHAIN, upgrade
from trustjournal.storage.working import working_folder


@contextmanager
def inside(file: Path, secret: str | None, folder: Path) -> Iterator[Connection]:
    """Give a copy's journal to read, once every page of it was checked.

    `folder` is where it is unpacked, and it is gone from there afterwards. Raises WrongPassphrase,
    CopyDamaged or CopyTooNew.
    """
    with ExitStack() as stack:
        place = stack.enter_context(working_folder(folder))
        with told_plainly(folder):
            copyfile.unpack(existing(file), place)
        key_file = unpacked_keys(place)
        data_key = keys.data_key(key_file.slots, secret)
        database = place / copyfile.JOURNAL
        try:
            seen = cipher.look(database, data_key)
            if seen.journal != key_file.journal:
                raise CopyDamaged
            if seen.revision not in CHAIN.revisions:
                raise CopyTooNew
            if seen.revision != CHAIN.newest:
                _bring_up_to_date(database, data_key)
            connection = stack.enter_context(cipher.reading(database, data_key))
        except JournalDamaged as error:
            raise CopyDamaged from error
        yield connection


def _bring_up_to_date(database: Path, data_key: bytes) -> None:
    with (
        cipher.told_as_problems(database.parent),
        closing(cipher.open_for_writing(database, data_key)) as raw,
    ):
        engine = engine_over(raw)
        upgrade(engine, raw)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
