import pytest

from trustjournal.events.store import shelf as events
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.promises import finding
from trustjournal.promises.service import Promises
from trustjournal.promises.store import KIND, shelf

SHELVES = (events, shelf)


@pytest.fixture
def promises(vault, clock, announced):
    return Promises(vault, clock, announced)


@pytest.fixture
def journal(vault, clock, announced):
    return Journal(vault, clock, announced, also_findable={KIND: finding.load}, shelves=SHELVES)


@pytest.fixture
def people(vault, clock, announced):
    cascades = [ShelfOfPeople(each, clock) for each in SHELVES]
    return People(vault, clock, announced, cascades=cascades)


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def kenta(people):
    return people.add("健太")


@pytest.fixture
def facts(vault):
    """Reads the events in the record, those that are in the trash left out."""

    def read():
        with vault.reading() as connection:
            return events.where(connection)

    return read
