from dataclasses import replace

import pytest

from trustjournal.boundaries.domain import Draft
from trustjournal.services import assemble

CALLS = Draft(
    not_fine="夜8時以降の電話",
    fine="メッセージはいつでも",
    i_will="通知を切り、朝8時に折り返します",
)


@pytest.fixture
def services(vault, clock, announced):
    return assemble(vault, clock, announced)


@pytest.fixture
def boundaries(services):
    return services.boundaries


@pytest.fixture
def people(services):
    return services.people


@pytest.fixture
def misaki(people):
    return people.add("美咲")


@pytest.fixture
def calls(boundaries, misaki, announced):
    """A boundary that was drawn today."""
    drawn = boundaries.draw(replace(CALLS, person=misaki.id))
    announced.clear()
    return drawn
