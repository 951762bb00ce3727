import pytest

from tests.drivers.forms import FormListDriver
from trustjournal.events.store import shelf as events
from trustjournal.milestones import store
from trustjournal.milestones.person_sections import MilestonesCard
from trustjournal.milestones.service import Chapters, Milestones
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.preferences.service import Choices


@pytest.fixture
def milestones(vault, clock, changes):
    return Milestones(vault, clock, changes.announce)


@pytest.fixture
def chapters(vault, clock, changes):
    return Chapters(vault, clock, changes.announce)


@pytest.fixture
def choices(vault, changes):
    return Choices(vault, changes.announce)


@pytest.fixture
def people(vault, clock, changes):
    shelves = (events, store.milestones, store.chapters)
    cascades = [ShelfOfPeople(shelf, clock) for shelf in shelves]
    return People(vault, clock, changes.announce, cascades=cascades)


@pytest.fixture
def misaki(people):
    return people.add("美咲")


class CardDriver:
    """Drives a MilestonesCard."""

    def __init__(self, card):
        self.card = card
        self.days = FormListDriver(card, "milestones")
        self.parts = FormListDriver(card, "chapters")
        self.undos, self.problems = [], []
        card.undo_offered.connect(lambda said, undo: self.undos.append((said, undo)))
        card.problem.connect(self.problems.append)

    def undo(self):
        self.undos.pop()[1]()


@pytest.fixture
def make_card(theme, show, milestones, chapters, choices, changes, clock):
    def make(jobs):
        card = MilestonesCard(milestones, chapters, choices, jobs, changes, clock)
        show(card, 640, 900)
        return CardDriver(card)

    return make


@pytest.fixture
def card(make_card, jobs, misaki):
    driver = make_card(jobs)
    driver.card.show_person(misaki)
    return driver
