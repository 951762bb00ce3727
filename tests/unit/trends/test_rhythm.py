from datetime import date, timedelta

from tests.unit.trends.vectors import cases, close
from trustjournal.trends.rhythm import rhythm
from trustjournal.trends.words import RhythmWord

FIRST = date(2026, 1, 1)


def day(number):
    return FIRST + timedelta(days=number)


def after(*numbers, today, wished=None):
    return rhythm(map(day, numbers), day(today), wished=wished)


@cases("rhythm")
def test_the_rhythm_is_that_of_the_reference(case):
    import math

    found = after(*case["contacts"], today=case["now"], wished=case["cadence_days"])
    assert found.word == case["expect"]["word"]
    assert {
        "elapsed": found.elapsed,
        "typical": found.typical,
        "m": None if found.usual is None else math.log(found.usual),
        "s": found.spread,
        "z": found.z,
        "ratio": found.ratio,
    } == {
        name: value if value is None else close(value)
        for name, value in case["expect"].items()
        if name != "word"
    }


def test_a_weekly_caller_is_a_little_longer_from_nine_days_and_noticeably_from_eleven_and_a_half():
    weekly = range(0, 35, 7)
    words = [after(*weekly, today=28 + days).word for days in range(7, 14)]
    assert words == [
        *[RhythmWord.AS_USUAL] * 2,
        *[RhythmWord.A_LITTLE_LONGER] * 3,
        *[RhythmWord.NOTICEABLY_LONGER] * 2,
    ]


def test_before_the_first_contact_nothing_is_compared():
    found = after(today=5, wished=7)
    assert found.word is RhythmWord.NO_CONTACT_YET
    assert found.elapsed is found.ratio is found.z is None


def test_several_contacts_of_one_day_are_one():
    assert after(0, 7, 7, 7, 14, 21, today=24) == after(0, 7, 14, 21, today=24)


def test_on_the_day_itself_all_is_as_usual():
    found = after(0, 7, 14, 21, today=21)
    assert (found.elapsed, found.z, found.word) == (0, None, RhythmWord.AS_USUAL)


def test_a_contact_that_is_planned_is_none_yet():
    assert after(0, 7, 14, 21, 90, today=24) == after(0, 7, 14, 21, today=24)


def test_only_the_last_eight_gaps_make_the_rhythm():
    long_ago = range(0, 3000, 300)
    fours, eights = range(3000, 3016, 4), range(3016, 3049, 8)
    assert after(*long_ago, *fours, *eights, today=3050).typical == 6
