import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.people.people import a_person
from trustjournal.core.ids import PersonId
from trustjournal.core.text import name_key
from trustjournal.people.domain import (
    LONGEST_NAME,
    Circle,
    TheirRecord,
    answers_to,
    free_name,
    in_sentence,
    is_found_by,
    is_name,
    meant_by,
    renamed,
    tidy_name,
    without_alias,
)

names = st.text(min_size=1, max_size=30).map(tidy_name).filter(is_name)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "\u3000", "\u200b\u200b", "\u2067\u2069", "two\nlines", "x" * (LONGEST_NAME + 1)],
)
def test_what_cannot_be_seen_or_is_a_book_is_no_name(text):
    assert not is_name(text)
    with pytest.raises(ValueError, match="name"):
        a_person(text)


@pytest.mark.parametrize("text", ["美", "🌸", "O'Brien-Smith", "محمد", "x" * LONGEST_NAME])
def test_any_visible_line_is_a_name(text):
    assert a_person(text).name == text


@pytest.mark.parametrize("days", [0, -1, 3651])
def test_a_rhythm_is_one_day_to_ten_years(days):
    with pytest.raises(ValueError, match="rhythm"):
        a_person(wished_rhythm=days)


def test_nobody_introduces_themselves():
    with pytest.raises(ValueError, match="introduces"):
        a_person(id=PersonId("a"), introducer=PersonId("a"))


@pytest.mark.parametrize(
    ("circles", "choice", "shown"),
    [
        ((), TheirRecord.DEFAULT, True),
        ((Circle.FRIEND, Circle.WORK), TheirRecord.DEFAULT, True),
        ((Circle.PARTNER,), TheirRecord.DEFAULT, False),
        ((Circle.FAMILY, Circle.WORK), TheirRecord.DEFAULT, False),
        ((Circle.PARTNER,), TheirRecord.ON, True),
        ((Circle.FRIEND,), TheirRecord.OFF, False),
    ],
)
def test_their_record_rests_for_partner_and_family_unless_chosen(circles, choice, shown):
    assert a_person(circles=circles, their_record=choice).shows_their_record is shown


@pytest.mark.parametrize("why", ["put_away", "no_check_ins", "safety"])
def test_the_app_asks_about_nobody_who_is_to_be_left_alone(why):
    assert a_person().may_be_asked_about
    assert not a_person(**{why: True}).may_be_asked_about


def test_a_new_name_keeps_the_old_one_as_an_alias():
    person = renamed(a_person("田中", aliases=("たなちゃん",)), "佐藤")
    assert (person.name, person.aliases) == ("佐藤", ("たなちゃん", "田中"))


def test_going_back_to_a_former_name_leaves_no_alias_of_it():
    person = renamed(renamed(a_person("田中"), "佐藤"), "田中")
    assert (person.name, person.aliases) == ("田中", ("佐藤",))


def test_another_width_or_case_is_not_another_name():
    person = renamed(a_person("Kenta"), "ＫＥＮＴＡ")
    assert (person.name, person.aliases) == ("ＫＥＮＴＡ", ())


def test_an_alias_can_be_let_go():
    assert without_alias(a_person(aliases=("田中", "たな")), "田中").aliases == ("たな",)


@given(names, names)
def test_a_renamed_person_answers_to_both_names(old, new):
    person = renamed(a_person(old), new)
    assert answers_to(person, old)
    assert answers_to(person, new)
    assert person.name == new


def test_a_present_name_wins_over_how_somebody_is_called_and_that_over_old_names():
    by_alias = a_person("佐藤", aliases=("あおい",))
    by_call = a_person("葵", called="あおい")
    by_name = a_person("あおい")
    assert meant_by([by_alias, by_call, by_name], "あおい") == by_name
    assert meant_by([by_alias, by_call], "あおい") == by_call
    assert meant_by([by_alias], "あおい") == by_alias
    assert meant_by([by_alias], "あお") is None
    assert meant_by([by_alias], " ") is None


@given(names, st.lists(names, max_size=5))
def test_a_free_name_is_nobody_elses(name, taken):
    free = free_name(name, [name, *taken])
    assert name_key(free) not in {name_key(each) for each in (name, *taken)}
    assert free.startswith(name)


def test_a_free_name_stays_as_it_is():
    assert free_name("美咲", ["健太"]) == "美咲"
    assert free_name("美咲", ["美咲", "美咲 2"]) == "美咲 3"


@pytest.mark.parametrize(
    ("name", "called", "japanese", "english"),
    [
        ("美咲", "", "美咲さん", "美咲"),
        ("髙橋部長", "", "髙橋部長", "髙橋部長"),
        ("田中さん", "", "田中さん", "田中さん"),
        ("母", "", "母", "母"),
        ("佐藤花子", "母さん", "母さん", "母さん"),
        ("Kenta", "", "Kentaさん", "Kenta"),
    ],
)
def test_a_sentence_says_the_name_politely(name, called, japanese, english):
    person = a_person(name, called=called)
    assert (in_sentence(person, "ja"), in_sentence(person, "en")) == (japanese, english)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", True),
        ("みさき", True),
        ("ミサ", True),
        ("ﾐｻｷ", True),
        ("美", True),
        ("hana", True),
        ("ＨＡＮＡ 美", True),
        ("みー", True),
        ("旧姓", True),
        ("さき 健太", False),
        ("健太", False),
    ],
)
def test_searching_finds_every_name_in_any_writing(words, found):
    person = a_person(
        "美咲 Hana", reading="みさき はな", called="みーちゃん", aliases=("旧姓田中",)
    )
    assert is_found_by(person, words) is found
