import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal.checkins.domain import Because
from trustjournal.core.changes import Changes
from trustjournal.core.clock import moment_of
from trustjournal.core.ids import DraftId, EntryId, PersonId
from trustjournal.journal import domain
from trustjournal.journal.domain import Content, Draft, Feeling, Query
from trustjournal.journal.problems import NothingToSave, NotThere, TextTooLong
from trustjournal.journal.service import Journal

HOSTILE = (
    "\ufeffa\u00a0b\r\nc\u2028d\u2029e\ufdd0f\u202eg\U0001f469\u200d\U0001f467h\x01\x7f𠮷e\u0301 "
)


def files(paths):
    return {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(paths.journal.iterdir())
        if file.name != "lock"
    }


def test_an_entry_is_read_back_as_it_was_written(journal, written, kenta, misaki):
    entry = written(
        HOSTILE,
        title="題",
        people=(misaki.id, kenta.id),
        tags=("散歩", "Work"),
        feelings=(Feeling.SAFE, Feeling.SAD),
        courage=0,
        hard=True,
        trust={kenta.id: 7, misaki.id: 0},
        prompt="p001",
    )
    assert journal.get(entry.id) == entry
    assert entry.content.text == HOSTILE
    assert entry.content.people == (misaki.id, kenta.id)
    assert entry.content.trust == {kenta.id: 7, misaki.id: 0}


@given(text=st.text(), title=st.text(max_size=20), tag=st.text(max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_text_is_stored_as_it_was_typed(journal, text, title, tag):
    draft = journal.begin(text="x" + text)
    draft = replace(draft, content=replace(draft.content, title=title, tags=(tag,)))
    entry = journal.get(journal.save(draft, "s").id)
    assert entry.content.text == "x" + text.replace("\0", "\u2400")
    assert entry.content.title == title.replace("\0", "\u2400")


def test_a_lone_surrogate_does_not_make_saving_impossible(written):
    assert written("a\ud83db").content.text == "a\ufffdb"


def test_five_million_characters_are_kept_and_saved(journal):
    draft = journal.begin(text="あいうえお" * 1_000_000)
    journal.keep(draft)
    entry = journal.save(draft, "s")
    assert journal.get(entry.id).content.text == draft.content.text


def test_opening_and_saving_without_a_change_changes_no_byte(journal, written, paths, vault, kenta):
    entry = written(HOSTILE, people=(kenta.id,), tags=("a",), trust={kenta.id: 3})
    before, counter = files(paths), vault.change_counter
    assert journal.save(journal.open(entry.id), "another sitting") == entry
    assert journal.keep(journal.open(entry.id)).kept_at is None
    assert (files(paths), vault.change_counter) == (before, counter)


def test_looking_at_everything_changes_no_byte(journal, written, paths, kenta):
    entry = written("約束", people=(kenta.id,))
    before = files(paths)
    journal.page(journal.order(None).numbers)
    journal.search(Query(words="約束"))
    journal.search(Query(words="約束", inside_words=True))
    journal.versions(entry.id)
    journal.counts()
    assert files(paths) == before


def test_a_change_taken_back_leaves_the_entry_alone_and_no_draft(journal, written):
    entry = written("one")
    draft = journal.open(entry.id)
    journal.keep(replace(draft, content=replace(draft.content, text="one two")))
    assert journal.save(draft, "s") == entry
    assert journal.drafts() == []
    assert journal.get(entry.id) == entry
    assert len(journal.versions(entry.id)) == 1


def test_what_is_typed_is_offered_after_a_crash(journal, vault, clock, announced):
    draft = journal.begin(text="まだ途中")
    journal.keep(replace(draft, cursor=4))
    clock.advance(seconds=2)
    kept = journal.keep(replace(draft, content=Content(text="まだ途中です"), cursor=6))
    vault.close()
    vault.open()
    (offered,) = Journal(vault, clock, announced).drafts()
    assert offered == kept
    assert offered.kept_at == clock()
    assert offered.cursor == 6


def test_a_page_without_a_word_is_not_kept(journal):
    journal.keep(journal.begin(text="  "))
    assert journal.counts()["drafts"] == 0


def test_a_kept_draft_that_was_emptied_is_not_offered(journal):
    draft = journal.keep(journal.begin(text="hello"))
    journal.keep(replace(draft, content=Content(text="")))
    assert journal.drafts() == []


def test_unsaved_changes_of_an_entry_come_first_when_it_is_opened(journal, written):
    entry = written("one")
    draft = journal.open(entry.id)
    kept = journal.keep(replace(draft, content=Content(text="two")))
    assert journal.open(entry.id) == kept
    assert journal.get(entry.id).content.text == "one"


def test_unsaved_changes_of_a_thrown_entry_wait_in_the_trash_with_it(journal, written):
    entry = written("one")
    kept = journal.keep(replace(journal.open(entry.id), content=Content(text="two")))
    trash_id = journal.delete(entry.id)
    with pytest.raises(NotThere):
        journal.open(entry.id)
    journal.bring_back(trash_id)
    assert journal.open(entry.id) == kept


def test_a_second_draft_of_an_entry_does_not_swallow_the_first(journal, written):
    entry = written("one")
    first, second = journal.open(entry.id), journal.open(entry.id)
    journal.keep(replace(first, content=Content(text="words of the first")))
    journal.keep(replace(second, content=Content(text="words of the second")))
    assert journal.open(entry.id).content.text == "words of the second"
    assert "words of the first" in [v.content.text for v in journal.versions(entry.id)]


def test_a_discarded_draft_is_gone_and_its_entry_stays(journal, written):
    entry = written("one")
    draft = journal.keep(replace(journal.open(entry.id), content=Content(text="two")))
    journal.discard(draft.id)
    assert journal.drafts() == []
    assert journal.open(entry.id).content.text == "one"


def test_writing_that_is_put_aside_can_be_brought_back_from_the_trash(journal):
    draft = journal.keep(journal.begin(text="half a thought"))
    trash_id = journal.put_aside(draft)
    assert (journal.drafts(), journal.recent()) == ([], [])
    journal.bring_back(trash_id)
    assert [card.title for card in journal.recent()] == ["half a thought"]


def test_changes_that_are_put_aside_become_a_version(journal, written):
    entry = written("one")
    draft = journal.keep(replace(journal.open(entry.id), content=Content(text="half a change")))
    assert journal.put_aside(draft) is None
    assert journal.drafts() == []
    assert journal.get(entry.id) == entry
    texts = [version.content.text for version in journal.versions(entry.id)]
    assert texts == ["one", "half a change", "one"]


def test_an_empty_new_entry_is_refused_kindly(journal):
    with pytest.raises(NothingToSave):
        journal.save(journal.begin(), "s")
    assert journal.counts()["entries"] == 0


def test_an_entry_may_be_emptied_and_stays(written, edited, journal):
    entry = edited(written("one"), text="")
    assert journal.get(entry.id).content.text == ""


def test_saving_tells_what_changed(journal, written, edited, kenta, announced):
    announced.clear()
    entry = written("one")
    assert announced == [Changes.ENTRIES]
    edited(entry, trust={kenta.id: 3})
    assert announced[-1] == Changes.ENTRIES | Changes.CHECKINS
    announced.clear()
    journal.save(journal.open(entry.id), "s")
    assert announced == []


def test_keeping_tells_once_that_there_is_a_draft(journal, announced):
    draft = journal.begin(text="a")
    announced.clear()
    journal.keep(draft)
    journal.keep(replace(draft, content=Content(text="ab")))
    assert announced == [Changes.DRAFTS]


def test_felt_trust_noted_with_an_entry_becomes_a_check_in(journal, check_ins, written, kenta):
    entry = written("a", people=(kenta.id,), trust={kenta.id: 8})
    (check_in,) = check_ins.of(kenta.id)
    assert (check_in.rating, check_in.entry, check_in.because) == (8, entry.id, Because.BY_MYSELF)
    assert check_in.moment == entry.moment


def test_a_changed_rating_changes_the_check_in_and_a_removed_one_removes_it(
    check_ins, written, edited, kenta
):
    entry = written("a", trust={kenta.id: 8})
    (first,) = check_ins.of(kenta.id)
    entry = edited(entry, trust={kenta.id: 2})
    (second,) = check_ins.of(kenta.id)
    assert (second.id, second.rating) == (first.id, 2)
    edited(entry, trust={})
    assert check_ins.of(kenta.id) == []


def test_a_check_in_stays_as_it_is_when_only_the_text_changes(check_ins, written, edited, kenta):
    entry = written("a", trust={kenta.id: 8})
    before = check_ins.of(kenta.id)
    edited(entry, text="b")
    assert check_ins.of(kenta.id) == before


def test_a_person_deleted_while_the_page_was_open_is_left_out(journal, people, kenta, written):
    draft = journal.begin(text="a")
    people.delete(kenta.id)
    content = replace(draft.content, people=(kenta.id, PersonId("nobody")), trust={kenta.id: 3})
    entry = journal.save(replace(draft, content=content), "s")
    assert (entry.content.people, entry.content.trust) == ((), {})


def test_words_typed_into_an_entry_that_was_removed_for_good_are_an_entry_again(journal, written):
    entry = written("one")
    draft = replace(journal.open(entry.id), content=Content(text="more words"))
    journal.delete(entry.id)
    journal.empty_trash()
    saved = journal.save(draft, "s")
    assert journal.get(saved.id).content.text == "more words"
    assert [hit.id for hit in journal.search(Query(words="words"))] == [saved.id]


def test_words_typed_into_an_entry_in_the_trash_go_there_with_it(journal, written):
    entry = written("one")
    draft = replace(journal.open(entry.id), content=Content(text="more words"))
    trash_id = journal.delete(entry.id)
    journal.save(draft, "s")
    assert journal.search(Query(words="words")) == []
    journal.bring_back(trash_id)
    assert journal.get(entry.id).content.text == "more words"
    assert len(journal.search(Query(words="words"))) == 1


# Days and times


def test_an_entry_about_another_day_stays_on_that_day(journal):
    draft = journal.begin(day=date(2025, 12, 31), text="a")
    entry = journal.save(draft, "s")
    assert entry.moment.day == date(2025, 12, 31)
    assert entry.moment.local.isoformat() == "2025-12-31T21:00:00"
    assert entry.moment.zone == "Asia/Tokyo"


def test_the_day_does_not_move_with_the_reader(journal, written, clock):
    clock.now = datetime(2026, 5, 14, 23, 30, tzinfo=ZoneInfo("Asia/Tokyo"))
    entry = written("a")
    clock.now = datetime(2026, 5, 14, 23, 30, tzinfo=ZoneInfo("Pacific/Apia"))
    read = journal.get(entry.id)
    assert read.moment.day == date(2026, 5, 14)
    assert read.moment.local.isoformat() == "2026-05-14T23:30:00"


def test_an_hour_that_comes_twice_is_kept_in_its_order(journal, written, clock):
    new_york = ZoneInfo("America/New_York")
    clock.now = datetime(2026, 11, 1, 1, 30, tzinfo=new_york, fold=1)
    second = written("the second 01:30")
    clock.now = datetime(2026, 11, 1, 1, 30, tzinfo=new_york)
    first = written("the first 01:30")
    assert [card.id for card in journal.recent()] == [second.id, first.id]
    assert first.moment.local == second.moment.local


def test_a_clock_that_is_set_back_a_year_keeps_writing_and_order(journal, written, clock):
    before = written("before")
    clock.advance(days=-365)
    draft = journal.begin()
    entry = written("約束 on a day a year ago")
    assert entry.moment.day == before.moment.day.replace(year=2025)
    assert [card.id for card in journal.recent()] == [before.id, entry.id]
    clock.advance(days=365)
    again = written("after")
    assert [card.id for card in journal.recent()][:2] == [again.id, before.id]
    assert draft.content.text == ""


def test_a_moved_entry_is_found_and_listed_on_its_new_day(journal, written, check_ins, kenta):
    entry = written("約束", trust={kenta.id: 5})
    written("約束 later", day=date(2026, 5, 13))
    there = moment_of(datetime(2024, 2, 29, 8, 15, tzinfo=ZoneInfo("Europe/Paris")))
    moved = journal.move(entry.id, there)
    assert moved.moment == there
    assert journal.get(entry.id) == moved
    assert [hit.day for hit in journal.search(Query(words="約束"))] == [
        date(2026, 5, 13),
        date(2024, 2, 29),
    ]
    assert [date.fromordinal(day) for day in journal.order(None).days] == [
        date(2026, 5, 13),
        date(2024, 2, 29),
    ]
    assert [each.moment for each in check_ins.of(kenta.id)] == [there]
    assert len(journal.versions(entry.id)) == 1


def test_unsaved_changes_go_along_when_an_entry_is_moved(journal, written):
    entry = written("one")
    journal.keep(replace(journal.open(entry.id), content=Content(text="two")))
    there = moment_of(datetime(2024, 2, 29, 8, 15, tzinfo=UTC))
    journal.move(entry.id, there)
    draft = journal.open(entry.id)
    assert (draft.moment, draft.content.text) == (there, "two")


def test_moving_to_where_it_is_changes_nothing(journal, written, vault):
    entry = written("one")
    counter = vault.change_counter
    assert journal.move(entry.id, entry.moment) == entry
    assert vault.change_counter == counter


# Writing at once


def test_an_entry_is_written_in_one_go_with_everything(journal, people, check_ins, vault):
    counter = vault.change_counter
    entry = journal.write(
        "電話した",
        people=["健太"],
        tags=["電話"],
        trust=6,
        day=date(2026, 1, 2),
        time=time(7, 5),
    )
    assert vault.change_counter == counter + 1
    (kenta,) = people.everyone()
    assert kenta.name == "健太"
    assert journal.get(entry.id).content == Content(
        text="電話した", people=(kenta.id,), tags=("電話",), trust={kenta.id: 6}
    )
    assert entry.moment.local.isoformat() == "2026-01-02T07:05:00"
    assert [each.rating for each in check_ins.of(kenta.id)] == [6]


def test_the_same_name_in_another_width_is_the_same_person(journal, people):
    journal.write("a", people=["Sara"])
    journal.write("b", people=["ＳＡＲＡ"])
    assert len(people.everyone()) == 1


def test_a_text_that_is_too_long_is_refused_before_anything_is_written(
    journal, people, monkeypatch
):
    monkeypatch.setattr("trustjournal.journal.service.LONGEST_TEXT", 10)
    with pytest.raises(TextTooLong):
        journal.write("a" * 11, people=["健太"])
    assert people.everyone() == []
    assert domain.LONGEST_TEXT == 10_000_000


def test_a_failed_write_leaves_nothing_behind(journal, people, vault):
    with pytest.raises(NothingToSave):
        journal.write(" ", people=["健太"])
    assert people.everyone() == []


def test_what_is_not_there_is_told_kindly(journal, clock):
    for asked in (journal.get, journal.open, journal.delete):
        with pytest.raises(NotThere):
            asked(EntryId("nothing"))
    with pytest.raises(NotThere):
        journal.move(EntryId("nothing"), moment_of(clock()))


def test_a_draft_under_an_unknown_entry_id_becomes_that_entry(journal, clock):
    draft = Draft(
        id=DraftId("d"),
        entry=EntryId("e"),
        moment=moment_of(clock()),
        content=Content(text="words"),
    )
    assert journal.save(draft, "s").id == "e"
