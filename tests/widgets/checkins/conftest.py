import pytest

from trustjournal.checkins.service import CheckIns
from trustjournal.people.domain import Circle
from trustjournal.people.service import People


@pytest.fixture
def check_ins(vault, clock, changes):
    return CheckIns(vault, clock, changes.announce)


@pytest.fixture
def people(vault, clock, changes, check_ins):
    return People(vault, clock, changes.announce, cascades=[check_ins.ratings_of_people])


@pytest.fixture
def misaki(people):
    return people.add("美咲", circles=(Circle.PARTNER,))
