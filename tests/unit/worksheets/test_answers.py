"""How the answers of a sheet are read, whatever stands there."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trustjournal.worksheets import answers, library
from trustjournal.worksheets.answers import Intention

APOLOGY = library.read().worksheets["apology"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


def test_an_intention_without_words_says_nothing():
    assert answers.intentions({"text": " ", "due": "2026-12-01"}) == ()
    assert answers.intentions(None) == ()


def test_one_intention_or_several_are_read_alike():
    one = {"text": " 電話する ", "due": "2026-12-01"}
    wanted = Intention(text="電話する", due=date(2026, 12, 1))
    assert answers.intentions(one) == (wanted,)
    assert answers.intentions([one, {"text": ""}, {"text": "rest", "due": ""}]) == (
        wanted,
        Intention(text="rest", due=None),
    )


def test_days_come_in_their_order_and_what_is_none_is_passed_over():
    assert answers.days(["2026-12-09", "tomorrow", "2026-12-01"]) == (
        date(2026, 12, 1),
        date(2026, 12, 9),
    )


def test_whom_a_sheet_is_about_is_one_of_its_answers():
    assert answers.whom(APOLOGY, {"who.person": "恵美"}) == "恵美"
    assert answers.whom(APOLOGY, {}) == ""
    profile = library.read().worksheets["profile_card"]
    assert answers.whom(profile, {"facts.work": "baker"}) == ""


def test_only_what_the_user_put_in_words_is_written():
    given_answers = {
        "safe.safe": "no",
        "who.person": "0123456789abcdef0123456789abcdef",
        "act.act": "私が話した",
        "repair.repair": {"text": "日曜までに伝える", "due": "2026-12-01"},
        "way.when": "2026-12-05",
    }
    assert list(answers.written(APOLOGY, given_answers)) == ["私が話した", "日曜までに伝える"]


@given(JSON)
def test_nothing_that_may_stand_there_is_an_error(value):
    """An older or damaged journal, or an edited export, may hold anything."""
    answers.text(value)
    answers.items(value)
    answers.day(value)
    answers.days(value)
    answers.intentions(value)
    for _address, question in APOLOGY.questions():
        answers.is_answered(question, value)
        answers.set_off(question, value)
