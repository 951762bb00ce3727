import pytest

from trustjournal.boundaries.service import Boundaries
from trustjournal.checkins.service import CheckIns
from trustjournal.events.service import Events
from trustjournal.journal.service import Journal
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.people.service import People
from trustjournal.preferences.service import Choices
from trustjournal.promises.service import Promises
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.service import Today


@pytest.fixture
def today(vault, clock, announced):
    return Today(vault, clock, announced)


@pytest.fixture
def journal(vault, clock, announced):
    return Journal(vault, clock, announced)


@pytest.fixture
def check_ins(vault, clock, announced):
    return CheckIns(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced, check_ins, journal):
    return People(
        vault, clock, announced, cascades=[check_ins.ratings_of_people, journal.links_of_people]
    )


@pytest.fixture
def choices(vault, announced):
    return Choices(vault, announced)


@pytest.fixture
def agreed(vault, clock, announced):
    parts = (vault, clock, announced)
    return Agreed(
        promises=Promises(*parts),
        boundaries=Boundaries(*parts),
        matters=Matters(*parts),
        milestones=Milestones(*parts),
        events=Events(*parts),
    )


@pytest.fixture
def dues(vault, clock, announced, agreed):
    return Dues(vault, clock, announced, agreed)
