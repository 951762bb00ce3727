import pytest

from trustjournal.people.domain import Circle


@pytest.fixture
def misaki(people):
    return people.add("美咲", circles=(Circle.PARTNER,))
