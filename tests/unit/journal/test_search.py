from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal.journal import finding
from trustjournal.journal.domain import Feeling, Query
from trustjournal.journal.service import Journal


def titles(journal, words="", **query):
    return [hit.title for hit in journal.search(Query(words=words, **query))]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("約束", "健太との約束を守れた"),
        ("束", "健太との約束を守れた"),
        ("カフェ", "駅前のｶﾌｪで話した"),
        ("かふぇ", "駅前のカフェで話した"),
        ("WALK", "a long ｗａｌｋ by the river"),
        ("riv", "a long walk by the river"),
        ("café", "the cafe\u0301 at the corner"),
        ('"by the"', "a long walk by the river"),
    ],
)
def test_an_entry_is_found_however_it_is_typed(journal, written, words, text):
    written(text)
    assert titles(journal, words) == [text]


def test_several_words_and_without(journal, written):
    written("約束を守れた 散歩")
    written("約束だけ")
    assert titles(journal, "約束 散歩") == ["約束を守れた 散歩"]
    assert titles(journal, "約束 -散歩") == ["約束だけ"]


def test_hits_come_newest_first_and_go_on_below_a_key(journal, written):
    for day in (3, 1, 5, 2, 4):
        written(f"約束 {day}", day=date(2026, 5, day))
    first = journal.search(Query(words="約束"), limit=2)
    assert [hit.title for hit in first] == ["約束 5", "約束 4"]
    rest = journal.search(Query(words="約束"), before=first[-1].key)
    assert [hit.title for hit in rest] == ["約束 3", "約束 2", "約束 1"]
    keys = [hit.key for hit in first + rest]
    assert keys == sorted(keys, reverse=True)


def test_every_filter_narrows(journal, written, kenta, misaki):
    written("約束 a", people=(kenta.id,), tags=("Work",), day=date(2026, 1, 1))
    written("約束 b", people=(kenta.id, misaki.id), feelings=(Feeling.SAD,), day=date(2026, 1, 2))
    written("約束 c", day=date(2026, 1, 3))
    for words in ("約束", ""):
        assert titles(journal, words, people=(kenta.id,)) == ["約束 b", "約束 a"]
        assert titles(journal, words, people=(kenta.id, misaki.id)) == ["約束 b"]
        assert titles(journal, words, without_people=True) == ["約束 c"]
        assert titles(journal, words, tags=("ｗｏｒｋ",)) == ["約束 a"]
        assert titles(journal, words, feelings=(Feeling.SAD,)) == ["約束 b"]
        assert titles(journal, words, since=date(2026, 1, 2)) == ["約束 c", "約束 b"]
        assert titles(journal, words, until=date(2026, 1, 2)) == ["約束 b", "約束 a"]
    assert titles(journal, "束", people=(kenta.id,), inside_words=True) == ["約束 b", "約束 a"]


def test_a_hit_tells_where_the_words_lie(journal, written, kenta):
    text = "はじめの行\n" + "あいうえお。" * 40 + "そして約束を守れた。" + "かきくけこ。" * 40
    entry = written(text, title="約束の日", people=(kenta.id,), tags=("a",))
    (hit,) = journal.search(Query(words="約束"))
    assert (hit.kind, hit.id, hit.day) == ("entry", entry.id, entry.moment.day)
    assert (hit.written_at, hit.people, hit.tags) == (entry.moment.instant, (kenta.id,), ("a",))
    assert [hit.title[start:end] for start, end in hit.title_marks] == ["約束"]
    assert [hit.excerpt[start:end] for start, end in hit.excerpt_marks] == ["約束"]
    assert len(hit.excerpt) <= finding.EXCERPT + 2


def test_people_are_found_after_entries_by_name_reading_and_notes(journal, people, written):
    sara = people.add("Sara", reading="さら", how_met="at the river")
    written("Sara and the river")
    hits = journal.search(Query(words="river"))
    assert [(hit.kind, hit.title) for hit in hits] == [
        ("entry", "Sara and the river"),
        ("person", "Sara"),
    ]
    (by_reading,) = journal.search(Query(words="さら"))
    assert (by_reading.id, by_reading.day, by_reading.people) == (sara.id, None, (sara.id,))
    assert [hit.kind for hit in journal.search(Query(words="sara"), kinds=("person",))] == [
        "person"
    ]
    assert [hit.kind for hit in journal.search(Query(words="sara"), kinds=("entry",))] == ["entry"]


def test_filters_that_only_entries_answer_leave_people_out(journal, people, written):
    people.add("Sara")
    assert journal.search(Query(words="Sara", since=date(2000, 1, 1))) == []
    assert journal.search(Query(words="Sara", without_people=True)) == []


def test_the_number_of_hits_is_told_without_reading_them(journal, written, people, kenta, misaki):
    written("約束 a", people=(kenta.id,), day=date(2026, 1, 1))
    written("約束 b", people=(kenta.id,), tags=("t",), day=date(2026, 1, 2))
    written("約束 c", day=date(2026, 1, 3))
    people.add("約束さん")
    for query in (
        Query(words="約束"),
        Query(words="約束", people=(kenta.id,)),
        Query(people=(kenta.id,)),
        Query(words="約束", tags=("T",), since=date(2026, 1, 2)),
        Query(words="約束", without_people=True),
        Query(without_people=True),
        Query(words="nowhere"),
        Query(),
    ):
        assert journal.count(query) == len(journal.search(query)), query
    assert journal.count(Query(words="束", inside_words=True)) is None
    people.delete(kenta.id)
    for query in (
        Query(words="約束", people=(kenta.id,)),
        Query(words="約束", without_people=True),
    ):
        assert journal.count(query) == len(journal.search(query)), query


def test_inside_words_finds_the_middle_of_latin_words(journal, people, written):
    people.add("Johanna")
    written("misunderstanding")
    assert titles(journal, "stand") == []
    assert titles(journal, "stand", inside_words=True) == ["misunderstanding"]
    assert titles(journal, "hann", inside_words=True) == ["Johanna"]
    assert titles(journal, "stand -under", inside_words=True) == []


def test_looking_inside_words_goes_on_below_a_key_too(journal, written, monkeypatch):
    monkeypatch.setattr(finding, "_SCANNED_AT_ONCE", 3)
    for day in range(1, 11):
        written(f"entry{day}" + (" xmarky" if day % 3 == 0 else ""), day=date(2026, 5, day))
    query = Query(words="mark", inside_words=True)
    first = journal.search(query, limit=2)
    assert [hit.day.day for hit in first] == [9, 6]
    assert [hit.day.day for hit in journal.search(query, before=first[-1].key)] == [3]
    assert journal.search(query, limit=0) == []


def test_looking_inside_words_stops_when_nobody_waits_any_more(journal, written, monkeypatch):
    monkeypatch.setattr(finding, "_SCANNED_AT_ONCE", 3)
    for day in range(1, 13):
        written("xmarky", day=date(2026, 5, day))
    query = Query(words="mark", inside_words=True)
    waits = iter([True, True, False])
    assert len(journal.search(query, goes_on=lambda: next(waits))) == 6
    assert len(journal.search(query)) == 12


def test_hits_behind_many_that_do_not_hold_are_found(journal, written, kenta, monkeypatch):
    monkeypatch.setattr(finding, "_SCANNED_AT_ONCE", 4)
    written("約束 alone", day=date(2020, 1, 1))
    for number in range(20):
        written(f"約束 {number}", people=(kenta.id,))
    assert titles(journal, "約束", without_people=True) == ["約束 alone"]


def test_nothing_asked_finds_nothing(journal, written):
    written("a")
    assert journal.search(Query()) == []
    assert journal.search(Query(words="  ")) == []
    assert journal.search(Query(words="a"), kinds=("promise",)) == []


@given(
    st.text(max_size=60) | st.sampled_from(['"', "NEAR(a b)", "*", "a* OR b", "%_%", "'; --", "-"])
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_whatever_is_typed_is_answered(journal, words):
    journal.search(Query(words=words))
    journal.search(Query(words=words, inside_words=True))


def test_a_very_long_question_is_answered(journal, written):
    written("a")
    assert journal.search(Query(words="約束 " * 2000)) == []


def test_another_kind_joins_through_the_same_door(vault, clock, announced, written):
    def load_promises(_connection, ids):
        for each in ids:
            yield finding.Findable(
                id=each,
                day=date(2026, 5, 14),
                written_at=clock(),
                title="本を返す",
                text="約束",
            )

    from trustjournal.storage import search

    with vault.writing() as connection:
        search.put(
            connection,
            kind="promise",
            id="p",
            day=date(2026, 5, 14),
            title="本を返す",
            body="約束",
        )
    assert Journal(vault, clock, announced).search(Query(words="約束")) == []
    journal = Journal(vault, clock, announced, also_findable={"promise": load_promises})
    (hit,) = journal.search(Query(words="約束"))
    assert (hit.kind, hit.id, hit.title) == ("promise", "p", "本を返す")
