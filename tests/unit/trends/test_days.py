from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from trustjournal.trends.days import days, instant, noon

TOKYO, BERLIN = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/Berlin")


def test_one_instant_is_one_number_wherever_it_was_written():
    there = datetime(2026, 5, 14, 21, 30, tzinfo=TOKYO)
    assert days(there) == days(there.astimezone(BERLIN)) == days(there.astimezone(UTC))


def test_a_day_is_one_also_when_the_clocks_go_forward():
    assert days(datetime(1970, 1, 2, tzinfo=UTC)) == 1
    noons = [days(datetime(2026, 3, day, 12, tzinfo=BERLIN)) for day in (28, 29)]
    assert 24 * (noons[1] - noons[0]) == pytest.approx(23)


def test_days_become_an_instant_again():
    when = datetime(2026, 5, 14, 12, 34, 56, tzinfo=UTC)
    assert abs(instant(days(when)) - when) < timedelta(milliseconds=1)


def test_noon_is_that_of_the_place():
    assert noon(date(2026, 5, 14), TOKYO) == days(datetime(2026, 5, 14, 3, tzinfo=UTC))
