from dataclasses import replace

import pytest

from tests.unit.promises.builders import a_draft
from trustjournal.events.store import shelf as events
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople
from trustjournal.promises import finding
from trustjournal.promises.domain import Draft
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
def facts(vault):
    """Reads the events in the record, those that are in the trash left out."""

    def read():
        with vault.reading() as connection:
            return events.where(connection)

    return read


@pytest.fixture
def make(promises, misaki):
    """Makes promises between me and Misaki."""

    def make(**fields):
        return promises.make(a_draft(misaki, **fields))

    return make


@pytest.fixture
def change(promises):
    """Words a promise otherwise in one respect or another."""

    def change(promise, **fields):
        present = promises.get(promise.id).promise
        return promises.change(promise.id, replace(Draft.of(present), **fields))

    return change
