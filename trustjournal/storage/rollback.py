"""A -journal file beside the journal: left by a power cut, or laid there by somebody.

SQLite plays back whatever it finds there, before it reads a byte: it writes the pages in it over
those of the journal, and knows neither of whom they are nor how old. A journal that was ever opened
for writing keeps what waits in a -wal file, and never has the other; its first page says so. That
page is read first, from a copy without what lies beside it, and only where it says otherwise, or
nothing, a copy is read with it. Ours puts back that page and no other. No byte of the journal
changes before it is known which of the two is right. What does not belong is kept under another
name (aside.py).
"""

import os
import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from trustjournal.storage import cipher
from trustjournal.storage.aside import ENDING, beside, is_ordinary, lies_beside, set_aside
from trustjournal.storage.files import itself, told_plainly
from trustjournal.storage.problems import JournalDamaged, NotAJournal, NotWritable
from trustjournal.storage.working import working_folder

_WRITTEN_BESIDE = "wal"
"""How SQLite calls a file whose changes wait beside it; no other is ever written in place."""
_AT_ONCE = 1 << 20
_MAGIC = bytes.fromhex("d9d505f920a163d7")
"""What each part of such a file begins with, and what follows the name of another file in it."""


def settle(file: Path, key: bytes, journal: str) -> None:
    """Let what lies beside a closed journal stay if it belongs to it, and set it aside if not.

    Raises JournalDamaged, with every byte as it was, when the file reads neither with it nor
    without; another problem when that could not be found out.
    """
    with told_plainly(file.parent):
        if not lies_beside(file):
            return
        try:
            is_ours = is_ordinary(file) and _belongs(file, key, journal)
        except NotWritable as problem:  # of the copies, whose place nobody knows
            raise NotWritable(file.parent) from problem
        if not is_ours:
            set_aside(file)


def can_be_played_back(file: Path) -> bool:
    """Whether what lies beside a file may be tried on a copy of it."""
    return lies_beside(file) and is_ordinary(file) and not _names_another(file)


def _names_another(file: Path) -> bool:
    """Whether what lies beside it belongs to a change of several files, which is never made here.

    SQLite would look for the other file, whose name stands there, and go by what is in it.
    """
    with beside(file).open("rb") as played:
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


def copied(file: Path, place: Path, endings: Sequence[str]) -> Path:
    """Copy a journal with some of what lies beside it; the bytes are encrypted as they are."""
    place.mkdir(mode=0o700)
    real = itself(file)
    for ending in endings:
        each, copy = real.with_name(real.name + ending), place / (file.name + ending)
        if each.is_file():
            shutil.copyfile(each, copy)
            copy.chmod(0o600)
    return place / file.name


def _belongs(file: Path, key: bytes, journal: str) -> bool:
    with working_folder(file.parent) as place:
        alone = copied(file, place / "alone", ("", "-wal"))
        if _how_written(alone, key) == _WRITTEN_BESIDE:
            return False
        if not _names_another(file):
            played = copied(file, place / "played", ("", "-wal", ENDING))
            if _is_whole(played, key, journal) and _same_words(file, played):
                return True
        if not _is_whole(alone, key, journal):
            raise JournalDamaged
    return False


def _how_written(copy: Path, key: bytes) -> str:
    """Return what the first page says of how changes are written; nothing where it is damaged.

    No other page is asked: where one of those is damaged, this one still knows that nothing is to
    be played back. A disk that fails answers nothing at all, which is no damage.
    """
    try:
        with closing(cipher.open_for_reading(copy, key)) as connection:
            connection.execute("PRAGMA user_version").fetchone()
            return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    except cipher.DatabaseError as error:
        problem = cipher.problem_of(error, copy.parent)
        if problem is None or isinstance(problem, JournalDamaged):
            return ""
        raise problem from error


def _is_whole(copy: Path, key: bytes, journal: str) -> bool:
    """Whether the copy, with what is played back into it by looking, is the journal in all."""
    try:
        if cipher.look(copy, key).journal != journal:
            return False
        cipher.verify(copy, key)
    except (JournalDamaged, NotAJournal, cipher.DatabaseError):
        return False
    return True


def _same_words(file: Path, played: Path) -> bool:
    """Whether nothing but the first page was put back: no other is ever written in place here.

    An older state that is whole could otherwise cover the newer one whose first page is damaged.
    """
    with file.open("rb") as present, played.open("rb") as put_back:
        for each in (present, put_back):
            each.seek(cipher.PAGE)
        while part := present.read(_AT_ONCE):
            if put_back.read(_AT_ONCE) != part:
                return False
        return not put_back.read(1)
