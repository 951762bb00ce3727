import pytest

from tests.unit.trends.vectors import VECTORS, close, ratings, ratings_of
from trustjournal.trends.felt import (
    Details,
    ahead,
    details,
    edge_share,
    line,
    recent_change,
    trend,
)
from trustjournal.trends.level import level_at, smoothed
from trustjournal.trends.slope import theil_sen
from trustjournal.trends.words import TrendWord

RISING = ratings(range(0, 42, 3), [3, 4, 3, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 8])
LONG = ratings(range(0, 4000, 2), [float(number * 7919 % 11) for number in range(2000)])


def test_without_ratings_there_is_nothing_to_draw_or_say():
    found = trend([], 100)
    assert (found.ratings, found.level, found.change) == ((), None, None)
    assert (found.word, found.is_unusual, found.span) == (TrendWord.NOTHING, False, 0)
    assert details(found) is None


def test_four_ratings_are_four_dots():
    found = trend(ratings([0, 10, 20, 30], [5, 9, 1, 5]), 30)
    assert len(found.ratings) == 4
    assert found.level is None
    assert found.word is TrendWord.DOTS_ONLY


def test_five_ratings_of_one_week_are_a_line_without_words():
    found = trend(ratings([0, 1, 2, 3, 4], [1, 3, 5, 7, 9]), 4)
    assert found.level is not None
    assert found.word is TrendWord.LINE_ONLY


def test_a_rise_is_named_while_it_is_of_now():
    last = RISING[-1].time
    assert trend(RISING, last).word is TrendWord.LIKELY_HIGHER
    assert trend(RISING, last + 14).word is TrendWord.LIKELY_HIGHER
    assert trend(RISING, last + 15).word is None


def test_what_is_dated_later_does_not_count_yet():
    later = ratings([50, 51, 52], [0, 0, 0])
    assert trend([*later, *RISING], 45) == trend(RISING, 45)
    assert trend(later, 45).word is TrendWord.NOTHING


def test_the_scatter_of_this_persons_ratings_is_used():
    wild = trend(ratings(range(0, 48, 3), [1, 9] * 8), 48)
    assert wild.level.filtered.noise.rating > 6


def test_a_change_is_that_of_four_weeks_or_since_the_first_rating():
    level = smoothed(RISING)
    whole = smoothed(RISING[-8:])
    assert recent_change(level).difference == close(level.last.mean - level_at(level, 39 - 28).mean)
    assert recent_change(whole).difference == close(whole.levels[-1] - whole.levels[0])


def test_ratings_at_the_end_of_the_scale_show_no_change():
    top = ratings(range(0, 40, 4), [10, 10, 10, 10, 10, 9, 10, 10, 9, 10])
    assert trend(top, 40).word is TrendWord.AT_EDGE


def test_only_the_ends_of_the_weeks_shown_make_a_trend_silent():
    long_ago = ratings(range(0, 200, 2), [10] * 100)
    lately = ratings(range(300, 384, 6), [4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5, 4, 5])
    assert trend([*long_ago, *lately], 384).word is not TrendWord.AT_EDGE


def test_both_ends_of_the_scale_are_ends():
    assert edge_share(ratings(range(4), [0, 10, 5, 9.5])) == 0.5
    assert edge_share([]) == 0


def test_a_day_unlike_the_others_may_be_asked_about():
    calm = [6, 6, 7, 6, 6, 7, 6, 6, 7, 6]
    assert not trend(ratings(range(10), calm), 10).is_unusual
    assert trend(ratings(range(11), [*calm, 1]), 11).is_unusual


def test_the_line_bends_at_the_ratings_and_ends_with_the_last():
    level = smoothed(RISING)
    found = line(level)
    assert set(level.times) <= set(found.times)
    assert (found.times[0], found.times[-1]) == (0, 39)
    assert len(found.times) == len(found.levels) == len(found.lows) == len(found.highs) <= 300
    assert list(found.times) == sorted(set(found.times))
    for time, mean in zip(level.times, level.levels, strict=True):
        assert found.levels[found.times.index(time)] == close(mean)


def test_a_line_of_many_years_is_as_many_points_as_one_can_see():
    found = line(smoothed(LONG))
    assert len(found.times) == 300
    assert (found.times[0], found.times[-1]) == (0, 3998)


def test_a_line_may_begin_later_but_knows_what_was_before():
    level = smoothed(RISING)
    assert line(level, 20).times[0] == 20
    assert line(level, 20).levels[0] == level_at(level, 20).mean
    assert line(level, -5).times[0] == 0


def test_a_line_that_would_begin_after_the_last_rating_is_one_point():
    level = smoothed(RISING)
    assert line(level, 60).times == (39,)


def test_ratings_of_one_instant_are_a_line_of_one_point():
    assert line(smoothed(ratings([4] * 5, [1, 2, 3, 4, 5]))).levels == pytest.approx((3,))


def test_the_band_stays_on_the_scale():
    top = line(smoothed(ratings([0, 7, 14, 21, 28], [10, 10, 10, 10, 10])))
    bottom = line(smoothed(ratings([0, 7, 14, 21, 28], [0, 0, 0, 0, 0])))
    assert max(top.highs) == 10
    assert min(bottom.lows) == 0


def test_ahead_of_the_last_rating_the_level_stays_and_the_band_widens_for_28_days_at_most():
    level = smoothed(RISING)
    found = ahead(level)
    assert (found.times[0], found.times[-1]) == (39, 39 + 28)
    assert set(found.levels) == {level.last.mean}
    widths = [high - low for low, high in zip(found.lows, found.highs, strict=True)]
    assert widths == sorted(widths)
    assert widths[0] < widths[-1]
    assert ahead(level, 45).times[-1] == 45
    assert ahead(level, 400).times[-1] == 39 + 28
    assert set(ahead(level, 0).times) == {39}


def test_details_show_a_plain_slope_and_the_fitted_scatter():
    case = VECTORS["bounded_mle"]
    found = details(trend(ratings_of(case), 60))
    assert isinstance(found, Details)
    assert found.slope == theil_sen(ratings_of(case))
    assert found.fitted.filtered.noise.rating == pytest.approx(case["expect"]["r"], rel=1e-3)


def test_details_of_many_years_are_worked_out_from_the_newest_thousand():
    found = details(trend(LONG, 4000))
    assert found.ratings == tuple(LONG[-1000:])


def test_ratings_of_three_weeks_have_no_details():
    assert details(trend(LONG[:10], 4000)) is None
