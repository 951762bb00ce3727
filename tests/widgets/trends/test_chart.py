"""One chart under the mouse and the keyboard: what is read in it, opened, and brought nearer."""

import pytest

from trustjournal.core.changes import tell_nobody
from trustjournal.events.domain import By
from trustjournal.events.service import Events
from trustjournal.people.domain import Circle
from trustjournal.trends.series.kinds import ChartKind
from trustjournal.trends.series.window import Range

FELT = ChartKind.FELT


def test_the_mouse_reads_the_nearest_point_without_a_new_drawing(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    drawings = []
    chart.canvas.drawn.connect(lambda: drawings.append(1))
    for number, point in enumerate(chart.canvas.points[:8]):
        chart.hover(number)
        assert any(
            other.words() in chart.reads()
            for other in chart.canvas.points
            if abs(other.x - point.x) < 2 and abs(other.y - point.y) < 2
        )
    chart.hover_nowhere()
    assert chart.reads() == ""
    assert drawings == []


def numbers_with_entry(chart, entry):
    return [number for number, point in enumerate(chart.canvas.points) if point.entry == entry]


def test_a_point_opens_the_entry_it_was_noted_with(open_trends, kenta, life):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    (number,) = numbers_with_entry(chart, life.entry)
    chart.hover(number)
    assert "open the entry" in chart.reads()
    chart.click(number)
    assert trends.opened == [life.entry]


@pytest.mark.parametrize("first", [True, False])
def test_of_notes_of_one_day_the_one_with_an_entry_is_opened(open_trends, ken, life, first):
    events = Events(life.vault, life.clock, tell_nobody)
    for entry in (life.entry, None) if first else (None, life.entry):
        life.clock.advance(minutes=1)
        events.note(ken.id, "honest_hard", By.THEM, entry=entry)
    trends = open_trends()
    trends.choose(ken.id)
    chart = trends.chart(FELT)
    (number,) = numbers_with_entry(chart, life.entry)
    chart.click(number)
    assert trends.opened == [life.entry]


@pytest.fixture
def ken(life):
    ken = life.people.add("Ken", circles=(Circle.WORK,))
    life.entry = life.journal.write("A walk.", people=[]).id
    return ken


def test_the_keyboard_goes_along_the_points_and_opens_an_entry(open_trends, kenta, life):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.come_to_it()
    (number,) = numbers_with_entry(chart, life.entry)
    chart.press("Home", *["Right"] * number)
    assert chart.canvas.points[number].words() in chart.reads()
    chart.press("Enter")
    assert trends.opened == [life.entry]
    chart.press("End")
    assert chart.canvas.points[-1].words() in chart.reads()
    chart.press("Left", "Right", "Right")
    assert chart.canvas.points[-1].words() in chart.reads()


def test_a_point_without_an_entry_opens_nothing(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.come_to_it()
    number = next(n for n, point in enumerate(chart.canvas.points) if point.entry is None)
    chart.press("Home", *["Right"] * number, "Enter")
    assert trends.opened == []


# Zoom and place


def test_zooming_and_moving_have_a_way_back(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    trends.choose_range(Range.ONE_YEAR)
    trends.until(lambda: trends.card(FELT).canvas.shown.window.width > 300)
    chart = trends.chart(FELT)
    chart.come_to_it()
    for act in (
        lambda: chart.press("+", "+"),
        lambda: chart.press("Shift+Left"),
        lambda: chart.drag(120),
        lambda: chart.wheel(120, control=True),
    ):
        assert not trends.offers("wholeRange", FELT)
        act()
        assert chart.canvas.is_zoomed
        trends.until(lambda: chart.canvas.is_up_to_date)
        trends.press("wholeRange", FELT)
        assert not chart.canvas.is_zoomed
    chart.come_to_it()
    chart.press("+", "Escape")
    assert not chart.canvas.is_zoomed
    chart.press("+", "-")
    trends.until(lambda: chart.canvas.is_up_to_date)


def test_a_chart_is_up_to_date_only_once_what_was_zoomed_to_is_seen(open_trends, any_jobs, kenta):
    trends = open_trends(any_jobs)
    trends.until(lambda: trends.shows(ChartKind.MULTIPLES))
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    whole = len(chart.canvas.points)
    chart.come_to_it()
    chart.press("+", "+", "+")
    trends.until(lambda: chart.canvas.is_up_to_date)
    assert 0 < len(chart.canvas.points) < whole


def test_the_wheel_alone_scrolls_the_page(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    assert not chart.wheel(120, control=False)
    assert not chart.canvas.is_zoomed


def test_a_drag_opens_no_entry(open_trends, kenta):
    trends = open_trends()
    trends.choose(kenta.id)
    chart = trends.chart(FELT)
    chart.drag(60)
    assert trends.opened == []
