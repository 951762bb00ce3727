from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from trustjournal.checkins import store
from trustjournal.checkins.domain import Because, Chip
from trustjournal.core.changes import Changes
from trustjournal.core.clock import moment_of
from trustjournal.core.ids import CheckInId, EntryId, PersonId
from trustjournal.people import store as people_store
from trustjournal.people.problems import NothingToBringBack, PersonGone
from trustjournal.storage import trash

ENTRY = EntryId("e" * 32)
TOKYO = ZoneInfo("Asia/Tokyo")


def _rated(check_ins, person):
    return [each.rating for each in check_ins.of(person.id)]


def test_a_rating_is_kept_with_why_it_was_opened(check_ins, misaki, clock, announced):
    announced.clear()
    check_in = check_ins.rate(misaki.id, 6, because=Because.INVITED, chips=[Chip.HEARD, Chip.SAFE])
    assert check_ins.of(misaki.id) == [check_in]
    assert check_in.moment == moment_of(clock())
    assert (check_in.rating, check_in.because, check_in.chips, check_in.entry) == (
        6,
        Because.INVITED,
        (Chip.HEARD, Chip.SAFE),
        None,
    )
    assert announced == [Changes.CHECKINS]


def test_a_rating_may_belong_to_another_day_and_keeps_its_zone(check_ins, misaki):
    when = moment_of(datetime(2026, 3, 1, 23, 30, tzinfo=ZoneInfo("America/New_York")))
    check_ins.rate(misaki.id, 3.5, because=Because.BY_MYSELF, when=when)
    [kept] = check_ins.of(misaki.id)
    assert kept.moment == when
    assert (kept.moment.day, kept.moment.utc_offset) == (date(2026, 3, 1), -300)
    assert kept.rating == 3.5


def test_nobody_can_be_rated_who_is_not_in_the_journal(check_ins, people, misaki, announced):
    people.delete(misaki.id)
    announced.clear()
    for person in (misaki.id, PersonId("0" * 32)):
        with pytest.raises(PersonGone):
            check_ins.rate(person, 5, because=Because.INVITED)
    assert announced == []


def test_a_rating_outside_the_marks_is_not_kept(check_ins, misaki):
    with pytest.raises(ValueError, match="0 to 10"):
        check_ins.rate(misaki.id, 11, because=Because.INVITED)
    assert check_ins.of(misaki.id) == []


def test_a_saved_one_can_be_corrected_and_stays_the_same_answer(
    check_ins, misaki, clock, announced
):
    first = check_ins.rate(misaki.id, 6, because=Because.AFTER_EVENT)
    clock.advance(minutes=5)
    announced.clear()
    changed = check_ins.change(first.id, rating=4, chips=[Chip.UNEASY])
    assert changed == replace(first, rating=4, chips=(Chip.UNEASY,))
    assert check_ins.of(misaki.id) == [changed]
    assert announced == [Changes.CHECKINS]


def test_a_correction_that_changes_nothing_writes_nothing(check_ins, vault, misaki, announced):
    first = check_ins.rate(misaki.id, 6, because=Because.INVITED)
    announced.clear()
    before = vault.change_counter
    assert check_ins.change(first.id, rating=6, chips=[]) == first
    assert (vault.change_counter, announced) == (before, [])


def test_a_withdrawn_one_waits_in_the_trash_and_can_be_brought_back(
    check_ins, vault, misaki, announced
):
    check_in = check_ins.rate(misaki.id, 6, because=Because.INVITED)
    announced.clear()
    trash_id = check_ins.withdraw(check_in.id)
    assert check_ins.of(misaki.id) == []
    with vault.reading() as connection:
        [thrown] = trash.everything(connection)
    assert (thrown.id, thrown.kind, thrown.title) == (trash_id, "check_in", "美咲")
    assert check_ins.bring_back(trash_id) == check_in
    assert check_ins.of(misaki.id) == [check_in]
    assert announced == [Changes.CHECKINS, Changes.CHECKINS]


def test_what_is_gone_can_neither_be_changed_nor_withdrawn_nor_brought_back_twice(
    check_ins, misaki
):
    check_in = check_ins.rate(misaki.id, 6, because=Because.INVITED)
    trash_id = check_ins.withdraw(check_in.id)
    with pytest.raises(NothingToBringBack):
        check_ins.withdraw(check_in.id)
    with pytest.raises(NothingToBringBack):
        check_ins.change(check_in.id, rating=1, chips=[])
    check_ins.bring_back(trash_id)
    with pytest.raises(NothingToBringBack):
        check_ins.bring_back(trash_id)


def test_the_previous_answer_shows_from_the_sixth_rating_on(check_ins, misaki, clock):
    for rating in range(5):
        assert check_ins.previous(misaki.id) is None
        check_ins.rate(misaki.id, rating, because=Because.INVITED)
        clock.advance(days=1)
    assert check_ins.previous(misaki.id) == 4


def test_the_standing_tells_todays_answers_from_the_one_before(check_ins, misaki, clock):
    for rating in range(5):
        check_ins.rate(misaki.id, rating, because=Because.INVITED)
        clock.advance(days=1)
    assert check_ins.standing(misaki.id).today == ()
    check_ins.rate(misaki.id, 9, because=Because.INVITED)
    clock.advance(minutes=1)
    later = check_ins.rate(misaki.id, 8, because=Because.INVITED)
    other = check_ins.rate(misaki.id, 2, because=Because.BY_MYSELF, another_moment=True)
    standing = check_ins.standing(misaki.id)
    assert (standing.today, standing.previous) == ((later, other), 4)
    assert _rated(check_ins, misaki) == [0, 1, 2, 3, 4, 9, 8, 2]


def test_the_safety_flag_is_offered_once_and_never_when_it_is_set(check_ins, people, misaki, kenta):
    assert check_ins.standing(misaki.id).may_offer_safety
    check_ins.safety_offered(misaki.id)
    check_ins.safety_offered(misaki.id)
    assert not check_ins.standing(misaki.id).may_offer_safety
    assert check_ins.standing(kenta.id).may_offer_safety
    people.amend(kenta.id, {"safety": True})
    assert not check_ins.standing(kenta.id).may_offer_safety


def test_not_today_is_remembered_until_tomorrow(check_ins, misaki, kenta, clock):
    assert check_ins.declined_today() == set()
    check_ins.not_today(misaki.id)
    check_ins.not_today(misaki.id)
    check_ins.not_today(kenta.id)
    assert check_ins.declined_today() == {misaki.id, kenta.id}
    clock.advance(days=1)
    assert check_ins.declined_today() == set()
    check_ins.not_today(kenta.id)
    assert check_ins.declined_today() == {kenta.id}


def test_a_persons_ratings_go_and_come_back_with_them(check_ins, people, misaki, kenta):
    kept = check_ins.rate(misaki.id, 6, because=Because.INVITED)
    withdrawn = check_ins.rate(misaki.id, 7, because=Because.INVITED)
    others = check_ins.rate(kenta.id, 3, because=Because.INVITED)
    trash_of_one = check_ins.withdraw(withdrawn.id)
    trash_id = people.delete(misaki.id)
    assert check_ins.of(misaki.id) == []
    assert check_ins.of(kenta.id) == [others]
    with pytest.raises(PersonGone):  # else the trash could never be emptied again
        check_ins.bring_back(trash_of_one)
    people.bring_back(trash_id)
    assert check_ins.of(misaki.id) == [kept]
    check_ins.bring_back(trash_of_one)
    assert check_ins.of(misaki.id) == [kept, withdrawn]


def test_emptying_the_trash_removes_ratings_before_their_people(
    check_ins, people, vault, misaki, kenta
):
    check_ins.rate(misaki.id, 6, because=Because.INVITED)
    others = check_ins.rate(kenta.id, 3, because=Because.INVITED)
    people.delete(misaki.id)
    with vault.writing() as connection:
        store.forget_thrown(connection)
        people_store.forget_thrown(connection)
        rows = connection.exec_driver_sql("SELECT count(*) FROM check_ins").scalar_one()
        assert store.everything(connection) == [others]
        assert (rows, store.count(connection)) == (1, 1)


# What the journal's entries ask of the store


@pytest.fixture
def noted(vault, clock):
    """Makes the ratings of an entry say this."""

    def note(ratings, moment=None):
        with vault.writing() as connection:
            store.replace_for_entry(
                connection,
                ENTRY,
                moment or moment_of(datetime(2026, 5, 14, 21, tzinfo=TOKYO)),
                ratings,
                Because.BY_MYSELF,
                clock(),
            )
            return store.of_entry(connection, ENTRY)

    return note


def test_an_entry_notes_felt_trust_for_those_it_mentions(check_ins, vault, noted, misaki, kenta):
    noted({misaki.id: 7, kenta.id: 0})
    assert {each.person: each.rating for each in check_ins.of_entry(ENTRY)} == {
        misaki.id: 7,
        kenta.id: 0,
    }
    with vault.reading() as connection:
        assert store.ratings_of_entries(connection, [ENTRY, EntryId("f" * 32)]) == {
            ENTRY: {misaki.id: 7, kenta.id: 0}
        }


def test_saving_an_entry_again_writes_only_what_is_different(
    check_ins, vault, noted, misaki, kenta
):
    first = {each.person: each for each in noted({misaki.id: 7, kenta.id: 3})}
    check_ins.change(first[misaki.id].id, rating=7, chips=[Chip.HEARD])
    before = vault.change_counter
    noted({misaki.id: 7, kenta.id: 3})
    assert vault.change_counter == before
    second = {each.person: each for each in noted({misaki.id: 8})}
    assert set(second) == {misaki.id}
    assert second[misaki.id] == replace(first[misaki.id], rating=8, chips=(Chip.HEARD,))


def test_a_moved_entry_takes_its_ratings_along(check_ins, noted, misaki):
    noted({misaki.id: 7})
    moved = moment_of(datetime(2026, 4, 1, 8, tzinfo=UTC))
    noted({misaki.id: 7}, moved)
    [check_in] = check_ins.of(misaki.id)
    assert check_in.moment == moved


def test_an_entrys_ratings_can_follow_it_into_the_trash(check_ins, vault, noted, misaki, clock):
    noted({misaki.id: 7})
    with vault.writing() as connection:
        trash_id = trash.throw(connection, kind="entry", title="", at=clock())
        assert store.throw_of_entry(connection, ENTRY, trash_id, clock()) == 1
        assert store.throw_of_entry(connection, ENTRY, trash_id, clock()) == 0
    assert check_ins.of(misaki.id) == []
    with vault.writing() as connection:
        assert [each.rating for each in store.bring_back(connection, trash_id)] == [7]
        assert store.bring_back(connection, trash_id) == []


def test_ratings_outlive_an_entry_that_is_removed_for_good(check_ins, vault, noted, misaki):
    noted({misaki.id: 7})
    with vault.writing() as connection:
        store.unlink_entries(connection, [ENTRY])
    [check_in] = check_ins.of(misaki.id)
    assert (check_in.rating, check_in.entry) == (7, None)


def test_the_last_day_of_each_rated_person_is_known(check_ins, vault, misaki, kenta, people):
    people.add("誰か")
    for day in (3, 9, 5):
        when = moment_of(datetime(2026, 5, day, 9, tzinfo=TOKYO))
        check_ins.rate(misaki.id, 5, because=Because.INVITED, when=when)
    gone = check_ins.rate(kenta.id, 5, because=Because.INVITED)
    check_ins.withdraw(gone.id)
    with vault.reading() as connection:
        assert store.last_rated(connection) == {misaki.id: date(2026, 5, 9)}


def test_many_can_be_read_in_at_once(check_ins, vault, misaki, clock):
    one = check_ins.rate(misaki.id, 6, because=Because.INVITED)
    clock.advance(days=1)
    more = [
        replace(one, id=CheckInId(f"{n:032x}"), rating=n, moment=moment_of(clock()))
        for n in range(3)
    ]
    with vault.writing() as connection:
        store.insert_many(connection, more, clock())
        store.insert_many(connection, [], clock())
    assert check_ins.of(misaki.id) == [one, *more]
