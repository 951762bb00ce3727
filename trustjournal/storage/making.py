"""A journal file that nobody has open yet: made new and empty, or told where to count on from."""

from datetime import UTC, datetime
from pathlib import Path

from trustjournal import __version__
from trustjournal.storage import cipher
from trustjournal.storage.files import create_private, sync_file, told_plainly
from trustjournal.storage.schema import Chain, upgrade


def make(file: Path, data_key: bytes, journal: str, chain: Chain) -> None:
    """Write every table and the first facts, and make sure that they are on the disk."""
    from trustjournal.storage.database import engine_over

    with told_plainly(file.parent), cipher.told_as_problems(file.parent):
        create_private(file)
        raw = cipher.open_for_writing(file, data_key)
        engine = engine_over(raw)
        try:
            upgrade(engine, raw, chain)
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany(
                "INSERT INTO facts (name, value) VALUES (?, ?)",
                [
                    ("journal_id", journal),
                    ("change_counter", "0"),
                    ("created_at", datetime.now(UTC).isoformat(timespec="microseconds")),
                    ("app_version", __version__),
                ],
            )
            raw.execute("COMMIT")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            engine.dispose()
            raw.close()
        sync_file(file)


def count_on(file: Path, data_key: bytes, beyond: int) -> None:
    """Let a closed journal file count its changes from beyond a number on.

    A journal that was brought back would else count over numbers that stand for other changes, and
    its new copies would pass for old ones.
    """
    with told_plainly(file.parent), cipher.told_as_problems(file.parent):
        raw = cipher.open_for_writing(file, data_key)
        try:
            raw.execute(
                "UPDATE facts SET value = ?"
                " WHERE name = 'change_counter' AND CAST(value AS INT) < ?",
                (str(beyond + 1), beyond + 1),
            )
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
        sync_file(file)
