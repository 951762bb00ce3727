"""A journal of an older version: told from a newer one, kept, and brought up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.storage import keyfile
from trustjournal.storage.aside import lies_beside
from trustjournal.storage.files import numbered, sync_folder, told_plainly
from trustjournal.storage.problems import NewerJournal, NotAJournal
from trustjournal.storage.schema import Chain
from trustjournal.storage.swap import JOURNAL
from trustjournal.storage.working import discard_working, working_name

if TYPE_CHECKING:
    from trustjournal.storage.opened import OpenJournal


def revision_of(file: Path, data_key: bytes, journal: str, chain: Chain) -> str:
    """Return which revision a journal file has, or say why it cannot be opened."""
    from trustjournal.storage import cipher, rollback

    if lies_beside(file):  # what a program left that was killed over this takes the room for it
        discard_working(file.parent)
    rollback.settle(file, data_key, journal)
    seen = cipher.look(file, data_key)
    if seen.journal != journal:
        raise NotAJournal(file.parent)
    if seen.revision not in chain.revisions:
        raise NewerJournal
    return seen.revision


def bring_up_to_date(opened: "OpenJournal", copies: Path, chain: Chain, revision: str) -> None:
    """Keep a verified copy of an older journal as it was, then change its tables."""
    if revision == chain.newest:
        return
    with told_plainly(copies):
        make_private(copies)
        _keep(opened, copies / f"before-{chain.newest}-from-{revision}")
    opened.upgrade(chain)


def _keep(opened: "OpenJournal", first: Path) -> None:
    """Copy the journal into a folder of its own; what is kept there of another state stays."""
    from trustjournal.storage import cipher

    place = next(each for each in numbered(first) if not each.exists() or _holds(each, opened))
    if place.exists():
        return
    part = make_private(working_name(place))
    opened.copy_to(part / JOURNAL)
    cipher.verify(part / JOURNAL, opened.key)
    keyfile.write(part, opened.keys)
    part.rename(place)
    sync_folder(place.parent)


def _holds(kept: Path, opened: "OpenJournal") -> bool:
    """Whether a folder keeps this very state, whole: an attempt that failed left it there."""
    from trustjournal.storage import cipher

    if lies_beside(kept / JOURNAL):  # looking would play it back
        return False
    try:
        with cipher.reading(kept / JOURNAL, opened.key) as connection:
            counter = connection.exec_driver_sql(
                "SELECT value FROM facts WHERE name = 'change_counter'"
            ).scalar()
    except JournalProblem:
        return False
    return str(counter) == str(opened.change_counter) and keyfile.exists(kept)
