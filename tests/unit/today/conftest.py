import pytest

from trustjournal.boundaries.service import Boundaries
from trustjournal.events.service import Events
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.promises.service import Promises
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.service import Today
from trustjournal.worksheets.reminders import Reminders


@pytest.fixture
def today(vault, clock, announced):
    return Today(vault, clock, announced)


@pytest.fixture
def agreed(vault, clock, announced):
    parts = (vault, clock, announced)
    return Agreed(
        promises=Promises(*parts),
        boundaries=Boundaries(*parts),
        matters=Matters(*parts),
        milestones=Milestones(*parts),
        events=Events(*parts),
        reminders=Reminders(*parts),
    )


@pytest.fixture
def dues(vault, clock, announced, agreed):
    return Dues(vault, clock, announced, agreed)
