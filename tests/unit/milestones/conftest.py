import pytest

from trustjournal.events.store import shelf as events
from trustjournal.milestones import store
from trustjournal.milestones.service import Chapters, Milestones
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople


@pytest.fixture
def milestones(vault, clock, announced):
    return Milestones(vault, clock, announced)


@pytest.fixture
def chapters(vault, clock, announced):
    return Chapters(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced):
    shelves = (events, store.milestones, store.chapters)
    cascades = [ShelfOfPeople(shelf, clock) for shelf in shelves]
    return People(vault, clock, announced, cascades=cascades)


@pytest.fixture
def happened(vault):
    """Returns what is noted among the things that happened."""

    def read():
        with vault.reading() as connection:
            return events.where(connection)

    return read
