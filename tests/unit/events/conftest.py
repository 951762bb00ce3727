import pytest

from trustjournal.events.service import Events
from trustjournal.events.store import shelf
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople


@pytest.fixture
def people(vault, clock, announced):
    return People(vault, clock, announced, cascades=[ShelfOfPeople(shelf, clock)])


@pytest.fixture
def events(vault, clock, announced):
    return Events(vault, clock, announced)


@pytest.fixture
def misaki(people):
    return people.add("美咲", reading="みさき")


@pytest.fixture
def kenta(people):
    return people.add("健太", reading="けんた")
