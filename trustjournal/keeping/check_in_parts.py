"""One look over the whole journal, in parts that each take a moment: a save never waits for all.

Between two parts the journal may be changed. What was looked at page by page or entry by entry
does not mind; the index is compared from the beginning then.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from trustjournal.journal import checking as journal_checking
from trustjournal.journal import store as journal_store
from trustjournal.keeping.checking import (
    Finding,
    changed_entries,
    damaged_file,
    loose_rows,
    odd_index,
    set_aside,
)
from trustjournal.storage import aside
from trustjournal.storage.index_check import Difference, IndexCheck
from trustjournal.storage.search import Document
from trustjournal.storage.swap import JOURNAL
from trustjournal.storage.vault import Vault

if TYPE_CHECKING:
    from trustjournal.core.ids import EntryId

Documents = Callable[[Connection], Iterable[Document]]
_ENTRIES_AT_ONCE = 250
_TRIES = 3
"""How often the index is compared from the beginning before it is left for another time."""


def parts(vault: Vault, further: Sequence[Documents]) -> Iterator[list[Finding]]:
    """Yield what each part found; `further` tells what the index must hold beside entries."""
    yield [set_aside(file) for file in aside.everything_set_aside(vault.folder / JOURNAL)]
    for is_sound in (vault.seals_fit, vault.is_in_order):
        if not is_sound():
            yield [damaged_file()]
            return
        yield []
    changed: list[EntryId] = []
    for numbers in _numbers(vault, with_trash=True):
        with vault.reading() as connection:
            changed += journal_checking.changed_among(connection, numbers)
        yield []
    if changed:
        yield [changed_entries(changed)]
    for _unused in range(_TRIES):
        comparing = _Comparing(vault, further)
        for _part in comparing.parts():
            yield []
        if comparing.differences is not None:
            odd = len(comparing.differences)
            yield [odd_index(odd)] if odd else []
            break
    with vault.reading() as connection:
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    yield [loose_rows(len(loose))] if loose else []


def _numbers(vault: Vault, *, with_trash: bool) -> Iterator[Sequence[int]]:
    with vault.reading() as connection:
        numbers = journal_store.numbers(connection, with_trash=with_trash)
    for start in range(0, len(numbers), _ENTRIES_AT_ONCE):
        yield numbers[start : start + _ENTRIES_AT_ONCE]


class _Comparing:
    """Compares the index with what was written, unless that changes meanwhile."""

    def __init__(self, vault: Vault, further: Sequence[Documents]) -> None:
        self._vault, self._further = vault, further
        self._counter = vault.change_counter
        self.differences: list[Difference] | None = None
        """Nothing when it has to begin anew."""

    def parts(self) -> Iterator[None]:
        """Go on by one part."""
        with self._vault.reading() as connection:
            checking = IndexCheck(connection)
        more = True
        while more and self._is_as_before():
            with self._vault.reading() as connection:
                more = checking.read_words(connection)
            yield
        for numbers in _numbers(self._vault, with_trash=False):
            if self._is_as_before():
                with self._vault.reading() as connection:
                    entries = journal_store.some_whole(connection, numbers, with_trash=False)
                    checking.compare(map(journal_store.document, entries))
                yield
        for documents in self._further:
            if self._is_as_before():
                with self._vault.reading() as connection:
                    checking.compare(documents(connection))
                yield
        if self._is_as_before():
            self.differences = checking.differences()

    def _is_as_before(self) -> bool:
        return self._vault.change_counter == self._counter
