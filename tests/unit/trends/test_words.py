import pytest

from tests.unit.trends.vectors import cases
from trustjournal.trends import words
from trustjournal.trends.words import (
    BalanceWord,
    GapWord,
    MatterWord,
    RecordWord,
    RhythmWord,
    TrendWord,
)


@cases("trend_words")
def test_what_is_said_about_change_is_as_in_the_reference(case):
    n, span, p_higher, edge_share = case["args"]
    assert words.trend_word(n, span or 0, p_higher, edge_share) == case["expect"]


@cases("unusual_rating")
def test_an_unusual_rating_is_asked_about_as_in_the_reference(case):
    assert words.is_unusual(*case["args"]) is case["expect"]


@pytest.mark.parametrize(
    ("n", "p_higher", "word"),
    [
        (8, 0.95, TrendWord.LIKELY_HIGHER),
        (8, 0.9499, TrendWord.PERHAPS_HIGHER),
        (8, 0.80, TrendWord.PERHAPS_HIGHER),
        (8, 0.7999, TrendWord.NO_CLEAR_CHANGE),
        (8, 0.2001, TrendWord.NO_CLEAR_CHANGE),
        (8, 0.20, TrendWord.PERHAPS_LOWER),
        (8, 0.0501, TrendWord.PERHAPS_LOWER),
        (8, 0.05, TrendWord.LIKELY_LOWER),
        (7, 0.975, TrendWord.LIKELY_HIGHER),
        (7, 0.9749, TrendWord.NO_CLEAR_CHANGE),
        (7, 0.0251, TrendWord.NO_CLEAR_CHANGE),
        (7, 0.025, TrendWord.LIKELY_LOWER),
    ],
)
def test_a_change_is_named_exactly_from_its_threshold_on(n, p_higher, word):
    assert words.change_word(n, p_higher) is word


@pytest.mark.parametrize(
    ("n", "span", "edge_share", "word"),
    [
        (4, 30, 0, TrendWord.DOTS_ONLY),
        (5, 13.99, 0.9, TrendWord.LINE_ONLY),
        (5, 14, 0.8, TrendWord.AT_EDGE),
    ],
)
def test_what_is_no_sentence_about_now_may_be_said_at_any_time(n, span, edge_share, word):
    assert words.trend_word(n, span, 0.99, edge_share, of_now=False) is word


def test_a_change_until_long_ago_is_no_change_now():
    assert words.trend_word(12, 60, 0.99, 0, of_now=False) is None
    assert words.trend_word(12, 60, 0.50, 0, of_now=False) is None


def test_a_rating_speaks_of_now_for_fourteen_days():
    assert words.speaks_of_now(100, 114)
    assert not words.speaks_of_now(100, 114.01)


@pytest.mark.parametrize(
    ("n_eff", "low", "high", "word"),
    [
        (2.99, 0.9, 1, RecordWord.TOO_LITTLE),
        (3, 0.7501, 1, RecordWord.MOSTLY_AS_AGREED),
        (3, 0.75, 1, RecordWord.MORE_OFTEN_AS_AGREED),
        (3, 0.5001, 1, RecordWord.MORE_OFTEN_AS_AGREED),
        (3, 0.50, 1, RecordWord.MIXED),
        (3, 0.1, 0.50, RecordWord.MIXED),
        (3, 0.1, 0.4999, RecordWord.MORE_OFTEN_NOT),
    ],
)
def test_a_record_is_put_into_words_by_the_ends_of_its_range(n_eff, low, high, word):
    assert words.record_word(n_eff, low, high) is word


@pytest.mark.parametrize(("n", "span"), [(19, 100), (20, 27.9), (0, 0)])
def test_details_wait_for_twenty_ratings_over_four_weeks(n, span):
    assert not words.may_show_details(n, span)
    assert words.may_show_details(20, 28)


def test_charts_rest_for_a_day_after_a_hard_entry():
    assert not words.charts_rest(None, 10)
    assert words.charts_rest(10, 10)
    assert words.charts_rest(10, 10.99)
    assert not words.charts_rest(10, 11)


def test_charts_keep_resting_when_the_clock_is_put_back_but_not_for_a_year():
    assert words.charts_rest(10, 9.9)
    assert not words.charts_rest(375, 10)


def test_nobody_is_reassured_for_ninety_days_after_afraid_or_under_a_safety_flag():
    assert words.may_reassure(safety=False, afraid=None, now=0)
    assert not words.may_reassure(safety=True, afraid=None, now=0)
    assert not words.may_reassure(safety=False, afraid=0, now=90)
    assert words.may_reassure(safety=False, afraid=0, now=90.01)
    assert not words.may_reassure(safety=True, afraid=0, now=900)


def test_a_clock_that_was_put_back_reassures_nobody():
    assert not words.may_reassure(safety=False, afraid=200, now=0)


def a_gap(**changed):
    usual = {"p_beyond": 0.0, "p_behind": 0.0, "n_ratings": 5, "n_eff": 5.0}
    return words.gap_word(**(usual | changed))


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, GapWord.ABOUT_LEVEL),
        ({"p_beyond": 0.80}, GapWord.FEELING_AHEAD),
        ({"p_beyond": 0.7999}, GapWord.ABOUT_LEVEL),
        ({"p_behind": 0.80}, GapWord.RECORD_AHEAD),
        ({"p_behind": 0.7999}, GapWord.ABOUT_LEVEL),
        ({"p_behind": 0.99, "reassures": False}, GapWord.HIDDEN),
        ({"p_beyond": 0.99, "reassures": False}, GapWord.FEELING_AHEAD),
        ({"p_beyond": 0.99, "n_ratings": 4}, GapWord.NOT_ENOUGH),
        ({"p_behind": 0.99, "n_eff": 4.99}, GapWord.NOT_ENOUGH),
        ({"p_behind": 0.99, "n_eff": 4.99, "reassures": False}, GapWord.NOT_ENOUGH),
        ({"p_beyond": 0.99, "of_now": False}, GapWord.HIDDEN),
        ({"of_now": False}, GapWord.HIDDEN),
        ({"n_ratings": 4, "of_now": False}, GapWord.NOT_ENOUGH),
    ],
)
def test_feeling_and_record_are_compared_only_when_sure_and_harmless(changed, word):
    assert a_gap(**changed) is word


@pytest.mark.parametrize(
    ("amount", "lean", "word"),
    [
        (2.99, 0.9, BalanceWord.TOO_LITTLE),
        (3, 0.3333, BalanceWord.ROUGHLY_EVEN),
        (3, -0.3333, BalanceWord.ROUGHLY_EVEN),
        (3, 1 / 3, BalanceWord.GIVING_MORE),
        (3, -1 / 3, BalanceWord.RECEIVING_MORE),
    ],
)
def test_which_way_giving_and_receiving_lean(amount, lean, word):
    assert words.balance_word(amount, lean) is word


@pytest.mark.parametrize(
    ("z", "word"),
    [
        (-9, RhythmWord.AS_USUAL),
        (0.99, RhythmWord.AS_USUAL),
        (1, RhythmWord.A_LITTLE_LONGER),
        (1.99, RhythmWord.A_LITTLE_LONGER),
        (2, RhythmWord.NOTICEABLY_LONGER),
    ],
)
def test_how_much_longer_than_usual(z, word):
    assert words.rhythm_word(z) is word


def test_matters_have_a_usual_time_from_five_on():
    assert words.matter_word(4, 3) is MatterWord.FEW
    assert words.matter_word(5, 3) is MatterWord.MEDIAN
    assert words.matter_word(5, 0) is MatterWord.MEDIAN
    assert words.matter_word(5, None) is MatterWord.MEDIAN_NOT_REACHED


def test_three_requests_in_thirty_days_are_often():
    assert words.asked_often([70, 80, 100], 100)
    assert not words.asked_often([69, 80, 100], 100)
    assert not words.asked_often([80, 100, 101], 100)
