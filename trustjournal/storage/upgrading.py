"""A journal of an older version: told from a newer one, kept, and brought up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.paths import make_private
from trustjournal.storage import keyfile
from trustjournal.storage.files import told_plainly
from trustjournal.storage.problems import NewerJournal, NotAJournal
from trustjournal.storage.schema import Chain
from trustjournal.storage.swap import JOURNAL

if TYPE_CHECKING:
    from trustjournal.storage.opened import OpenJournal


def revision_of(file: Path, data_key: bytes, journal: str, chain: Chain) -> str:
    """Return which revision a journal file has, or say why it cannot be opened."""
    from trustjournal.storage import cipher

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
    from trustjournal.storage import cipher

    kept = copies / f"before-{chain.newest}-from-{revision}"
    with told_plainly(copies):
        make_private(copies)
        make_private(kept)
    opened.copy_to(kept / JOURNAL)
    cipher.verify(kept / JOURNAL, opened.key)
    keyfile.write(kept, opened.keys)
    opened.upgrade(chain)
