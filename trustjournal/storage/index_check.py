"""Compares the search index with the texts word by word. The index holds tokens, and no text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from trustjournal.storage import search
from trustjournal.storage.search import Document, day_number, row_of

_WORDS_AT_ONCE = 30_000
"""So many are read in less than a tenth of a second."""


class Fault(StrEnum):
    """How the index and the texts can disagree."""

    MISSING = "missing"
    """Written, but not in the index."""
    LEFT_OVER = "left_over"
    """In the index, but no longer written."""
    DIFFERENT = "different"
    """In the index with other words, another day or other marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing about which the index is wrong; rebuild() mends it."""

    kind: str
    id: str
    fault: Fault


class IndexCheck:
    """Compares every word of the index with the texts, in parts that each take a moment.

    What it says is right only when nothing was changed from the first part to the last.
    """

    def __init__(self, connection: Connection) -> None:
        rows = connection.exec_driver_sql("SELECT kind, id, key FROM search_rows").all()
        self._keys = {(kind, id): key for kind, id, key in rows}
        self._taken = set(self._keys.values())
        self._held: dict[int, int] = {}
        self._last = ""
        self._found: list[Difference] = []

    def read_words(self, connection: Connection, at_least: int = _WORDS_AT_ONCE) -> bool:
        """Read on in the index; return whether there is more."""
        for count, word in enumerate(_words_after(connection, self._last)):
            key, token, column, offset = word
            if count >= at_least and token != self._last:
                return True
            self._held[key] = self._held.get(key, 0) + _hash_of(token, column, offset)
            self._last = token
        return False

    def compare(self, documents: Iterable[Document]) -> None:
        """Compare some texts, once all words were read."""
        for document in documents:
            key = self._keys.pop((document.kind, document.id), None)
            if key is None:
                fault: Fault | None = Fault.MISSING
            else:
                right_day = _fits_day(key, day_number(document.day), self._taken)
                fault = _fault(document, self._held.pop(key, None), right_day=right_day)
            if fault is not None:
                self._found.append(Difference(kind=document.kind, id=document.id, fault=fault))

    def differences(self) -> list[Difference]:
        """Return what does not fit, once all texts were compared."""
        unknown = self._held.keys() - set(self._keys.values())
        left = [*self._keys, *(("", str(key)) for key in unknown)]
        over = [Difference(kind=kind, id=id, fault=Fault.LEFT_OVER) for kind, id in left]
        return self._found + over


def check(connection: Connection, documents: Iterable[Document]) -> list[Difference]:
    """Compare every word of the index with the texts. Takes a minute for 100,000 of them."""
    checking = IndexCheck(connection)
    while checking.read_words(connection):
        pass
    checking.compare(documents)
    return checking.differences()


def _fits_day(key: int, day: int, taken: set[int]) -> bool:
    is_full = (day + 1) * search.PER_DAY - 1 in taken
    return key // search.PER_DAY == day or (is_full and key // search.PER_DAY < day)


def _fault(document: Document, held: int | None, *, right_day: bool) -> Fault | None:
    if held is None:
        return Fault.MISSING
    return None if right_day and held == _fingerprint(document) else Fault.DIFFERENT


def _fingerprint(document: Document) -> int:
    _key, title, body, marks = row_of(0, document.title, document.body, document.marks)
    columns = (("title", title), ("body", body), ("marks", marks))
    return sum(
        _hash_of(token, name, offset)
        for name, column in columns
        for offset, token in enumerate(column.split())
    )


def _hash_of(token: str, column: str, offset: int) -> int:
    # Of one text: sums of the hashes of tuples hardly notice when two words change places.
    return hash(f"{offset} {column} {token}")


def _words_after(connection: Connection, last: str) -> Iterator[Any]:
    """Read which word stands where, those before and including the last one left out."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words"
        " USING fts5vocab(main, search_index, instance)"
    )
    return iter(
        connection.exec_driver_sql(
            'SELECT doc, term, col, "offset" FROM temp.search_words WHERE term > ?', (last,)
        )
    )
