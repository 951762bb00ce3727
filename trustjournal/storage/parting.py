"""When another program changed the journal file while it was open: both states are kept.

What a program does that brings files from elsewhere is to put another file in the place of ours:
ours is whole then, though it has no name any more. Or it writes into ours: then nothing may be
written there on top of it.
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trustjournal.core.paths import make_private
from trustjournal.core.problems import JournalProblem
from trustjournal.storage import keyfile, reserve, swap
from trustjournal.storage.files import free_place, sync_file, sync_folder, told_plainly
from trustjournal.storage.problems import JournalExchanged, JournalOverwritten, NotWritable
from trustjournal.storage.swap import FRESH, JOURNAL

_OURS = "saved-here-since.wal"
"""What was saved here and not yet in the file."""

if TYPE_CHECKING:
    from trustjournal.storage.opened import OpenJournal


def part(folder: Path, copies: Path, opened: "OpenJournal") -> JournalProblem:
    """Keep both states apart and return what there is to say about it.

    Where ours is whole it takes its place again, and the journal stays open; else it is closed.
    """
    with opened.turn:
        kept = _keep_theirs(folder, copies, opened)
        if not opened.was_exchanged:
            _let_go(folder, opened)
            return JournalOverwritten(kept)
        swap.discard_fresh(folder)
        opened.copy_to(folder / FRESH, as_it_is=True)
        opened.disconnect(untouched=True)
        try:
            keys = opened.keys
            opened.keys = swap.put_in_place(folder, keys, journal=keys.journal, slots=keys.slots)
            opened.connect()
        except BaseException:
            opened.close()
            raise
        return JournalExchanged(kept)


def take_leave(folder: Path, copies: Path, opened: "OpenJournal") -> None:
    """Part before the journal is closed, and raise what there is to say about it.

    Where nothing was written here, theirs is simply left.
    """
    from trustjournal.storage.opened import ChangedOutside

    if not opened.is_connected:
        return
    # What waits beside the journal has to come into it.
    reserve.give_up_if_needed(opened, folder)
    try:
        opened.require_unchanged()
    except NotWritable:  # the folder is gone; what waits beside the journal went with it
        opened.disconnect(untouched=True)
    except ChangedOutside:
        if opened.has_changed or _waiting(folder):
            raise part(folder, copies, opened) from None
        _let_go(folder, opened)


def _waiting(folder: Path) -> bool:
    """Whether something lies beside the journal that was not brought into it."""
    waiting = folder / f"{JOURNAL}-wal"
    return waiting.exists() and waiting.stat().st_size > 0


def _let_go(folder: Path, opened: "OpenJournal") -> None:
    """Close ours without a trace: what waits beside it would be read into theirs."""
    is_ours = opened.owns_what_waits
    opened.disconnect(untouched=True)
    opened.close()
    if is_ours:
        with suppress(OSError):
            (folder / f"{JOURNAL}-wal").unlink(missing_ok=True)


def _keep_theirs(folder: Path, copies: Path, opened: "OpenJournal") -> Path:
    """Copy the journal's files, as they lie there now, into a folder among the copies.

    What waits beside the file to come into it is ours, unless that was exchanged as well: it gets
    another name, or whoever opens theirs would read it into it.
    """
    now, waiting = datetime.now(UTC).astimezone(), f"{JOURNAL}-wal"
    names = {waiting: _OURS} if opened.owns_what_waits else {}
    with told_plainly(copies):
        make_private(copies)
        kept = free_place(copies / f"changed-outside-{now:%Y%m%d-%H%M%S}")
        kept.mkdir(mode=0o700)
        make_private(kept)
        try:
            for each in sorted(folder.iterdir()):
                if _belongs(each):
                    to = kept / names.get(each.name, each.name)
                    shutil.copyfile(each, to)
                    to.chmod(0o600)
                    sync_file(to)
            sync_folder(kept)
        except BaseException:
            shutil.rmtree(kept, ignore_errors=True)  # half of a journal must not look like one
            raise
    return kept


def _belongs(file: Path) -> bool:
    ours = file.name.startswith((JOURNAL, keyfile.FIRST)) and not file.name.startswith(FRESH)
    return ours and file.is_file()
