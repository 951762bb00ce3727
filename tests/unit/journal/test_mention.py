from datetime import UTC, datetime

import pytest

from trustjournal.core.ids import PersonId
from trustjournal.journal.mention import (
    MentionKind,
    mention_before,
    people_choices,
    tag_choices,
)
from trustjournal.people.domain import Person

NOW = datetime(2026, 5, 14, tzinfo=UTC)


def person(name, **fields):
    return Person(id=PersonId(name), name=name, created_at=NOW, updated_at=NOW, **fields)


MISAKI = person("美咲", reading="みさき")
MIKI = person("三木", reading="みき", called="三木先輩")
TOM = person("Tom & Jerry", aliases=("Thomas",))
PEOPLE = [MISAKI, MIKI, TOM]


@pytest.mark.parametrize("mark", ["@", "＠"])
def test_a_mark_begins_a_person_in_either_width(mark):
    mention = mention_before(f"週末は{mark}みさ")
    assert mention is not None
    assert (mention.kind, mention.typed, mention.length) == (MentionKind.PERSON, "みさ", 3)


@pytest.mark.parametrize("mark", ["#", "＃"])
def test_a_mark_begins_a_tag_in_either_width(mark):
    mention = mention_before(f"{mark}散")
    assert mention is not None
    assert (mention.kind, mention.typed) == (MentionKind.TAG, "散")


@pytest.mark.parametrize(
    "text",
    [
        *("mail me a@b", "x#1", "## heading", "# heading", "@美咲、", "@a b", "", "@" + "a" * 50),
        *("saw @Zoe.", "#work.", "“#work”", '"@Zoe"', "#散歩…", "**@Zoe*"),
    ],
)
def test_an_address_a_heading_or_a_finished_name_is_no_mention(text):
    assert mention_before(text) is None


@pytest.mark.parametrize("typed", ["J.R", "v1.2", "O'Brien", "Anne-Marie"])
def test_a_name_may_hold_a_stop_or_a_stroke(typed):
    mention = mention_before(f"saw @{typed}")
    assert mention is not None
    assert mention.typed == typed


def names(choices):
    return [(choice.name, choice.is_new) for choice in choices]


def test_a_person_is_found_by_name_reading_alias_and_what_they_are_called():
    assert names(people_choices("みさ", PEOPLE)) == [("美咲", False), ("みさ", True)]
    assert names(people_choices("ミサ", PEOPLE))[0] == ("美咲", False)
    assert names(people_choices("thom", PEOPLE))[0] == ("Thomas", False)
    assert names(people_choices("三木先", PEOPLE))[0] == ("三木先輩", False)


def test_everybody_is_offered_before_anything_is_typed():
    assert names(people_choices("", PEOPLE)) == [
        ("美咲", False),
        ("三木", False),
        ("Tom & Jerry", False),
    ]


def test_a_known_name_is_not_offered_to_be_added():
    assert names(people_choices("美咲", PEOPLE)) == [("美咲", False)]


def test_japanese_goes_on_without_a_space_and_the_name_is_still_meant():
    (choice,) = people_choices("美咲と話", PEOPLE)
    assert (choice.person, choice.name, choice.rest) == (MISAKI, "美咲", "と話")


def test_an_unknown_name_can_be_added():
    assert names(people_choices("健太", PEOPLE)) == [("健太", True)]


def test_tags_come_in_their_order_and_a_new_one_last():
    assert names(tag_choices("さ", ["さくら", "仕事", "散歩", "さかな"])) == [
        ("さくら", False),
        ("さかな", False),
        ("さ", True),
    ]
    assert names(tag_choices("ＷＯＲＫ", ["work"])) == [("work", False)]
