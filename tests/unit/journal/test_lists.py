from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal.core.clock import moment_of
from trustjournal.core.ids import EntryId, new_id
from trustjournal.journal import early, listing, store
from trustjournal.journal.domain import Content, Entry, Feeling, Query

TOKYO = ZoneInfo("Asia/Tokyo")


def an_entry(day, hour=12, text="a", **content):
    when = datetime(day.year, day.month, day.day, hour, tzinfo=TOKYO)
    return Entry(
        id=EntryId(new_id()),
        moment=moment_of(when),
        content=Content(text=text, **content),
        created_at=when,
        updated_at=when,
    )


@pytest.fixture
def stored(vault):
    def store_all(*entries):
        with vault.writing() as connection:
            store.insert_many(connection, entries)
        return entries

    return store_all


def ids(journal, query=None):
    return [entry.id for entry in journal.entries(journal.order(query).numbers)]


def test_many_entries_are_stored_at_once_and_read_back(journal, stored, kenta):
    entries = stored(
        *(
            an_entry(date(2020, 1, 1 + number % 28), text=f"text {number}", people=(kenta.id,))
            for number in range(store.CHUNK + 20)
        )
    )
    read = journal.entries(journal.order(None).numbers)
    assert sorted(read, key=lambda entry: entry.id) == sorted(entries, key=lambda entry: entry.id)
    assert len(journal.search(Query(words="text 7", people=(kenta.id,)), limit=1000)) == len(
        [entry for entry in entries if "text 7" in entry.content.text]
    )


def test_the_order_is_by_day_then_time_newest_first(journal, stored):
    morning, evening = an_entry(date(2026, 5, 2), 8), an_entry(date(2026, 5, 2), 20)
    before, after = an_entry(date(2026, 5, 1), 23), an_entry(date(2026, 5, 3), 0)
    stored(morning, after, before, evening)
    assert ids(journal) == [after.id, evening.id, morning.id, before.id]
    order = journal.order()
    assert [date.fromordinal(day).day for day in order.days] == [3, 2, 2, 1]
    assert len(order) == 4


def test_entries_are_listed_by_what_is_asked(journal, stored, kenta, misaki, people):
    plain = an_entry(date(2026, 1, 1))
    about = an_entry(date(2026, 1, 2), people=(kenta.id, misaki.id), tags=("Work", "散歩"))
    other = an_entry(date(2026, 1, 3), people=(misaki.id,), feelings=(Feeling.SAD, Feeling.SAFE))
    stored(plain, about, other)
    assert ids(journal, Query(people=(misaki.id,))) == [other.id, about.id]
    assert ids(journal, Query(people=(misaki.id, kenta.id))) == [about.id]
    assert ids(journal, Query(without_people=True)) == [plain.id]
    assert ids(journal, Query(tags=("ｗｏｒｋ",))) == [about.id]
    assert ids(journal, Query(tags=("work", "走"))) == []
    assert ids(journal, Query(feelings=(Feeling.SAFE,))) == [other.id]
    assert ids(journal, Query(since=date(2026, 1, 2))) == [other.id, about.id]
    assert ids(journal, Query(until=date(2026, 1, 2))) == [about.id, plain.id]
    assert ids(journal, Query(words="a", since=date(2026, 1, 2))) == [other.id, about.id]
    assert ids(journal, Query(words="nothing like it")) == []


def test_a_card_shows_what_a_list_needs(journal, stored, kenta):
    text = "\n\n## 約束の日\n" + "長い文。" * 200
    (entry,) = stored(
        an_entry(
            date(2026, 5, 1),
            text=text,
            people=(kenta.id,),
            tags=("a", "b"),
            feelings=(Feeling.GLAD,),
            hard=True,
        )
    )
    (card,) = journal.page(journal.order().numbers)
    assert (card.id, card.moment, card.title) == (entry.id, entry.moment, "約束の日")
    assert card.opening == text[: early.OPENING]
    assert (card.people, card.tags, card.feelings) == ((kenta.id,), ("a", "b"), (Feeling.GLAD,))
    assert (card.hard, card.has_pictures) == (True, False)


def test_a_given_title_speaks_for_the_entry_and_a_late_first_line_is_found(journal, stored):
    stored(
        an_entry(date(2026, 5, 3), text="text", title="題"),
        an_entry(date(2026, 5, 2), text="\n" * (early.OPENING + 5) + "late"),
        an_entry(date(2026, 5, 1), text=" \n "),
    )
    assert [card.title for card in journal.recent()] == ["題", "late", ""]


def test_unknown_numbers_are_left_out_of_a_page(journal, stored):
    stored(an_entry(date(2026, 5, 1)))
    (number,) = journal.order().numbers
    assert [card.number for card in journal.page([number + 5, number])] == [number]


def test_short_lists_are_as_long_as_asked(journal, stored, kenta):
    stored(*(an_entry(date(2026, 5, day), people=(kenta.id,)) for day in range(1, 10)))
    assert [card.moment.day.day for card in journal.recent(2)] == [9, 8]
    assert [card.moment.day.day for card in journal.of_person(kenta.id, 2)] == [9, 8]
    assert journal.last_mentioned() == {kenta.id: date(2026, 5, 9)}


def test_the_calendar_counts_the_entries_of_its_days(journal, stored):
    stored(
        *(
            an_entry(day)
            for day in (
                date(2026, 4, 30),
                date(2026, 5, 1),
                date(2026, 5, 1),
                date(2026, 5, 31),
                date(2026, 6, 1),
            )
        )
    )
    assert journal.marks(date(2026, 5, 1), date(2026, 5, 31)) == {
        date(2026, 5, 1): 2,
        date(2026, 5, 31): 1,
    }


def test_this_day_of_earlier_years_is_remembered_newest_first(journal, stored):
    earlier, long_ago = an_entry(date(2025, 5, 14)), an_entry(date(1999, 5, 14))
    stored(earlier, long_ago, an_entry(date(2026, 5, 14)), an_entry(date(2025, 5, 13)))
    assert [card.id for card in journal.on_this_day(date(2026, 5, 14))] == [earlier.id, long_ago.id]


def test_nothing_is_remembered_in_an_empty_journal(journal):
    assert journal.on_this_day(date(2026, 5, 14)) == []


@pytest.mark.parametrize(
    ("today", "remembered"),
    [
        (date(2028, 2, 29), [date(2024, 2, 29)]),
        (date(2028, 2, 28), [date(2027, 2, 28), date(2025, 2, 28)]),
        (date(2026, 2, 28), [date(2025, 2, 28), date(2024, 2, 29)]),
        (date(2026, 3, 1), [date(2025, 3, 1)]),
    ],
)
def test_the_twenty_ninth_of_february_is_not_forgotten(journal, stored, today, remembered):
    days = (
        date(2024, 2, 29),
        date(2025, 2, 28),
        date(2025, 3, 1),
        date(2027, 2, 28),
    )
    stored(*(an_entry(day) for day in days))
    shown = [card.moment.day for card in journal.on_this_day(today)]
    assert shown == remembered


@given(
    days=st.lists(st.dates(date(1900, 1, 1), date(2100, 12, 31)), max_size=12),
    today=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_days_are_right_over_two_centuries(vault, days, today):
    entries = [an_entry(day) for day in days]
    with vault.writing() as connection:
        only_here = connection.begin_nested()
        store.insert_many(connection, entries)
        shown = [card.moment.day for card in early.on_this_day(connection, today, 99)]
        order = listing.order(connection, None)
        marks = listing.marks(connection, today, date(2100, 12, 31))
        only_here.rollback()
    assert [date.fromordinal(day) for day in order.days] == sorted(days, reverse=True)
    assert marks == {day: days.count(day) for day in days if day >= today}

    def is_same(day):
        if day.year >= today.year:
            return False
        if (today.month, today.day) == (2, 28) and day.month == 2 and day.day == 29:
            return not (today.year % 4 == 0 and (today.year % 100 or today.year % 400 == 0))
        return (day.month, day.day) == (today.month, today.day)

    assert shown == sorted(filter(is_same, days), reverse=True)


def test_tags_come_most_used_first_in_their_usual_spelling(journal, stored):
    stored(
        an_entry(date(2026, 1, 1), tags=("work", "散歩")),
        an_entry(date(2026, 1, 2), tags=("Work", "b")),
        an_entry(date(2026, 1, 3), tags=("Work",)),
        an_entry(date(2026, 1, 4), tags=("散歩",)),
    )
    assert journal.tags() == ["Work", "散歩", "b"]


def test_counts_leave_out_what_lies_in_the_trash(journal, written, kenta):
    written("a", tags=("x", "y"))
    gone = written("b", tags=("z",))
    journal.delete(gone.id)
    counts = journal.counts()
    assert (counts["entries"], counts["tags"]) == (1, 2)
