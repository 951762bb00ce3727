"""What may be said below the chart of felt trust, and behind it for who asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests import lives
from tests.unit.trends.vectors import ratings
from trustjournal import i18n
from trustjournal.trends.felt import details, trend
from trustjournal.trends.series import felt as series
from trustjournal.trends.series.felt import PlanDay, Planned
from trustjournal.trends.series.kinds import ChartKind


def felt(count):
    charts = lives.of_person(count, "en").charts
    return next(each.series for each in charts if each.kind is ChartKind.FELT)


def with_trend(*values, every=3):
    times = [lives.window(8).now - (len(values) - 1 - n) * every for n in range(len(values))]
    return replace(felt(8), trend=trend(ratings(times, values), lives.window(8).now))


def test_without_a_line_nothing_is_said_of_a_band():
    said = series.sentences(felt(4))
    assert said[0] == "Too few entries for a line. Here are the dots."
    assert not [each for each in said if "band" in each]


def test_of_a_line_that_ended_long_ago_no_change_is_told():
    old = felt(8)
    found = trend(old.trend.ratings, lives.window(8).now + 30)
    said = series.sentences(replace(old, trend=found))
    assert found.word is None
    assert said[0].startswith("The band shows")


def test_an_unusual_day_is_a_question_once_there_are_enough():
    said = series.sentences(with_trend(8, 8, 8, 8, 8, 8, 8, 8, 8, 1))
    assert "This differs from your recent days. Did something happen?" in said
    usual = series.sentences(with_trend(8, 8, 8, 8, 8, 8, 8, 8, 8, 8))
    assert not [each for each in usual if "differs" in each]


def test_without_their_record_only_mine_is_told():
    assert any(each.startswith("What I have seen") for each in series.sentences(felt(8)))
    said = series.sentences(replace(felt(8), theirs=None))
    assert any(each.startswith("My record") for each in said)
    assert not any(each.startswith("What I have seen") for each in said)


@pytest.mark.parametrize(
    ("language", "first", "slope"),
    [
        ("en", "Worked out from 24 answers, ", "moves by +0.58 points a week"),
        ("ja", "2026年", "一週間に+0.58点の動き"),
    ],
)
def test_details_tell_their_basis_before_any_figure(language, first, slope):
    i18n.use(language)
    shown = with_trend(*(2 + number / 4 for number in range(24)))
    lines = series.detail_sentences(details(shown.trend), shown.window)
    assert lines[0].startswith(first)
    assert slope in lines[1]
    assert len(lines) == 6
    assert not any("%" in each for each in lines)


def test_a_slope_of_nothing_has_no_sign():
    shown = with_trend(*[5, 6] * 12)
    assert "moves by 0.00 points" in series.detail_sentences(details(shown.trend), shown.window)[1]
    falling = with_trend(*(9 - number / 4 for number in range(24)))
    lines = series.detail_sentences(details(falling.trend), falling.window)
    assert "moves by \N{MINUS SIGN}0.58 points" in lines[1]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (Planned.PROMISE, "a promise is due"),
        (Planned.REVIEW, "a boundary to look at again"),
        (Planned.LOOK_BACK, "a day to look back"),
    ],
)
def test_what_lies_ahead_is_told_with_its_day(what, words):
    ahead = PlanDay(time=0.0, day=date(2026, 5, 14) + timedelta(days=7), what=what)
    assert series.planned_words(ahead) == f"Thu, May 21, 2026: {words}"


@pytest.mark.parametrize("count", [0, 1, 4, 5, 8])
def test_the_table_has_the_line_only_where_there_is_one(count):
    rows = series.table(felt(count)).rows
    assert len(rows) == count
    for _day, _answer, *level in rows:
        assert all(level) if count >= 5 else level == ["", "", ""]
