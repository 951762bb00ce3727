"""Trying a copy: does it open, from its file alone, with what the user still knows?"""

from dataclasses import dataclass
from pathlib import Path
from secrets import SystemRandom

from sqlalchemy import Connection, select

from trustjournal.journal import checking as journal_checking
from trustjournal.journal import store as journal_store
from trustjournal.journal.domain import content_hash
from trustjournal.journal.tables import entries
from trustjournal.keeping import copyfile
from trustjournal.keeping.copyfile import Manifest
from trustjournal.keeping.opened_copy import inside
from trustjournal.keeping.problems import CopyDamaged
from trustjournal.keeping.restoring import existing

COMPARED = 20
"""Entries that are read word for word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A copy that opened, and what was found in it."""

    entries: int
    compared: int
    """Entries that were read word for word."""
    same_as_journal: bool
    """Whether it was also held against the journal as it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """How far the journal has come, and what its entries add up to."""

    journal_id: str
    change_counter: int
    digest: str

    def is_state_of(self, manifest: Manifest) -> bool:
        """Whether a copy was made of this very state."""
        said = (manifest.journal_id, manifest.change_counter)
        return said == (self.journal_id, self.change_counter)


def look_through(
    file: Path, secret: str | None, folder: Path, present: Present | None = None
) -> Trial:
    """Open a copy in a private place below `folder` and read it; everything is cleared away again.

    Counts are held against what the copy says about itself, some entries chosen by lot against
    their fingerprints, and all fingerprints against the journal where it has not changed since.
    Raises WrongPassphrase, or CopyDamaged where anything differs.
    """
    manifest = copyfile.read_manifest(existing(file))
    with inside(file, secret, folder) as connection:
        count = journal_store.counts(connection)["entries"]
        chosen = _chosen(connection)
        if count != manifest.entries or not _as_written(connection, chosen):
            raise CopyDamaged
        same = present is not None and present.is_state_of(manifest)
        if same and present is not None and present.digest != journal_checking.digest(connection):
            raise CopyDamaged
    return Trial(entries=count, compared=len(chosen), same_as_journal=same)


def _chosen(connection: Connection) -> list[int]:
    numbers = connection.execute(select(entries.c.number)).scalars().all()
    return SystemRandom().sample(list(numbers), min(COMPARED, len(numbers)))


def _as_written(connection: Connection, numbers: list[int]) -> bool:
    stored = {
        row.id: row.hash
        for row in connection.execute(
            select(entries.c.id, entries.c.hash).where(entries.c.number.in_(numbers))
        )
    }
    some = journal_store.by_numbers(connection, numbers, also_trashed=True)
    return len(some) == len(stored) and all(
        content_hash(entry.content, entry.moment) == stored[entry.id]
        for entry in journal_store.with_all_links(connection, some)
    )
