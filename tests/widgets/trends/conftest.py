import pytest

from tests.drivers.trends import TrendsDriver
from tests.unit.trends.test_trends_service import Life
from trustjournal.people.domain import Circle
from trustjournal.people.service import People
from trustjournal.trends.answers import GapAnswers
from trustjournal.trends.page import TrendsPage


@pytest.fixture
def life(vault, clock, changes):
    made = Life(vault, clock)
    made.people = People(vault, clock, changes.announce)
    made.answers = GapAnswers(vault, clock, changes.announce)
    return made


@pytest.fixture
def kenta(life):
    """Somebody of whom much was noted, with an entry behind some of it."""
    kenta = life.people.add("Kenta", circles=(Circle.WORK,))
    entry = life.journal.write("We talked.", people=["Kenta"], trust=6)
    life.clock.advance(days=3)
    life.rate(kenta, 5, 6, 7, 6, 8, every=4)
    life.happened(kenta)
    life.entry = entry.id
    return life.people.get(kenta.id)


@pytest.fixture
def misaki(life):
    misaki = life.people.add("Misaki", circles=(Circle.PARTNER,))
    life.rate(misaki, 7, 7, 8, 7, 8, 9)
    life.happened(misaki)
    return misaki


@pytest.fixture
def open_trends(theme, language, life, jobs, changes, clock, show, qtbot):
    def open_page(jobs=jobs, width=1056, height=860):
        page = TrendsPage(life.trends, life.people, life.answers, jobs, changes, clock)
        show(page, width, height)
        return TrendsDriver(page, qtbot)

    return open_page
