import pytest

from trustjournal.matters.domain import Draft
from trustjournal.services import assemble

PICK_UP = "保育園のお迎えの分担"


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def matters(services):
    return services.matters


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def jun(people):
    return people.add("純")


@pytest.fixture
def pick_up(matters, jun, announced):
    """Something that is on the user's mind since today."""
    opened = matters.open(Draft(person=jun.id, topic=PICK_UP))
    announced.clear()
    return opened
