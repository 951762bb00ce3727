from dataclasses import replace
from datetime import timedelta

import pytest

from trustjournal.core.ids import VersionId
from trustjournal.journal import store
from trustjournal.journal.domain import Content, Query
from trustjournal.journal.problems import NotThere


def texts(journal, entry):
    return [version.content.text for version in journal.versions(entry.id)]


def test_one_sitting_of_a_few_minutes_leaves_one_version(journal, clock):
    draft = journal.begin(text="one")
    entry = journal.save(draft, "s")
    for text in ("one two", "one two three"):
        clock.advance(minutes=2)
        changed = replace(draft, entry=entry.id, content=Content(text=text))
        journal.save(changed, "s")
    (version,) = journal.versions(entry.id)
    assert version.content.text == "one two three"
    assert version.saved_at == clock()


def test_each_sitting_leaves_a_version(journal, written, edited):
    entry = written("one", sitting="first")
    edited(entry, sitting="second", text="two")
    edited(entry, sitting="third", text="three")
    assert texts(journal, entry) == ["three", "two", "one"]


def test_ten_minutes_of_writing_leave_a_version_each(journal, clock):
    draft = journal.begin(text="0")
    entry = journal.save(draft, "s")
    for minute in range(1, 60):
        clock.advance(minutes=1)
        changed = replace(draft, entry=entry.id, content=Content(text=str(minute)))
        journal.save(changed, "s")
    assert texts(journal, entry) == ["59", "49", "39", "29", "19", "9"]


def test_versions_are_never_thinned(journal, written, edited, clock):
    entry = written("0")
    for number in range(1, 40):
        clock.advance(days=30)
        edited(entry, sitting=str(number), text=str(number))
    assert texts(journal, entry) == [str(number) for number in range(39, -1, -1)]


def test_a_text_deleted_within_the_same_minutes_is_still_there(journal):
    long = "これは十分に長い文章で、うっかり消してしまうと困ります。" * 2
    draft = journal.begin(text=long)
    entry = journal.save(draft, "s")
    journal.save(replace(draft, entry=entry.id, content=Content(text="")), "s")
    assert texts(journal, entry) == ["", long]


def test_the_order_holds_when_the_computers_clock_is_put_back(journal, written, edited, clock):
    entry = written("one")
    clock.advance(days=-365)
    edited(entry, sitting="second", text="two")
    assert texts(journal, entry) == ["two", "one"]


def test_an_entry_stored_without_versions_keeps_how_it_read(journal, vault, written, edited, clock):
    first = written("something else")
    stored = replace(first, id="0" * 32, content=Content(text="from the example"))
    with vault.writing() as connection:
        store.insert_many(connection, [stored])
    assert journal.versions(stored.id) == []
    edited(stored, text="changed")
    assert texts(journal, stored) == ["changed", "from the example"]


def test_a_version_is_brought_back_as_a_new_version(journal, written, edited, kenta):
    entry = written("約束", title="T", people=(kenta.id,), tags=("a",), sitting="first")
    edited(entry, text="別のこと", title="", people=(), tags=(), sitting="second")
    (_now, first) = journal.versions(entry.id)
    back = journal.bring_back_version(first.id)
    assert back.content == entry.content
    assert journal.get(entry.id) == back
    assert texts(journal, entry) == ["約束", "別のこと", "約束"]
    assert [hit.id for hit in journal.search(Query(words="約束"))] == [entry.id]
    assert journal.search(Query(words="別のこと")) == []


def test_felt_trust_stays_when_a_version_is_brought_back(
    journal, written, edited, check_ins, kenta
):
    entry = written("one", trust={kenta.id: 2}, sitting="first")
    edited(entry, text="two", trust={kenta.id: 9}, sitting="second")
    back = journal.bring_back_version(journal.versions(entry.id)[-1].id)
    assert (back.content.text, back.content.trust) == ("one", {kenta.id: 9})
    assert [each.rating for each in check_ins.of(kenta.id)] == [9]


def test_unsaved_words_become_a_version_when_another_is_brought_back(journal, written, edited):
    entry = written("one", sitting="first")
    edited(entry, text="two", sitting="second")
    first = journal.versions(entry.id)[-1]
    journal.keep(replace(journal.open(entry.id), content=Content(text="unsaved")))
    journal.bring_back_version(first.id)
    assert journal.open(entry.id).content.text == "one"
    assert texts(journal, entry) == ["one", "unsaved", "two", "one"]
    assert journal.drafts() == []


def test_a_version_of_somebody_deleted_since_comes_back_without_them(
    journal, written, edited, people, kenta
):
    entry = written("one", people=(kenta.id,), sitting="first")
    edited(entry, text="two", sitting="second")
    people.delete(kenta.id)
    back = journal.bring_back_version(journal.versions(entry.id)[-1].id)
    assert (back.content.text, back.content.people) == ("one", ())


def test_bringing_back_how_it_reads_now_changes_nothing(journal, written):
    entry = written("one")
    (version,) = journal.versions(entry.id)
    assert journal.bring_back_version(version.id) == entry
    assert len(journal.versions(entry.id)) == 1


def test_a_version_of_a_gone_entry_is_told_kindly(journal, written):
    entry = written("one")
    (version,) = journal.versions(entry.id)
    journal.delete(entry.id)
    for gone in (version.id, VersionId("nothing")):
        with pytest.raises(NotThere):
            journal.bring_back_version(gone)


def test_saved_at_is_when_it_read_so(journal, written, edited, clock):
    entry = written("one", sitting="first")
    start = clock()
    clock.advance(hours=1)
    edited(entry, text="two", sitting="second")
    assert [v.saved_at - start for v in journal.versions(entry.id)] == [
        timedelta(hours=1),
        timedelta(0),
    ]
