"""Whatever order people go and come back in, the trash can be emptied."""

import itertools

import pytest

from trustjournal.boundaries.domain import Draft, Mark
from trustjournal.core.changes import tell_nobody
from trustjournal.services import assemble


@pytest.fixture
def services(vault, clock):
    return assemble(vault, clock, tell_nobody)


@pytest.mark.parametrize("back", [*itertools.combinations(range(3), 1), (0, 2), (1, 2)])
@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_trash_is_emptied_after_people_went_and_came_back(services, order, back):
    aki, ben, chi = (services.people.add(name) for name in ("Aki", "Ben", "Chi"))
    everybody = (aki, ben, chi)
    services.introductions.introduce(aki.id, ben.id, chi.id)
    thrown = {number: services.people.delete(everybody[number].id) for number in order}
    for number in back:
        services.people.bring_back(thrown[number])
    services.journal.empty_trash()
    assert services.keeping.check() == []
    assert len(services.people.everyone()) == len(back)


def test_a_mark_that_came_back_alone_stands_by_itself_when_its_boundary_is_removed(services):
    aki = services.people.add("Aki")
    boundary = services.boundaries.draw(Draft(person=aki.id, not_fine="Calls at night"))
    mark = services.boundaries.note(boundary.id, Mark.RESPECTED)
    thrown = services.boundaries.take_back(mark.id)
    services.boundaries.delete(boundary.id)
    services.boundaries.bring_back(thrown)
    services.journal.empty_trash()
    (event,) = services.events.of_person(aki.id)
    assert event.boundary is None
    assert services.keeping.check() == []
