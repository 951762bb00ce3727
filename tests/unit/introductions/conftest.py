import pytest

from trustjournal.introductions import store
from trustjournal.introductions.service import Introductions
from trustjournal.people.service import People
from trustjournal.people.shelves import ShelfOfPeople


@pytest.fixture
def introductions(vault, clock, announced):
    return Introductions(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced):
    return People(vault, clock, announced, cascades=[ShelfOfPeople(store.shelf, clock)])


@pytest.fixture
def ueda(people):
    return people.add("上田").id


@pytest.fixture
def kim(people):
    return people.add("キム").id


@pytest.fixture
def taro(people):
    return people.add("太郎").id
