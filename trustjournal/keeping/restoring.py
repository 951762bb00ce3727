"""Bringing a copy back. What was there before is kept, and one of the two is always whole."""

import os
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from trustjournal.core.paths import make_private
from trustjournal.keeping import copyfile
from trustjournal.keeping.before import NoRoomToBringBack, not_done
from trustjournal.keeping.known import Before
from trustjournal.keeping.problems import CopyDamaged, CopyMissing, CopyNotRead, CopyTooNew
from trustjournal.keeping.reasons import reason
from trustjournal.storage import cipher, keyfile, keys, making, swap
from trustjournal.storage.files import free_place, sync_folder, told_plainly, told_when_read
from trustjournal.storage.keyfile import KeyFile
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import KeysDamaged, NoRoom, NotWritable
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import LOCK, Vault
from trustjournal.storage.working import working_name


def existing(file: Path) -> Path:
    """Return the file if it is one; CopyMissing otherwise."""
    try:
        found = file.is_file()
    except OSError as error:  # a folder that may not be entered
        raise CopyNotRead(reason(error)) from error
    if not found:
        raise CopyMissing
    return file


def needs_secret(file: Path) -> bool:
    """Whether a copy opens only with a passphrase or a recovery key."""
    return keys_in(copyfile.read_slots(existing(file))).is_protected


@dataclass(frozen=True, slots=True, kw_only=True)
class CopySeen:
    """A copy whose every byte was checked, before anything is done with it."""

    file: Path
    entries: int
    needs_secret: bool


def seen(file: Path) -> CopySeen:
    """Read a copy from end to end; a JournalProblem when it is none or not whole."""
    manifest = copyfile.read_manifest(existing(file))
    return CopySeen(file=file, entries=manifest.entries, needs_secret=needs_secret(file))


def require_secret(file: Path, secret: str | None) -> None:
    """Raise WrongPassphrase unless this opens the copy; changes nothing."""
    keys.data_key(keys_in(copyfile.read_slots(existing(file))).slots, secret)


def keys_in(slots: bytes) -> KeyFile:
    """Read the key file of a copy; CopyDamaged when it is none."""
    try:
        return keyfile.from_bytes(slots)
    except KeysDamaged:
        raise CopyDamaged from None


def unpacked_keys(place: Path) -> KeyFile:
    """Read the key file of a copy that was unpacked; a folder may refuse what it just took."""
    with told_when_read(place.parent):
        slots = (place / copyfile.SLOTS).read_bytes()
    return keys_in(slots)


def restore(vault: Vault, file: Path, secret: str | None, now: datetime) -> Path | None:
    """Put the journal of a copy in the place of this closed vault's.

    The copy is opened and read in full first. Returns the folder in which the former journal is
    kept, if there was one. Raises a JournalProblem; the present journal is then as it was.
    """
    try:
        return _restore(vault, file, secret, now)
    except NoRoom as problem:
        raise NoRoomToBringBack from problem


def _restore(vault: Vault, file: Path, secret: str | None, now: datetime) -> Path | None:
    with told_plainly(vault.folder):
        make_private(vault.folder)
        lock = FolderLock(vault.folder / LOCK)
    working = working_name(vault.folder / "restoring")
    try:
        with told_plainly(vault.folder):
            _clear(working)
            make_private(working)
            copyfile.unpack(existing(file), working)
        arriving = _opened_once(working, secret, vault.backups)
        try:
            former = keep_former(vault, now)
        except (NoRoom, NotWritable) as problem:
            raise not_done(Before.RESTORE, problem, vault.backups) from problem
        present = _present_keys(vault.folder)
        with told_plainly(vault.folder):
            (working / copyfile.JOURNAL).replace(vault.folder / swap.FRESH)
            sync_folder(vault.folder)
        swap.put_in_place(vault.folder, present, journal=arriving.journal, slots=arriving.slots)
        return former
    finally:
        shutil.rmtree(working, ignore_errors=True)
        lock.release()


def _clear(working: Path) -> None:
    if working.is_dir() and not working.is_symlink():
        shutil.rmtree(working)
    else:
        working.unlink(missing_ok=True)


def _opened_once(working: Path, secret: str | None, copies: Path) -> KeyFile:
    """Open the unpacked journal and read all of it, before anything else is touched.

    From then on it counts its changes beyond all of its copies.
    """
    file = unpacked_keys(working)
    data_key = keys.data_key(file.slots, secret)
    database = working / copyfile.JOURNAL
    seen = cipher.look(database, data_key)
    if seen.journal != file.journal:
        raise CopyDamaged
    if seen.revision not in CHAIN.revisions:
        raise CopyTooNew
    cipher.verify(database, data_key)
    making.count_on(database, data_key, copyfile.newest_change(copies, file.journal))
    return file


def _present_keys(folder: Path) -> KeyFile:
    try:
        return keyfile.read(folder)
    except KeysDamaged:
        return KeyFile(journal="", slots=(), generation=0)


def keep_former(vault: Vault, now: datetime) -> Path | None:
    """Copy the present journal, as it lies there, into a folder of its own among the copies."""
    present = [each for each in sorted(vault.folder.iterdir()) if _belongs(each)]
    if not any(each.name == swap.JOURNAL for each in present):
        return None
    with told_plainly(vault.backups):
        make_private(vault.backups)
        kept = free_place(vault.backups / f"before-restore-{now:%Y%m%d-%H%M%S}")
        working = working_name(kept)  # half of a journal must not look like one
        try:
            _clear(working)
            make_private(working)
            for each in present:
                to = working / each.name
                shutil.copyfile(each, to)
                to.chmod(0o600)
                with to.open("rb+") as file:
                    os.fsync(file.fileno())
            sync_folder(working)
            working.rename(kept)
            sync_folder(vault.backups)
        finally:
            shutil.rmtree(working, ignore_errors=True)
    return kept


def _belongs(file: Path) -> bool:
    return file.is_file() and file.name.startswith((swap.JOURNAL, keyfile.FIRST))
