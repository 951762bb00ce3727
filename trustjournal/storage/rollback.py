"""A -journal file beside the journal: left by a power cut, or laid there by somebody.

SQLite plays back whatever it finds there, before it reads a byte: it writes the pages in it over
those of the journal, and knows neither of whom they are nor how old. A journal that was ever opened
for writing keeps what waits in a -wal file, and never has the other. So the journal is first looked
at without it, and where that does not read, a copy with it; no byte of the journal changes before
it is known which of the two is right. What does not belong is kept under another name.
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from trustjournal.core.problems import JournalProblem
from trustjournal.storage import cipher
from trustjournal.storage.files import free_place, sync_folder, told_plainly
from trustjournal.storage.problems import JournalDamaged, NoRoom, NotWritable
from trustjournal.storage.swap import JOURNAL
from trustjournal.storage.working import working_folder

ENDING = "-journal"
_WRITTEN_BESIDE = "wal"
"""How SQLite calls a file whose changes wait beside it; no other is ever written in place."""
_ASIDE = ".set-aside"
_UNREAD = "set-aside-unread"
"""An empty file that is there until somebody was told."""
_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""What each part of such a file begins with, and what follows the name of another file in it."""


def settle(file: Path, key: bytes, journal: str) -> None:
    """Let what lies beside a closed journal stay if it belongs to it, and set it aside if not.

    Raises JournalDamaged, with every byte as it was, when the file reads neither with it nor
    without.
    """
    with told_plainly(file.parent):
        if lies_beside(file) and not _belongs(file, key, journal):
            _set_aside(_beside(file))


def lies_beside(file: Path) -> bool:
    """Whether there is something that would be played back."""
    beside = _beside(file)
    return beside.is_file() and beside.stat().st_size > 0


def names_another(file: Path) -> bool:
    """Whether what lies beside it belongs to a change of several files, which is never made here.

    SQLite would look for the other file, whose name stands there, and go by what is in it.
    """
    with _beside(file).open("rb") as played:
        played.seek(0, os.SEEK_END)
        played.seek(max(0, played.tell() - len(_MAGIC)))
        return played.read() == _MAGIC


def play_back(copy: Path, key: bytes) -> None:
    """Let a copy that nobody needs as it is take in what lies beside it.

    Raises JournalDamaged when it does not read afterwards.
    """
    try:
        with cipher.told_as_problems(copy.parent):
            cipher.open_for_writing(copy, key).close()
    except NotWritable as problem:  # a file of ours is written; what is played back is cut off
        raise JournalDamaged from problem


def set_aside(folder: Path) -> Sequence[Path]:
    """Return what was set aside in a journal's folder and lies there still."""
    return sorted(folder.glob(f"{JOURNAL}{ENDING}*{_ASIDE}"))


def is_unread(folder: Path) -> bool:
    """Whether nobody was told of it yet."""
    return (folder / _UNREAD).exists()


def note_read(folder: Path) -> None:
    """Note that somebody was told."""
    with suppress(OSError):
        (folder / _UNREAD).unlink(missing_ok=True)


def _belongs(file: Path, key: bytes, journal: str) -> bool:
    with working_folder(file.parent) as place:
        alone = _copied(file, place / "alone", ("", "-wal"))
        if _read_as(alone, key, journal) == _WRITTEN_BESIDE:
            return False
        if not names_another(file):
            played = _copied(file, place / "played", ("", "-wal", ENDING))
            if _is_whole(played, key, journal):
                return True
        if not _is_whole(alone, key, journal):
            raise JournalDamaged
    return False


def _beside(file: Path) -> Path:
    return file.with_name(file.name + ENDING)


def _copied(file: Path, place: Path, endings: Sequence[str]) -> Path:
    """Copy a journal with some of what lies beside it; the bytes are encrypted as they are."""
    place.mkdir(mode=0o700)
    for ending in endings:
        each = file.with_name(file.name + ending)
        if each.is_file():
            shutil.copyfile(each, place / each.name)
            (place / each.name).chmod(0o600)
    return place / file.name


def _read_as(copy: Path, key: bytes, journal: str) -> str:
    """Return how the copy's changes are written; nothing when it does not read as the journal."""
    try:
        if cipher.look(copy, key).journal != journal:
            return ""
        with closing(cipher.open_for_reading(copy, key)) as connection:
            return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    except NoRoom:
        raise
    except (JournalProblem, cipher.DatabaseError):
        return ""


def _is_whole(copy: Path, key: bytes, journal: str) -> bool:
    """Whether the copy, with what is played back into it by looking, is the journal in all."""
    try:
        if cipher.look(copy, key).journal != journal:
            return False
        cipher.verify(copy, key)
    except NoRoom:
        raise
    except JournalProblem:
        return False
    return True


def _set_aside(beside: Path) -> None:
    (beside.parent / _UNREAD).touch(mode=0o600)
    beside.rename(free_place(beside.with_name(beside.name + _ASIDE)))
    sync_folder(beside.parent)
