from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal import i18n
from trustjournal.core.changes import Changes
from trustjournal.core.ids import PersonId, TrashId
from trustjournal.core.text import name_key
from trustjournal.people import store
from trustjournal.people.domain import Circle, Closeness, PeopleOrder, TheirRecord
from trustjournal.people.problems import (
    NotAName,
    NothingToBringBack,
    PersonExists,
    PersonGone,
)
from trustjournal.people.service import DELETION, People
from trustjournal.storage import index_check, search, trash


def _found(vault, words):
    with vault.reading() as connection:
        return [hit.id for hit in search.find(connection, words, kinds=["person"])]


def _names(people, *args, **kwargs):
    return [person.name for person in people.everyone(*args, **kwargs)]


def test_somebody_is_added_with_everything_that_is_known_and_read_back(people, clock, announced):
    introducer = people.add("健太")
    added = people.add(
        "美咲",
        reading="みさき",
        called="みーちゃん",
        aliases=("田中",),
        circles=(Circle.FRIEND, Circle.WORK),
        how_met="読書会\nで",
        introducer=introducer.id,
        purpose="長く続く友人",
        can_give="話を聴くこと",
        cares_about="猫",
        strengths="企画",
        we_share="本",
        closeness=Closeness.CLOSER,
        hope_month="散歩",
        hope_two_years="旅",
        limits_stated="夜は電話しない",
        wished_rhythm=14,
        their_record=TheirRecord.OFF,
        safety=True,
        no_check_ins=True,
        no_prompts=True,
        no_rhythm=True,
        no_contact=True,
    )
    assert people.get(added.id) == added
    assert added.created_at == clock()
    assert (added.reading, added.circles, added.introducer, added.wished_rhythm) == (
        "みさき",
        (Circle.FRIEND, Circle.WORK),
        introducer.id,
        14,
    )
    assert announced == [Changes.PEOPLE, Changes.PEOPLE]


def test_what_cannot_be_stored_becomes_what_can(people):
    added = people.add("  美\u3000咲  ", how_met="a\0b\ud800")
    assert (added.name, added.how_met) == ("美 咲", "a\u2400b\ufffd")


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_an_invisible_name_is_refused_in_a_sentence_and_nothing_is_stored(people, announced, name):
    for attempt in (people.add, people.find_or_add):
        with pytest.raises(NotAName):
            attempt(name)
    assert people.everyone() == []
    assert announced == []


def test_a_taken_name_says_whose_it_is_in_any_width_or_case(people):
    kenta = people.add("Kenta")
    with pytest.raises(PersonExists) as refusal:
        people.add("ＫＥＮＴＡ ")
    assert refusal.value.person == kenta
    assert "Kenta" in refusal.value.happened
    assert people.everyone() == [kenta]


def test_the_refusal_speaks_the_language_in_use(people):
    people.add("Kenta")
    i18n.use("ja")
    with pytest.raises(PersonExists) as refusal:
        people.add("Kenta")
    assert "Kenta" in str(refusal.value)


def test_hiragana_and_katakana_may_be_two_people(people):
    people.add("ゆき")
    people.add("ユキ")
    assert len(people.everyone()) == 2


def test_somebody_put_away_still_holds_their_name(people):
    away = people.put_away(people.add("美咲").id)
    with pytest.raises(PersonExists) as refusal:
        people.add("美咲")
    assert refusal.value.person == away


def test_an_old_name_of_one_person_is_free_for_another(people):
    sato = people.change(replace(people.add("田中"), name="佐藤"))
    assert people.named("田中") == sato
    tanaka = people.add("田中")
    assert people.named("田中") == tanaka
    assert people.named("佐藤") == sato


def test_the_command_line_finds_a_person_by_any_of_their_names(people, announced):
    misaki = people.add("佐藤美咲", called="みさきさん", aliases=("田中美咲",))
    announced.clear()
    for name in ("佐藤美咲", "みさきさん", "田中美咲", " 佐藤美咲 "):
        assert people.find_or_add(name) == misaki
    assert announced == []
    assert people.find_or_add("健太").name == "健太"
    assert announced == [Changes.PEOPLE]


def test_nobody_answers_to_a_name_that_is_not_there(people):
    people.add("美咲")
    assert people.named("健太") is None
    assert people.named("") is None


def test_a_renamed_person_keeps_the_old_name_until_it_is_removed(people):
    person = people.add("田中")
    renamed = people.change(replace(person, name="佐藤"))
    assert renamed.aliases == ("田中",)
    assert people.change(replace(renamed, aliases=())).aliases == ()
    assert people.named("田中") is None


def test_a_name_that_is_typed_letter_by_letter_leaves_only_the_name_it_began_with(people):
    person = people.add("田中", aliases=("たなちゃん",))
    for typed in ("佐", "佐藤"):
        latest = people.amend(person.id, {"name": typed}, former_name="田中")
    assert (latest.name, latest.aliases) == ("佐藤", ("たなちゃん", "田中"))
    again = people.amend(person.id, {"name": "田中"}, former_name="田中")
    assert (again.name, again.aliases) == ("田中", ("たなちゃん",))


def test_a_taken_or_empty_name_changes_nothing(people, announced):
    people.add("健太")
    misaki = people.add("美咲")
    announced.clear()
    for name, refusal in (("健太", PersonExists), ("", NotAName)):
        with pytest.raises(refusal):
            people.amend(misaki.id, {"name": name, "purpose": "x"})
    assert people.get(misaki.id) == misaki
    assert announced == []


def test_amending_leaves_what_another_page_changed_meanwhile(people):
    person = people.add("美咲")
    people.amend(person.id, {"safety": True})
    amended = people.amend(person.id, {"purpose": "友人"})
    assert (amended.safety, amended.purpose) == (True, "友人")


def test_a_change_that_changes_nothing_writes_nothing(people, vault, clock, announced):
    person = people.add("美咲", purpose="友人")
    before = vault.change_counter
    announced.clear()
    clock.advance(minutes=1)
    assert people.change(person) == person
    assert (vault.change_counter, announced) == (before, [])


def test_a_change_is_dated(people, clock):
    person = people.add("美咲")
    clock.advance(hours=1)
    changed = people.amend(person.id, {"can_give": "時間"})
    assert (changed.created_at, changed.updated_at) == (person.created_at, clock())


def test_lists_leave_out_who_was_put_away_until_they_are_taken_out(people):
    misaki = people.add("みさき")
    people.add("けんた")
    people.put_away(misaki.id)
    assert _names(people) == ["けんた"]
    assert _names(people, with_put_away=True) == ["けんた", "みさき"]
    people.take_out(misaki.id)
    assert _names(people) == ["けんた", "みさき"]


def test_lists_can_be_by_name_by_circle_and_by_last_entry(people):
    ken = people.add("けんた", circles=(Circle.WORK, Circle.FRIEND))
    aya = people.add("あや", circles=(Circle.WORK,))
    misaki = people.add("みさき")
    assert people.everyone() == [aya, ken, misaki]
    assert people.everyone(PeopleOrder.CIRCLE) == [ken, aya, misaki]
    days = {misaki.id: date(2026, 5, 2), ken.id: date(2026, 5, 1)}
    by_day = people.everyone(PeopleOrder.LAST_ENTRY, last_entries=days)
    assert by_day == [misaki, ken, aya]
    assert people.everyone(PeopleOrder.LAST_ENTRY) == [aya, ken, misaki]


def test_people_are_found_by_name_reading_alias_and_notes(people, vault):
    person = people.add("美咲", reading="みさき", aliases=("田中",), cares_about="白い猫")
    for words in ("美咲", "みさき", "田中", "白い猫"):
        assert _found(vault, words) == [person.id]
    people.amend(person.id, {"cares_about": "犬"})
    assert _found(vault, "白い猫") == []
    assert _found(vault, "犬") == [person.id]


def test_the_index_holds_what_the_tables_say(people, vault):
    people.add("美咲", aliases=("田中",), how_met="読書会")
    gone = people.add("健太")
    people.delete(gone.id)
    with vault.reading() as connection:
        documents = list(store.documents(connection))
        assert index_check.check(connection, documents) == []
    assert [(each.title, each.body) for each in documents] == [("美咲", "田中\n読書会")]


def test_deleting_takes_a_person_out_of_everything_and_undo_brings_all_back(
    people, vault, announced
):
    person = people.add("美咲", cares_about="白い猫")
    announced.clear()
    trash_id = people.delete(person.id)
    assert people.everyone(with_put_away=True) == []
    assert people.named("美咲") is None
    assert _found(vault, "白い猫") == []
    with vault.reading() as connection:
        thrown = trash.everything(connection)
    assert [(each.id, each.kind, each.title) for each in thrown] == [(trash_id, "person", "美咲")]
    with pytest.raises(PersonGone):
        people.get(person.id)
    assert people.bring_back(trash_id) == person
    assert people.everyone() == [person]
    assert _found(vault, "白い猫") == [person.id]
    with vault.reading() as connection:
        assert trash.everything(connection) == []
    assert announced == [DELETION, DELETION]


def test_who_was_deleted_can_neither_be_changed_nor_deleted_again(people):
    person = people.add("美咲")
    people.delete(person.id)
    for attempt in (people.delete, people.put_away, people.take_out, people.get):
        with pytest.raises(PersonGone):
            attempt(person.id)
    with pytest.raises(PersonGone):
        people.change(person)


def test_a_deletion_can_be_undone_once(people):
    trash_id = people.delete(people.add("美咲").id)
    people.bring_back(trash_id)
    for unknown in (trash_id, TrashId("0" * 32)):
        with pytest.raises(NothingToBringBack):
            people.bring_back(unknown)


def test_a_name_taken_meanwhile_gets_a_number_when_the_first_comes_back(people):
    first = people.add("美咲")
    trash_id = people.delete(first.id)
    second = people.add("美咲")
    back = people.bring_back(trash_id)
    assert (back.id, back.name, back.aliases) == (first.id, "美咲 2", ("美咲",))
    assert people.named("美咲") == second


def test_who_introduced_somebody_is_remembered_until_the_trash_is_emptied(people, vault):
    introducer = people.add("健太")
    person = people.add("美咲", introducer=introducer.id)
    people.delete(introducer.id)
    assert people.get(person.id).introducer == introducer.id
    with vault.writing() as connection:
        store.forget_thrown(connection)
    assert people.get(person.id).introducer is None
    assert people.everyone() == [replace(person, introducer=None)]


class _Links:
    """Rows of a feature that refers to people, as that feature would keep them."""

    def __init__(self, fails=False):
        self.thrown, self.back, self.fails = [], [], fails

    def throw(self, connection, person_id, trash_id):
        if self.fails:
            raise RuntimeError("the disk")
        self.thrown.append((person_id, trash_id))

    def bring_back(self, connection, trash_id):
        self.back.append(trash_id)


def test_what_other_features_know_about_a_person_goes_and_comes_back_with_them(
    vault, clock, announced
):
    links = _Links()
    people = People(vault, clock, announced, cascades=[links])
    person = people.add("美咲")
    trash_id = people.delete(person.id)
    assert (links.thrown, links.back) == ([(person.id, trash_id)], [])
    people.bring_back(trash_id)
    assert links.back == [trash_id]


def test_a_deletion_that_fails_half_way_changes_nothing(vault, clock, announced):
    people = People(vault, clock, announced, cascades=[_Links(fails=True)])
    person = people.add("美咲")
    announced.clear()
    with pytest.raises(RuntimeError, match="disk"):
        people.delete(person.id)
    assert people.everyone() == [person]
    assert announced == []
    with vault.reading() as connection:
        assert trash.everything(connection) == []


def test_features_to_the_right_find_or_add_people_within_their_own_transaction(vault, clock):
    with vault.writing() as connection:
        added = store.find_or_insert(connection, " 健 太 ", clock())
        again = store.find_or_insert(connection, "健\u3000太", clock())
        assert added == again
        assert store.count(connection) == 1
        assert store.get(connection, PersonId("nobody")) is None
    assert added.name == "健 太"


def test_many_people_can_be_read_in_at_once(vault, people):
    misaki = people.add("美咲")
    twin = replace(misaki, id=PersonId("f" * 32), name="双子")
    with vault.writing() as connection:
        store.insert_many(connection, [twin])
    assert people.everyone() == [twin, misaki]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(st.sampled_from(["美咲", "Kenta", "ＫＥＮＴＡ", "ゆき", "ユキ"]), max_size=8))
def test_no_two_people_ever_share_a_name(people, names):
    """Whatever is found or added in whatever order."""
    for name in names:
        assert name_key(people.find_or_add(name).name) == name_key(name)
    keys = [name_key(person.name) for person in people.everyone(with_put_away=True)]
    assert len(keys) == len(set(keys))
