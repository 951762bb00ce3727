"""Saving what can be read of a damaged journal, when there is no copy that is new enough.

The damaged file is kept exactly as it is. What is readable goes into a fresh journal with the same
keys; what is not is taken from the newest copies that have it. Only when the fresh journal is whole
does it take the other's place; or it is only read from, by whoever wants the words in files.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, select, text

from trustjournal.core.clock import Clock
from trustjournal.core.ids import PersonId
from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _
from trustjournal.keeping import copyfile
from trustjournal.keeping.problems import NothingReadable
from trustjournal.keeping.restoring import keep_former
from trustjournal.people import store as people_store
from trustjournal.people.domain import Person
from trustjournal.storage import aside, cipher, keyfile, keys, making, relisting, rollback, swap
from trustjournal.storage.database import engine_over
from trustjournal.storage.files import itself, sync_folder, told_plainly
from trustjournal.storage.keyfile import KeyFile
from trustjournal.storage.lock import FolderLock
from trustjournal.storage.problems import JournalDamaged, JournalMissing
from trustjournal.storage.salvage import Salvaged, take_from
from trustjournal.storage.salvage import salvage as read_rows
from trustjournal.storage.schema import CHAIN
from trustjournal.storage.vault import LOCK, Vault
from trustjournal.storage.working import working_name
from trustjournal.worksheets import library
from trustjournal.worksheets import store as worksheets_store
from trustjournal.worksheets.tables import sheets

_WAITING, _PLAYED_BACK = "-wal", aside.ENDING
_COPIES_TRIED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """What was saved, and where the damaged file lies now."""

    salvaged: Salvaged
    former: Path


def salvage(vault: Vault, secret: str | None, clock: Clock) -> Rescue:
    """Put what can be read of this closed vault's journal into its place; keep the damaged file.

    The search has to be made anew afterwards. Raises WrongPassphrase, or NothingReadable;
    everything is then as it was.
    """
    with _saved(vault, secret, clock) as (working, file, salvaged):
        former = keep_former(vault, clock())
        assert former is not None
        with told_plainly(vault.folder):
            (working / swap.FRESH).replace(vault.folder / swap.FRESH)
            sync_folder(vault.folder)
        journal = vault.folder / swap.JOURNAL
        may_have_helped = aside.lies_beside(journal)
        swap.put_in_place(vault.folder, file, journal=file.journal, slots=file.slots)
        if may_have_helped:  # that nothing of it was read would not be true
            aside.note_read(journal)
        return Rescue(salvaged=salvaged, former=former)


@contextmanager
def apart(vault: Vault, secret: str | None, clock: Clock) -> Iterator[tuple[Vault, Salvaged]]:
    """Open what can be read of this closed vault's journal beside it; it is gone afterwards.

    It lies in the journal's folder, under the same keys, and the journal stays as it is. Raises
    what salvage() raises.
    """
    with _saved(vault, secret, clock) as (working, file, salvaged):
        with told_plainly(working):
            place = make_private(working / "apart")
            (working / swap.FRESH).replace(place / swap.JOURNAL)
        keyfile.write(place, file)
        beside = Vault(place, working / "copies")
        beside.open(secret)
        try:
            yield beside, salvaged
        finally:
            beside.close()


@contextmanager
def _saved(
    vault: Vault, secret: str | None, clock: Clock
) -> Iterator[tuple[Path, KeyFile, Salvaged]]:
    """Hold the journal while what can be read of it lies whole in a folder of its own."""
    with told_plainly(vault.folder):
        lock = FolderLock(vault.folder / LOCK)
    working = working_name(vault.folder / "salvaging")
    try:
        if not (vault.folder / swap.JOURNAL).exists():
            raise JournalMissing(vault.folder)
        file = swap.fitting(vault.folder, keyfile.read(vault.folder))
        data_key = keys.data_key(file.slots, secret)
        with told_plainly(vault.folder):
            shutil.rmtree(working, ignore_errors=True)
            make_private(working)
        yield working, file, _rescue(vault, working, data_key, file, clock())
    finally:
        shutil.rmtree(working, ignore_errors=True)
        lock.release()


def _rescue(vault: Vault, working: Path, data_key: bytes, file: KeyFile, now: datetime) -> Salvaged:
    """Make the fresh journal in a folder of its own; the damaged file is only read, from a copy."""
    fresh, salvaged = _read(vault.folder, working, data_key, file.journal)
    with (
        cipher.told_as_problems(working),
        closing(cipher.open_for_writing(fresh, data_key)) as raw,
    ):
        for copy in _copies(vault, file.journal):
            if salvaged.lost:
                salvaged = _take_from(copy, working, data_key, raw, salvaged)
        engine = engine_over(raw)
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            _mend_references(connection, now)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        engine.dispose()
    making.count_on(fresh, data_key, copyfile.newest_change(vault.backups, file.journal))
    cipher.verify(fresh, data_key)
    with told_plainly(working):
        fresh.replace(working / swap.FRESH)
    return salvaged


def _read(folder: Path, working: Path, data_key: bytes, journal: str) -> tuple[Path, Salvaged]:
    """Read the file with what waits beside it, and without where that brings back more.

    What waits there may belong to another file, or to another state of this one.
    """
    found: tuple[Path, Salvaged] | None = None
    for number, leave_out in enumerate(_ways(folder)):
        place = working / f"way {number}"
        with suppress(JournalDamaged):
            salvaged = _read_into(place, folder, data_key, journal, leave_out=leave_out)
            if found is None or salvaged.rows > found[1].rows:
                found = place / swap.FRESH, salvaged
            if not salvaged.refused:
                break
    if found is None:
        place = working / "listed anew"
        everything = frozenset({_WAITING, _PLAYED_BACK})
        try:
            return place / swap.FRESH, _read_into(
                place, folder, data_key, journal, leave_out=everything, relist=True
            )
        except JournalDamaged as problem:
            raise NothingReadable from problem
    return found


def _ways(folder: Path) -> Iterator[frozenset[str]]:
    """Yield what is left out when the file is read in one way after the other."""
    yield frozenset({_PLAYED_BACK})
    file = folder / swap.JOURNAL
    if rollback.can_be_played_back(file):
        yield frozenset()
    if Path(f"{itself(file)}{_WAITING}").exists():
        yield frozenset({_PLAYED_BACK, _WAITING})


def _read_into(
    place: Path,
    folder: Path,
    data_key: bytes,
    journal: str,
    *,
    leave_out: frozenset[str],
    relist: bool = False,
) -> Salvaged:
    """Read a copy of the damaged files, which is spoilt by it, into a fresh journal beside it."""
    with told_plainly(place.parent):
        endings = [each for each in ("", _WAITING, _PLAYED_BACK) if each not in leave_out]
        rollback.copied(folder / swap.JOURNAL, place, endings)
    if aside.lies_beside(place / swap.JOURNAL):
        rollback.play_back(place / swap.JOURNAL, data_key)
    with told_plainly(place.parent):
        if relist and not relisting.put_back(place / swap.JOURNAL, data_key, CHAIN):
            raise JournalDamaged
    making.make(place / swap.FRESH, data_key, journal, CHAIN)
    with (
        cipher.told_as_problems(place),
        closing(cipher.open_for_writing(place / swap.FRESH, data_key)) as raw,
    ):
        salvaged = read_rows(place / swap.JOURNAL, data_key, raw)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return salvaged


def _copies(vault: Vault, journal: str) -> list[Path]:
    """Return the copies of this journal that have its tables, the one that came furthest first."""
    with told_plainly(vault.backups):
        files = sorted(vault.backups.glob(f"*{copyfile.SUFFIX}"))
    said = {file: copyfile.peek(file) for file in files}
    fitting = {
        file: manifest.change_counter
        for file, manifest in said.items()
        if manifest and manifest.journal_id == journal and manifest.schema == CHAIN.newest
    }
    return sorted(fitting, key=lambda file: fitting[file], reverse=True)[:_COPIES_TRIED]


def _take_from(
    copy: Path, working: Path, data_key: bytes, raw: cipher.Raw, salvaged: Salvaged
) -> Salvaged:
    """Fill in from one copy what was lost; a copy that is itself damaged has nothing to give."""
    unpacked = working / "copy"
    with told_plainly(working):
        make_private(unpacked)
    try:
        copyfile.unpack(copy, unpacked)
        cipher.verify(unpacked / copyfile.JOURNAL, data_key)
    except (JournalProblem, OSError):  # or one from before the journal had its passphrase
        return salvaged
    return take_from(unpacked / copyfile.JOURNAL, data_key, raw, salvaged)


def _mend_references(connection: Connection, now: datetime) -> None:
    """Let nothing refer to what is lost; a lost person gets a stand-in that can be renamed.

    Also where nobody could be named: an introduction without its introducer would be another one.
    """
    for _round in range(2):  # the stand-in of one row may be what another row waits for
        for loose in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            _mend(connection, *loose, now=now)


def _mend(
    connection: Connection, table: str, row: int, parent: str, key: int, *, now: datetime
) -> None:
    """Mend one row that refers to nothing, as `PRAGMA foreign_key_check` tells of it."""
    column = next(
        each[3]
        for each in connection.exec_driver_sql(f"PRAGMA foreign_key_list({table})").all()
        if each[0] == key
    )
    needed = {
        each[1]: bool(each[3])
        for each in connection.exec_driver_sql(f"PRAGMA table_info({table})").all()
    }
    lost = connection.exec_driver_sql(
        f"SELECT {column} FROM {table} WHERE rowid = ?", (row,)
    ).scalar()
    if parent == "people":
        if lost is not None and people_store.get(connection, PersonId(lost)) is None:
            _stand_in(connection, PersonId(lost), now)
        return
    if parent == "worksheet_sources" and _asked_again(connection, row, str(lost), now):
        return
    if needed[column]:
        connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", (row,))
    else:
        connection.exec_driver_sql(f"UPDATE {table} SET {column} = NULL WHERE rowid = ?", (row,))


def _stand_in(connection: Connection, lost: PersonId, now: datetime) -> None:
    name = _("Somebody whose name is lost")
    person = Person(id=lost, name=f"{name} {lost[:4]}", created_at=now, updated_at=now)
    people_store.insert(connection, person)


def _asked_again(connection: Connection, row: int, lost: str, now: datetime) -> bool:
    """Let a sheet whose questions are lost have those that its worksheet asks today."""
    worksheet = connection.execute(
        select(sheets.c.worksheet).where(text("rowid = :row")), {"row": row}
    ).scalar_one()
    known = library.read()
    if worksheet not in known.worksheets:
        return False
    worksheets_store.keep_source(
        connection, known.worksheets[worksheet], known.sources[worksheet], now, digest=lost
    )
    return True
