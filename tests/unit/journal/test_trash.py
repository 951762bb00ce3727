from dataclasses import replace

import pytest

from tests.unit.journal.test_pictures import a_png
from trustjournal.core.changes import Changes
from trustjournal.core.ids import TemplateId, TrashId
from trustjournal.journal import checking, store
from trustjournal.journal.domain import Content, Query, Template
from trustjournal.journal.problems import NotThere
from trustjournal.journal.tables import (
    drafts,
    entries,
    entry_people,
    entry_tags,
    pictures,
    templates,
    versions,
)
from trustjournal.people.problems import PersonGone
from trustjournal.people.store import people as people_table
from trustjournal.storage import index_check
from trustjournal.storage.trash import trash


def rows(vault, *tables):
    with vault.reading() as connection:
        return [len(connection.execute(table.select()).all()) for table in tables]


def whole(vault):
    """Whether hash and index agree with the entries."""
    with vault.reading() as connection:
        found = checking.changed_outside(connection)
    with vault.writing() as connection:
        differences = index_check.check(connection, store.documents(connection))
        differences = [each for each in differences if each.kind != "person"]
    return found == [] and differences == []


def test_a_deleted_entry_is_nowhere_and_comes_back_whole(journal, written, kenta, vault, announced):
    entry = written("約束", people=(kenta.id,), tags=("a",), trust={kenta.id: 3})
    trash_id = journal.delete(entry.id)
    assert announced[-1] == Changes.ENTRIES
    assert journal.recent() == []
    assert journal.search(Query(words="約束")) == []
    assert journal.search(Query(words="約束", inside_words=True)) == []
    assert (journal.tags(), journal.last_mentioned()) == ([], {})
    with pytest.raises(NotThere):
        journal.get(entry.id)
    (thrown,) = journal.trash()
    assert (thrown.id, thrown.kind, thrown.title) == (trash_id, "entry", "約束")
    journal.bring_back(trash_id)
    assert journal.get(entry.id) == entry
    assert [hit.id for hit in journal.search(Query(words="約束", people=(kenta.id,)))] == [entry.id]
    assert journal.trash() == []
    assert whole(vault)


def test_the_check_ins_of_a_deleted_entry_stay(journal, check_ins, written, kenta):
    entry = written("a", trust={kenta.id: 3})
    journal.delete(entry.id)
    assert [each.rating for each in check_ins.of(kenta.id)] == [3]


def test_the_check_ins_may_go_too_and_come_back_with_the_entry(
    journal, check_ins, written, kenta, announced
):
    entry = written("a", trust={kenta.id: 3})
    trash_id = journal.delete(entry.id)
    assert journal.also_remove_noted(trash_id) == 1
    assert announced[-1] == Changes.CHECKINS
    assert check_ins.of(kenta.id) == []
    journal.bring_back(trash_id)
    assert announced[-1] & Changes.CHECKINS
    assert [each.rating for each in check_ins.of(kenta.id)] == [3]
    assert journal.get(entry.id) == entry


def test_unsaved_changes_wait_in_the_trash_with_their_entry(journal, written):
    entry = written("one")
    journal.keep(replace(journal.open(entry.id), content=Content(text="two")))
    trash_id = journal.delete(entry.id)
    assert journal.drafts() == []
    journal.bring_back(trash_id)
    assert [draft.content.text for draft in journal.drafts()] == ["two"]


def test_entries_people_and_templates_lie_in_one_trash(journal, people, written, kenta, clock):
    entry = written("an entry")
    template = journal.keep_template(Template(id=TemplateId(""), name="a template", text="t"))
    journal.delete(entry.id)
    clock.advance(minutes=1)
    people.delete(kenta.id)
    clock.advance(minutes=1)
    journal.remove_template(template.id)
    assert [(each.kind, each.title) for each in journal.trash()] == [
        ("template", "a template"),
        ("person", "健太"),
        ("entry", "an entry"),
    ]


def test_a_template_comes_back(journal, announced):
    template = journal.keep_template(Template(id=TemplateId(""), name="n", text="t"))
    trash_id = journal.remove_template(template.id)
    assert journal.templates() == []
    journal.bring_back(trash_id)
    assert journal.templates() == [template]
    assert announced[-1] == Changes.TEMPLATES


def test_a_person_is_not_brought_back_as_an_entry(journal, people, kenta):
    trash_id = people.delete(kenta.id)
    for unknown in (trash_id, TrashId("nothing")):
        with pytest.raises(NotThere):
            journal.bring_back(unknown)
    assert len(journal.trash()) == 1


# A person's deletion


def test_entries_stay_when_a_person_is_deleted_and_are_linked_again_on_undo(
    journal, people, written, kenta, misaki, vault
):
    entry = written("健太と美咲", people=(kenta.id, misaki.id), trust={kenta.id: 4})
    trash_id = people.delete(kenta.id)
    without = journal.get(entry.id)
    assert without.content.text == "健太と美咲"
    assert without.content.people == (misaki.id,)
    assert without.content.trust == {}
    assert journal.of_person(kenta.id) == []
    assert journal.last_mentioned().keys() == {misaki.id}
    assert journal.search(Query(words="美咲", people=(kenta.id,))) == []
    assert whole(vault)
    people.bring_back(trash_id)
    assert journal.get(entry.id) == entry
    assert len(journal.search(Query(words="美咲", people=(kenta.id,)))) == 1
    assert whole(vault)


def test_an_entry_of_nobody_but_a_deleted_person_is_about_nobody(journal, people, written, kenta):
    written("約束", people=(kenta.id,))
    nobody = Query(words="約束", without_people=True)
    assert journal.search(nobody) == []
    people.delete(kenta.id)
    assert len(journal.search(nobody)) == 1
    assert len(journal.order(nobody)) == len(journal.order(Query(without_people=True))) == 1


def test_an_entry_edited_while_a_person_lies_in_the_trash_gets_its_link_back(
    journal, people, written, edited, kenta, misaki, vault
):
    entry = written("one", people=(kenta.id,))
    trash_id = people.delete(kenta.id)
    edited(entry, text="two", people=(misaki.id,))
    assert whole(vault)
    people.bring_back(trash_id)
    assert set(journal.get(entry.id).content.people) == {kenta.id, misaki.id}
    assert whole(vault)


def test_a_trashed_entry_about_a_trashed_person_returns_without_then_with_them(
    journal, people, written, kenta
):
    entry = written("one", people=(kenta.id,))
    entry_trash, person_trash = journal.delete(entry.id), people.delete(kenta.id)
    journal.bring_back(entry_trash)
    assert journal.get(entry.id).content.people == ()
    people.bring_back(person_trash)
    assert journal.get(entry.id) == entry


# Emptying


def test_emptying_removes_every_row_of_an_entry(journal, written, edited, kenta, vault, check_ins):
    draft = journal.begin(text="one")
    picture = journal.add_picture(draft.id, a_png(), "p.png")
    text = f"![p](attachment:{picture.id})"
    content = Content(text=text, people=(kenta.id,), tags=("a",), trust={kenta.id: 3})
    entry = journal.save(replace(draft, content=content), "s")
    journal.keep(replace(journal.open(entry.id), content=Content(text="unsaved")))
    journal.delete(entry.id)
    journal.empty_trash()
    tables = (entries, entry_people, entry_tags, versions, pictures, drafts, trash)
    assert rows(vault, *tables) == [0] * len(tables)
    (check_in,) = check_ins.of(kenta.id)
    assert check_in.entry is None
    assert whole(vault)


def test_emptying_a_person_loosens_their_entries_for_good(
    journal, people, written, kenta, misaki, vault
):
    entry = written("健太と美咲", people=(kenta.id, misaki.id), trust={kenta.id: 3})
    both = written("健太と", people=(kenta.id,))
    journal.delete(both.id)
    people.delete(kenta.id)
    journal.empty_trash()
    with pytest.raises(PersonGone):
        people.get(kenta.id)
    assert rows(vault, people_table, entry_people, entries) == [1, 1, 1]
    assert journal.get(entry.id).content.people == (misaki.id,)
    assert whole(vault)


def test_emptying_touches_nothing_that_is_not_in_the_trash(journal, written, kenta, vault):
    entry = written("kept", people=(kenta.id,), tags=("a",), trust={kenta.id: 3})
    draft = journal.keep(journal.begin(text="a draft"))
    journal.delete(written("gone").id)
    journal.remove_template(
        journal.keep_template(Template(id=TemplateId(""), name="n", text="t")).id
    )
    journal.empty_trash()
    assert journal.get(entry.id) == entry
    assert journal.drafts() == [draft]
    assert rows(vault, templates) == [0]
    assert len(journal.versions(entry.id)) == 1
