"""From what happened to the chart, and from the chart back to what was written."""

import pytest

from tests.drivers.trends import TrendsDriver
from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.core.settings import Appearance
from trustjournal.people.domain import Circle
from trustjournal.trends.series.kinds import ChartKind

FELT = ChartKind.FELT


@pytest.fixture
def app(open_app):
    """A journal in which a boundary was drawn towards Kenta, whom one works with."""
    services = open_app.conductor.session.services
    kenta = services.people.add("Kenta", circles=(Circle.WORK,))
    services.boundaries.draw(Draft(person=kenta.id, not_fine="Messages at night"))
    for mark in (7, 7, 6, 7, 8):
        services.journal.write("A day at work.", people=["Kenta"], trust=mark)
        open_app.computer.clock.advance(days=1)
    open_app.all_done()
    yield open_app
    open_app.close()


def trends_of(app, qtbot, name):
    page = app.go("trends")
    driver = TrendsDriver(page, qtbot)
    services = app.conductor.session.services
    person = services.people.named(name)
    driver.until(lambda: person.name in driver.people())
    driver.choose(person.id)
    driver.card(FELT)
    return driver


def test_a_boundary_that_was_crossed_leads_from_its_mark_to_the_entry(app, qtbot):
    services = app.conductor.session.services
    trends = trends_of(app, qtbot, "Kenta")
    before = len(trends.chart(FELT).canvas.points)
    entry = services.journal.write("He wrote at two in the morning.", people=["Kenta"])
    kenta = services.people.named("Kenta")
    (boundary,) = services.boundaries.of_person(kenta.id)
    services.boundaries.note(boundary.id, Mark.CROSSED, entry=entry.id)
    app.all_done()
    trends.until(lambda: len(trends.chart(FELT).canvas.points) == before + 1)

    chart = trends.chart(FELT)
    chart.come_to_it()
    (number,) = [n for n, point in enumerate(chart.canvas.points) if point.entry == entry.id]
    chart.press("Home", *["Right"] * number)
    assert "Boundary crossed" in chart.reads()
    chart.press("Enter")
    app.until(lambda: "He wrote at two in the morning." in app.journal.text)


def test_the_language_and_the_look_change_with_a_chart_open(app, qtbot):
    trends = trends_of(app, qtbot, "Kenta")
    card, english = trends.card(FELT), trends.words(FELT)
    assert english
    app.conductor.choose(language="ja")
    trends.until(lambda: trends.words(FELT) not in ("", english))
    trends.until(lambda: trends.sees("みんな"))
    assert trends.chart(FELT).canvas.points
    app.conductor.choose(appearance=Appearance.DARK)
    trends.until(lambda: card.canvas.is_up_to_date)
    assert trends.card(FELT) is card
    app.conductor.choose(appearance=Appearance.LIGHT, language="en")
    trends.until(lambda: trends.words(FELT) == english)


def test_a_hard_entry_lets_the_charts_rest(app, qtbot):
    trends = trends_of(app, qtbot, "Kenta")
    services = app.conductor.session.services
    from dataclasses import replace

    draft = services.journal.begin()
    content = replace(draft.content, text="Too much.", hard=True)
    services.journal.save(services.journal.keep(replace(draft, content=content)), "sitting")
    app.all_done()
    trends.until(lambda: trends.sees("Charts rest for a day after a hard entry."))
    trends.until(lambda: not any(trends.shows(kind) for kind in ChartKind))
