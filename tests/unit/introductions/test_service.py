"""Introductions in a real journal, and the one field that says the same."""

from dataclasses import replace
from datetime import date

import pytest

from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId
from trustjournal.introductions import store
from trustjournal.introductions.domain import stated
from trustjournal.journal.domain import Query
from trustjournal.journal.service import Journal
from trustjournal.milestones.problems import NoLongerThere
from trustjournal.people.problems import NothingToBringBack, PersonGone

DAY = date(2026, 5, 1)
TODAY = date(2026, 5, 14)


@pytest.fixture
def around(introductions):
    """Returns the introductions on a person's page."""
    return lambda person: list(introductions.around(person).introductions)


def _introducer(people, person):
    return people.get(person).introducer


# One piece of truth


def test_who_is_chosen_in_the_form_is_an_introduction(people, ueda, kim, around):
    people.amend(kim, {"introducer": ueda})
    assert around(kim) == around(ueda) == [stated(kim, ueda)]


def test_who_is_noted_here_is_chosen_in_the_form(introductions, people, ueda, kim, announced):
    introductions.introduce(ueda, kim, day=DAY)
    assert _introducer(people, kim) == ueda
    assert announced[-1] == Changes.INTRODUCTIONS | Changes.PEOPLE


def test_what_is_noted_of_a_stated_one_becomes_its_only_row(
    introductions, people, ueda, kim, around
):
    people.amend(kim, {"introducer": ueda})
    [only_stated] = around(kim)
    thanked = introductions.thank(only_stated, DAY)
    assert thanked.is_noted
    assert around(kim) == [thanked]
    # A second press came before the first was shown.
    told = introductions.tell(only_stated, TODAY)
    assert around(kim) == [told]
    assert (told.id, told.thanked_on, told.told_on) == (thanked.id, DAY, TODAY)


def test_a_second_introducer_leaves_the_first_in_the_form(
    introductions, people, ueda, kim, taro, around
):
    people.amend(kim, {"introducer": ueda})
    also = introductions.introduce(taro, kim)
    assert _introducer(people, kim) == ueda
    assert around(kim) == [also, stated(kim, ueda)]


def test_another_choice_in_the_form_hides_nothing_that_was_noted(
    introductions, people, ueda, kim, taro, around
):
    noted = introductions.introduce(ueda, kim, note="読書会で")
    people.amend(kim, {"introducer": taro})
    assert around(kim) == [noted, stated(kim, taro)]
    people.amend(kim, {"introducer": None})
    assert around(kim) == [noted]
    introductions.keep(replace(noted, note="読書会の帰りに"))
    assert _introducer(people, kim) is None


def test_a_corrected_row_corrects_the_form(introductions, people, ueda, kim, taro):
    noted = introductions.introduce(ueda, kim)
    corrected = introductions.keep(replace(noted, introducer=taro))
    assert _introducer(people, kim) == taro
    introductions.keep(replace(corrected, introducer=None, met=taro))
    assert _introducer(people, kim) is None


def test_a_deleted_row_does_not_come_back_through_the_form(
    introductions, people, ueda, kim, around, announced
):
    noted = introductions.introduce(ueda, kim, note="読書会で")
    trash_id = introductions.delete(noted.id)
    assert around(kim) == []
    assert _introducer(people, kim) is None
    assert announced[-1] == Changes.INTRODUCTIONS | Changes.PEOPLE
    introductions.bring_back(trash_id)
    assert around(kim) == [noted]
    assert _introducer(people, kim) == ueda
    with pytest.raises(NothingToBringBack):
        introductions.bring_back(trash_id)


def test_what_the_form_says_by_now_outlives_an_undo(introductions, people, ueda, kim, taro):
    noted = introductions.introduce(ueda, kim)
    trash_id = introductions.delete(noted.id)
    people.amend(kim, {"introducer": taro})
    introductions.bring_back(trash_id)
    assert _introducer(people, kim) == taro


def test_a_field_that_says_otherwise_is_left_alone_by_a_deletion(
    introductions, people, ueda, kim, taro, announced
):
    noted = introductions.introduce(ueda, kim)
    people.amend(kim, {"introducer": taro})
    introductions.delete(noted.id)
    assert _introducer(people, kim) == taro
    assert announced[-1] == Changes.INTRODUCTIONS


# Noting


def test_i_can_introduce_two_to_each_other(introductions, people, kim, taro, around):
    mine = introductions.introduce(None, kim, taro, day=DAY, note="二人とも山が好き")
    assert around(kim) == around(taro) == [mine]
    assert _introducer(people, kim) is _introducer(people, taro) is None
    trash_id = introductions.delete(mine.id)
    introductions.bring_back(trash_id)
    assert around(kim) == [mine]


def test_whoever_led_to_the_person_comes_first(introductions, ueda, kim, taro, around):
    mine = introductions.introduce(None, kim, taro)
    to_me = introductions.introduce(ueda, kim)
    assert around(kim) == [to_me, mine]


def test_what_is_not_changed_is_not_written_again(introductions, ueda, kim, announced):
    noted = introductions.introduce(ueda, kim)
    announced.clear()
    assert introductions.keep(noted) == noted
    assert announced == []


def test_thanks_can_be_taken_back(introductions, ueda, kim):
    noted = introductions.introduce(ueda, kim)
    assert introductions.thank(introductions.thank(noted, DAY), None) == noted


def test_nothing_is_noted_about_nobody(introductions, kim):
    with pytest.raises(PersonGone):
        introductions.introduce(PersonId("nobody"), kim)


def test_what_is_in_the_trash_cannot_be_changed(introductions, ueda, kim):
    noted = introductions.introduce(ueda, kim)
    introductions.delete(noted.id)
    with pytest.raises(NoLongerThere):
        introductions.delete(noted.id)
    with pytest.raises(NoLongerThere):
        introductions.keep(replace(noted, note="more"))


# The people


def test_the_page_gets_names_and_the_map(introductions, people, ueda, kim):
    people.amend(kim, {"introducer": ueda})
    found = introductions.around(kim)
    assert set(found.people) == {ueda, kim}
    assert [each.person for each in found.chain.stations] == [None, ueda, kim]


def test_a_deleted_introducer_takes_along_what_was_noted(introductions, people, ueda, kim, around):
    noted = introductions.introduce(ueda, kim)
    trash_id = people.delete(ueda)
    assert around(kim) == []
    people.bring_back(trash_id)
    assert around(kim) == [noted]


def test_nobody_in_the_trash_is_told_of_when_one_is_brought_back(introductions, people, ueda, kim):
    noted = introductions.introduce(ueda, kim)
    trash_id = introductions.delete(noted.id)
    people.delete(kim)
    with pytest.raises(PersonGone):
        introductions.bring_back(trash_id)


# Searching and the trash


def test_a_note_is_found_and_says_who_it_is_about(
    vault, clock, announced, introductions, ueda, kim
):
    journal = Journal(
        vault, clock, announced, also_findable={store.KIND: store.load}, shelves=[store.shelf]
    )
    noted = introductions.introduce(ueda, kim, day=DAY, note="読書会の帰りに")
    [hit] = journal.search(Query(words="読書会"))
    assert (hit.kind, hit.id, hit.day, hit.title) == (store.KIND, noted.id, DAY, "上田 – キム")
    introductions.delete(noted.id)
    [thrown] = journal.trash()
    assert (thrown.kind, thrown.title) == (store.KIND, "上田 – キム")
    journal.empty_trash()
    assert journal.search(Query(words="読書会")) == []
