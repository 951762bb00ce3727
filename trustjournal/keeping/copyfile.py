"""The file format of a copy (.tjbak): one ZIP without compression, checked by one digest.

Members, in this order: `manifest.json` (what may be known without the passphrase), `slots.json`
(the key file) and `journal.db` (the encrypted journal). The archive's comment is the SHA-256 of
every byte before it, so a copy ends in a digest of itself and still opens with any ZIP tool.
docs/formats/copy.md describes it in full.
"""

import errno
import hashlib
import json
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from trustjournal.core.moving import moved
from trustjournal.core.problems import JournalProblem
from trustjournal.keeping.problems import CopyDamaged, CopyNotRead, CopyTooNew, NotACopy
from trustjournal.keeping.reasons import reason
from trustjournal.storage.files import sync_folder
from trustjournal.storage.working import in_hand, working_name

SUFFIX = ".tjbak"
FORMAT = 1
MANIFEST, SLOTS, JOURNAL = "manifest.json", "slots.json", "journal.db"
_MEMBERS = (MANIFEST, SLOTS, JOURNAL)
_DIGEST_SIZE = hashlib.sha256().digest_size
_LONGEST_SMALL_MEMBER = 1_000_000
_CHUNK = 1 << 20
_PORTION = 16 * _CHUNK
"""What may wait in the memory: the slowest stick takes it in a quarter of a minute."""
_NONSENSE = (
    ArithmeticError,
    LookupError,
    RuntimeError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
)
"""Too new a ZIP, a password, a number out of range, an end too early, and so on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a copy says about itself in the clear: no day, no name, no word of the journal."""

    format: int
    app: str
    schema: str
    journal_id: str
    change_counter: int
    entries: int


def pack(target: Path, manifest: Manifest, *, slots: bytes, journal: Path) -> None:
    """Write a copy beside its final name, read it back, and only then give it that name.

    Raises OSError when the folder cannot be written, CopyDamaged when the disk did not keep what
    was written.
    """
    with in_hand(working_name(target)) as fresh:
        try:
            descriptor = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w+b") as file:
                _write_archive(file, manifest, slots, journal)
                _seal(file)
                file.flush()
                os.fsync(file.fileno())
            read_manifest(fresh)
            fresh.replace(target)
            sync_folder(target.parent)
        finally:
            fresh.unlink(missing_ok=True)


def _write_archive(file: IO[bytes], manifest: Manifest, slots: bytes, journal: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        archive.comment = bytes(_DIGEST_SIZE)
        archive.writestr(_member(MANIFEST), json.dumps(asdict(manifest), sort_keys=True))
        archive.writestr(_member(SLOTS), slots)
        with (
            journal.open("rb") as reader,
            archive.open(_member(JOURNAL), "w", force_zip64=True) as to,
        ):
            copy_through(reader, to, file)


def copy_through(reader: IO[bytes], to: IO[bytes], file: IO[bytes]) -> None:
    """Write all of it, and have it on the disk in portions, so that one sees whether it moves."""
    ahead = 0
    while chunk := reader.read(_CHUNK):
        to.write(chunk)
        ahead += len(chunk)
        if ahead >= _PORTION:
            file.flush()
            os.fsync(file.fileno())
            ahead = 0
        moved()


def _member(name: str) -> zipfile.ZipInfo:
    """Return a member without a date or an owner: neither belongs into a file that may travel."""
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o600 << 16
    return member


def _seal(file: IO[bytes]) -> None:
    digest = _digest_of(file)
    file.seek(-_DIGEST_SIZE, os.SEEK_END)
    file.write(digest)


def _digest_of(file: IO[bytes]) -> bytes:
    left = file.seek(0, os.SEEK_END) - _DIGEST_SIZE
    file.seek(0)
    digest = hashlib.sha256()
    while left > 0 and (chunk := file.read(min(_CHUNK, left))):
        digest.update(chunk)
        left -= len(chunk)
        moved()
    return digest.digest()


def read_manifest(file: Path) -> Manifest:
    """Check every byte of a copy and return what it says about itself."""
    with _opened(file) as archive:
        return _manifest(archive)


def read_slots(file: Path) -> bytes:
    """Check every byte of a copy and return its key file."""
    with _opened(file) as archive:
        _manifest(archive)
        if archive.getinfo(SLOTS).file_size > _LONGEST_SMALL_MEMBER:
            raise NotACopy
        return archive.read(SLOTS)


def peek(file: Path) -> Manifest | None:
    """Return what a file says about itself, unchecked; nothing when it is no copy."""
    if not file.is_file():  # a pipe would block for ever
        return None
    try:
        with file.open("rb") as raw, _archive(raw) as archive:
            return _manifest(archive)
    except (OSError, JournalProblem):
        return None


def newest_change(folder: Path, journal_id: str) -> int:
    """Return how far a journal had come in the furthest of its copies in a folder."""
    said = [peek(file) for file in folder.glob(f"*{SUFFIX}")]
    return max((m.change_counter for m in said if m and m.journal_id == journal_id), default=0)


def unpack(file: Path, folder: Path) -> Manifest:
    """Lay the key file and the journal of a checked copy into a folder, for their owner only."""
    with _opened(file) as archive:
        manifest = _manifest(archive)
        for name in (SLOTS, JOURNAL):
            descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as to, archive.open(name) as member:
                while chunk := member.read(_CHUNK):
                    to.write(chunk)
                to.flush()
                os.fsync(to.fileno())
        return manifest


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        raw = file.open("rb")
    except OSError as error:
        raise CopyNotRead(reason(error)) from error
    with raw:
        try:
            _require_sealed(raw)
        except OSError as error:
            raise CopyNotRead(reason(error)) from error
        with _archive(raw) as archive:
            if tuple(archive.namelist()) != _MEMBERS or any(
                member.compress_type != zipfile.ZIP_STORED for member in archive.infolist()
            ):
                raise NotACopy
            yield archive


@contextmanager
def _archive(raw: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Read an archive that may be anything; zipfile answers nonsense in many ways."""
    try:
        with zipfile.ZipFile(raw) as archive:
            yield archive
    except (zipfile.BadZipFile, *_NONSENSE):
        raise NotACopy from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the beginning of the file
            raise
        raise NotACopy from None


def _require_sealed(raw: IO[bytes]) -> None:
    size = raw.seek(0, os.SEEK_END)
    if size < _DIGEST_SIZE or not _is_zip(raw):
        raise NotACopy
    raw.seek(-_DIGEST_SIZE, os.SEEK_END)
    if raw.read() != _digest_of(raw):
        raise CopyDamaged


def _is_zip(raw: IO[bytes]) -> bool:
    raw.seek(0)
    return raw.read(4) == b"PK\x03\x04"


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _LONGEST_SMALL_MEMBER:
        raise NotACopy
    try:
        said: Any = json.loads(archive.read(MANIFEST))
        manifest = Manifest(
            format=int(said["format"]),
            app=str(said["app"]),
            schema=str(said["schema"]),
            journal_id=str(said["journal_id"]),
            change_counter=int(said["change_counter"]),
            entries=int(said["entries"]),
        )
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError):
        raise NotACopy from None
    if manifest.format > FORMAT:
        raise CopyTooNew
    return manifest
