"""A new, empty journal file."""

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
