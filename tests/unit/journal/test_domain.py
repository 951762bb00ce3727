from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.core.clock import moment_of
from trustjournal.core.ids import PersonId
from trustjournal.journal.contents import plain, restored
from trustjournal.journal.domain import (
    LONGEST_TEXT,
    Content,
    Feeling,
    Query,
    content_hash,
    distinct_tags,
    tidied,
)

A_MOMENT = moment_of(datetime(2026, 5, 14, 12, 0, tzinfo=UTC))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Work", "work"),
        ("ＷＯＲＫ", "work"),
        ("カフェ", "ｶﾌｪ"),
        ("café", "cafe\u0301"),
        (" a b", "a  b"),
    ],
)
def test_tags_that_differ_by_case_width_composition_or_space_are_one(one, other):
    assert distinct_tags([one, other]) == (one.strip(),)


@pytest.mark.parametrize(("one", "other"), [("ゆき", "ユキ"), ("仕事", "仕亊"), ("a", "á")])
def test_tags_that_differ_by_kana_kanji_or_accent_are_two(one, other):
    assert distinct_tags([one, other]) == (one, other)


def test_a_tag_is_kept_without_the_mark_it_was_typed_with():
    assert distinct_tags(["#散歩", "＃仕事", "  ", "#", ""]) == ("散歩", "仕事")


def test_people_and_feelings_are_kept_once_in_the_order_given():
    content = Content(
        text="",
        people=(PersonId("b"), PersonId("a"), PersonId("b")),
        feelings=(Feeling.SAD, Feeling.SAFE, Feeling.SAD),
    )
    assert tidied(content).people == ("b", "a")
    assert tidied(content).feelings == (Feeling.SAD, Feeling.SAFE)


def test_only_nul_and_lone_surrogates_are_changed_in_what_was_typed():
    typed = "\ufeff a\u00a0\r\n\u2028b\0c\ud800d\ufdd0\U0001f469\u200d\U0001f467e\u0301 "
    stored = "\ufeff a\u00a0\r\n\u2028b\u2400c\ufffdd\ufdd0\U0001f469\u200d\U0001f467e\u0301 "
    assert tidied(Content(text=typed)).text == stored


@given(st.text())
def test_text_of_valid_characters_is_stored_as_it_is(text):
    assert tidied(Content(text=text)).text == text.replace("\0", "\u2400")


@pytest.mark.parametrize(
    "content",
    [
        Content(text="a"),
        Content(text="", title="a"),
        Content(text="", feelings=(Feeling.GLAD,)),
        Content(text="", courage=0),
        Content(text="", trust={PersonId("a"): 0}),
    ],
)
def test_anything_written_or_chosen_is_something(content):
    assert not content.is_empty


def test_a_page_that_was_only_opened_for_somebody_is_empty():
    assert Content(text=" \n\u3000", people=(PersonId("a"),), tags=("b",), prompt="p001").is_empty


def test_nonsense_is_refused():
    with pytest.raises(ValueError, match="ten million"):
        Content(text="a" * (LONGEST_TEXT + 1))
    with pytest.raises(ValueError, match="courage"):
        Content(text="", courage=11)


@pytest.mark.parametrize(
    "changed",
    [
        {"text": "b"},
        {"title": "b"},
        {"people": (PersonId("b"),)},
        {"tags": ("b",)},
        {"feelings": (Feeling.SAD,)},
        {"courage": 0},
        {"hard": True},
        {"prompt": "p002"},
    ],
)
def test_the_fingerprint_notices_every_change(changed):
    content = Content(text="a")
    assert content_hash(replace(content, **changed), A_MOMENT) != content_hash(content, A_MOMENT)


@pytest.mark.parametrize(
    "changed",
    [
        {"utc_offset": 60},
        {"zone": "Asia/Tokyo"},
        {"instant": datetime(2026, 5, 14, 12, 1, tzinfo=UTC)},
        {"day": datetime(2026, 5, 15, tzinfo=UTC).date()},
    ],
)
def test_the_fingerprint_notices_a_moved_entry(changed):
    content = Content(text="a")
    assert content_hash(content, A_MOMENT._replace(**changed)) != content_hash(content, A_MOMENT)


def test_a_content_survives_as_plain_values():
    content = Content(
        text="a",
        title="b",
        people=(PersonId("c"),),
        tags=("d",),
        feelings=(Feeling.SAD,),
        courage=3,
        hard=True,
        trust={PersonId("c"): 7},
        prompt="p001",
    )
    assert restored(plain(content)) == content


def test_a_feeling_that_a_newer_program_knew_is_left_out():
    assert restored({"text": "a", "feelings": ["sad", "sparkling"]}).feelings == (Feeling.SAD,)


def test_a_query_is_empty_until_something_is_asked():
    assert Query(inside_words=True).is_empty
    assert not Query(without_people=True).is_empty
