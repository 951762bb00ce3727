import pytest

from trustjournal.people.service import People


@pytest.fixture
def people(vault, clock, announced):
    return People(vault, clock, announced)
