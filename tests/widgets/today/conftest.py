from dataclasses import replace

import pytest

from tests.drivers.today import TodayDriver
from trustjournal.boundaries.service import Boundaries
from trustjournal.events.catalogue import catalogue
from trustjournal.events.desk import Desk
from trustjournal.events.service import Events
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.promises.service import Promises
from trustjournal.today.due_section import DueSection
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.event_card import EventCard
from trustjournal.today.observation_card import ObservationCard
from trustjournal.today.page import TodayPage
from trustjournal.today.pause import PauseCard
from trustjournal.today.rest import Rest
from trustjournal.today.sections import Sections
from trustjournal.today.service import Today
from trustjournal.today.sheet_line import SheetLine
from trustjournal.trends.looking.service import Reflections
from trustjournal.trends.service import Trends
from trustjournal.ui.day_field import Days
from trustjournal.ui.first_paint import FirstPaint
from trustjournal.worksheets.reminders import Reminders
from trustjournal.worksheets.service import Worksheets


@pytest.fixture
def today(vault, clock, changes):
    clock.now = clock.now.replace(hour=9)
    return Today(vault, clock, changes.announce)


@pytest.fixture
def events_desk(events, choices, jobs, changes, clock):
    return Desk(
        events=events,
        choices=choices,
        jobs=jobs,
        changes=changes,
        days=Days(lambda: clock().date()),
    )


@pytest.fixture
def worksheets(vault, clock, changes):
    return Worksheets(vault, clock, changes.announce)


@pytest.fixture
def sections(theme, language, dues, trends, events_desk, worksheets, choices, clock):
    """Makes what other features bring to the page."""

    def make(jobs):
        return Sections(
            due=DueSection(dues, jobs),
            events=EventCard(replace(events_desk, jobs=jobs)),
            observation=ObservationCard(trends, jobs),
            sheets=SheetLine(worksheets, jobs),
            pause=PauseCard(choices, jobs, lambda: clock().date()),
        )

    return make


@pytest.fixture
def open_today(theme, language, today, people, check_ins, sections, jobs, changes, show, qtbot):
    """Opens the page, wide enough for two columns, and returns its driver."""

    def open_page(width=1056, height=860, jobs=jobs):
        page = TodayPage(today.snapshot, today.now, jobs, changes)
        page.complete(Rest(today, people, check_ins, sections(jobs), jobs))
        show(page, width, height)
        # What is due is read once the rest is painted.
        qtbot.waitUntil(lambda: page.findChild(FirstPaint) is None)
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
        reminders=Reminders(*parts),
        reflections=Reflections(*parts),
    )


@pytest.fixture
def dues(vault, clock, changes, agreed):
    return Dues(vault, clock, changes.announce, agreed)


@pytest.fixture
def trends(vault, clock):
    return Trends(vault, clock, catalogue())
