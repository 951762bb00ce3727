from dataclasses import replace
from datetime import timedelta

import pytest

from trustjournal.boundaries.domain import Draft
from trustjournal.core.changes import Changes
from trustjournal.services import assemble

CALLS = Draft(
    not_fine="夜8時以降の電話",
    fine="メッセージはいつでも",
    i_will="通知を切り、朝8時に折り返します",
)


BOTH = Changes.BOUNDARIES | Changes.EVENTS
WEEK = timedelta(weeks=1)


def story_of(boundaries, boundary):
    """Return one boundary with all that became of it."""
    (found,) = [
        each for each in boundaries.stories_of(boundary.person) if each.boundary.id == boundary.id
    ]
    return found


@pytest.fixture
def today(clock):
    return clock().date()


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
