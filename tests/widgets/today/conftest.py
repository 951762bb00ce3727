import pytest

from tests.drivers.today import TodayDriver
from trustjournal.boundaries.service import Boundaries
from trustjournal.events.catalogue import catalogue
from trustjournal.events.desk import Desk
from trustjournal.events.service import Events
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.promises.service import Promises
from trustjournal.today.check_in_card import CheckInCard
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.event_card import EventCard
from trustjournal.today.page import TodayPage
from trustjournal.today.service import Today
from trustjournal.trends.service import Trends
from trustjournal.ui.day_field import Days


@pytest.fixture
def today(vault, clock, changes):
    clock.now = clock.now.replace(hour=9)
    return Today(vault, clock, changes.announce)


@pytest.fixture
def make_today(today, people, check_ins, dues, trends, events, choices, jobs, changes, clock):
    """Puts the page together as the shell does."""

    def make(jobs=jobs):
        desk = Desk(
            events=events,
            choices=choices,
            jobs=jobs,
            changes=changes,
            days=Days(lambda: clock().date()),
        )
        check_in = CheckInCard(check_ins, people, jobs)
        return TodayPage(today, check_in, dues, trends, EventCard(desk), jobs, changes)

    return make


@pytest.fixture
def open_today(theme, language, make_today, jobs, show):
    """Opens the page, wide enough for two columns, and returns its driver."""

    def open_page(width=1056, height=860, jobs=jobs):
        page = make_today(jobs)
        show(page, width, height)
        return TodayDriver(page)

    return open_page


@pytest.fixture
def agreed(vault, clock, changes):
    parts = (vault, clock, changes.announce)
    return Agreed(
        promises=Promises(*parts),
        boundaries=Boundaries(*parts),
        matters=Matters(*parts),
        milestones=Milestones(*parts),
        events=Events(*parts),
    )


@pytest.fixture
def dues(vault, clock, changes, agreed):
    return Dues(vault, clock, changes.announce, agreed)


@pytest.fixture
def trends(vault, clock):
    return Trends(vault, clock, catalogue())
