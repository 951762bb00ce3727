"""What lies in a folder or an archive: counted and measured before and while it is read.

Nothing is ever unpacked onto the disk, no link is followed, and no archive inside one is opened.
"""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path, PurePosixPath

from trustjournal.keeping.importing.problems import (
    ImportDamaged,
    ImportNotRead,
    ImportTooLarge,
    ImportUnsafe,
)
from trustjournal.keeping.reasons import reason

MOST_MEMBERS = 20_000
MOST_BYTES = 2 * 1024**3
"""Of all members together, unpacked."""
LARGEST_FILE = 512 * 1024**2
TIGHTEST = 100
"""Bytes that one packed byte may become; text packs some ten to one."""
SMALL = 1024**2
"""Below this size it does not matter how tightly it was packed."""
_LONGEST_NAME = 1000
_LARGEST_DIRECTORY = MOST_MEMBERS * 512
_END = struct.Struct("<4s4H2LH")
"""How an archive ends: its sixth figure is the size of its directory."""
_NONSENSE = (
    zipfile.BadZipFile, ArithmeticError, LookupError, RuntimeError, ValueError, EOFError,
    NotImplementedError, struct.error, zlib.error,
)  # fmt: skip
"""What zipfile answers to too new a ZIP, a password, a number out of range, an early end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a folder or an archive, by its path inside."""

    name: str
    size: int
    changed_at: datetime | None
    """When it was last changed, as far as that is known."""
    read: Callable[[], bytes]
    """Returns its bytes; a JournalProblem when they cannot be had."""

    @property
    def ending(self) -> str:
        """Return what its name ends in, without the dot, in small letters."""
        return PurePosixPath(self.name).suffix.removeprefix(".").lower()


def file_bytes(file: Path, most: int = LARGEST_FILE) -> bytes:
    """Return a file's bytes, never more than may be."""
    try:
        with file.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        raise ImportNotRead(reason(error)) from error
    if len(data) > most:
        raise ImportTooLarge
    return data


def of_file(file: Path) -> Member:
    """Return a single file."""
    found = file.stat()
    return Member(
        name=file.name,
        size=found.st_size,
        changed_at=_instant(found.st_mtime),
        read=partial(file_bytes, file),
    )


def of_folder(folder: Path) -> list[Member]:
    """Return the files of a folder and of those in it, by name; hidden ones and links are not."""
    found: list[Member] = []
    total = 0
    try:
        for file in _files(folder):
            status = file.stat(follow_symlinks=False)
            total += status.st_size
            if len(found) == MOST_MEMBERS or total > MOST_BYTES:
                raise ImportTooLarge
            name = file.relative_to(folder).as_posix()
            found.append(
                Member(
                    name=_readable(name),
                    size=status.st_size,
                    changed_at=_instant(status.st_mtime),
                    read=partial(file_bytes, file),
                )
            )
    except OSError as error:
        raise ImportNotRead(reason(error)) from error
    return sorted(found, key=lambda member: member.name)


def _files(folder: Path) -> Iterator[Path]:
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as inside:
            for each in inside:
                if each.name.startswith("."):
                    continue
                if each.is_dir(follow_symlinks=False):
                    waiting.append(Path(each.path))
                    if len(waiting) > MOST_MEMBERS:
                        raise ImportTooLarge
                elif each.is_file(follow_symlinks=False):
                    yield Path(each.path)


def _readable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def is_archive(file: Path) -> bool:
    """Whether a file begins as a ZIP does, an empty one too."""
    try:
        with file.open("rb") as opened:
            return opened.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except OSError as error:
        raise ImportNotRead(reason(error)) from error


def of_archive(file: Path) -> list[Member]:
    """Return the files of an archive, by name.

    ImportUnsafe when one would lie outside of it; ImportTooLarge before anything is unpacked.
    """
    _require_short_directory(file)
    archive = _opened(file)
    if len(archive.infolist()) > MOST_MEMBERS:
        raise ImportTooLarge
    infos = [info for info in archive.infolist() if not info.is_dir()]
    for info in infos:
        _require_inside(info.filename)
    if len({info.filename for info in infos}) != len(infos):
        raise ImportUnsafe
    _require_moderate(infos)
    kept = [info for info in infos if not _is_link(info) and not _is_hidden(info.filename)]
    return sorted((_packed(archive, info) for info in kept), key=lambda member: member.name)


def _opened(file: Path) -> zipfile.ZipFile:
    """Open an archive once: its directory is read anew each time, and may be long.

    It is closed when nobody holds one of its members any more.
    """
    try:
        return zipfile.ZipFile(file)
    except _NONSENSE:
        raise ImportDamaged from None
    except OSError as error:
        raise ImportDamaged from error


def _require_short_directory(file: Path) -> None:
    """Look at the end of an archive first: its directory alone could take minutes to read."""
    try:
        with file.open("rb") as opened:
            size = opened.seek(0, os.SEEK_END)
            opened.seek(max(0, size - _END.size - 0xFFFF))
            tail = opened.read()
    except OSError as error:
        raise ImportNotRead(reason(error)) from error
    at = tail.rfind(b"PK\x05\x06")
    if size > MOST_BYTES:
        raise ImportTooLarge
    if at < 0 or len(tail) - at < _END.size:
        raise ImportDamaged
    directory = _END.unpack_from(tail, at)[5]
    if directory > _LARGEST_DIRECTORY:
        raise ImportTooLarge


def _require_inside(name: str) -> None:
    parts = name.replace("\\", "/").split("/")
    if (
        not parts[0]
        or ".." in parts
        or ":" in parts[0]
        or "\0" in name
        or len(name) > _LONGEST_NAME
    ):
        raise ImportUnsafe


def _require_moderate(infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise ImportTooLarge
    for info in infos:
        tight = info.file_size > TIGHTEST * max(1, info.compress_size)
        if info.file_size > LARGEST_FILE or (tight and info.file_size > SMALL):
            raise ImportTooLarge


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)


def _packed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    return Member(
        name=_readable(info.filename),
        size=info.file_size,
        changed_at=_local_time(info.date_time),
        read=partial(_unpacked, archive, info),
    )


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; never more than its directory promised, whatever comes out."""
    try:
        with archive.open(info) as member:
            data = member.read(info.file_size + 1)
    except _NONSENSE:
        raise ImportDamaged from None
    except OSError as error:
        raise ImportNotRead(reason(error)) from error
    if len(data) != info.file_size:
        raise ImportDamaged
    return data


def _instant(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, tz=UTC)
    except (OverflowError, OSError, ValueError):
        return None


def _local_time(parts: tuple[int, ...]) -> datetime | None:
    """Archives know the wall clock only; 1980 begins where no time was noted."""
    try:
        year, month, day, hour, minute, second = parts[:6]
        noted = datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - no zone is known
    except ValueError:
        return None
    return None if noted.year <= 1980 else noted.astimezone()  # noqa: PLR2004 - how ZIP begins
