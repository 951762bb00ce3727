from sqlalchemy import update

from trustjournal.journal import checking, store
from trustjournal.journal.tables import entries, entry_tags
from trustjournal.storage import index_check, search


def test_an_untouched_journal_shows_no_change(journal, written, people, kenta, vault):
    written("a", people=(kenta.id,), tags=("b",), trust={kenta.id: 3})
    journal.delete(written("b").id)
    people.delete(kenta.id)
    with vault.reading() as connection:
        assert checking.changed_outside(connection) == []


def test_a_text_changed_behind_our_back_is_named(written, vault):
    written("a")
    changed, trashed = written("b"), written("c")
    with vault.writing() as connection:
        connection.execute(update(entries).where(entries.c.id == changed.id).values(text="B"))
        connection.execute(
            entry_tags.insert().values(entry=trashed.id, tag="x", tag_key="x", position=0)
        )
    with vault.reading() as connection:
        assert set(checking.changed_outside(connection)) == {changed.id, trashed.id}


def test_the_index_holds_what_the_entries_say(journal, written, edited, vault):
    entry = written("one", tags=("a",))
    edited(entry, text="two", tags=("b",))
    journal.delete(written("gone").id)
    with vault.writing() as connection:
        assert index_check.check(connection, store.documents(connection)) == []
        search.remove(connection, store.KIND, entry.id)
        (difference,) = index_check.check(connection, store.documents(connection))
        assert (difference.kind, difference.id) == (store.KIND, entry.id)
        search.rebuild(connection, store.documents(connection))
        assert index_check.check(connection, store.documents(connection)) == []


def test_two_journals_with_the_same_entries_have_the_same_digest(journal, written, edited, vault):
    def digest():
        with vault.reading() as connection:
            return checking.digest(connection)

    empty = digest()
    entry = written("one")
    one = digest()
    two = edited(entry, text="two")
    changed = digest()
    edited(two, text="one")
    assert len({empty, one, changed}) == 3
    assert digest() == one
    journal.delete(entry.id)
    assert digest() == one
