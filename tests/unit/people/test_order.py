from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.people.people import a_person
from trustjournal.people.domain import Circle
from trustjournal.people.order import (
    Heading,
    Script,
    by_last_entry,
    by_name,
    grouped_by_circle,
    grouped_by_name,
    heading_of,
    plain_sounds,
)

KANA, LATIN, OTHER = Script.KANA, Script.LATIN, Script.OTHER
some_people = st.lists(
    st.builds(
        a_person,
        st.sampled_from(["美咲", "ケンタ", "Élise", "anna", "Zoë", "🌸", "ﾊﾅ", "がく", "かな"]),
        reading=st.sampled_from(["", "みさき", "ミサキ", "がく", "かく", "Anna"]),
        circles=st.lists(st.sampled_from(Circle), unique=True, max_size=3).map(tuple),
    ),
    max_size=12,
)


def _names(people):
    return [person.name for person in people]


@pytest.mark.parametrize(
    ("written", "sorted_as"),
    [
        ("ガッコー", "かつこお"),
        ("がっこう", "かつこう"),
        ("ﾊﾟﾊﾟ", "はは"),
        ("ヴィヴィ", "ういうい"),
        ("みすゞ", "みすす"),
        ("いすゞ", "いすす"),
        ("Élise", "elise"),
        ("ＡＮＮＡ", "anna"),
        ("ー", "ー"),
        ("ゝ", "ゝ"),
    ],
)
def test_voiced_small_and_long_sounds_sort_as_the_kana_table_does(written, sorted_as):
    assert plain_sounds(written) == sorted_as


def test_japanese_lists_follow_the_readings_and_mix_both_kinds_of_kana():
    people = [
        a_person("渡辺", reading="わたなべ"),
        a_person("安藤", reading="アンドウ"),
        a_person("ケンタ"),
        a_person("加藤", reading="かとう"),
        a_person("芥川", reading="あくたがわ"),
        a_person("佐藤", reading="さとう"),
        a_person("がく"),
        a_person("かく"),
    ]
    assert _names(by_name(people)) == [
        "芥川", "安藤", "かく", "がく", "加藤", "ケンタ", "佐藤", "渡辺",
    ]  # fmt: skip


def test_kanji_without_a_reading_come_after_kana_and_letters_in_japanese():
    people = [a_person("美咲"), a_person("Tom"), a_person("あや"), a_person("🌸")]
    assert _names(by_name(people)) == ["あや", "Tom", "美咲", "🌸"]


def test_english_lists_begin_with_latin_letters_and_sort_latin_names_by_themselves():
    people = [
        a_person("あや"),
        a_person("Misaki", reading="みさき"),
        a_person("élise"),
        a_person("Zoë"),
        a_person("美咲", reading="みさき"),
    ]
    assert _names(by_name(people, kana_first=False)) == ["élise", "Misaki", "Zoë", "あや", "美咲"]


@pytest.mark.parametrize(
    ("name", "reading", "heading"),
    [
        ("美咲", "みさき", Heading(script=KANA, letter="ま")),
        ("ヴィクトル", "", Heading(script=KANA, letter="あ")),
        ("ぱく", "", Heading(script=KANA, letter="は")),
        ("んだ", "", Heading(script=KANA, letter="わ")),
        ("Kenta", "けんた", Heading(script=KANA, letter="か")),
        ("Kenta", "", Heading(script=LATIN, letter="K")),
        ("Åsa", "", Heading(script=LATIN, letter="A")),
        ("美咲", "", Heading(script=OTHER, letter="")),
        ("7", "", Heading(script=OTHER, letter="")),
        ("Иван", "", Heading(script=OTHER, letter="")),
    ],
)
def test_a_person_stands_under_the_row_of_their_reading(name, reading, heading):
    assert heading_of(a_person(name, reading=reading)) == heading


def test_an_english_list_puts_a_latin_name_under_its_letter():
    kenta = a_person("Kenta", reading="けんた")
    assert heading_of(kenta, kana_first=False) == Heading(script=LATIN, letter="K")


@given(some_people, st.booleans())
def test_groups_hold_everybody_once_in_order_under_headings_that_do_not_repeat(people, kana_first):
    groups = grouped_by_name(people, kana_first=kana_first)
    assert [each for _heading, group in groups for each in group] == by_name(
        people, kana_first=kana_first
    )
    headings = [heading for heading, _group in groups]
    assert len(headings) == len(set(headings))


@given(some_people)
def test_the_order_does_not_depend_on_how_people_came_in(people):
    assert by_name(people) == by_name(reversed(people))


@given(some_people)
def test_every_circle_lists_all_of_its_people_and_nobody_is_lost(people):
    groups = dict(grouped_by_circle(people))
    for circle in Circle:
        assert groups.get(circle, []) == [p for p in by_name(people) if circle in p.circles]
    assert groups.get(None, []) == [p for p in by_name(people) if not p.circles]


def test_the_last_written_about_come_first_and_the_others_follow_by_name():
    aya, ken, misaki, tom = map(a_person, ["あや", "ケン", "美咲", "Tom"])
    last = {ken.id: date(2026, 5, 1), misaki.id: date(2026, 5, 3)}
    assert by_last_entry([tom, ken, aya, misaki], last) == [misaki, ken, aya, tom]
