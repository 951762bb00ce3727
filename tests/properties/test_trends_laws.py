"""Laws of the model that hold whatever anybody notes, and in whichever order it arrives."""

import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from trustjournal.trends import beta, words
from trustjournal.trends.addressing import Fate, Matter, addressing
from trustjournal.trends.balance import Exchange, balance
from trustjournal.trends.counts import jeffreys, wilson
from trustjournal.trends.felt import ahead, line, trend
from trustjournal.trends.gap import gap
from trustjournal.trends.level import Level, Noise, Rating, change_between, level_at, smoothed
from trustjournal.trends.noise import adapted, fitted
from trustjournal.trends.record import Evidence, Look, fading, weighed
from trustjournal.trends.rhythm import rhythm
from trustjournal.trends.slope import theil_sen
from trustjournal.trends.words import GapWord, RecordWord, RhythmWord, TrendWord

NOW = 20_000.0
YEARS = 4000.0
times = st.one_of(
    st.integers(0, 60).map(lambda day: NOW - day),
    st.floats(NOW - YEARS, NOW),
)
answers = st.one_of(st.integers(0, 10).map(float), st.floats(0, 10))
a_rating = st.builds(Rating, time=times, value=answers)
some_ratings = st.lists(a_rating, min_size=1, max_size=40)
noises = st.builds(Noise, rating=st.floats(0.25, 6.25), per_day=st.floats(0.0025, 1))
evidence = st.builds(
    Evidence,
    time=times,
    favourable=st.sampled_from([0, 0.3, 0.5, 0.7, 1]),
    weight=st.sampled_from([0, 0.25, 0.5, 1, 2, 4, 8]),
)
some_evidence = st.lists(evidence, max_size=40)
looks = st.builds(Look, half_life=st.sampled_from([60.0, 180.0, 365.0]))


def later(days):
    return st.floats(NOW, NOW + days, exclude_min=True)


future_evidence = st.builds(Evidence, time=later(900), favourable=st.just(0), weight=st.just(8))


@given(some_evidence, looks, st.randoms())
def test_the_order_of_notes_does_not_matter(notes, look, random):
    shuffled = random.sample(notes, len(notes))
    assert weighed(notes, NOW, look=look) == weighed(shuffled, NOW, look=look)


@given(
    some_evidence,
    st.lists(st.builds(Evidence, time=later(900), favourable=st.just(0), weight=st.just(8))),
)
def test_what_is_dated_after_now_does_not_count(notes, future):
    assert weighed([*future, *notes], NOW) == weighed(notes, NOW)


@given(some_evidence, looks)
def test_a_range_holds_its_middle_and_stays_between_none_and_all(notes, look):
    found = weighed(notes, NOW, look=look)
    assert 0 <= found.low < found.high <= 1
    assert 0 < found.mean < 1
    middle = beta.quantile(0.5, found.alpha, found.beta)
    assert found.low < middle < found.high
    if found.n_eff < 3:
        assert found.word is RecordWord.TOO_LITTLE


@given(some_evidence, looks, st.floats(0, 400), st.floats(0, 400))
def test_while_nothing_is_noted_the_range_only_widens(notes, look, days, more):
    before = weighed(notes, NOW + days, look=look)
    after = weighed(notes, NOW + days + more, look=look)
    assert after.n_eff <= before.n_eff
    assert after.variance >= before.variance - 1e-12
    assert after.high - after.low >= before.high - before.low - 1e-9


@given(some_evidence, st.floats(0, 300), st.sampled_from([0.25, 1, 8]))
def test_one_more_note_moves_the_record_its_own_way(notes, age, weight):
    before = weighed(notes, NOW)
    kept = Evidence(time=NOW - age, favourable=1, weight=weight)
    better = weighed([*notes, kept], NOW)
    worse = weighed([*notes, replace(kept, favourable=0)], NOW)
    for end in ("low", "mean", "high"):
        assert getattr(worse, end) < getattr(before, end) < getattr(better, end)


@given(some_evidence)
def test_good_and_bad_are_mirrored(notes):
    turned = [replace(each, favourable=1 - each.favourable) for each in notes]
    one, other = weighed(notes, NOW), weighed(turned, NOW)
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low), abs=1e-9)


@given(st.floats(0, 5000), st.floats(0, 5000), st.floats(1, 1000))
def test_fading_is_the_same_in_one_step_or_two(first, second, half_life):
    both = fading(first + second, half_life)
    assert both == pytest.approx(fading(first, half_life) * fading(second, half_life))


@given(st.floats(0.1, 500), st.floats(0.1, 500), st.floats(0.001, 0.999))
def test_a_quantile_is_where_its_probability_is_reached(a, b, p):
    x = beta.quantile(p, a, b)
    step = 1e-9
    assert beta.cdf(x - step, a, b) <= p + 1e-9
    assert beta.cdf(x + step, a, b) >= p - 1e-9


@given(st.integers(0, 300), st.integers(0, 300))
def test_ranges_of_counts_hold_the_share(k, more):
    n = k + more
    for found in (wilson(k, n), jeffreys(k, n)):
        assert 0 <= found.low <= found.high <= 1
        if n:
            assert found.low <= k / n <= found.high


@given(some_ratings, st.randoms())
def test_the_order_of_ratings_does_not_matter(known, random):
    shuffled = random.sample(known, len(known))
    assert trend(shuffled, NOW) == trend(known, NOW)
    assert adapted(shuffled) == adapted(known)


@given(some_ratings, st.lists(st.builds(Rating, time=later(900), value=answers)))
def test_ratings_dated_after_now_do_not_count(known, future):
    assert trend([*future, *known], NOW) == trend(known, NOW)


@given(some_ratings, noises, st.floats(-5, 5))
def test_adding_to_every_rating_lifts_the_level_and_leaves_the_direction(known, noise, shift):
    lifted = smoothed([replace(each, value=each.value + shift) for each in known], noise)
    level = smoothed(known, noise)
    assert list(lifted.levels) == pytest.approx([each + shift for each in level.levels], abs=1e-9)
    assert lifted.variances == level.variances
    one, other = (change_between(each, each.times[0], each.times[-1]) for each in (level, lifted))
    assert other.difference == pytest.approx(one.difference, abs=1e-9)
    assert other.p_higher == pytest.approx(one.p_higher, abs=1e-6)


@given(some_ratings, noises, st.floats(-300, 300))
def test_when_the_calendar_begins_does_not_matter(known, noise, shift):
    moved = smoothed([replace(each, time=each.time + shift) for each in known], noise)
    assert list(moved.levels) == pytest.approx(smoothed(known, noise).levels, abs=1e-6)


@given(some_ratings, noises)
def test_turned_upside_down_the_level_is_upside_down(known, noise):
    turned = smoothed([replace(each, value=10 - each.value) for each in known], noise)
    level = smoothed(known, noise)
    end, start = level.times[-1], level.times[0]
    # Ratings of one instant change places when they are turned, so the filter's way differs.
    assert change_between(turned, start, end).difference == pytest.approx(
        -change_between(level, start, end).difference, abs=1e-9
    )


@given(some_ratings, noises)
def test_a_level_lies_between_the_least_and_the_greatest_rating(known, noise):
    level = smoothed(known, noise)
    least, greatest = min(level.values) - 1e-9, max(level.values) + 1e-9
    assert all(least <= each <= greatest for each in level.levels)
    assert all(least <= each <= greatest for each in line(level, points=40).levels)


@given(some_ratings, noises)
def test_what_came_later_never_makes_a_level_less_sure(known, noise):
    level = smoothed(known, noise)
    for after, before in zip(level.variances, level.filtered.variances, strict=True):
        assert 0 < after <= before + 1e-12 <= noise.rating + 2e-12


@given(some_ratings, noises, st.floats(0, 400), st.floats(0, 400))
def test_after_the_last_rating_the_level_stays_and_grows_less_sure(known, noise, days, more):
    level = smoothed(known, noise)
    end = level.times[-1]
    soon, then = level_at(level, end + days), level_at(level, end + days + more)
    assert soon.mean == then.mean == level.last.mean
    assert soon.variance <= then.variance
    assert ahead(level).times[-1] - end <= 28 + 1e-9


@given(some_ratings, noises, st.floats(0, 1), st.floats(0, 1))
def test_a_change_is_what_the_two_levels_say_and_never_surer_than_certain(
    known, noise, first, second
):
    level = smoothed(known, noise)
    start, span = level.times[0], level.times[-1] - level.times[0]
    earlier, end = sorted((start + first * span, start + second * span))
    found = change_between(level, earlier, end)
    assert found.difference == level_at(level, end).mean - level_at(level, earlier).mean
    assert 0 <= found.p_higher <= 1
    # Two levels of one walk can be no further apart than the walk could take them.
    assert found.sd <= math.sqrt(noise.per_day * (end - earlier)) + 1e-6


@given(some_ratings, noises, st.floats(0, 1))
def test_a_day_without_a_rating_is_the_day_between_its_neighbours(known, noise, part):
    level = smoothed(known, noise)
    time = level.times[0] + part * (level.times[-1] - level.times[0])
    index = max(number for number, each in enumerate(level.times) if each <= time)
    around = level.levels[index : index + 2]
    assert min(around) - 1e-9 <= level_at(level, time).mean <= max(around) + 1e-9


@given(answers, noises, times)
def test_one_rating_is_its_own_level(value, noise, time):
    level = smoothed([Rating(time=time, value=value)], noise)
    assert level.last == Level(mean=value, variance=noise.rating)


@given(st.lists(answers, min_size=1, max_size=30), noises, times)
def test_ratings_of_one_instant_are_averaged(values, noise, time):
    level = smoothed([Rating(time=time, value=value) for value in values], noise)
    mean = math.fsum(values) / len(values)
    assert list(level.levels) == pytest.approx([mean] * len(values), abs=1e-9)
    assert level.last.variance == pytest.approx(noise.rating / len(values))


@given(some_ratings, st.floats(0, 100))
@example(known=[], age=0)
def test_change_is_never_named_before_five_ratings_over_two_weeks_or_after_two_weeks(known, age):
    found = trend(known, NOW + age)
    named = found.word not in {
        None, TrendWord.NOTHING, TrendWord.DOTS_ONLY, TrendWord.LINE_ONLY, TrendWord.AT_EDGE,
    }  # fmt: skip
    if named:
        assert len(known) >= 5
        assert found.span >= 14
        assert NOW + age - found.ratings[-1].time <= 14
    assert (found.level is None) is (len(known) < 5)


@given(st.lists(a_rating, min_size=2, max_size=25))
def test_no_variances_are_likelier_than_the_fitted_ones(known):
    best = fitted(known)
    assert 0.25 * 0.999 <= best.noise.rating <= 6.25 * 1.001
    assert 0.0025 * 0.999 <= best.noise.per_day <= 1.001
    for noise in (Noise(), Noise(rating=0.25, per_day=1), Noise(rating=6.25, per_day=0.0025)):
        assert smoothed(known, noise).filtered.log_likelihood <= best.log_likelihood + 1e-6


@given(st.lists(a_rating, min_size=2, max_size=30), st.floats(-5, 5), st.randoms())
def test_a_slope_knows_no_order_no_height_and_holds_its_middle(known, shift, random):
    assume(len({each.time for each in known}) > 1)
    found = theil_sen(known)
    lifted = theil_sen([replace(each, value=each.value + shift) for each in known])
    assert theil_sen(random.sample(known, len(known))) == found
    assert found.low <= found.per_day <= found.high
    assert -1 <= found.tau <= 1
    assert 0 <= found.p <= 1
    assert lifted.per_day == pytest.approx(found.per_day, rel=1e-6, abs=1e-9)


@given(
    st.builds(Level, mean=st.floats(0, 10), variance=st.floats(0.01, 6)),
    st.integers(0, 30),
    some_evidence,
    st.floats(-0.5, 0.5),
)
def test_a_frightened_person_is_never_told_that_the_record_looks_better(level, n, notes, usual):
    record = weighed(notes, NOW)
    found = gap(level, n, record, usual=usual, reassures=False)
    free = gap(level, n, record, usual=usual)
    assert found is not None
    assert free is not None
    assert found.word is not GapWord.RECORD_AHEAD
    if free.word is not GapWord.RECORD_AHEAD:
        assert found == free
    assert found.p_beyond + found.p_behind <= 1 + 1e-9


amounts = st.lists(
    st.builds(Exchange, time=times, amount=st.sampled_from([1.0, 2.0, 4.0])), max_size=30
)


@given(amounts, amounts)
def test_giving_and_receiving_are_mirrored(gave, received):
    one, other = balance(gave, received, NOW), balance(received, gave, NOW)
    assert one.lean == pytest.approx(-other.lean)
    assert (one.low, one.high) == pytest.approx((-other.high, -other.low), abs=1e-9)
    assert -1 <= one.low <= one.high <= 1
    assert -1 < one.lean < 1


days = st.integers(0, 400).map(lambda number: date(2026, 1, 1) + timedelta(days=number))


@given(st.lists(days, max_size=30), days, st.one_of(st.none(), st.integers(1, 400)), st.randoms())
def test_a_rhythm_knows_no_order_and_no_future(contacts, today, wished, random):
    found = rhythm(contacts, today, wished=wished)
    known = [day for day in random.sample(contacts, len(contacts)) if day <= today]
    assert rhythm(known, today, wished=wished) == found
    assert (found.word is RhythmWord.NO_CONTACT_YET) is (not known)


@given(st.lists(days, min_size=1, max_size=30), st.integers(0, 300), st.integers(1, 300))
def test_the_longer_the_silence_the_longer_the_word(contacts, silence, more):
    order = list(RhythmWord)[2:]
    last = max(contacts)
    first, second = (
        rhythm(contacts, last + timedelta(days=passed), wished=30).word
        for passed in (silence, silence + more)
    )
    assert order.index(first) <= order.index(second)


some_matters = st.lists(
    st.builds(Matter, days=st.integers(0, 60), fate=st.sampled_from(Fate)), max_size=40
)


@given(some_matters, st.randoms())
def test_what_is_still_open_only_grows_less(matters, random):
    found = addressing(matters)
    shares = [step.still_open for step in found.curve]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= share < 1 for share in shares)
    assert addressing(random.sample(matters, len(matters))) == found
    assert (found.median is None) is (not shares or shares[-1] > 0.5)


@given(st.floats(-1000, 1000), st.floats(-1000, 1000))
def test_charts_that_rest_wake_within_a_day(hard, now):
    assert words.charts_rest(hard, now) is (abs(now - hard) < 1)
    assert not words.charts_rest(hard, max(hard, now) + 1.001)
