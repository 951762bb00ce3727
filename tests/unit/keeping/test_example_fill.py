from datetime import date
from zoneinfo import ZoneInfo

import pytest

from trustjournal.checkins import store as checkins_store
from trustjournal.core.clock import local_zone
from trustjournal.journal import checking
from trustjournal.journal import store as journal_store
from trustjournal.keeping import example
from trustjournal.people import store as people_store
from trustjournal.review import store as review_store
from trustjournal.services import SHELVES
from trustjournal.storage import index_check, search
from trustjournal.storage.vault import Vault

LAST_DAY = date(2026, 5, 14)


@pytest.mark.parametrize(("language", "word"), [("ja", "約束"), ("en", "promise")])
def test_an_example_journal_can_be_read_and_searched(vault, language, word):
    example.fill(vault, language, LAST_DAY)
    with vault.reading() as connection:
        assert journal_store.counts(connection)["entries"] == 500
        assert len(people_store.everyone(connection)) == 9
        assert checkins_store.count(connection) > 300
        hits = search.find(connection, word, kinds=("entry",), limit=500)
        entries = journal_store.by_ids(connection, [hit.id for hit in hits])
    assert len(entries) >= 5
    for entry in entries:
        assert word in entry.content.text.lower() or word in entry.content.tags


def test_an_example_journal_is_sound(vault):
    example.fill(vault, "ja", LAST_DAY, entries=120)
    with vault.reading() as connection:
        documents = [
            *journal_store.documents(connection),
            *people_store.documents(connection),
            *(each for shelf in SHELVES for each in shelf.documents(connection)),
            *review_store.documents(connection),
        ]
        assert index_check.check(connection, documents) == []
        assert checking.changed_outside(connection) == []
    assert vault.is_whole()


def test_the_same_arguments_fill_the_same_journal(vault, tmp_path):
    other = Vault(tmp_path / "other", tmp_path / "copies")
    other.create(None)
    digests = set()
    for each in (vault, other):
        example.fill(each, "en", LAST_DAY, entries=200, zone=ZoneInfo("Europe/London"))
        with each.reading() as connection:
            digests.add(checking.digest(connection))
    other.close()
    assert len(digests) == 1


def test_the_writer_lives_where_the_computer_is(vault):
    example.fill(vault, "en", LAST_DAY, entries=40)
    with vault.reading() as connection:
        numbers = range(1, 41)
        entries = journal_store.by_numbers(connection, numbers)
    assert {entry.moment.zone for entry in entries} == {local_zone().key}


def test_more_than_one_transaction_loses_nothing(vault):
    example.fill(vault, "en", LAST_DAY, entries=2 * example.ENTRIES_AT_ONCE + 7)
    with vault.reading() as connection:
        assert journal_store.counts(connection)["entries"] == 2 * example.ENTRIES_AT_ONCE + 7


def test_two_lives_fit_into_one_journal(vault):
    """As the benchmarks write them, one in each language."""
    example.fill(vault, "ja", LAST_DAY, entries=60)
    example.fill(vault, "en", LAST_DAY, entries=60, seed=2)
    with vault.reading() as connection:
        assert journal_store.counts(connection)["entries"] == 120
