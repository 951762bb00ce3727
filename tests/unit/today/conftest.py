from dataclasses import replace

import pytest

from tests.answered import answers_of
from trustjournal.boundaries.service import Boundaries
from trustjournal.events.service import Events
from trustjournal.matters.service import Matters
from trustjournal.milestones.service import Milestones
from trustjournal.promises.service import Promises
from trustjournal.today.dues import Agreed, Dues
from trustjournal.today.service import Today
from trustjournal.trends.looking.service import Reflections
from trustjournal.worksheets.domain import FollowUpType
from trustjournal.worksheets.reminders import Reminders
from trustjournal.worksheets.service import Worksheets


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
        reflections=Reflections(*parts),
    )


@pytest.fixture
def dues(vault, clock, announced, agreed):
    return Dues(vault, clock, announced, agreed)


@pytest.fixture
def remind(vault, clock, announced, misaki):
    """Leaves a debrief on a day, from a sheet about Misaki."""

    def remind(day):
        worksheets = Worksheets(vault, clock, announced)
        sheet = worksheets.begin("repair_prep", person=misaki.id).sheet
        answers = answers_of("repair_prep", "ja", person=lambda _name: misaki.id)
        worksheets.answer(sheet.id, answers, sheet.place)
        proposed = worksheets.proposals(sheet.id)
        debrief = [replace(each, day=day) for each in proposed if each.type is FollowUpType.DEBRIEF]
        return worksheets.finish(sheet.id, debrief).sheet

    return remind
