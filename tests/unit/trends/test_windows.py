from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests import lives
from tests.lives import NOW, TOKYO
from trustjournal.trends import days
from trustjournal.trends.series.table import Table, as_csv, as_text
from trustjournal.trends.series.window import AHEAD, SHORTEST, Range, Window, window_of


def test_the_usual_window_is_twelve_weeks_and_a_little_ahead():
    window = window_of(Range.TWELVE_WEEKS, NOW)
    assert window.now - window.start == 84
    assert 0 < window.end - window.now <= AHEAD


@pytest.mark.parametrize(
    ("chosen", "width"),
    [(Range.FOUR_WEEKS, 28), (Range.SIX_MONTHS, 183), (Range.ONE_YEAR, 365)],
)
def test_a_range_reaches_so_far_back(chosen, width):
    window = window_of(chosen, NOW)
    assert window.now - window.start == width


def test_everything_begins_with_the_first_note():
    first = days.days(NOW - timedelta(days=900))
    assert window_of(Range.ALL, NOW, first=first).shows(first)


def test_everything_of_nothing_is_four_weeks():
    window = window_of(Range.ALL, NOW)
    assert window.now - window.start == SHORTEST


def test_own_dates_hold_both_days_whole():
    window = window_of(Range.OWN, NOW, own=(date(2026, 1, 5), date(2026, 3, 9)))
    assert window.day(window.start) == date(2026, 1, 5)
    assert window.midnight(date(2026, 3, 10)) == pytest.approx(window.end)


def test_own_dates_the_wrong_way_round_are_turned():
    there = window_of(Range.OWN, NOW, own=(date(2026, 1, 5), date(2026, 3, 9)))
    back = window_of(Range.OWN, NOW, own=(date(2026, 3, 9), date(2026, 1, 5)))
    assert there == back


def test_a_window_is_never_narrower_than_four_weeks():
    window = window_of(Range.OWN, NOW, own=(date(2026, 1, 5), date(2026, 1, 6)))
    assert window.width == SHORTEST
    assert window.zoomed(0.1, window.start).width == SHORTEST


def test_zooming_leaves_a_time_in_its_place():
    window = window_of(Range.ONE_YEAR, NOW)
    around = window.start + window.width / 4
    nearer = window.zoomed(0.5, around)
    assert (around - nearer.start) / nearer.width == pytest.approx(0.25)


def test_moving_keeps_the_width_and_stops_where_there_is_nothing_more():
    outer = window_of(Range.ONE_YEAR, NOW)
    inner = outer.zoomed(0.25, outer.end)
    earlier = inner.moved(-10)
    assert (earlier.start, earlier.width) == pytest.approx((inner.start - 10, inner.width))
    assert earlier.within(outer) == earlier
    assert inner.moved(-5000).within(outer).start == outer.start
    assert inner.moved(5000).within(outer).end == pytest.approx(outer.end)
    assert outer.zoomed(3, outer.now).within(outer) == outer


def test_a_day_is_the_one_of_the_place():
    late = datetime(2026, 5, 14, 23, 30, tzinfo=TOKYO)
    here = window_of(Range.FOUR_WEEKS, NOW)
    there = window_of(Range.FOUR_WEEKS, NOW.astimezone(ZoneInfo("America/New_York")))
    assert here.day(days.days(late)) == date(2026, 5, 14)
    assert there.day(days.days(late)) == date(2026, 5, 14)
    assert there.day(days.days(late + timedelta(hours=1))) == date(2026, 5, 14)
    assert here.day(days.days(late + timedelta(hours=1))) == date(2026, 5, 15)


def test_a_window_without_width_is_refused():
    with pytest.raises(ValueError, match="width"):
        Window(start=1, end=1, now=1, zone=TOKYO)


def test_notes_of_a_present_without_a_zone_lie_on_no_day():
    notes = replace(lives.notes(1), now=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="zone"):
        notes.noon(NOW.date())


def test_the_present_needs_a_zone():
    with pytest.raises(ValueError, match="zone"):
        window_of(Range.ALL, NOW.replace(tzinfo=None))


# Tables


def test_a_row_has_a_cell_for_every_column():
    with pytest.raises(ValueError, match="column"):
        Table(header=("a", "b"), rows=(("1",),))


def test_a_table_is_csv_that_spreadsheets_read_as_unicode():
    table = Table(header=("日", "a, b"), rows=(("5月", 'he said "no"'),))
    assert as_csv(table).decode("utf-8-sig") == '日,"a, b"\r\n5月,"he said ""no"""\r\n'
    assert as_csv(table).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd", "-x"])
def test_a_name_is_never_computed_by_a_spreadsheet(cell):
    written = as_csv(Table(header=("a",), rows=((cell,),))).decode("utf-8-sig")
    assert written == f"a\r\n'{cell}\r\n"


def test_a_negative_number_stays_a_number():
    assert b"'-" not in as_csv(Table(header=("a",), rows=(("-0.5",),)))


def test_a_table_is_copied_with_tabs():
    assert as_text(Table(header=("a", "b"), rows=(("1", "2"),))) == "a\tb\n1\t2"
