"""The services that the tests of several features begin from, over one encrypted journal."""

import pytest

from trustjournal.checkins.service import CheckIns
from trustjournal.journal.service import Journal
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices


@pytest.fixture
def journal(vault, clock, announced):
    return Journal(vault, clock, announced)


@pytest.fixture
def check_ins(vault, clock, announced):
    return CheckIns(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced, check_ins, journal):
    cascades = [check_ins.ratings_of_people, journal.links_of_people]
    return People(vault, clock, announced, cascades=cascades)


@pytest.fixture
def choices(vault, announced):
    return Choices(vault, announced)


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def kenta(people):
    return people.add("健太")
