from dataclasses import replace

import pytest

from trustjournal.checkins.service import CheckIns
from trustjournal.journal.service import Journal
from trustjournal.people.service import People


@pytest.fixture
def journal(vault, clock, announced):
    return Journal(vault, clock, announced)


@pytest.fixture
def check_ins(vault, clock, announced):
    return CheckIns(vault, clock, announced)


@pytest.fixture
def people(vault, clock, announced, journal, check_ins):
    cascades = [journal.links_of_people, check_ins.ratings_of_people]
    return People(vault, clock, announced, cascades=cascades)


@pytest.fixture
def kenta(people):
    return people.add("健太", reading="けんた")


@pytest.fixture
def misaki(people):
    return people.add("美咲", reading="みさき")


@pytest.fixture
def written(journal):
    """Writes an entry at once and returns it."""

    def write(text, *, day=None, sitting="a sitting", **content):
        draft = journal.begin(day=day, text=text)
        return journal.save(replace(draft, content=replace(draft.content, **content)), sitting)

    return write


@pytest.fixture
def edited(journal):
    """Opens an entry, changes something about it, saves it and returns it."""

    def edit(entry, *, sitting="another sitting", **content):
        draft = journal.open(entry.id)
        return journal.save(replace(draft, content=replace(draft.content, **content)), sitting)

    return edit
