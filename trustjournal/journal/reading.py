"""What one reads of a journal: lists, cards, whole entries, search, former versions, the trash."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from trustjournal.core.ids import EntryId, PersonId, PictureId
from trustjournal.i18n import language
from trustjournal.journal import early, finding, listing, pictures, store, templates, versions
from trustjournal.journal.domain import (
    Draft,
    Entry,
    EntryCard,
    EntryOrder,
    Found,
    Picture,
    Query,
    Template,
    Trashed,
    Version,
)
from trustjournal.journal.problems import NotThere
from trustjournal.storage import trash as trash_can
from trustjournal.storage.vault import Vault

FEW = 20
"""Cards in a short list."""


class Reading:
    """Everything about a journal that changes nothing on the disk."""

    def __init__(self, vault: Vault, also_findable: Mapping[str, finding.Load]) -> None:
        self._vault = vault
        self._loads = {**finding.ENTRIES_AND_PEOPLE, **also_findable}

    def get(self, entry_id: EntryId) -> Entry:
        """Return one entry."""
        with self._vault.reading() as connection:
            entry = store.get(connection, entry_id)
        if entry is None:
            raise NotThere
        return entry

    def entries(self, numbers: Sequence[int]) -> list[Entry]:
        """Return whole entries, in the order of the numbers that order() gave."""
        with self._vault.reading() as connection:
            return store.by_numbers(connection, numbers)

    def order(self, query: Query | None = None) -> EntryOrder:
        """Return which entries a list shows, newest first."""
        with self._vault.reading() as connection:
            return listing.order(connection, query)

    def page(self, numbers: Sequence[int]) -> list[EntryCard]:
        """Return what a list shows of some entries."""
        with self._vault.reading() as connection:
            return listing.page(connection, numbers)

    def recent(self, limit: int = FEW) -> list[EntryCard]:
        """Return the newest entries."""
        with self._vault.reading() as connection:
            return early.newest(connection, limit)

    def on_this_day(self, day: date, limit: int = FEW) -> list[EntryCard]:
        """Return what was written on this day of earlier years, newest first."""
        with self._vault.reading() as connection:
            return early.on_this_day(connection, day, limit)

    def marks(self, first: date, last: date) -> dict[date, int]:
        """Return how many entries the days of a calendar have."""
        with self._vault.reading() as connection:
            return listing.marks(connection, first, last)

    def of_person(self, person_id: PersonId, limit: int = FEW) -> list[EntryCard]:
        """Return the newest entries about a person."""
        with self._vault.reading() as connection:
            return listing.of_person(connection, person_id, limit)

    def last_mentioned(self) -> dict[PersonId, date]:
        """Return the last day on which each person was written about."""
        with self._vault.reading() as connection:
            return listing.last_mentioned(connection)

    def tags(self) -> list[str]:
        """Return the tags in use, most used first."""
        with self._vault.reading() as connection:
            return listing.tags(connection)

    def counts(self) -> dict[str, int]:
        """Return how much there is of each kind."""
        with self._vault.reading() as connection:
            return dict(store.counts(connection))

    def search(
        self,
        query: Query,
        *,
        before: int | None = None,
        limit: int = 50,
        kinds: Sequence[str] = (),
        goes_on: Callable[[], bool] = lambda: True,
    ) -> list[Found]:
        """Find, newest first, from below the last key that is known; people come last.

        Looking inside words stops half-way once it need not go on.
        """
        with self._vault.reading() as connection:
            asked = finding.prepared(query, self._loads, kinds)
            return finding.find(connection, asked, before=before, limit=limit, goes_on=goes_on)

    def count(self, query: Query) -> int | None:
        """Return how many hits search() has; nothing when only reading every text would tell."""
        with self._vault.reading() as connection:
            return finding.count(connection, finding.prepared(query, self._loads))

    # Beside the entries

    def versions(self, entry_id: EntryId) -> list[Version]:
        """Return how an entry read, newest first; the first is how it reads now."""
        with self._vault.reading() as connection:
            return versions.of_entry(connection, entry_id)

    def trash(self) -> list[Trashed]:
        """Return everything in the trash, of whatever kind, newest first."""
        with self._vault.reading() as connection:
            thrown = trash_can.everything(connection)
        return [
            Trashed(id=each.id, kind=each.kind, title=each.title, deleted_at=each.deleted_at)
            for each in thrown
        ]

    def picture(self, picture_id: PictureId) -> Picture:
        """Return one picture."""
        with self._vault.reading() as connection:
            picture = pictures.get(connection, picture_id)
        if picture is None:
            raise NotThere
        return picture

    def templates(self) -> list[Template]:
        """Return the user's own texts to begin from, by name."""
        with self._vault.reading() as connection:
            return templates.own(connection)

    def shipped_templates(self) -> list[Template]:
        """Return the texts to begin from that come with the program, in the language in use."""
        return templates.shipped(language())

    def drafts(self) -> list[Draft]:
        """Return what is being written, or was when the program ended; newest first."""
        with self._vault.reading() as connection:
            return early.left_over(connection)
