"""Putting another journal file, with other keys, in the place of the present one.

A folder must hold a pair of journal and keys that fit, whatever moment the power fails at:

1. the new file is whole and safe on the disk as journal.db.new;
2. the key file names it as arriving: its salt and its slots, beside the present slots;
3. the file is renamed into place: from now on the salt says that its slots are those that fit;
4. the key file forgets the former slots.

Before 3 the former pair opens, after it the new one; both need nothing but a look at 16 bytes.
"""

from contextlib import suppress
from pathlib import Path

from trustjournal.storage import keyfile
from trustjournal.storage.aside import lies_beside, set_aside
from trustjournal.storage.files import head_of, sync_folder, told_plainly
from trustjournal.storage.keyfile import Arriving, KeyFile
from trustjournal.storage.keys import Slot
from trustjournal.storage.problems import JournalMissing, KeysDamaged

JOURNAL, FRESH = "journal.db", "journal.db.new"


def fitting(folder: Path, file: KeyFile) -> KeyFile:
    """Return the keys that fit the journal file as it lies there. Changes nothing."""
    if file.arriving is None:
        return file
    if not has_arrived(folder, file):
        return file.followed_by(arriving=None)
    arriving = file.arriving
    return file.followed_by(slots=arriving.slots, journal=arriving.journal, arriving=None)


def has_arrived(folder: Path, file: KeyFile) -> bool:
    """Whether the arriving file is in place, or alone and only has to be renamed."""
    if file.arriving is None:
        return False
    journal = folder / JOURNAL
    present = journal if journal.exists() else folder / FRESH
    return head_of(present) == file.arriving.salt


def recovered(folder: Path) -> KeyFile:
    """Return the keys that fit, after finishing a swap that was interrupted.

    The key file itself is left for the caller to mend once the journal has opened.
    Raises KeysDamaged, or JournalMissing when there are keys but no journal.
    """
    journal = folder / JOURNAL
    if not keyfile.exists(folder):
        raise KeysDamaged if journal.exists() else JournalMissing(folder)
    file = keyfile.read(folder)
    if has_arrived(folder, file):
        with told_plainly(folder):
            _arrive(folder)
    if not journal.exists():
        raise JournalMissing(folder)
    return fitting(folder, file)


def _arrive(folder: Path) -> None:
    """Move the fresh file into place; what awaited its predecessor in the -wal goes too.

    What lies there to be played back was never made here, and is kept under another name.
    """
    fresh = folder / FRESH
    if fresh.exists():
        fresh.replace(folder / JOURNAL)
        sync_folder(folder)
    for ending in ("-wal", "-shm"):
        (folder / (JOURNAL + ending)).unlink(missing_ok=True)
    if lies_beside(folder / JOURNAL):
        set_aside(folder / JOURNAL)
    sync_folder(folder)


def put_in_place(folder: Path, file: KeyFile, *, journal: str, slots: tuple[Slot, ...]) -> KeyFile:
    """Swap journal.db.new in. No connection to either file may be open; returns the new keys."""
    with told_plainly(folder):
        arriving = Arriving(salt=head_of(folder / FRESH), journal=journal, slots=slots)
    announced = file.followed_by(arriving=arriving)
    keyfile.write(folder, announced)
    with told_plainly(folder):
        _arrive(folder)
    done = fitting(folder, announced)
    keyfile.write(folder, done)
    return done


def discard_fresh(folder: Path) -> None:
    """Remove what an interrupted attempt left; what cannot be removed is in nobody's way."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            (folder / (FRESH + ending)).unlink()
