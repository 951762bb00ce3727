"""Finding out what a file, a folder or an archive is, and reading it within its limits."""

import stat
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import tzinfo
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from trustjournal.keeping import copyfile
from trustjournal.keeping.importing import day_one, jrnl, own, pages, table
from trustjournal.keeping.importing.arriving import Arriving, Format
from trustjournal.keeping.importing.decoding import decoded
from trustjournal.keeping.importing.members import (
    Member,
    is_archive,
    of_archive,
    of_file,
    of_folder,
)
from trustjournal.keeping.importing.problems import (
    ImportDamaged,
    ImportMissing,
    ImportNotRead,
    IsACopy,
    NothingToImport,
    NotImportable,
)
from trustjournal.keeping.importing.strict_json import NotStrict, loaded
from trustjournal.keeping.reasons import reason

_TABLES = frozenset({"csv", "tsv"})


class Reader:
    """Reads what somebody wants to import; changes nothing."""

    def __init__(
        self, shelved: Iterable[str], further: Mapping[str, Table], zone: tzinfo | None
    ) -> None:
        self._shelved, self._further, self._zone = tuple(shelved), further, zone

    def read(self, path: Path, wanted: Format | None = None) -> Arriving:
        """Return what lies there; a JournalProblem for what is nothing that can be imported."""
        arriving = self._read(path, wanted)
        if arriving.is_empty and not arriving.unread:
            raise NothingToImport
        return arriving

    def _read(self, path: Path, wanted: Format | None) -> Arriving:
        kind = _kind_of(path)
        if stat.S_ISDIR(kind):
            return self._members(of_folder(path), wanted)
        if not stat.S_ISREG(kind):
            raise NotImportable
        if path.suffix == copyfile.SUFFIX:
            raise IsACopy
        if is_archive(path):
            members = of_archive(path)
            if {copyfile.MANIFEST, copyfile.JOURNAL} <= {member.name for member in members}:
                raise IsACopy
            return self._members(members, wanted)
        return self._single(of_file(path), wanted)

    def _members(self, members: Sequence[Member], wanted: Format | None) -> Arriving:
        if not members:
            raise NothingToImport
        if wanted not in (None, Format.MARKDOWN):
            wanted = None  # what a folder holds, it says itself
        documents = {} if wanted is Format.MARKDOWN else self._documents(members)
        told = {name: each for name, each in documents.items() if day_one.is_exported(each)}
        if told:
            return day_one.read(told, members, self._zone)
        if len(documents) == 1 and not any(member.ending in pages.TEXTS for member in members):
            ((name, document),) = documents.items()
            return self._document(document, name)
        if not any(member.ending in pages.TEXTS for member in members):
            raise NotImportable
        return pages.read(members, self._zone)

    def _documents(self, members: Sequence[Member]) -> dict[str, Any]:
        found = {}
        for member in members:
            if member.ending == "json" and member.name.count("/") <= 1:
                try:
                    found[member.name] = loaded(decoded(member.read()).text)
                except NotStrict:
                    raise ImportDamaged from None
        return found

    def _single(self, member: Member, wanted: Format | None) -> Arriving:
        data = member.read()
        if not data.strip():
            raise NothingToImport
        if wanted is Format.CSV or (wanted is None and member.ending in _TABLES):
            return table.read(data, member.name, self._zone)
        if wanted is Format.MARKDOWN:
            return pages.read([_as_text(member)], self._zone)
        if wanted in (Format.JSON, Format.DAY_ONE) or _is_json(member, data):
            return self._json(data, member.name)
        if wanted is None and member.ending not in pages.TEXTS:
            raise NotImportable
        text = decoded(data)
        if wanted is Format.JRNL or jrnl.is_jrnl(text.text):
            return jrnl.read_text(text, member.name, self._zone)
        return pages.read([member], self._zone)

    def _json(self, data: bytes, name: str) -> Arriving:
        try:
            document = loaded(decoded(data).text)
        except NotStrict:
            raise ImportDamaged from None
        return self._document(document, name)

    def _document(self, document: Any, name: str) -> Arriving:
        if own.is_own(document):
            return own.read(document, self._shelved, self._further)
        if day_one.is_exported(document):
            return day_one.read({name: document}, [], self._zone)
        if jrnl.is_exported(document):
            return jrnl.read_exported(document, name, self._zone)
        raise NotImportable


def _kind_of(path: Path) -> int:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        raise ImportMissing from None
    except (OSError, ValueError) as error:
        raise ImportNotRead(reason(error)) from error


def _is_json(member: Member, data: bytes) -> bool:
    """Whether this calls itself JSON, or begins so; a text may begin with any sign."""
    if member.ending in pages.TEXTS:
        return False
    return member.ending == "json" or data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _as_text(member: Member) -> Member:
    return member if member.ending in pages.TEXTS else replace(member, name=f"{member.name}.txt")
