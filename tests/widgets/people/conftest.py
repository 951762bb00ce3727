import pytest

from trustjournal.people.service import People


@pytest.fixture
def people(vault, clock, changes):
    return People(vault, clock, changes.announce)
