import pytest

from tests.drivers.today import TodayDriver
from trustjournal.boundaries.service import Boundaries
from trustjournal.checkins.service import CheckIns
from trustjournal.events.service import Events
from trustjournal.journal.service import Journal
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices
from trustjournal.promises.service import Promises
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.page import TodayPage
from trustjournal.today.service import Today


@pytest.fixture
def today(vault, clock, changes):
    clock.now = clock.now.replace(hour=9)
    return Today(vault, clock, changes.announce)


@pytest.fixture
def journal(vault, clock, changes):
    return Journal(vault, clock, changes.announce)


@pytest.fixture
def check_ins(vault, clock, changes):
    return CheckIns(vault, clock, changes.announce)


@pytest.fixture
def people(vault, clock, changes, check_ins, journal):
    return People(
        vault,
        clock,
        changes.announce,
        cascades=[check_ins.ratings_of_people, journal.links_of_people],
    )


@pytest.fixture
def choices(vault, changes):
    return Choices(vault, changes.announce)


@pytest.fixture
def open_today(theme, language, today, people, check_ins, dues, jobs, changes, show):
    """Opens the page, wide enough for two columns, and returns its driver."""

    def open_page(width=1056, height=860, jobs=jobs):
        page = TodayPage(today, people, check_ins, dues, jobs, changes)
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
