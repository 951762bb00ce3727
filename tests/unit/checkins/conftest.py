import pytest

from trustjournal.checkins.service import CheckIns
from trustjournal.people.service import People


@pytest.fixture
def check_ins(vault, clock, announced):
    return CheckIns(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced, check_ins):
    return People(vault, clock, announced, cascades=[check_ins.ratings_of_people])


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def kenta(people):
    return people.add("健太")
