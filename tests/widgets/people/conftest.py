"""A person's page with what other features would put on it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QLabel

from tests.drivers.people import PersonDriver
from trustjournal.core.changes import Changes
from trustjournal.core.clock import moment_of
from trustjournal.people.domain import Circle
from trustjournal.people.person_page import PersonPage
from trustjournal.people.section import Columns, PersonSection, TimelineItem
from trustjournal.people.service import People


@pytest.fixture
def people(vault, clock, changes):
    return People(vault, clock, changes.announce)


class _Diary:
    """Entries as a feature to the right would give them."""

    touched_by = Changes.ENTRIES

    def __init__(self):
        self.kept = []

    def write(self, text, day, hour=9):
        when = moment_of(datetime(2026, 5, day, hour, tzinfo=ZoneInfo("Asia/Tokyo")))
        self.kept.append(TimelineItem(id=text, moment=when, content=text))

    def items(self, person):
        return list(self.kept)

    def row(self, item):
        return QLabel(item.content)


class _Card(PersonSection):
    """A card as a feature to the right would give it."""

    def __init__(self):
        super().__init__()
        self.shown, self.left = [], 0

    def show_person(self, person):
        self.shown.append(person.name)

    def leave(self):
        self.left += 1


@pytest.fixture
def diary():
    return _Diary()


@pytest.fixture
def card():
    return _Card()


@pytest.fixture
def make_person_page(theme, show, people, changes, clock, diary, card):
    def make(jobs):
        page = PersonPage(
            people,
            jobs,
            changes,
            clock,
            happened=[diary],
            entries=diary,
            cards=Columns(side=[card]),
        )
        show(page, 1000, 800)
        return PersonDriver(page)

    return make


@pytest.fixture
def misaki(people):
    return people.add("美咲", reading="みさき", circles=(Circle.PARTNER, Circle.FRIEND))
