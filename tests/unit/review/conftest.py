from datetime import date
from itertools import count

import pytest

from tests.unit.review.kinds import KINDS
from trustjournal.core.ids import EventId
from trustjournal.events.domain import By, Event
from trustjournal.events.store import shelf as events
from trustjournal.introductions.service import Introductions
from trustjournal.milestones.service import Milestones
from trustjournal.review.service import Review


@pytest.fixture
def review(vault, clock, announced):
    return Review(vault, clock, announced, lambda: KINDS)


@pytest.fixture
def milestones(vault, clock, announced):
    return Milestones(vault, clock, announced)


@pytest.fixture
def introductions(vault, clock, announced):
    return Introductions(vault, clock, announced)


@pytest.fixture
def happens(vault, clock):
    """Notes something that happened."""
    numbers = count()

    def note(person, kind, day=None, by=By.ME, **more):
        event = Event(
            id=EventId(f"{next(numbers)}"),
            person=person.id,
            kind=kind,
            by=by,
            day=day or date(2026, 5, 14),
            **more,
        )
        with vault.writing() as connection:
            events.insert(connection, event, clock())
        return event

    return note
